//! Puts the parts together: store, rooms, pages.

use std::net::SocketAddr;
use std::sync::Arc;

use super::Server;
use super::config::Config;
use super::{address, choice};
use crate::assets::BUILD;
use crate::handover;
use crate::live::RegistryParts;
use crate::live::secrets::Secrets;
use crate::metrics::Metrics;
use crate::screen::{Copies, Host};
use crate::web::reach::{Networks, Reach};
use crate::web::{self, AppState, Setting, Views};

/// What links, keys and marks are derived for.
const PURPOSE: &str = "collecte 1 links, spoken keys and devices";

/// What the pages of a server bound to `bound` need; what is due is deleted now and
/// every hour.
pub fn assemble(
    server: &Server,
    config: &Config,
    bound: SocketAddr,
    networks: Networks,
) -> AppState {
    let secrets = Secrets::new(server.secret().key(PURPOSE));
    let metrics = Arc::new(Metrics::new());
    let parts = RegistryParts {
        metrics,
        store: server.store(),
        secrets: secrets.clone(),
        painter: Arc::new(Views),
        tasks: server.tasks(),
        stopping: server.stopping(),
        say: web::sentence,
        build: BUILD,
    };
    let copies = config.copies.as_ref().map(|_| Copies::default());
    let host = Host { wifi: config.wifi.clone(), copies };
    let reach = Reach::new(networks, host, config.lan, choice::open(&config.data));
    let reach = Arc::new(reach);
    let pads = handover::Client::new(config.private_pads);
    let (own, plain_sockets) = (address::own(bound), config.plain_sockets);
    let setting = Setting { secrets, reach, own, pads, lang: config.lang, plain_sockets };
    let state = AppState::new(parts, setting);
    let purging = state.clone();
    server.every_hour(move || {
        let state = purging.clone();
        async move { state.purge_due().await }
    });
    state
}
