//! The name of a pad: plain letters, so that every engine takes it as it is.

use unicode_normalization::UnicodeNormalization as _;

use super::Fault;

/// Longest name, in characters; Etherpad takes 50, and a version may follow.
const LONGEST: usize = 44;
/// Versions of one name: after `-v20` something else is wrong.
const VERSIONS: usize = 20;

/// A name of lower-case letters, digits and dashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PadName(String);

impl PadName {
    /// Makes a name of what was typed: "Collecte d’été 2025" becomes `collecte-d-ete-2025`.
    ///
    /// # Errors
    /// [`Fault::Name`] when no letter or digit is left, or more than 44.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let name = slug(typed);
        if name.is_empty() || name.len() > LONGEST {
            return Err(Fault::Name);
        }
        Ok(Self(name))
    }

    /// A name for the pad of a workshop.
    pub fn suggested(title: &str, code: &str) -> String {
        let code = code.to_lowercase();
        let room = LONGEST - code.len() - 1;
        let title: String = slug(title).chars().take(room).collect();
        format!("{title}-{code}").trim_matches('-').to_owned()
    }

    /// The name, then `NAME-v2` and so on.
    pub(super) fn versions(&self) -> impl Iterator<Item = String> {
        (1..=VERSIONS).map(|version| match version {
            1 => self.0.clone(),
            later => format!("{}-v{later}", self.0),
        })
    }
}

fn slug(text: &str) -> String {
    let mut name = String::new();
    for sign in text.nfd().flat_map(char::to_lowercase) {
        match sign {
            'œ' => name.push_str("oe"),
            'æ' => name.push_str("ae"),
            plain if plain.is_ascii_alphanumeric() => name.push(plain),
            // A combining accent.
            '\u{300}'..='\u{36f}' => {}
            _ if name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    name.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_what_people_typed() {
        let read = |typed: &str| PadName::parse(typed).map(|name| name.0);
        assert_eq!(read("Collecte d’été 2025: Cœur"), Ok("collecte-d-ete-2025-coeur".to_owned()));
        assert_eq!(read("  ?!  "), Err(Fault::Name));
        assert_eq!(read(&"a".repeat(45)), Err(Fault::Name));
        let long = "Été à Brest, ".repeat(20);
        let suggested = PadName::suggested(&long, "K7DMR");
        assert!(suggested.ends_with("-k7dmr") && suggested.len() <= LONGEST, "{suggested}");
        assert_eq!(read(&suggested), Ok(suggested.clone()));
        assert_eq!(PadName::suggested("قصة", "K7DMR"), "k7dmr");
    }

    #[test]
    fn versions_of_a_name_count_up() {
        let names: Vec<String> = PadName("a".to_owned()).versions().collect();
        assert_eq!(names.iter().take(3).collect::<Vec<_>>(), ["a", "a-v2", "a-v3"]);
        assert_eq!(names.len(), VERSIONS);
    }
}
