//! Who is writing in a note: what browsers say of themselves, under the name that their
//! cookies prove.
//!
//! A state belongs to the socket that sent it and goes with it. A newer clock counts,
//! as in the protocol; what a socket repeats of others changes nothing.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::{Map, Value};
use yrs::block::ClientID;
use yrs::sync::AwarenessUpdate;
use yrs::sync::awareness::AwarenessUpdateEntry;

/// Longest state of one browser, in bytes: a name, a colour and two caret positions.
const LONGEST: usize = 2_048;
/// States of one socket in one note: a tab, and one that it has just replaced.
const PER_SOCKET: usize = 4;

struct State {
    connection: u64,
    clock: u32,
    json: Arc<str>,
}

/// The states of one note.
#[derive(Default)]
pub(super) struct Presence {
    states: BTreeMap<u64, State>,
}

impl Presence {
    /// Hears what a socket says of itself, signed as `user`; answers what to tell all.
    pub(super) fn hear(
        &mut self,
        connection: u64,
        user: &Value,
        update: &AwarenessUpdate,
    ) -> Option<AwarenessUpdate> {
        let mut news = HashMap::new();
        for (client, entry) in &update.clients {
            let known = self.states.get(&client.get());
            if known.is_some_and(|state| state.clock >= entry.clock) {
                continue;
            }
            if &*entry.json == "null" {
                if known.is_some() {
                    self.states.remove(&client.get());
                    news.insert(*client, gone(entry.clock));
                }
                continue;
            }
            let own = self.states.values().filter(|state| state.connection == connection).count();
            let Some(json) = signed(&entry.json, user).filter(|_| own < PER_SOCKET) else {
                continue;
            };
            let clock = entry.clock;
            self.states.insert(client.get(), State { connection, clock, json: json.clone() });
            news.insert(*client, AwarenessUpdateEntry { clock, json });
        }
        (!news.is_empty()).then_some(AwarenessUpdate { clients: news })
    }

    /// Forgets a socket; answers what to tell the others.
    pub(super) fn leave(&mut self, connection: u64) -> Option<AwarenessUpdate> {
        let mut news = HashMap::new();
        self.states.retain(|client, state| {
            let stays = state.connection != connection;
            if !stays {
                news.insert(ClientID::new(*client), gone(state.clock.saturating_add(1)));
            }
            stays
        });
        (!news.is_empty()).then_some(AwarenessUpdate { clients: news })
    }

    /// Everybody, for somebody who arrives; nothing when nobody writes.
    pub(super) fn all(&self) -> Option<AwarenessUpdate> {
        let entry = |(client, state): (&u64, &State)| {
            let entry = AwarenessUpdateEntry { clock: state.clock, json: state.json.clone() };
            (ClientID::new(*client), entry)
        };
        let clients: HashMap<_, _> = self.states.iter().map(entry).collect();
        (!clients.is_empty()).then_some(AwarenessUpdate { clients })
    }
}

fn gone(clock: u32) -> AwarenessUpdateEntry {
    AwarenessUpdateEntry { clock, json: "null".into() }
}

/// The state with the user that was proved in the place of the one it claims.
fn signed(json: &str, user: &Value) -> Option<Arc<str>> {
    if json.len() > LONGEST {
        return None;
    }
    let mut state: Map<String, Value> = serde_json::from_str(json).ok()?;
    state.insert("user".to_owned(), user.clone());
    Some(Value::Object(state).to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn says(client: u64, clock: u32, json: &str) -> AwarenessUpdate {
        let entry = AwarenessUpdateEntry { clock, json: json.into() };
        AwarenessUpdate { clients: HashMap::from([(ClientID::new(client), entry)]) }
    }

    fn told(update: Option<AwarenessUpdate>) -> Vec<(u64, u32, String)> {
        let clients = update.map(|update| update.clients).unwrap_or_default();
        clients.into_iter().map(|(id, it)| (id.get(), it.clock, it.json.to_string())).collect()
    }

    #[test]
    fn a_name_is_the_one_that_was_proved_and_goes_with_the_socket() {
        let mut presence = Presence::default();
        let (ana, bob) = (json!({"name": "Ana"}), json!({"name": "Bob"}));
        let claimed = says(7, 1, r#"{"user":{"name":"La maire"},"writes":true}"#);
        let signed = r#"{"user":{"name":"Ana"},"writes":true}"#.to_owned();
        assert_eq!(told(presence.hear(1, &ana, &claimed)), [(7, 1, signed.clone())]);
        // Bob's browser repeats what it heard, and says that Ana is gone: she is not.
        assert_eq!(told(presence.hear(2, &bob, &claimed)), []);
        assert_eq!(told(presence.hear(2, &bob, &says(7, 1, "null"))), []);
        assert_eq!(told(presence.all()), [(7, 1, signed)]);
        assert_eq!(told(presence.leave(2)), []);
        assert_eq!(told(presence.leave(1)), [(7, 2, "null".to_owned())]);
        assert_eq!(told(presence.all()), []);
        assert_eq!(told(presence.hear(2, &bob, &says(7, 1, "null"))), [], "an echo of the dead");
    }

    #[test]
    fn a_socket_cannot_fill_a_note_with_people() {
        let mut presence = Presence::default();
        for client in 0..20 {
            presence.hear(1, &json!({}), &says(client, 1, "{}"));
        }
        assert_eq!(told(presence.all()).len(), PER_SOCKET);
        let long = format!("{{\"x\":\"{}\"}}", "x".repeat(LONGEST));
        assert_eq!(told(presence.hear(2, &json!({}), &says(99, 1, &long))), []);
        assert_eq!(told(presence.hear(2, &json!({}), &says(99, 1, "[]"))), []);
    }
}
