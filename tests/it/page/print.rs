//! The ways out of the tree: text to read, HTML to select in, and the
//! canonical form to compare.

use std::fmt::Write as _;

use super::element::{Child, Element};

/// Elements that HTML writes without an end.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "wbr"];

impl Element {
    /// The words in it, one space between elements.
    pub(crate) fn text(&self) -> String {
        let words = self.children.iter().map(|child| match child {
            Child::Element(element) => element.text(),
            Child::Text(text) => text.trim().to_owned(),
        });
        words.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// One line for each thing, attributes in alphabetical order.
    ///
    /// The `op` that the server prints into a form is new in each rendering:
    /// it is left out, or no two renderings would be the same.
    pub(crate) fn canonical(&self) -> String {
        let mut lines = String::new();
        self.write_lines(0, &mut lines);
        lines
    }

    fn write_lines(&self, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        let is_op = self.attribute("name") == Some("op");
        write!(out, "{indent}<{}", self.name).unwrap();
        for (name, value) in self.attributes.iter().filter(|(name, _)| !is_op || *name != "value") {
            write!(out, " {name}={value:?}").unwrap();
        }
        out.push_str(">\n");
        for child in &self.children {
            match child {
                Child::Element(element) => element.write_lines(depth + 1, out),
                Child::Text(text) => writeln!(out, "{indent}  {text:?}").unwrap(),
            }
        }
    }

    /// HTML again, for what wants to select in it.
    pub(crate) fn html(&self) -> String {
        let mut html = String::new();
        self.write_html(&mut html);
        html
    }

    fn write_html(&self, out: &mut String) {
        let name = self.name.as_str();
        write!(out, "<{name}").unwrap();
        for (name, value) in &self.attributes {
            write!(out, " {name}=\"{}\"", escape(value)).unwrap();
        }
        out.push('>');
        for child in &self.children {
            match child {
                Child::Element(element) => element.write_html(out),
                Child::Text(text) if matches!(name, "script" | "style") => out.push_str(text),
                Child::Text(text) => out.push_str(&escape(text)),
            }
        }
        if !VOID.contains(&name) {
            write!(out, "</{name}>").unwrap();
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
