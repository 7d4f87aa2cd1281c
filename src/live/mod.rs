//! The live core: one task owns each workshop; sockets hang on it.
//!
//! ```text
//! socket or form -> Asked -> Room: decide -> Store::append -> apply -> publish -> answer
//! ```
//!
//! Nobody sees what a restart could lose; nobody is told "kept" before the disk has
//! it. Knows no HTML: a [`Painter`](crate::screen::Painter) given from outside paints.

mod anonymous;
pub mod asked;
mod attendance;
mod audiences;
pub mod connection;
mod fanout;
mod format;
pub mod frame;
mod group;
mod handle;
pub mod log;
mod message;
pub mod notes;
mod pace;
mod painting;
mod phrases;
mod registry;
mod room;
pub mod secrets;
mod shown;
mod sight;
mod socket;
mod storing;
pub mod verbs;
pub mod who;

pub use format::Format;
pub use handle::{Fault, Heard, OpenPage, Reply, RoomHandle};
pub use registry::{OpenFault, Registry, RegistryParts, Sentence};
pub use sight::Sight;
pub use socket::texts_of;
