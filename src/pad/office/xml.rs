//! XML while it is written: elements are closed, texts are escaped, signs that XML 1.0
//! cannot hold are left out. The escaper of every XML export.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::pad::text::xml_allowed;

/// An XML document while it is written.
pub(super) struct Xml(Writer<Vec<u8>>);

/// Attributes of an element.
pub(super) type Attributes<'a> = [(&'a str, &'a str)];

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// An element and what is in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        inside(self);
        self.end(name);
    }

    pub(super) fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.write(Event::Start(begin(name, attributes)));
    }

    pub(super) fn end(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.write(Event::Empty(begin(name, attributes)));
    }

    /// An element with words in it.
    pub(super) fn words(&mut self, name: &str, attributes: &Attributes<'_>, words: &str) {
        self.element(name, attributes, |xml| xml.text(words));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&xml_allowed(text))));
    }

    pub(super) fn done(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// Writing into memory cannot fail.
    fn write(&mut self, event: Event<'_>) {
        self.0.write_event(event).ok();
    }
}

fn begin<'a>(name: &'a str, attributes: &Attributes<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_never_markup() {
        let mut xml = Xml::new();
        xml.words("a", &[("b", "\"<&")], "</a> & ]]> \u{1}\u{ffff}é");
        let xml = String::from_utf8(xml.done()).unwrap();
        assert!(xml.ends_with("<a b=\"&quot;&lt;&amp;\">&lt;/a&gt; &amp; ]]&gt; é</a>"), "{xml}");
    }
}
