//! Cards in fewer bytes, for `collecte.json.2`: whoever follows a room gets each of them.
//!
//! A card of the current round that has nothing but words, and perhaps a name, is a list:
//! `["ID",ORDER,"TEXT"]` or `["ID",ORDER,"TEXT","NAME"]`. Any other object stays whole.

use std::borrow::Cow;

use serde::Deserialize;

use crate::domain::Workshop;

/// A card that has no other keys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Card<'a> {
    e: &'a str,
    id: &'a str,
    round: &'a str,
    order: u64,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    name: Option<Cow<'a, str>>,
}

/// `object` as a list, when it is such a card.
pub fn card(workshop: &Workshop, object: &str) -> Option<String> {
    let Card { e, id, round, order, text, name } = serde_json::from_str(object).ok()?;
    if e != "card.put" || round != workshop.current?.to_string() {
        return None;
    }
    match name {
        Some(name) => serde_json::to_string(&(id, order, text, name)).ok(),
        None => serde_json::to_string(&(id, order, text)).ok(),
    }
}
