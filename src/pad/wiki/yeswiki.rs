//! YesWiki: `======x======` for the title and fewer signs further down, a space and
//! `- ` before a point.
//!
//! `""…""` is not used: where raw HTML is allowed it is one. Every sign that means
//! something becomes a numeric entity, which the wiki leaves alone; so does a letter of
//! each word that looks like the name of a page (`PageWiki`) and the colon of one that
//! looks like another wiki's. Web addresses stay as they are: inside them the wiki reads
//! nothing.

use super::{entity, page};
use crate::pad::Outline;
use crate::pad::entity::begins_entity;
use crate::pad::flow::{Paragraph, Shape, Span};

/// The notes as the source of a YesWiki page.
pub fn yeswiki(outline: &Outline<'_>) -> String {
    page(outline, line)
}

fn line(paragraph: &Paragraph) -> String {
    let words = words_of(paragraph);
    match paragraph.shape {
        Shape::Title => format!("======{words}======"),
        Shape::Heading(level) => {
            let marks = "=".repeat(7_usize.saturating_sub(usize::from(level)));
            format!("{marks}{words}{marks}")
        }
        Shape::Text | Shape::QuoteEnd => words,
        Shape::Note | Shape::Quote => format!("//{words}//"),
        Shape::Item(depth) => format!("{}- {words}", " ".repeat(usize::from(depth) + 1)),
    }
}

fn words_of(paragraph: &Paragraph) -> String {
    let words = paragraph.spans.iter().map(|span| match span {
        Span::Plain(words) => escaped(words),
        Span::Strong(words) => format!("**{}**", escaped(words)),
        Span::Link(address) => address.clone(),
    });
    words.collect()
}

/// Text of one or several lines; three dashes are the wiki's line break, four or more
/// would be a rule across the page: a space stands in an empty line.
fn escaped(text: &str) -> String {
    let lines = text.split('\n').map(|line| match line.trim() {
        "" => entity(' '),
        words => escaped_line(words),
    });
    lines.collect::<Vec<_>>().join("---")
}

fn escaped_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    let mut before: Option<char> = None;
    let mut at = 0;
    while let Some(sign) = line[at..].chars().next() {
        let address = address(&line[at..], before);
        if !address.is_empty() {
            out.push_str(address);
            before = address.chars().next_back();
            at += address.len();
            if at == line.len() {
                // The wiki would read the mark behind it as a part of it.
                out.push(' ');
            }
            continue;
        }
        let after = line[at + sign.len_utf8()..].chars().next();
        if means_something(before, sign, after) || sign == '&' && begins_entity(&line[at..]) {
            out.push_str(&entity(sign));
        } else {
            out.push(sign);
        }
        before = Some(sign);
        at += sign.len_utf8();
    }
    out
}

/// Whether the wiki could read this sign, between its neighbours, as a mark.
fn means_something(before: Option<char>, sign: char, after: Option<char>) -> bool {
    let at_an_end = before.is_none() || after.is_none();
    let is = |neighbour: Option<char>, wanted: char| neighbour == Some(wanted);
    match sign {
        '{' | '}' | '[' | ']' | '"' | '*' | '_' | '#' | '@' | '£' | '<' | '>' | '|' | '%' => true,
        '/' | '=' | '-' => at_an_end || is(before, sign) || is(after, sign),
        // The name of another wiki, or of an address that is none of the web.
        ':' => {
            before.is_some_and(char::is_alphanumeric)
                && after.is_some_and(|after| after.is_alphanumeric() || after == '/')
        }
        // `PageWiki`, `Page2`: a name has a small letter before a large one or a digit.
        letter if letter.is_uppercase() || letter.is_numeric() => {
            before.is_some_and(|before| before.is_lowercase() || before == ',')
        }
        _ => false,
    }
}

/// The web address that `text` begins with, as far as the wiki reads it as one.
fn address(text: &str, before: Option<char>) -> &str {
    let begins = text.starts_with("https://") || text.starts_with("http://");
    if !begins || before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_') {
        return "";
    }
    let ends = |sign: char| {
        matches!(
            sign,
            ' ' | '\t' | '"' | '|' | '\\' | '^' | '`' | '{' | '}' | '[' | ']' | '>' | '<'
        )
    };
    &text[..text.find(ends).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_run_an_action_or_make_a_page_stays_letters() {
        assert_eq!(escaped("{{bazar id=\"1\"}}"), "&#123;&#123;bazar id=&#34;1&#34;&#125;&#125;");
        assert_eq!(escaped("ImaginationForPeople"), "Imagination&#70;or&#80;eople");
        assert_eq!(escaped("**a** __b__"), "&#42;&#42;a&#42;&#42; &#95;&#95;b&#95;&#95;");
        assert_eq!(escaped("- 30"), "&#45; 30");
        assert_eq!(escaped("a // b == c et/ou"), "a &#47;&#47; b &#61;&#61; c et/ou");
        assert_eq!(
            escaped("Wikipedia:Pontivy ftp://x"),
            "Wikipedia&#58;Pontivy ftp&#58;&#47;&#47;x"
        );
        assert_eq!(escaped("&copy; & co"), "&#38;copy; & co");
        assert_eq!(escaped("une ligne\nune autre"), "une ligne---une autre");
        assert_eq!(escaped("un\n\ndeux"), "un---&#32;---deux");
    }

    #[test]
    fn a_web_address_keeps_every_letter() {
        let address = "https://a.example/PageWiki__x?a=b&copy;=1#d";
        assert_eq!(escaped(&format!("voir {address} ici")), format!("voir {address} ici"));
        assert_eq!(escaped("https://a.example/"), "https://a.example/ ");
        assert_eq!(escaped("xhttps://a"), "xhttps&#58;&#47;&#47;a");
    }
}
