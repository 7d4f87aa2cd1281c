//! The notes as a message that a mail program opens as a draft: RFC 5322, plain text
//! that flows (RFC 3676), UTF-8 in quoted-printable.
//!
//! Nobody is addressed and nothing is sent: whoever opens it chooses. The sender is a
//! name of the room at an address that cannot exist (RFC 2606), because the standard
//! asks for one.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Outline;
use super::source::Source;
use super::text::{Line, lines};

/// Signs of the subject at most; more is cut off by mailing lists.
const SUBJECT: usize = 70;

/// The message.
pub fn mail(source: &Source<'_>, outline: &Outline<'_>) -> Vec<u8> {
    let workshop = source.workshop();
    let body: String = lines(outline).iter().map(flowed).collect();
    let name = workshop.about.as_ref().and_then(|about| about.organiser.as_ref());
    let name = name.map_or(workshop.title(), |name| name.as_str());
    let plain = ContentType::new("text/plain");
    let plain = plain.attribute("charset", "utf-8").attribute("format", "flowed");
    let message = MessageBuilder::new()
        .from(Address::new_address(Some(name.to_owned()), "personne@collecte.invalid"))
        .subject(subject(source))
        // A draft of the same moment is the same draft.
        .date(workshop.created.0 / 1_000)
        .message_id(format!("{}.{}@collecte.invalid", workshop.id, workshop.seq))
        .header("X-Unsent", Raw::new("1"))
        .header("Content-Language", Raw::new(outline.language.code()))
        .body(MimePart::new(plain, body));
    // Writing into memory cannot fail.
    message.write_to_vec().unwrap_or_default()
}

/// `[Collecte] Pontivy, salle des fêtes 2025-11-27`, cut at 70 signs.
pub fn subject(source: &Source<'_>) -> String {
    let about = source.workshop().about.as_deref();
    let place = about.and_then(|about| about.place.as_ref());
    let place = place.map_or(source.workshop().title(), |place| place.as_str());
    let date = about.and_then(|about| about.date.as_ref()).map(|date| format!(" {date}"));
    let subject = format!("[Collecte] {place}{}", date.unwrap_or_default());
    let line: Vec<&str> = subject.split_whitespace().collect();
    line.join(" ").graphemes(true).take(SUBJECT).collect::<String>().trim_end().to_owned()
}

/// A line as RFC 3676 wants it: a space at the end when the next one goes on with it, a
/// space before what a mail program could take for a quotation or an envelope.
fn flowed(line: &Line) -> String {
    let stuffed = line.text.starts_with([' ', '>']) || line.text.starts_with("From ");
    let begin = if stuffed { " " } else { "" };
    // "-- " alone would be the beginning of a signature.
    let end = if line.goes_on && line.text != "--" { " " } else { "" };
    format!("{begin}{}{end}\r\n", line.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_means_something_in_a_mail_is_stuffed() {
        let line = |text: &str, goes_on| flowed(&Line { text: text.to_owned(), goes_on });
        assert_eq!(line("From ici", false), " From ici\r\n");
        assert_eq!(line("> dit", true), " > dit \r\n");
        assert_eq!(line("  - dans un autre", false), "   - dans un autre\r\n");
        assert_eq!(line("--", true), "--\r\n");
        assert_eq!(line("Fromage", false), "Fromage\r\n");
    }
}
