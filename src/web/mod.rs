//! Every URL on one screen; one file per resource.
//!
//! Handlers turn requests into askings and states into pages. They hold no rule of
//! a workshop: those are in `domain`.

pub mod assets;
mod beside;
mod bring;
mod code;
mod command;
mod counts;
mod create;
mod create_form;
mod documents;
mod enter;
mod error;
mod etag;
mod exports;
mod failure;
mod files;
mod form;
mod fresh;
mod front;
mod handover;
mod headers;
mod health;
mod history;
mod imports;
mod look;
mod notes;
mod packed;
mod pages;
mod painter;
mod part;
mod porch;
mod publish;
pub mod reach;
mod reachable;
mod rehearsal;
mod remove;
mod show;
mod simple;
mod socket;
mod sockets;
mod state;
mod visitor;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{any, get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

pub use code::normal as join_code;
pub use counts::{Counted, Counts};
pub use error::WebError;
pub use failure::sentence;
pub use form::asked;
pub use painter::Views;
pub use porch::Origin;
pub use state::{AppState, Setting};

/// Largest body of a form, in bytes: an imported workshop of 20,000 entries fits.
const BODY: usize = 16 * 1024 * 1024;

/// Every URL of the server.
pub fn router(state: AppState) -> Router {
    let workshop = Router::new()
        .route("/animer", get(pages::desk))
        .route("/mur", get(pages::wall))
        .route("/pad", get(pages::pad))
        .route("/affiche", get(documents::sheet))
        .route("/liens", get(documents::links))
        .route("/apporter", get(bring::form).post(bring::post))
        .route("/publier", get(publish::form))
        .route("/histoire", get(history::page))
        .route("/export", get(exports::choice))
        .route("/imprimer", get(exports::print))
        .route("/courriel", get(exports::message))
        .route("/recette.toml", get(exports::recipe))
        .route("/{export}", get(exports::file))
        .route("/copier", get(handover::copy))
        .route("/remettre", get(handover::form).post(handover::post))
        .route("/entrer", post(enter::post))
        .route("/do", post(command::post))
        .route("/supprimer", post(remove::post))
        .route("/repetition", post(rehearsal::post))
        .route("/notes", any(notes::all).post(notes::post))
        .route("/notes/{note}", any(notes::one));
    Router::new()
        .route("/", get(simple::home))
        .route("/ateliers", get(create_form::form).post(create::post))
        .route("/importer", get(create::import_form).post(create::import))
        .route("/rejoindre", get(enter::find))
        .route("/essai", get(reachable::test).post(reachable::choose))
        .route("/ici", get(reachable::phone))
        .route("/p/{id}", get(publish::notes))
        .route("/p/{id}/{export}", get(publish::file))
        .route("/preferences", post(simple::preferences))
        .route("/accessibilite", get(simple::accessibility))
        .route("/donnees", get(simple::privacy))
        .route("/sante", get(health::get))
        // With the slash: the cookies of a workshop are for what lies under it.
        .route("/a/{code}", get(simple::with_slash))
        // What a whole hall asks for at once stands here, not nested: no address to rewrite.
        .route("/a/{code}/", get(pages::phone))
        .route("/a/{code}/ws", any(socket::get))
        .nest("/a/{code}/", workshop)
        .fallback(simple::not_found)
        // The first is the outermost. Together: each layer for itself boxes what it holds,
        // and copies all of it for each request.
        .layer((
            CatchPanicLayer::new(),
            CompressionLayer::new().compress_when(exports::worth_compressing()),
            from_fn_with_state(state.clone(), front::pass),
            DefaultBodyLimit::max(BODY),
        ))
        .with_state(state)
        // Compressed already, once, at build time.
        .route("/_/{file}", get(assets::serve))
}

/// What the operator reads, on a port of its own: whoever stands behind a proxy comes from
/// the loopback too, so an address proves nothing on the port for everybody.
pub fn operator(state: AppState) -> Router {
    Router::new().route("/metrics", get(figures)).with_state(state)
}

async fn figures(State(state): State<AppState>) -> impl IntoResponse {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, kind)], state.live.metrics.text(state.registry.live()))
}
