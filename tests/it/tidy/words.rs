//! Words that must not stand where they stand.
//!
//! Sentences for people live in the catalogues, so that translators find them;
//! a test that is skipped or sleeps is not a test; a lint is answered, not
//! silenced.

use super::source::Source;
use super::{TextFile, hold};

/// Where French may be written in Rust: the catalogues' and the recipes' layer.
const MAY_SPEAK: [&str; 2] = ["src/i18n/", "src/recipes/"];

const FRENCH: &str = "éèêëàâçîïôùûœÉÈÊËÀÂÇÎÏÔÙÛŒ’«»";

fn prose(file: &TextFile) -> Vec<String> {
    let judged = file.is_rust()
        && file.path.starts_with("src/")
        && !MAY_SPEAK.iter().any(|layer| file.path.starts_with(layer))
        && !file.for_tests;
    if !judged {
        return Vec::new();
    }
    let source = Source::read(&file.text);
    let literals = source.literals.iter().map(|(line, text)| (*line, text.as_str()));
    literals
        .chain(source.lines())
        .filter(|(line, text)| !source.is_test_line(*line) && text.contains(is_french))
        .map(|(line, text)| format!("{}:{line}: French outside i18n: {text}", file.path))
        .collect()
}

fn is_french(found: char) -> bool {
    FRENCH.contains(found)
}

/// What no Rust file may contain: an unfinished thing or a silenced lint.
const NEVER: [&str; 8] = [
    "#[ignore",
    "#[should_panic",
    "todo!",
    "unimplemented!",
    "allow(clippy::",
    "expect(clippy::unwrap_used",
    "expect(clippy::expect_used",
    "expect(clippy::panic",
];

/// What no JavaScript test may contain.
const NEVER_IN_JAVASCRIPT: [&str; 4] = [".skip(", ".only(", ".todo(", "skip: true"];

/// What no test may contain that waits for a real browser.
const NEVER_IN_A_BROWSER: [&str; 2] = ["waitForTimeout(", "setTimeout("];

fn unfinished(file: &TextFile) -> Vec<String> {
    let found: Vec<(usize, &str)> = if file.is_rust() {
        let source = Source::read(&file.text);
        let tested = |line| file.for_tests || source.is_test_line(line);
        let never = source.lines().flat_map(|(line, code)| banned(line, code, &NEVER));
        let sleeps = source.lines().filter(|(line, _)| tested(*line));
        never.chain(sleeps.flat_map(|(line, code)| banned(line, code, &["sleep("]))).collect()
    } else if file.path.ends_with(".test.mjs") {
        let in_a_browser = file.path.starts_with("tests/browser/");
        let waits: &[&str] = if in_a_browser { &NEVER_IN_A_BROWSER } else { &[] };
        let words = [&NEVER_IN_JAVASCRIPT, waits].concat();
        let lines = file.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.flat_map(|(line, code)| banned(line, code, &words)).collect()
    } else {
        Vec::new()
    };
    found.into_iter().map(|(line, word)| format!("{}:{line}: `{word}`", file.path)).collect()
}

fn banned<'a>(line: usize, code: &str, words: &[&'a str]) -> Vec<(usize, &'a str)> {
    words.iter().filter(|word| code.contains(**word)).map(|word| (line, *word)).collect()
}

#[test]
fn sentences_for_people_live_in_the_catalogues() {
    hold(prose);
}

#[test]
fn nothing_is_skipped_unfinished_slept_through_or_silenced() {
    hold(unfinished);
}

#[cfg(test)]
mod shown_to_fail {
    use super::*;

    fn file(path: &str, text: &str) -> TextFile {
        TextFile { for_tests: path.starts_with("tests/"), ..TextFile::new(path, text) }
    }

    #[test]
    fn french_in_a_view_is_found_but_not_in_a_comment_a_test_or_a_catalogue() {
        assert_eq!(prose(&file("src/views/a.rs", "p { \"Créer un atelier\" }")).len(), 1);
        assert_eq!(prose(&file("src/views/a.rs", "let réponse = 1;")).len(), 1);
        assert_eq!(prose(&file("src/views/a.rs", "// tour de table à venir")).len(), 0);
        assert_eq!(prose(&file("src/i18n/mod.rs", "\"Créer\"")).len(), 0);
        let tested = "#[cfg(test)]\nmod tests {\n const NAME: &str = \"Annaïg\";\n}";
        assert_eq!(prose(&file("src/views/a.rs", tested)).len(), 0);
    }

    #[test]
    fn a_test_that_is_skipped_or_sleeps_is_found() {
        for text in [
            "#[ignore]\nfn a() {}",
            "#[ignore = \"slow\"]\nfn a() {}",
            "fn a() { todo!() }",
            "fn a() { std::thread::sleep(second); }",
            "#![allow(clippy::pedantic)]",
            "#[expect(clippy::unwrap_used, reason = \"quick\")]",
        ] {
            assert_eq!(unfinished(&file("tests/it/a.rs", text)).len(), 1, "{text}");
        }
        let later = "fn a() { sleep(second); }";
        assert_eq!(unfinished(&file("src/live/a.rs", later)).len(), 0);
        let tested = format!("#[cfg(test)]\nmod tests {{\n {later}\n}}");
        assert_eq!(unfinished(&file("src/live/a.rs", &tested)).len(), 1);
        assert_eq!(unfinished(&file("tests/it/a.rs", "sleep_until(due).await;")).len(), 0);
    }

    #[test]
    fn a_browser_test_that_waits_for_a_duration_is_found() {
        let text = "await page.waitForTimeout(300);\ntest.skip('later', () => {});";
        assert_eq!(unfinished(&file("tests/browser/a.test.mjs", text)).len(), 2);
        assert_eq!(unfinished(&file("assets/test/a.test.mjs", text)).len(), 1);
        assert_eq!(unfinished(&file("tests/browser/lib/a.mjs", text)).len(), 0);
    }
}
