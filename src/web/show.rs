//! Sends a whole page.

use axum::response::Html;
use maud::Markup;

/// The page, with an asking of its own in every form.
pub(super) fn show(page: Markup) -> Html<String> {
    Html(with_ops(page.into_string()))
}

/// Gives every form of a whole page its own op, for browsers without JavaScript.
/// Typed text cannot hold this mark: its quotes are escaped.
fn with_ops(page: String) -> String {
    const EMPTY: &str = "name=\"op\" value=\"\"";
    let mut parts = page.split(EMPTY);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // Without randomness the form stays empty, and the server makes the op.
        let op = super::fresh::op().map(|op| op.to_string()).unwrap_or_default();
        filled.extend(["name=\"op\" value=\"", &op, "\"", part]);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_gets_an_asking_of_its_own() {
        let form =
            maud::html! { input type="hidden" name="op" value=""; p { "name=\"op\" value=\"\"" } };
        let Html(page) = show(maud::html! { (form) (form) });
        let mut ops: Vec<&str> = page
            .split("name=\"op\" value=\"")
            .skip(1)
            .map(|rest| &rest[..rest.find('"').unwrap()])
            .collect();
        ops.dedup();
        assert_eq!(ops.len(), 2, "typed text is no form: {page}");
        assert!(ops.iter().all(|op| op.len() == 26));
    }
}
