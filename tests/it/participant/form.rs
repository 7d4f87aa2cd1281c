//! What a form of the page would send, read off its HTML.

use std::collections::BTreeMap;

use crate::page::{Element, Page};

/// A form, filled in.
pub(crate) struct Form {
    pub(crate) is_post: bool,
    pub(crate) action: String,
    pub(crate) fields: BTreeMap<String, String>,
}

/// The form that this selector finds, its own values first, then what the
/// person filled in. A field that the form does not have is a mistake of the
/// test, unless it is the name of a button.
pub(crate) fn read(page: &Page, css: &str, filled: &[(&str, &str)]) -> Form {
    let forms = page.select(css);
    let [form] = forms.as_slice() else { panic!("{} forms match {css}", forms.len()) };
    let mut fields = BTreeMap::new();
    collect(form, &mut fields);
    for (name, value) in filled {
        let is_there = form.first(&|found| found.attribute("name") == Some(*name)).is_some();
        assert!(is_there, "{css} has no field {name}: {}", form.html());
        fields.insert((*name).to_owned(), (*value).to_owned());
    }
    Form {
        is_post: form.attribute("method") == Some("post"),
        action: form.attribute("action").unwrap_or_default().to_owned(),
        fields,
    }
}

fn collect(element: &Element, fields: &mut BTreeMap<String, String>) {
    if let Some((name, value)) = element.attribute("name").zip(value_of(element)) {
        fields.insert(name.to_owned(), value);
    }
    for child in element.elements() {
        collect(child, fields);
    }
}

/// What this field sends untouched; a button only when it is pressed.
fn value_of(field: &Element) -> Option<String> {
    let value = || field.attribute("value").map(str::to_owned);
    let is_on = field.attribute("checked").is_some();
    match (field.name.as_str(), field.attribute("type").unwrap_or("text")) {
        _ if field.attribute("disabled").is_some() => None,
        ("input", "checkbox" | "radio") => is_on.then(|| value().unwrap_or("on".to_owned())),
        ("input", "submit" | "button" | "image" | "reset") => None,
        ("input", _) => Some(value().unwrap_or_default()),
        ("textarea", _) => Some(field.text()),
        ("select", _) => {
            let is_option = |found: &Element| found.name == "option";
            let chosen = field
                .first(&|found| is_option(found) && found.attribute("selected").is_some())
                .or_else(|| field.first(&is_option))?;
            Some(chosen.attribute("value").map_or_else(|| chosen.text(), str::to_owned))
        }
        _ => None,
    }
}

#[test]
fn a_form_sends_what_it_shows_and_what_was_filled_in() {
    let page = Page::load(
        "<body><form id=f method=post action=\"do?a=1\"><input type=hidden name=op value=o1>\
         <input name=name value=Ana><textarea name=text>avant</textarea>\
         <select name=lang><option value=fr>fr<option value=br selected>br</select>\
         <select name=first><option>un<option>deux</select>\
         <input type=checkbox name=off><input type=checkbox name=on checked>\
         <input name=gone value=1 disabled><button name=do value=pass>Je passe</button></form>",
    );
    let form = read(&page, "#f", &[("text", "Un lavoir"), ("do", "pass")]);
    assert!(form.is_post);
    assert_eq!(form.action, "do?a=1");
    let fields: Vec<String> =
        form.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let expected = "do=pass first=un lang=br name=Ana on=on op=o1 text=Un lavoir";
    assert_eq!(fields.join(" "), expected);
}
