//! PDF made here, behind the feature `pdf`: the paper of the print page for who has no
//! browser at hand, for the archive, and for a machine that gathers notes.
//!
//! One file of ours, `notes.typ`, is the only code that is typeset. What people wrote
//! comes to it as data ([`paper`]), and a text that is data is never code: there is
//! nothing to escape. Letters are those that travel with the program, so that the same
//! workshop gives the same bytes on every machine; nothing is read from the disk or the
//! network. What is remembered while typesetting is forgotten at once: words that are
//! erased must not stay in memory.

mod letters;
mod paper;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use typst::comemo;
use typst::foundations::{Bytes, Dict, Smart, Value};
use typst_as_lib::{TypstEngine, TypstTemplateMainFile};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Source;
use letters::LETTERS;

/// How the notes look on paper; nothing in it was typed by people.
const TEMPLATE: &str = include_str!("notes.typ");

static ENGINE: LazyLock<TypstEngine<TypstTemplateMainFile>> = LazyLock::new(|| {
    TypstEngine::builder()
        .main_file(("notes.typ", TEMPLATE))
        .fonts(LETTERS.fonts.iter().cloned())
        .build()
});

/// The notes as a PDF; nothing when they cannot be typeset, which would be a fault of ours.
///
/// Tagged for screen readers, as PDF/UA-1. Keeps a core busy: one to three seconds for seven
/// pages in a program that is not optimised.
pub fn pdf(source: &Source<'_>) -> Vec<u8> {
    let outline = source.outline();
    let paper = paper::of(source, &outline).to_string().into_bytes();
    let file = typeset(paper, &source.workshop().id.to_string());
    comemo::evict(0);
    file.unwrap_or_default()
}

/// `id` is what stays the same between two versions of the notes.
fn typeset(paper: Vec<u8>, id: &str) -> Option<Vec<u8>> {
    let mut inputs = Dict::new();
    inputs.insert("paper".into(), Value::Bytes(Bytes::new(paper)));
    let world = ENGINE.world_builder().with_inputs(inputs).build().ok()?;
    let pages = typst::compile(&world).output.ok()?;
    // A letter that no font can put on another one keeps notes from the standard.
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).ok()?;
    typst_pdf::pdf(&pages, &options(id, accessible))
        .or_else(|_| typst_pdf::pdf(&pages, &options(id, PdfStandards::default())))
        .ok()
}

fn options(id: &str, standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(id.to_owned()),
        creator: Smart::Custom(Some("Collecte".to_owned())),
        standards,
        ..PdfOptions::default()
    }
}
