//! What a column holds, by its heading.

use unicode_normalization::UnicodeNormalization;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The number or the title of a step.
    Round,
    /// What kind of card it is.
    Kind,
    /// The words.
    Text,
    /// What people do there.
    What,
    /// Where.
    Place,
    /// The author's link to it.
    Tie,
    /// Who does it, or who speaks.
    Who,
    /// Until when.
    Due,
    /// The number of a sub-question.
    Question,
    /// Who gave the card.
    Name,
}

/// Headings as people write them, without case and accents.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Round, &["round", "etape", "tour", "step", "n° etape"]),
    (Column::Kind, &["kind", "type", "nature", "genre"]),
    (Column::Text, &["text", "texte", "carte", "card", "contribution", "phrase", "words", "mots"]),
    (Column::What, &["what", "quoi", "description", "ce qu'on y fait"]),
    (Column::Place, &["place", "lieu", "ou", "where", "commune"]),
    (Column::Tie, &["link", "lien", "tie", "lien avec elle"]),
    (Column::Who, &["who", "qui", "porteur", "porteuse", "speaker"]),
    (Column::Due, &["due", "when", "quand", "pour quand", "echeance", "date"]),
    (Column::Question, &["question", "sub_question", "sous-question", "sous question"]),
    (Column::Name, &["name", "nom", "prenom", "personne", "person", "auteur", "autrice", "author"]),
];

impl Column {
    /// All of them, in the order of a card.
    pub const ALL: [Self; 10] = [
        Self::Round,
        Self::Kind,
        Self::Text,
        Self::What,
        Self::Place,
        Self::Tie,
        Self::Who,
        Self::Due,
        Self::Question,
        Self::Name,
    ];

    /// By its heading, whatever its case and accents.
    pub fn called(heading: &str) -> Option<Self> {
        let heading = folded(heading);
        let found = HEADINGS.iter().find(|(_, names)| names.contains(&heading.as_str()));
        found.map(|(column, _)| *column)
    }
}

/// Lower case, straight apostrophes, without accents and outer spaces: how two words are
/// compared.
pub(super) fn folded(word: &str) -> String {
    let plain = word.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    plain
        .collect::<String>()
        .replace('\u{2019}', "'")
        .trim()
        .trim_end_matches([':', '\u{a0}', ' '])
        .to_lowercase()
}
