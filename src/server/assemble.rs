//! Puts the parts together: store, rooms, pages.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;

use super::Server;
use super::address::{self, Addresses};
use super::config::Config;
use crate::assets::BUILD;
use crate::handover;
use crate::live::RegistryParts;
use crate::live::secrets::Secrets;
use crate::web::{self, AppState, Setting, Views};

/// What links, keys and marks are derived for.
const PURPOSE: &str = "collecte 1 links, spoken keys and devices";

/// Every page of a server bound to `bound`; what is due is deleted now and every hour.
pub fn assemble(
    server: &Server,
    config: &Config,
    bound: SocketAddr,
    addresses: &Addresses,
) -> Router {
    let secrets = Secrets::new(server.secret().key(PURPOSE));
    let parts = RegistryParts {
        store: server.store(),
        secrets: secrets.clone(),
        painter: Arc::new(Views),
        tasks: server.tasks(),
        stopping: server.stopping(),
        say: web::sentence,
        build: BUILD,
    };
    let base = addresses.base().to_owned();
    let pads = handover::Client::new(config.private_pads);
    let (own, plain_sockets) = (address::own(bound), config.plain_sockets);
    let setting = Setting { secrets, base, own, pads, lang: config.lang, plain_sockets };
    let state = AppState::new(parts, setting);
    let purging = state.clone();
    server.every_hour(move || {
        let state = purging.clone();
        async move { state.purge_due().await }
    });
    web::router(state)
}
