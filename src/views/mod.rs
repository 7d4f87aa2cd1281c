//! Pages and pieces of pages: data in, [`maud::Markup`] out.
//!
//! A page that lives is a [`Screen`](crate::screen::Screen) of pieces; the same
//! functions serve the page, the live frame and the catch-up. Everything works as
//! plain forms and links; `assets/README.md` is the contract with the browser.
//!
//! Nothing here decides anything: what may be seen is asked of the domain.

pub mod bring;
pub mod context;
pub mod desk;
pub mod form;
pub mod layout;
pub mod look;
mod plain;

pub mod card;

pub mod home;
pub mod join;
pub mod statements;

pub mod new;
pub mod phone;

pub mod created;
pub mod export;
pub mod handover;
pub mod message;
pub mod pad;
pub mod past;
pub mod print;
pub mod publish;
pub mod published;
pub mod sheet;
mod still;
pub mod wall;

pub mod brief;
pub mod reachable;
pub mod resources;
