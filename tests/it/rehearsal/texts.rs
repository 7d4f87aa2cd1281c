//! What people say in a play, read off the data by another hand than the player's.

use std::collections::BTreeMap;

use serde_json::Value;

const DEMO: &str = include_str!("../../../assets/demo/atelier-demo.json");
const SCRIPT: &str = include_str!("../../../assets/demo/mise-en-scene.json");

/// The texts of a play.
pub(super) struct Texts {
    demo: Value,
    script: Value,
    /// Everything that is said, as it was typed.
    pub(super) all: Vec<String>,
}

impl Texts {
    /// The texts in these lists of the data and of the script.
    pub(super) fn of(lists: &[&str], script_lists: &[&str]) -> Self {
        let demo: Value = serde_json::from_str(DEMO).unwrap();
        let script: Value = serde_json::from_str(SCRIPT).unwrap();
        let mut all = Vec::new();
        for list in lists {
            gather(&demo[list], &mut all);
        }
        for list in script_lists {
            gather(&script[list], &mut all);
        }
        assert!(all.len() > 30, "{} texts", all.len());
        Self { demo, script, all }
    }

    /// The counts that the data promises.
    pub(super) fn promised(&self) -> BTreeMap<String, usize> {
        let counts = self.demo["attendu"].as_object().unwrap();
        let number = |count: &Value| usize::try_from(count.as_u64().unwrap()).unwrap();
        counts.iter().map(|(name, count)| (name.clone(), number(count))).collect()
    }

    /// Headline, gesture and number of cards of each group, in order.
    pub(super) fn groups(&self, list: &str) -> Vec<(String, String, usize)> {
        let list = [&self.demo[list], &self.script[list]];
        let groups = list.into_iter().find_map(Value::as_array).unwrap();
        let text = |group: &Value, name: &str| group[name].as_str().unwrap().to_owned();
        let cards = |group: &Value| group["regroupe"].as_array().unwrap().len();
        groups.iter().map(|it| (text(it, "titre"), text(it, "demande"), cards(it))).collect()
    }
}

/// Sentences, the parts of a sheet, what somebody will do.
fn gather(list: &Value, all: &mut Vec<String>) {
    let alone = std::slice::from_ref(list);
    for entry in list.as_array().map_or(alone, Vec::as_slice) {
        let place = &entry["lieu"]["commune"];
        let fields = [entry, &entry["texte"], &entry["nom"], &entry["quoi"], place];
        let before = all.len();
        all.extend(fields.into_iter().filter_map(Value::as_str).map(str::to_owned));
        assert!(all.len() > before, "nothing to say in {entry}");
    }
}

/// Letters only: renderers may break lines, and the human table puts a space before
/// what looks like a formula.
pub(super) fn squeezed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().filter(|c| !c.is_ascii_whitespace()).collect()
}
