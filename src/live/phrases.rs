//! Phrases that stand in nearly every frame for a room, sent as one sign each to pages
//! that have the same list: three quarters of what surrounds an entry on its way. What
//! only one person is sent stays as it is: it is not worth the work.
//!
//! The list is part of the script of the pages, whose build a page names when it opens
//! its socket; any other client gets the elements as they are. The signs are control
//! characters, which no [`Text`](crate::domain::Text) holds. They are put in last, and
//! taken out first: nothing else knows of them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// The module of the browser that holds the list, one phrase on each line.
const LIST: &str = include_str!("../../assets/js/phrases.js");
/// The signs, in the order of the list.
const SIGNS: [&str; 8] = ["\u{1}", "\u{2}", "\u{3}", "\u{4}", "\u{5}", "\u{6}", "\u{7}", "\u{8}"];

/// Finds phrases; none when they are not as many as the signs, which a test excludes.
static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Frames are short and full of first letters: looking at each byte once is quickest.
    let mut builder = AhoCorasick::builder();
    let finder = builder.kind(Some(AhoCorasickKind::DFA)).prefilter(false).build(phrases()).ok()?;
    (finder.patterns_len() == SIGNS.len()).then_some(finder)
});

fn phrases() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter_map(|line| line.trim().strip_prefix('\'')?.strip_suffix("',"))
}

/// The same elements with signs for phrases.
pub(super) fn fold(html: &str) -> String {
    match &*FINDER {
        Some(finder) => finder.replace_all(html, &SIGNS),
        None => html.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unfold(folded: &str) -> String {
        let phrases = SIGNS.iter().zip(phrases());
        phrases.fold(folded.to_owned(), |html, (sign, phrase)| html.replace(sign, phrase))
    }

    #[test]
    fn what_is_folded_is_unfolded_to_the_same_elements() {
        assert_eq!(phrases().count(), SIGNS.len());
        let card = r#"<li class="card" id="w-abc" data-in="all-list" data-k="99999694"><p class="said typed" dir="auto">Un repair café</p><small class="by"><bdi>Ana</bdi></small></li>"#;
        let folded = fold(card);
        assert_eq!(folded, "\u{1}abc\u{2}99999694\u{3}Un repair café\u{4}Ana\u{5}");
        assert_eq!(unfold(&folded), card);
        for all in phrases() {
            assert_eq!(unfold(&fold(&all.repeat(2))), all.repeat(2));
        }
        assert_eq!(fold("<p>nothing of it</p>"), "<p>nothing of it</p>");
    }
}
