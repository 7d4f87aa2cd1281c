//! What a workshop intends: its title and licence, and the steps of its agenda.
//!
//! A [`RoundPlan`] is one step as a recipe describes it; once in a workshop it is
//! the fixed part of a [`Round`](super::Round).

use super::{Language, RoundId, Text, Texts};

/// Title, place and terms of a workshop, as shown on every export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What the meeting is called.
    pub title: Text,
    /// Where people meet.
    pub place: Option<Text>,
    /// Civil date of the meeting, `2026-03-14`.
    pub date: Option<Text>,
    /// Who invites.
    pub organiser: Option<Text>,
    /// Terms under which everything is published.
    pub licence: Licence,
    /// Language of the wall and of the exports.
    pub language: Language,
    /// Name of the recipe that was used, for the colophon.
    pub recipe: Option<Text>,
    /// Hours after the end in which people may withdraw or unname what they said.
    pub withdrawal_hours: u32,
    /// Name and password of the room's Wi-Fi, printed on the join sheet.
    pub wifi: Option<Wifi>,
}

/// The Wi-Fi of the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wifi {
    /// Name of the network.
    pub name: Text,
    /// Its password; none for an open network.
    pub password: Option<Text>,
}

/// Free licences a workshop can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Licence {
    /// Creative Commons Attribution-ShareAlike 4.0.
    #[default]
    CcBySa,
    /// Creative Commons Attribution 4.0.
    CcBy,
    /// Creative Commons Zero 1.0.
    Cc0,
}

impl Licence {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::CcBySa, Self::CcBy, Self::Cc0];

    /// SPDX identifier.
    pub fn spdx(self) -> &'static str {
        match self {
            Self::CcBySa => "CC-BY-SA-4.0",
            Self::CcBy => "CC-BY-4.0",
            Self::Cc0 => "CC0-1.0",
        }
    }

    /// Short name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::CcBySa => "CC BY-SA 4.0",
            Self::CcBy => "CC BY 4.0",
            Self::Cc0 => "CC0 1.0",
        }
    }

    /// Address of the licence's text.
    pub fn url(self) -> &'static str {
        match self {
            Self::CcBySa => "https://creativecommons.org/licenses/by-sa/4.0/",
            Self::CcBy => "https://creativecommons.org/licenses/by/4.0/",
            Self::Cc0 => "https://creativecommons.org/publicdomain/zero/1.0/",
        }
    }

    /// From an SPDX identifier.
    pub fn from_spdx(spdx: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|licence| licence.spdx() == spdx)
    }
}

/// Defines a closed list of names, each with its stable code.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item_doc])* $item),* }

        impl $name {
            /// All of them, in reading order.
            pub const ALL: &[Self] = &[$(Self::$item),*];

            /// Stable code, in recipes, on the wire and in the log.
            pub fn code(self) -> &'static str {
                match self { $(Self::$item => $code),* }
            }

            /// From the stable code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$item),)* _ => None }
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// Kind of step (`method.md` lists what each asks of phones, laptop and wall).
    Step {
        /// Check-in: people arrive.
        Welcome = "welcome",
        /// Ground rules and licence.
        Frame = "frame",
        /// Everybody writes alone; nothing is shown yet.
        SilentWriting = "silent_writing",
        /// Go-round: one speaks, all listen.
        RoundTable = "round_table",
        /// Go-round of sheets.
        Harvest = "harvest",
        /// The wall is read together.
        WallReading = "wall_reading",
        /// A talk, with questions.
        Talk = "talk",
        /// Free discussion with a queue for the floor.
        Discussion = "discussion",
        /// Affinity grouping.
        Grouping = "grouping",
        /// Groups get a headline and a gesture.
        Naming = "naming",
        /// Read-back without objection.
        ReadBack = "read_back",
        /// Next steps: what, who, when.
        Actions = "actions",
        /// A break.
        Pause = "pause",
        /// Close: address of the notes, withdrawal.
        Closing = "closing",
    }
}

coded! {
    /// What a round collects.
    Kind {
        /// A social innovation: name, what, where, my link to it.
        Innovation = "innovation",
        /// What somebody expects.
        Expectation = "expectation",
        /// A raw key issue, one idea a card.
        KeyIssue = "key_issue",
        /// How somebody sees a question.
        Viewpoint = "viewpoint",
        /// A question to a speaker.
        Question = "question",
        /// What somebody lived.
        Testimony = "testimony",
        /// What was said in a discussion, noted by the scribe.
        Remark = "remark",
        /// What the wall shows, said together.
        Observation = "observation",
        /// The text of a talk.
        Talk = "talk",
        /// A next step: what, who, when.
        Action = "action",
        /// One word to close.
        Word = "word",
    }
}

coded! {
    /// When others may read what is written in a round.
    Visible {
        /// At once.
        Live = "live",
        /// When the author's turn ends, or when the round is revealed.
        Later = "later",
    }
}

coded! {
    /// Whether names stand beside entries.
    Names {
        /// The name the author gave is shown.
        Shown = "shown",
        /// Names are kept but not shown.
        Hidden = "hidden",
        /// The entry does not know its author.
        Anonymous = "anonymous",
    }
}

coded! {
    /// Order of a go-round.
    TurnOrder {
        /// As people arrived.
        Arrival = "arrival",
        /// As people sit; until the team reorders, as they arrived.
        Seat = "seat",
        /// Drawn at the opening.
        Drawn = "drawn",
        /// The last one first.
        Reverse = "reverse",
        /// Who spoke least so far first, then by arrival.
        FewestTurns = "fewest_turns",
        /// The speaker chooses who comes next.
        Chosen = "chosen",
    }
}

coded! {
    /// What the wall shows.
    Scene {
        /// QR, address, code, count.
        Welcome = "welcome",
        /// The question and the newest entries.
        Question = "question",
        /// The question and the count, no text.
        Count = "count",
        /// Who speaks and who is next.
        Speaker = "speaker",
        /// Groups with their cards.
        Groups = "groups",
        /// Headlines and gestures, very large.
        Headlines = "headlines",
        /// One entry in very large type.
        Quotation = "quotation",
        /// The list of actions.
        Actions = "actions",
        /// The closing words.
        Words = "words",
        /// Address and QR of the notes.
        Closing = "closing",
        /// A plain screen for a break.
        Pause = "pause",
    }
}

coded! {
    /// Part of the notes a round writes into, in printed order.
    Section {
        /// Who is there.
        Present = "present",
        /// Frame and licence.
        Frame = "frame",
        /// Expectations.
        Expectations = "expectations",
        /// The talk.
        Talk = "talk",
        /// Exchanges.
        Exchanges = "exchanges",
        /// Key issues.
        KeyIssues = "key_issues",
        /// Innovations.
        Innovations = "innovations",
        /// What we see.
        Observations = "observations",
        /// Viewpoints.
        Viewpoints = "viewpoints",
        /// What brings us together.
        Values = "values",
        /// Next steps.
        Actions = "actions",
        /// Closing words.
        Words = "words",
        /// Credits.
        Colophon = "colophon",
    }
}

/// One step of an agenda, as a recipe describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPlan {
    /// Its id in this workshop.
    pub id: RoundId,
    /// What kind of step it is.
    pub step: Step,
    /// Its title.
    pub title: Texts,
    /// What people are asked.
    pub prompt: Texts,
    /// An example that opens the way.
    pub example: Option<Texts>,
    /// How long it should take, in minutes.
    pub minutes: u32,
    /// What it collects, if anything.
    pub collects: Option<Collects>,
    /// Rounds whose entries or groups it takes up.
    pub takes: Vec<RoundId>,
    /// How people take turns, in a go-round or a discussion.
    pub turn: Option<TurnRules>,
    /// Questions of a discussion, under which the scribe notes.
    pub sub_questions: Vec<Texts>,
    /// Ready answers to choose from.
    pub suggestions: Vec<Texts>,
    /// What the wall shows while it runs.
    pub scene: Scene,
    /// Where it goes in the notes.
    pub section: Section,
}

/// What a round collects, and under which rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Collects {
    /// Kind of entry.
    pub kind: Kind,
    /// Advised length in characters; shown, never enforced.
    pub advised: u32,
    /// Entries a person may give.
    pub per_person: Option<u32>,
    /// When others may read them.
    pub visible: Visible,
    /// Whether names are shown.
    pub names: Names,
    /// Whether people can support an entry.
    pub support: bool,
    /// Whether phones may write, or only the team.
    pub phones: bool,
}

/// How people take turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnRules {
    /// In which order.
    pub order: TurnOrder,
    /// Time per person, in seconds; 0 when nobody counts.
    pub seconds: u32,
    /// Whether a person who passed is offered the turn once more at the end.
    pub comes_back: bool,
    /// Whether people ask for the floor instead of all being called.
    pub on_request: bool,
}
