//! `POST /ateliers`: a new workshop, without an account. `POST /importer`: a workshop
//! from the JSON of another one.

use std::borrow::Cow;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use serde_json::json;

use super::beside::beside;
use super::error::WebError;
use super::form::{Sent, fold};
use super::imports::{self, Bringer};
use super::look::look;
use super::porch::Origin;
use super::show::show;
use super::state::AppState;
use super::visitor::{self, ROLE, Visitor};
use super::{code, create_form, documents, failure, fresh};
use crate::clock;
use crate::domain::{
    About, Actor, Ask, Event, Language, Link, Refusal, Role, Text, Workshop, WorkshopId, create,
    limits, record,
};
use crate::i18n::Lang;
use crate::live::asked::Asked;
use crate::live::frame::Refused;
use crate::live::notes::first_update;
use crate::live::verbs::{self, Surroundings};
use crate::metrics::Limit;
use crate::recipes::{self, Recipe};
use crate::storage::{Entry, Record, StorageError, record as stored};
use crate::views::new::OWN;
use crate::{pad, views};

/// Codes drawn before giving up on a free one: with a million workshops stored,
/// five draws fail once in two thousand.
const DRAWS: usize = 20;
/// Roles that get a link from the start.
const ROLES: [Role; 4] = [Role::Facilitator, Role::CoFacilitator, Role::Scribe, Role::Projector];

/// `GET /importer`
pub(super) async fn import_form(visitor: Visitor) -> Response {
    show(views::home::import(&look(&visitor))).into_response()
}

/// The create form. Unknown fields are refused.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Creating {
    op: String,
    title: String,
    place: String,
    date: String,
    organiser: String,
    recipe: String,
    recipe_file: String,
    recipe_text: String,
    licence: String,
    wifi: String,
    wifi_password: String,
    language: String,
    label: String,
}

/// `POST /ateliers`
pub(super) async fn post(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    visitor: Visitor,
    Sent(fields): Sent,
) -> Response {
    let made = async {
        may_create(&state, from)?;
        let creating: Creating = fold(fields.clone())?;
        let events = intended(&creating, &visitor)?;
        store(&state, &visitor, events).await
    };
    match made.await {
        Ok(response) => response,
        Err(error) if visitor.json || error.status() != StatusCode::UNPROCESSABLE_ENTITY => {
            failure::page(&state, &visitor, error)
        }
        Err(error) => create_form::mend(&visitor, &fields, &error),
    }
}

/// `POST /importer`: one file.
pub(super) async fn import(
    State(state): State<AppState>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    (visitor, bringer): (Visitor, Bringer),
    multipart: Multipart,
) -> Response {
    let made = async {
        may_create(&state, from)?;
        let place = imports::place().await;
        let (json, copy) = file_and_choice(multipart).await?;
        bringer.brings(&state, json.len())?;
        let read = move || {
            let import = pad::json::parse(&json)?;
            let notes = import.brought.notes.iter();
            let notes = notes.map(|(note, text)| first_update(*note, text.as_str()));
            let notes: Vec<_> = notes.collect();
            // The place goes on with what was read: who asked may have left by now.
            Ok::<_, WebError>((import, notes, place))
        };
        let (import, notes, _place) = beside(&state, (), read).await??;
        let mut events = taken_up(&state, import, copy)?;
        events.extend(new_links(None)?.into_iter().map(Event::LinkIssued));
        let id = created(&events);
        let response = store(&state, &visitor, events).await?;
        if let Some(id) = id {
            state.store.add_to_notes(id, notes).await?;
        }
        Ok(response)
    };
    failure::or_page(&state, &visitor, made.await)
}

/// The events that create a read workshop again: the same one, or a copy that is
/// another from now on.
fn taken_up(
    state: &AppState,
    import: pad::json::Import,
    copy: bool,
) -> Result<Vec<Event>, WebError> {
    let same = import.brought.workshop.filter(|_| !copy);
    let workshop = same.map_or_else(fresh::workshop, Ok)?;
    let key = |seat, nonce| state.secrets.key_mark(workshop, seat, nonce);
    let dice = fresh::bits()?;
    let purge_at = purge_date();
    Ok(import.into_events(&pad::json::Fresh { workshop, purge_at, dice, key: &key }))
}

fn created(events: &[Event]) -> Option<WorkshopId> {
    match events.first() {
        Some(Event::Created { id, .. }) => Some(*id),
        Some(_) | None => None,
    }
}

/// Loopback is the operator or the rehearsal; others are bounded, widely.
fn may_create(state: &AppState, from: SocketAddr) -> Result<(), WebError> {
    let free = from.ip().is_loopback() || state.creations.check_key(&Origin::of(from.ip())).is_ok();
    if free {
        return Ok(());
    }
    state.live.metrics.held_up(Limit::creations);
    Err(WebError::SlowDown)
}

/// The file, and whether a copy is wanted.
async fn file_and_choice(mut multipart: Multipart) -> Result<(String, bool), WebError> {
    let bad = || WebError::BadForm("bad_file");
    let (mut file, mut copy) = (None, false);
    while let Some(field) = multipart.next_field().await.map_err(|_| bad())? {
        match field.name() {
            Some("file") => file = Some(field.text().await.map_err(|_| bad())?),
            Some("copy") => copy = true,
            Some(_) | None => {}
        }
    }
    file.map(|file| (file, copy)).ok_or_else(bad)
}

fn purge_date() -> crate::domain::Moment {
    clock::now().plus(limits::KEPT_DAYS * 86_400_000)
}

fn new_links(label: Option<&Text>) -> Result<Vec<Link>, WebError> {
    let link = |role: Role| -> Result<Link, WebError> {
        let label = label.filter(|_| role == Role::Facilitator).cloned();
        Ok(Link { id: fresh::link()?, role, label, revoked: false, simulated: false })
    };
    ROLES.into_iter().map(link).collect()
}

/// The first events of the workshop that a form describes.
fn intended(creating: &Creating, visitor: &Visitor) -> Result<Vec<Event>, WebError> {
    let lang = Lang::from_code(&creating.language).unwrap_or(visitor.lang);
    let mut about = about(creating, lang.language())?;
    let recipe = recipe(creating)?;
    about.recipe = Text::optional_line(&recipe.key, limits::NAME).unwrap_or_default();
    about.withdrawal_hours = recipe.withdrawal_hours;
    let rounds = recipe.steps.iter().map(|_| fresh::round()).collect::<Result<Vec<_>, _>>()?;
    let mut ids = rounds.into_iter();
    let rounds = recipe.rounds(|| ids.next().unwrap_or(crate::domain::RoundId(0)));
    let label = Text::optional_line(&creating.label, limits::LABEL)
        .map_err(|refusal| WebError::BadForm(refusal.code()))?;
    let links = new_links(label.as_ref())?;
    create(fresh::workshop()?, about, rounds, links, purge_date())
        .map_err(|refusal| WebError::BadForm(refusal.code()))
}

/// Somebody's own, from the file or the field; else a shipped one.
fn recipe(creating: &Creating) -> Result<Cow<'static, Recipe>, WebError> {
    let own = [&creating.recipe_file, &creating.recipe_text];
    if let Some(text) = own.into_iter().find(|text| !text.trim().is_empty()) {
        return Ok(Cow::Owned(recipes::parse(text.trim_start_matches('\u{feff}'))?));
    }
    if creating.recipe == OWN {
        return Err(WebError::BadForm("no_recipe"));
    }
    let shipped = recipes::shipped()
        .iter()
        .find(|recipe| recipe.key == creating.recipe || creating.recipe.is_empty());
    shipped.map(Cow::Borrowed).ok_or(WebError::BadForm(Refusal::BadField.code()))
}

fn about(creating: &Creating, language: Language) -> Result<About, WebError> {
    let asked = Asked {
        title: creating.title.clone(),
        place: creating.place.clone(),
        date: creating.date.clone(),
        organiser: creating.organiser.clone(),
        licence: creating.licence.clone(),
        wifi: creating.wifi.clone(),
        wifi_password: creating.wifi_password.clone(),
        ..Asked::default()
    };
    let around = Surroundings { seat: None, language, key: None };
    verbs::about(&asked, around).map_err(|wrong| WebError::BadForm(wrong.refusal.code()))
}

/// Stores a new workshop under a free code, and leads its facilitator in.
async fn store(
    state: &AppState,
    visitor: &Visitor,
    events: Vec<Event>,
) -> Result<Response, WebError> {
    let Some(Event::Created { id, .. }) = events.first() else {
        return Err(WebError::BadForm(Refused::BadFrame.code()));
    };
    let actor = Actor { role: Role::Facilitator, link: None, seat: None, claim: None };
    let ask = Ask { actor, op: fresh::op()?, now: clock::now(), dice: 0 };
    let mut workshop = Workshop::empty(*id);
    let mut records = Vec::new();
    for happened in record(&workshop.clone(), &ask, events) {
        workshop.apply(&happened);
        records.push(Record { at: happened.at, body: stored::encode(&happened) });
    }
    for _ in 0..DRAWS {
        let code = code::from_dice(fresh::bits()?);
        let entry = Entry { id: workshop.id, code: code.clone(), purge_at: workshop.purge_at };
        match state.store.create(entry, records.clone()).await {
            Ok(()) => return Ok(welcome(state, visitor, &workshop, &code)),
            Err(StorageError::CodeTaken) => {}
            // Only an import brings an id that may be here.
            Err(StorageError::Conflict { .. }) => return Err(WebError::BadForm("already_here")),
            Err(error) => return Err(error.into()),
        }
    }
    Err(WebError::SlowDown)
}

fn welcome(state: &AppState, visitor: &Visitor, workshop: &Workshop, code: &str) -> Response {
    let links = documents::addressed(state, workshop, code);
    if visitor.json {
        let links: serde_json::Map<_, _> =
            links.iter().map(|(link, url)| (link.role.code().to_owned(), json!(url))).collect();
        let body = json!({ "code": code, "links": links });
        return (StatusCode::CREATED, axum::Json(body)).into_response();
    }
    let facilitator = workshop.links.values().find(|link| link.role == Role::Facilitator);
    let secure = state.is_secure();
    let proof = facilitator.map(|link| {
        let secret = state.secrets.link_token(workshop.id, link.id);
        visitor::proof(ROLE, &format!("{}.{secret}", link.id), code, secure)
    });
    let jar = proof.map_or_else(CookieJar::new, |proof| CookieJar::new().add(proof));
    (jar, Redirect::to(&format!("/a/{code}/liens"))).into_response()
}
