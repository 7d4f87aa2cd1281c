//! The letters that travel with the program: Latin, Greek, Cyrillic, Hebrew, Arabic,
//! signs and most emoji. Other scripts have none here; the notes say so, and a browser
//! prints them.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// Families in the order in which a sign is looked for; what none of them has is looked
/// for in all fonts.
pub(super) const FAMILIES: [&str; 3] = ["Libertinus Serif", "DejaVu Sans Mono", "Noto Emoji"];

/// All fonts, read once.
pub(super) static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let files = typst_assets::fonts().chain([epaint_default_fonts::NOTO_EMOJI_REGULAR]);
    Letters { fonts: files.flat_map(|file| Font::iter(Bytes::new(file))).collect() }
});

/// Fonts, and what they can draw.
pub(super) struct Letters {
    /// The fonts.
    pub(super) fonts: Vec<Font>,
}

impl Letters {
    /// The sign as it can be drawn: as it is, without the colour of its skin, or not at all.
    pub(super) fn drawn(&self, sign: &str) -> Option<String> {
        let sign: String = sign.chars().filter(|part| !is_colour(*part)).collect();
        let has = |part| is_unseen(part) || self.has(part);
        (!sign.is_empty() && sign.chars().all(has)).then_some(sign)
    }

    fn has(&self, part: char) -> bool {
        let code = u32::from(part);
        self.fonts.iter().any(|font| font.info().coverage.contains(code))
    }
}

/// Colours of skin: the letters are black.
fn is_colour(part: char) -> bool {
    matches!(part, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Spaces, and signs that are not drawn but tell how others are: joiners, directions,
/// variants.
fn is_unseen(part: char) -> bool {
    part.is_whitespace()
        || matches!(
            part,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
