//! Rust text, taken apart just enough to judge it: code, string literals, and
//! which lines are compiled for tests only.
//!
//! `code` has the same lines and columns as the text; comments and the insides
//! of literals are blanks in it, so a rule that looks for `crate::` never finds
//! one in a sentence.

use std::ops::RangeInclusive;

/// A Rust file after the comments and literals were set apart.
pub(crate) struct Source {
    pub(crate) code: String,
    /// The string literals, with the line each begins on, from 1.
    pub(crate) literals: Vec<(usize, String)>,
    tested: Vec<RangeInclusive<usize>>,
}

impl Source {
    pub(crate) fn read(text: &str) -> Self {
        let mut reader = Reader { chars: text.chars().collect(), at: 0, ..Reader::default() };
        while reader.at < reader.chars.len() {
            reader.step();
        }
        let tested = test_modules(&reader.code);
        Self { code: reader.code, literals: reader.literals, tested }
    }

    /// Whether this line is inside `#[cfg(test)] mod … { … }`.
    pub(crate) fn is_test_line(&self, line: usize) -> bool {
        self.tested.iter().any(|lines| lines.contains(&line))
    }

    /// The lines of code, numbered from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

#[derive(Default)]
struct Reader {
    chars: Vec<char>,
    at: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Reader {
    fn step(&mut self) {
        let rest = &self.chars[self.at..];
        if rest.starts_with(&['/', '/']) {
            let end = rest.iter().position(|found| *found == '\n').unwrap_or(rest.len());
            self.blank(end);
        } else if rest.starts_with(&['/', '*']) {
            let end = comment_length(rest);
            self.blank(end);
        } else if let Some(hashes) = self.raw_string() {
            let closing: Vec<char> = format!("\"{}", "#".repeat(hashes)).chars().collect();
            self.take(hashes + 2);
            self.literal(&closing, false);
        } else if rest[0] == '"' {
            self.take(1);
            self.literal(&['"'], true);
        } else if let Some(length) = char_length(rest) {
            self.take(1);
            self.blank(length - 2);
            self.take(1);
        } else {
            self.take(1);
        }
    }

    /// The number of `#` when a raw string begins here (`r"`, `r#"`, …).
    fn raw_string(&self) -> Option<usize> {
        let before = self.at.checked_sub(1).map(|index| self.chars[index]);
        let inside_a_word = before.is_some_and(|c| c != 'b' && (c.is_alphanumeric() || c == '_'));
        if self.chars[self.at] != 'r' || inside_a_word {
            return None;
        }
        let hashes = self.chars[self.at + 1..].iter().take_while(|found| **found == '#').count();
        (self.chars.get(self.at + 1 + hashes) == Some(&'"')).then_some(hashes)
    }

    fn literal(&mut self, closing: &[char], escapes: bool) {
        let line = self.code.matches('\n').count() + 1;
        let begin = self.at;
        let mut end = begin;
        while end < self.chars.len() && !self.chars[end..].starts_with(closing) {
            end += if escapes && self.chars[end] == '\\' { 2 } else { 1 };
        }
        let end = end.min(self.chars.len());
        self.literals.push((line, self.chars[begin..end].iter().collect()));
        self.blank(end - begin);
        self.take(1.min(self.chars.len() - self.at));
    }

    fn take(&mut self, count: usize) {
        self.code.extend(&self.chars[self.at..self.at + count]);
        self.at += count;
    }

    fn blank(&mut self, count: usize) {
        let hidden = &self.chars[self.at..self.at + count];
        self.code.extend(hidden.iter().map(|found| if *found == '\n' { '\n' } else { ' ' }));
        self.at += count;
    }
}

fn comment_length(rest: &[char]) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while at < rest.len() {
        let pair = &rest[at..rest.len().min(at + 2)];
        match pair {
            ['/', '*'] => (depth, at) = (depth + 1, at + 2),
            ['*', '/'] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of the character literal that begins here; none for a lifetime.
fn char_length(rest: &[char]) -> Option<usize> {
    match rest {
        ['\'', '\\', _, tail @ ..] => {
            tail.iter().position(|found| *found == '\'').map(|length| length + 4)
        }
        ['\'', _, '\'', ..] => Some(3),
        _ => None,
    }
}

fn test_modules(code: &str) -> Vec<RangeInclusive<usize>> {
    let line_of = |offset: usize| code[..offset].matches('\n').count() + 1;
    code.match_indices("#[cfg(test)]")
        .filter_map(|(begin, _)| {
            let open = begin + code[begin..].find(['{', ';'])?;
            Some(line_of(begin)..=line_of(closing(code, open)))
        })
        .collect()
}

/// Where the brace opened at `open` closes; `open` itself for a `;`.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0i32;
    for (offset, found) in code[open..].char_indices() {
        match found {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + offset;
        }
    }
    code.len()
}

#[test]
fn comments_and_literals_leave_blanks_of_their_own_size() {
    let text = "let a = \"x \\\" // y\"; // crate::z\n/* a /* b */ c */ let r = br#\"q\"r\\\"#;\n";
    let source = Source::read(text);
    assert_eq!(
        source.code,
        "let a = \"         \";            \n                  let r = br#\"    \"#;\n"
    );
    let literals = [(1, "x \\\" // y".to_owned()), (2, "q\"r\\".to_owned())];
    assert_eq!(source.literals, literals);
}

#[test]
fn lifetimes_are_not_characters_and_characters_are_not_strings() {
    let source = Source::read("fn f<'a>(x: &'a str) { g('\"', '\\'', '\\u{e9}', 'é') } \"end\"");
    assert_eq!(source.literals, [(1, "end".to_owned())]);
    assert!(source.code.contains("fn f<'a>(x: &'a str)"));
    assert!(!source.code.contains('é'));
}

#[test]
fn the_lines_of_a_test_module_are_known() {
    let source = Source::read("fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() {}\n}\nfn c() {}\n");
    let tested: Vec<usize> = (1..=6).filter(|line| source.is_test_line(*line)).collect();
    assert_eq!(tested, [2, 3, 4, 5]);
}
