//! Collecte: a live workshop server.
//!
//! A workshop is a log of events; everything else is a fold of it. The layers
//! depend one way (`tests/it/tidy.rs` holds them to it):
//!
//! ```text
//! domain <- pad <- views <- web <- server <- main      pure: assets, domain, screen, recipes, pad, i18n, views
//! domain <- storage <- live <- web                     I/O:  storage, live, web, server, rehearsal, handover
//! ```

pub mod assets;
pub mod domain;
pub mod recipes;
pub mod screen;

pub mod i18n;
pub mod pad;
pub mod views;

pub mod live;
pub mod metrics;
pub mod storage;

pub mod handover;
pub mod rehearsal;
pub mod server;
pub mod web;

pub mod clock;
pub mod tls;
