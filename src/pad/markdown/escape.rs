//! The only escaper of the Markdown export.
//!
//! Escaped everywhere: ``\ ` * _ { } [ ] < > # | ~ !``; at the start of a line also
//! `+ - =` and the point after a number; `&` where it would begin an entity. A bare
//! address becomes `<address>`, which every reader links and shows unchanged.

use crate::pad::entity::begins_entity;

/// One line: line feeds become spaces.
pub(super) fn inline(text: &str) -> String {
    let line: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    escaped(&line.join(" "))
}

/// Several lines, each but the first behind `indent`.
pub(super) fn lines(text: &str, indent: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (number, line) in text.lines().map(str::trim).enumerate() {
        if number > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { indent.trim_end() } else { indent });
        }
        out.push_str(&escaped(line));
    }
    out
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = start(line, &mut out);
    while let Some(sign) = rest.chars().next() {
        if let Some(address) = address(rest) {
            out.push('<');
            out.push_str(address);
            out.push('>');
            rest = &rest[address.len()..];
            continue;
        }
        match sign {
            '&' if begins_entity(rest) => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(sign);
            }
            plain => out.push(plain),
        }
        rest = &rest[sign.len_utf8()..];
    }
    out
}

/// Escapes what means something at the start of a line only; gives back the rest.
fn start<'t>(line: &'t str, out: &mut String) -> &'t str {
    if line.starts_with(['+', '-', '=']) {
        out.push('\\');
        out.push_str(&line[..1]);
        return &line[1..];
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        out.push_str(&line[..digits]);
        out.push('\\');
        out.push_str(&line[digits..=digits]);
        return &line[digits + 1..];
    }
    line
}

/// The address that `text` begins with, without the punctuation that follows it. An
/// address that no `<…>` can hold unchanged is none.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let ends = |sign: char| {
        sign.is_whitespace() || sign.is_control() || matches!(sign, '<' | '>' | '«' | '»' | '"')
    };
    let end = text.find(ends).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '…', '’']);
    let entity = address.match_indices('&').any(|(at, _)| begins_entity(&address[at..]));
    (address.len() > scheme.len() && !entity && !address.contains('\\')).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_mean_something_are_escaped() {
        assert_eq!(
            inline("*a* _b_ `c` {d} [e] <f> #g |h ~i !j \\k"),
            r"\*a\* \_b\_ \`c\` \{d\} \[e\] \<f\> \#g \|h \~i \!j \\k"
        );
        assert_eq!(inline("a - b + c = d 1. e"), "a - b + c = d 1. e");
        assert_eq!(
            inline("a & b &copy c &copy; &#233; &;"),
            "a & b &copy c &amp;copy; &amp;\\#233; &;"
        );
    }

    #[test]
    fn a_line_that_would_be_a_list_or_a_heading_stays_a_line() {
        assert_eq!(
            lines("- a\n+ b\n1. c\n23) d\n---\n===", "  "),
            "\\- a\n  \\+ b\n  1\\. c\n  23\\) d\n  \\---\n  \\==="
        );
        assert_eq!(lines("a\n\n    b  ", "> "), "a\n>\n> b");
    }

    #[test]
    fn a_bare_address_is_linked_and_keeps_its_letters() {
        assert_eq!(
            inline("(voir https://a.example/x_y?a=b&c=1#d)."),
            "(voir <https://a.example/x_y?a=b&c=1#d>)."
        );
        assert_eq!(inline("https://a.example/?a=1&copy;=2"), "https://a.example/?a=1&amp;copy;=2");
        assert_eq!(inline("https:// non"), "https:// non");
    }
}
