//! Documents and tables that an office opens: each is a zip of XML files.
//!
//! The bytes depend on the workshop alone (no clock, no chance), so an export that did
//! not change is the same file. The licence, the credit and the language stand in the
//! metadata too, where programs look for them.

mod docx;
mod ods;
mod odt;
mod package;
mod xlsx;
mod xml;

pub use docx::docx;
pub use ods::ods;
pub use odt::odt;
pub use xlsx::xlsx;

pub(super) use package::Package;
