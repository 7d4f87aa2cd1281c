//! The closed lists of a workshop's vocabulary, each with its stable codes.
//!
//! A code is the same in recipes, on the wire and in the log, and never changes.

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
