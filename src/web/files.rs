//! A file that is asked for by its name, here and under a published address: which format
//! it is, what it needs, and the thread that writes it.

use super::beside::{Turn, beside};
use super::error::WebError;
use super::etag;
use super::state::AppState;
use crate::live::Sight;
use crate::pad::Format;
use crate::storage::StoredRecord;

/// The format of `export.EXTENSION`. Paper that this program was not built to make leads to
/// `print`, the address of the page that browsers print.
pub(super) fn format(name: &str, print: impl FnOnce() -> String) -> Result<Format, WebError> {
    let extension = name.strip_prefix("export.").ok_or(WebError::NotFound)?;
    Format::of_extension(extension).ok_or_else(|| match extension {
        "pdf" => WebError::NoPdf(print()),
        _ => WebError::NotFound,
    })
}

/// What the store has of the workshop, for the one file that tells what happened.
pub(super) async fn records(
    state: &AppState,
    sight: &Sight,
    format: Format,
) -> Result<Vec<StoredRecord>, WebError> {
    if format != Format::Zip {
        return Ok(Vec::new());
    }
    Ok(state.store.read(sight.workshop.id, 0).await?)
}

/// A file and its tag, made on a thread that may wait; few are typeset at once.
pub(super) async fn written(
    state: &AppState,
    (format, turn): (Format, Turn),
    make: impl FnOnce() -> Result<Vec<u8>, WebError> + Send + 'static,
) -> Result<(Vec<u8>, String), WebError> {
    let typeset = if format.is_typeset() {
        let turn = state.typesettings.clone().acquire_owned().await;
        Some(turn.map_err(|_| WebError::NotNow)?)
    } else {
        None
    };
    let work = move || Ok::<_, WebError>(etag::tagged(make()?));
    let (file, tag) = beside(state, (turn, typeset), work).await??;
    if file.is_empty() { Err(WebError::NotNow) } else { Ok((file, tag)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_format_or_says_where_paper_is() {
        let of = |name| format(name, || "/a/K7DMR/imprimer".to_owned());
        assert!(matches!(of("export.md"), Ok(Format::Markdown)));
        for name in ["export.exe", "export.", "export", "notes.md", "export.PDF"] {
            assert!(matches!(of(name), Err(WebError::NotFound)), "{name}");
        }
        if cfg!(feature = "pdf") {
            assert!(of("export.pdf").is_ok_and(|format| format.media_type() == "application/pdf"));
        } else {
            let print = of("export.pdf").unwrap_err();
            assert_eq!((print.code(), print.place()), ("no_pdf", Some("/a/K7DMR/imprimer")));
        }
    }
}
