//! Puts the parts together: store, rooms, pages.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;

use super::address::Addresses;
use super::config::Config;
use super::start_error::StartError;
use super::Server;
use crate::assets::BUILD;
use crate::live::RegistryParts;
use crate::live::secrets::Secrets;
use crate::storage::Store;
use crate::web::{self, AppState, Setting, Views};

/// What links, keys and marks are derived for.
const PURPOSE: &str = "collecte 1 links, spoken keys and devices";

/// A server whose log is open and whose pages are ready.
pub struct Assembled {
    /// Every URL.
    pub router: Router,
    /// Closed last, when nobody writes any more.
    pub store: Store,
}

/// Opens the log and makes the pages; what is due is deleted now and every hour.
///
/// # Errors
/// [`StartError::Store`] when the log cannot be trusted or written.
pub fn assemble(
    server: &Server,
    config: &Config,
    bound: SocketAddr,
    addresses: &Addresses,
) -> Result<Assembled, StartError> {
    let store = Store::open(server.folder()).map_err(StartError::store)?;
    let secrets = Secrets::new(server.secret().key(PURPOSE));
    let parts = RegistryParts {
        store: store.clone(),
        secrets: secrets.clone(),
        painter: Arc::new(Views),
        tasks: server.tasks(),
        stopping: server.stopping(),
        build: BUILD,
    };
    let setting = Setting {
        secrets,
        base: base(addresses),
        own: format!("http://127.0.0.1:{}", bound.port()),
        lang: config.lang,
    };
    let state = AppState::new(parts, setting);
    let purging = state.clone();
    server.every_hour(move || {
        let state = purging.clone();
        async move { state.purge_due().await }
    });
    Ok(Assembled { router: web::router(state), store })
}

/// What QR codes show: the likeliest address for phones, else this laptop's own.
fn base(addresses: &Addresses) -> String {
    addresses.phones.first().map_or_else(|| addresses.here.clone(), |phone| phone.url.clone())
}

/// Copies all that is stored into a new file, also while a server is running.
///
/// # Errors
/// [`StartError::Store`] when the log cannot be read, [`StartError::Runtime`].
pub fn backup(data: &Path, file: &Path) -> Result<(), StartError> {
    Store::copy(data, file).map_err(StartError::store)
}
