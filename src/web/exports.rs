//! `GET /a/CODE/export.{md,html,json,csv}`: the notes, at any second, for whoever
//! has the code.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::error::WebError;
use super::failure;
use super::look::look;
use super::show::show;
use super::state::AppState;
use super::visitor::Visitor;
use crate::live::Sight;
use crate::pad;
use crate::recipes::{self, Recipe};
use crate::views;

/// What browsers and editors know of TOML.
const TOML: &str = "application/toml; charset=utf-8";

/// Variants of an export.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ExportQuery {
    /// For machines: no guard against formulas, commas, ASCII headers.
    brut: String,
}

/// `GET /a/CODE/export`: what there is to take away.
pub(super) async fn choice(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visitor: Visitor,
) -> Response {
    match state.room(&code).await {
        Ok((_, room)) => {
            let sight = room.look();
            show(views::export::page(&sight.workshop, &sight.door, &look(&visitor))).into_response()
        }
        Err(error) => failure::page(&state, &visitor, error),
    }
}

/// One file.
pub(super) async fn file(
    State(state): State<AppState>,
    Path((code, name)): Path<(String, String)>,
    Query(query): Query<ExportQuery>,
    visitor: Visitor,
) -> Response {
    let made = async {
        let extension = name.strip_prefix("export.").ok_or(WebError::NotFound)?;
        let (_, room) = state.room(&code).await?;
        let sight = room.look();
        let (kind, body) = make(&sight, extension, !query.brut.is_empty())?;
        Ok(download(&sight, extension, kind, body))
    };
    match made.await {
        Ok(response) => response,
        Err(error) => failure::page(&state, &visitor, error),
    }
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
        Ok(attached(&format!("recette-{}.toml", sight.door.code), TOML, recipes::write(&recipe)))
    };
    match made.await {
        Ok(response) => response,
        Err(error) => failure::page(&state, &visitor, error),
    }
}

fn make(sight: &Sight, extension: &str, machine: bool) -> Result<(&'static str, String), WebError> {
    let workshop = &sight.workshop;
    let address = format!("{}pad", sight.door.address());
    let outline = || pad::Outline::of(workshop, workshop.language(), &address);
    Ok(match extension {
        "md" => ("text/markdown; charset=utf-8", pad::markdown::markdown(&outline())),
        "html" => ("text/html; charset=utf-8", pad::html::html(&outline())),
        "csv" if machine => ("text/csv; charset=utf-8", pad::csv::csv_for_machines(workshop)),
        "csv" => ("text/csv; charset=utf-8", pad::csv::csv(workshop)),
        "json" => ("application/json", pad::json::json(workshop)),
        _ => return Err(WebError::NotFound),
    })
}

fn download(sight: &Sight, extension: &str, kind: &'static str, body: String) -> Response {
    attached(&format!("collecte-{}.{extension}", sight.door.code), kind, body)
}

fn attached(name: &str, kind: &'static str, body: String) -> Response {
    let file = format!("attachment; filename=\"{name}\"");
    let disposition =
        HeaderValue::from_str(&file).unwrap_or(HeaderValue::from_static("attachment"));
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        // The file export carries its own style, and runs nothing.
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'"),
        ),
    ];
    (headers, body).into_response()
}
