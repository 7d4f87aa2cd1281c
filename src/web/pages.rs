//! The pages of a workshop. Each is one state, painted: whole, or its live part only
//! (`?part=1`), or the same state as JSON.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use serde::Deserialize;

use super::error::WebError;
use super::etag;
use super::failure;
use super::look::look;
use super::packed;
use super::part::{name, part_of};
use super::reachable;
use super::show::show;
use super::state::AppState;
use super::visitor::{self, ROLE, Visitor};
use crate::assets::BUILD;
use crate::clock;
use crate::domain::{Person, Role, Workshop};
use crate::live::who::Who;
use crate::live::{RoomHandle, Sight};
use crate::screen::{Audience, Memo, Page, Painter as _, Screen, Touch, Viewer};
use crate::views;
use crate::views::layout::Live;

/// What an address may say beside the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PageQuery {
    /// Only the live part.
    part: String,
    /// The secret of a role's link: traded for a cookie, and gone from the address.
    cle: String,
    /// One card, on the facilitator's page without JavaScript; on the pad, to correct it.
    carte: String,
    /// One person, likewise.
    personne: String,
    /// One step of the agenda, likewise.
    etape: String,
}

type Asked = (State<AppState>, Path<String>, Query<PageQuery>, Visitor, HeaderMap);

/// `GET /a/CODE/`
pub(super) async fn phone(asked: Asked) -> Response {
    page(Page::Phone, asked).await
}

/// `GET /a/CODE/animer`
pub(super) async fn desk(asked: Asked) -> Response {
    page(Page::Desk, asked).await
}

/// `GET /a/CODE/mur`
pub(super) async fn wall(asked: Asked) -> Response {
    page(Page::Wall, asked).await
}

/// `GET /a/CODE/pad`
pub(super) async fn pad(asked: Asked) -> Response {
    page(Page::Pad, asked).await
}

/// Whom a page is painted for; nothing when it is for another role.
pub(super) fn viewer_of(
    state: &AppState,
    visitor: &Visitor,
    workshop: &Workshop,
    page: Page,
) -> Option<Who> {
    match page {
        Page::Phone => Some(visitor.person(state, workshop.id)),
        Page::Desk => visitor.team(state, workshop).filter(|who| who.role().is_team()),
        // The wall is the same for everybody who has the code.
        Page::Wall => Some(Who::Stranger),
        Page::Pad => Some(visitor.who(state, workshop)),
    }
}

async fn page(page: Page, (state, path, query, visitor, headers): Asked) -> Response {
    let (State(state), Path(code), Query(query)) = (state, path, query);
    let shown = async {
        let (_, room) = state.room(&code).await?;
        if !query.cle.is_empty() {
            return trade(&state, &room, page, &query.cle);
        }
        let who =
            viewer_of(&state, &visitor, &room.look().workshop, page).ok_or(WebError::NotAllowed)?;
        reachable::came(&state, page, &headers).await;
        let sight = room.look();
        let (state, visitor, room) = (&state, &visitor, &room);
        let painted = Painted { state, page, visitor, who, room, sight: &sight, query: &query };
        painted.answer(&headers)
    };
    failure::or_page(&state, &visitor, shown.await)
}

/// Trades a link's secret for a cookie; the address that remains can be projected.
fn trade(
    state: &AppState,
    room: &RoomHandle,
    page: Page,
    secret: &str,
) -> Result<Response, WebError> {
    let sight = room.look();
    let link = sight.workshop.links.values().find(|link| {
        !link.revoked && state.secrets.is_link_token(sight.workshop.id, link.id, secret)
    });
    let link = link.ok_or(WebError::NotAllowed)?;
    let code = &sight.door.code;
    let secure = state.is_secure();
    let cookie = visitor::proof(ROLE, &format!("{}.{secret}", link.id), code, secure);
    let jar = axum_extra::extract::CookieJar::new().add(cookie);
    let to = match page {
        _ if link.role == Role::Projector => "mur",
        Page::Phone => "",
        Page::Desk => "animer",
        Page::Wall => "mur",
        Page::Pad => "pad",
    };
    Ok((jar, Redirect::to(&format!("/a/{code}/{to}"))).into_response())
}

/// One state, about to be painted for somebody.
struct Painted<'a> {
    state: &'a AppState,
    page: Page,
    visitor: &'a Visitor,
    who: Who,
    room: &'a RoomHandle,
    sight: &'a Sight,
    query: &'a PageQuery,
}

impl Painted<'_> {
    fn viewer(&self) -> Viewer<'_> {
        let role = match self.page {
            Page::Wall => Role::Participant,
            Page::Phone | Page::Desk => self.who.role(),
            Page::Pad => self.who.on_pad(&self.sight.workshop),
        };
        Viewer {
            workshop: &self.sight.workshop,
            presence: &self.sight.presence,
            door: &self.sight.door,
            audience: Audience { page: self.page, role, language: self.visitor.lang.language() },
        }
    }

    fn pulse(&self) -> Option<u64> {
        self.sight.pulse(self.viewer().audience, !self.visitor.json)
    }

    fn answer(&self, headers: &HeaderMap) -> Result<Response, WebError> {
        if self.visitor.json {
            return Ok(self.json());
        }
        if let Some(page) = self.small_page()? {
            return Ok(packed::page(headers, show(page)));
        }
        let screen = self.screen();
        if self.query.part.is_empty() {
            return Ok(packed::page(headers, show(self.whole(&screen))));
        }
        Ok(self.tagged(headers, part_of(&screen)))
    }

    /// The pages beside the facilitator's, when one is asked for: one card, one
    /// person, one step.
    fn small_page(&self) -> Result<Option<Markup>, WebError> {
        let (viewer, look) = (self.viewer(), look(self.visitor));
        let PageQuery { carte, personne, etape, .. } = self.query;
        let found = match self.page {
            Page::Desk if !carte.is_empty() => views::desk::move_page(&viewer, &look, carte),
            Page::Desk if !personne.is_empty() => {
                views::desk::person_page(&viewer, &look, personne)
            }
            Page::Desk if !etape.is_empty() => views::desk::round_page(&viewer, &look, etape),
            Page::Pad if !carte.is_empty() => self.with_person(|viewer, person| {
                views::pad::correct_page(viewer, person, &look, carte)
            }),
            Page::Desk | Page::Phone | Page::Wall | Page::Pad => return Ok(None),
        };
        found.map(Some).ok_or(WebError::NotFound)
    }

    /// The live part, with a tag so that a page that missed nothing costs nothing.
    fn tagged(&self, headers: &HeaderMap, body: String) -> Response {
        let tag = etag::of(body.as_bytes());
        let Workshop { id, seq, .. } = *self.sight.workshop;
        let shared = (&self.state.heads, (id, self.viewer().audience, seq));
        let mut response = etag::answer(headers, &tag, || packed::part(headers, body, shared));
        response.headers_mut().insert("x-seq", HeaderValue::from(seq));
        if let Some(pulse) = self.pulse() {
            response.headers_mut().insert("x-pulse", HeaderValue::from(pulse));
        }
        response
    }

    fn screen(&self) -> Screen {
        let mut screen = self.room.show(self.sight, self.viewer().audience, &super::Views);
        let personal = match self.page {
            Page::Phone => true,
            Page::Pad => matches!(self.who, Who::Device(_)),
            Page::Desk | Page::Wall => false,
        };
        if self.page == Page::Pad {
            views::pad::fill(&self.viewer(), &mut screen);
        }
        if personal {
            screen.extend(self.with_person(|viewer, person| {
                super::Views.personal(viewer, person, Touch::All, &Memo::default())
            }));
        }
        screen
    }

    fn with_person<T>(&self, see: impl FnOnce(&Viewer<'_>, &Person<'_>) -> T) -> T {
        let viewer = self.viewer();
        match &self.who {
            Who::Device(device) => {
                let claim = |id| device.claim(id);
                let seats = device.seats(&self.sight.workshop);
                see(&viewer, &Person { seats, claim: &claim })
            }
            Who::Team { .. } | Who::Stranger => {
                let nobody = |_| crate::domain::Claim([0; 16]);
                see(&viewer, &Person { seats: &[], claim: &nobody })
            }
        }
    }

    fn whole(&self, screen: &Screen) -> Markup {
        let viewer = self.viewer();
        let look = &look(self.visitor);
        let code = &self.sight.door.code;
        let live = Live {
            socket: format!(
                "/a/{code}/ws?page={}&lang={}",
                name(self.page),
                self.visitor.lang.code()
            ),
            forms: format!("/a/{code}/do"),
            seq: self.sight.workshop.seq,
            pulse: self.pulse(),
            at: clock::now(),
            build: BUILD,
        };
        match self.page {
            Page::Phone => self.with_person(|viewer, person| {
                if person.seats.is_empty() {
                    views::join::page(viewer, look)
                } else {
                    views::phone::page(viewer, person, look, &live, screen)
                }
            }),
            Page::Desk => views::desk::page(&viewer, look, &live, screen),
            Page::Wall => views::wall::page(&viewer, look, &live, screen),
            Page::Pad => views::pad::page(&viewer, look, &live, screen),
        }
    }

    fn json(&self) -> Response {
        let screen = super::Views.resources(&self.viewer(), &Memo::default());
        let objects: Vec<_> = screen.0.iter().map(|piece| piece.html.as_str()).collect();
        let (seq, pulse) = (self.sight.workshop.seq, self.pulse().unwrap_or_default());
        let body = format!("{{\"seq\":{seq},\"pulse\":{pulse},\"ev\":[{}]}}", objects.join(","));
        let json = HeaderValue::from_static("application/json");
        ([(header::CONTENT_TYPE, json)], body).into_response()
    }
}
