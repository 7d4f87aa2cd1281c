//! docs/PROTOCOL.md: every export, its address and its media type.

use collecte::pad::Format;

use super::{assert_same, quoted, rows, set, text};

#[test]
fn every_export_is_documented_with_its_media_type_and_no_other() {
    let page = text("docs/PROTOCOL.md");
    let documented = rows(&page, &["file", "media type"])
        .iter()
        .map(|cells| format!("{} {}", quoted(&cells[0])[0], quoted(&cells[1])[0]))
        .collect();
    let real = Format::ALL.iter();
    let real = real.map(|format| format!("{} {}", format.file_name(), format.media_type()));
    // Documented, and there when it is built with the feature.
    let left_out = (!cfg!(feature = "pdf")).then(|| "export.pdf application/pdf".to_owned());
    assert_same("exports", &documented, &set(real.chain(left_out)));
}
