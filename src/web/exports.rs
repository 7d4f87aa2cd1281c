//! `GET /a/CODE/export.EXTENSION`: the notes, at any second, for whoever has the code;
//! and the pages about them: what there is to take, the notes to print, the message.
//!
//! An export is written on a thread of its own: hundreds of people's words take longer
//! than a socket may wait.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use super::beside::{Turn, beside};
use super::error::WebError;
use super::etag;
use super::failure;
use super::files;
use super::history;
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use crate::clock;
use crate::live::Sight;
use crate::pad::{Choice, Format, Signing, Source};
use crate::recipes::{self, Recipe};
use crate::screen::Door;
use crate::views;
use crate::views::look::Look;

/// What an address may say beside the name of the file.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ExportQuery {
    /// For machines: no guard against formulas, commas, ASCII headers.
    brut: String,
    /// On maps: also what has no coordinates.
    tout: String,
    /// With which names.
    noms: String,
}

impl ExportQuery {
    /// A choice of names that is none is no address: names must not leave by a mistake.
    fn choice(&self) -> Result<Choice, WebError> {
        let signing = match self.noms.as_str() {
            "" => Signing::default(),
            code => Signing::from_code(code).ok_or(WebError::NotFound)?,
        };
        Ok(Choice { signing, raw: !self.brut.is_empty(), whole: !self.tout.is_empty() })
    }
}

type Asked = (State<AppState>, Path<String>, Query<ExportQuery>, Visitor, Turn);

/// `GET /a/CODE/export`: what there is to take away.
pub(super) async fn choice(asked: Asked) -> Response {
    page(asked, views::export::page).await
}

/// `GET /a/CODE/imprimer`: the notes on paper.
pub(super) async fn print(asked: Asked) -> Response {
    page(asked, views::print::page).await
}

/// `GET /a/CODE/courriel`: the notes as a message to copy.
pub(super) async fn message(asked: Asked) -> Response {
    page(asked, views::message::page).await
}

/// One of the pages, written beside the runtime like the files.
async fn page(
    (State(state), Path(code), Query(query), visitor, turn): Asked,
    view: fn(&Source<'_>, &Door, &Look) -> Markup,
) -> Response {
    let look = look(&visitor);
    let made = async {
        let choice = query.choice()?;
        let (_, room) = state.room(&code).await?;
        let sight = room.look();
        beside(&state, turn, move || {
            let source = Source::new(&sight.workshop, &sight.door.address(), choice);
            show(view(&source, &sight.door, &look))
        })
        .await
    };
    failure::or_page(&state, &visitor, made.await)
}

/// One file.
pub(super) async fn file(
    (State(state), visitor, turn): (State<AppState>, Visitor, Turn),
    Path((code, name)): Path<(String, String)>,
    Query(query): Query<ExportQuery>,
    headers: HeaderMap,
) -> Response {
    let made = async {
        let choice = query.choice()?;
        let (_, room) = state.room(&code).await?;
        let sight = room.look();
        let format = files::format(&name, || views::export::print(&sight.door, choice.signing))?;
        let records = files::records(&state, &sight, format).await?;
        let make = {
            let sight = sight.clone();
            move || {
                let log = history::known(&sight.workshop, records)?;
                let source = Source::new(&sight.workshop, &sight.door.address(), choice);
                Ok(format.file(&source.with_log(&log)))
            }
        };
        let (file, tag) = files::written(&state, (format, turn), make).await?;
        let mut response = etag::answer(&headers, &tag, || file.into_response());
        describe(response.headers_mut(), &sight, format);
        Ok(response)
    };
    failure::or_page(&state, &visitor, made.await)
}

/// `GET /a/CODE/recette.toml`: the agenda as it stands, without a word of those who take part.
pub(super) async fn recipe(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
) -> Response {
    let made = async {
        let (_, room) = state.room(&code).await?;
        let sight = room.look();
        let recipe = Recipe::of(&sight.workshop).ok_or(WebError::NotFound)?;
        let name = format!("attachment; filename=\"recette-{}.toml\"", sight.door.code);
        let headers = [
            (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ];
        Ok((headers, recipes::write(&recipe)).into_response())
    };
    failure::or_page(&state, &visitor, made.await)
}

/// What kind of file it is, under which terms, and who may read it from elsewhere.
fn describe(headers: &mut HeaderMap, sight: &Sight, format: Format) {
    let file = format!("collecte-{}.{}", sight.door.code, format.extension());
    let texts = [
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
        (header::LINK, format!("<{}>; rel=\"license\"", sight.workshop.licence().url())),
    ];
    for (name, text) in texts {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(name, value);
        }
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    // The file export carries its own style, and runs nothing.
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    // Pages of other sites may read what anybody may read.
    if sight.workshop.published(clock::now()).is_some() {
        let anybody = HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    }
}

/// What is a zip or a PDF already is not made smaller by another compression.
pub(super) fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Command, PublishedNames};
    use crate::pad::fixture::{Play, demo};
    use crate::screen::{Host, Keys};

    fn headers(play: Play, format: Format) -> HeaderMap {
        let base = "http://192.168.1.20:8080".to_owned();
        let keys = Keys::new(|_| String::new());
        let door = Door { code: "K7DMR".to_owned(), base, host: Host::default(), keys };
        let sight = Sight::first(play.workshop, door);
        let mut headers = HeaderMap::new();
        describe(&mut headers, &sight, format);
        headers
    }

    #[test]
    fn other_sites_may_read_it_only_once_it_is_published() {
        let allowed = "access-control-allow-origin";
        assert!(!headers(demo(), Format::GeoJson).contains_key(allowed));
        // The meeting of the fixture was long ago.
        let ended = || {
            let mut play = demo();
            play.team(Command::End);
            play
        };
        assert!(!headers(ended(), Format::GeoJson).contains_key(allowed));
        let mut published = ended();
        published.team(Command::Publish(PublishedNames::Shown));
        let headers = headers(published, Format::GeoJson);
        assert_eq!(headers["access-control-allow-origin"], "*");
        assert_eq!(headers["content-type"], "application/geo+json");
        assert_eq!(
            headers["content-disposition"],
            "attachment; filename=\"collecte-K7DMR.geojson\""
        );
        assert_eq!(
            headers["link"],
            "<https://creativecommons.org/licenses/by-sa/4.0/>; rel=\"license\""
        );
    }

    #[test]
    fn a_choice_of_names_that_is_none_gives_nothing() {
        let asked = |noms: &str| ExportQuery { noms: noms.to_owned(), ..ExportQuery::default() };
        assert_eq!(asked("sans").choice().unwrap().signing, Signing::Nobody);
        assert_eq!(asked("").choice().unwrap().signing, Signing::Names);
        assert!(asked("initial").choice().is_err());
    }
}
