//! Text on pages that are painted at every change.
//!
//! Nearly no text holds a sign that HTML must escape. Here it is looked through at once
//! and taken whole; maud looks at it sign by sign, which was a tenth of what an entry cost.

use maud::Render;

/// A text, escaped where it has to be: on the page it is as without this.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain<'a>(pub(super) &'a str);

impl Render for Plain<'_> {
    fn render_to(&self, page: &mut String) {
        // No way out of the loop, so that it runs over many bytes at once.
        let special = self.0.bytes().fold(false, |found, byte| found | is_special(byte));
        if special { self.0.render_to(page) } else { page.push_str(self.0) }
    }
}

/// Whether maud escapes it.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_is_on_the_page_as_maud_would_put_it(text in r#"[a-zé&<>"' \n]{0,80}"#) {
            prop_assert_eq!(Plain(&text).render().0, text.as_str().render().0);
        }

        #[test]
        fn signs_that_are_escaped_are_found_wherever_they_stand(
            before in "[a-zé]{0,70}", sign in r#"[\x00-\x7f]"#, after in "[a-zé]{0,70}"
        ) {
            let text = before + &sign + &after;
            prop_assert_eq!(Plain(&text).render().0, text.as_str().render().0);
        }
    }
}
