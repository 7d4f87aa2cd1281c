//! The table: verbs in the order of a meeting, who may ask for them, and what has to
//! be there first.

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A participant for themselves, the team for anybody.
    Person,
    /// Facilitator, co-facilitator, scribe.
    Team,
    /// Facilitator, co-facilitator.
    Leads,
    Facilitator,
    /// What a person typed is theirs alone to take back.
    Participant,
}

/// One verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) verb: &'static str,
    pub(super) who: Who,
    pub(super) fields: &'static [(&'static str, &'static str)],
    /// What is done before each try: by whom (`self`: whoever tries), and what.
    pub(super) before: &'static [(&'static str, Row)],
    /// The name of the id that is drawn for it.
    pub(super) makes: Option<&'static str>,
}

impl Row {
    pub(super) const NOTHING: Self =
        Self { verb: "", who: Who::Team, fields: &[], before: &[], makes: None };
}

/// A part of the meeting.
pub(super) struct Phase {
    /// What the facilitator does first.
    pub(super) first: &'static [(&'static str, Row)],
    pub(super) rows: &'static [Row],
}

type Fields = &'static [(&'static str, &'static str)];

const fn row(verb: &'static str, who: Who, fields: Fields) -> Row {
    Row { verb, who, fields, ..Row::NOTHING }
}

const fn after(row: Row, before: &'static [(&'static str, Row)]) -> Row {
    Row { before, ..row }
}

/// An order of the facilitator that makes something of this name.
const fn make(name: &'static str, verb: &'static str, fields: Fields) -> (&'static str, Row) {
    ("facilitator", Row { verb, fields, makes: Some(name), ..Row::NOTHING })
}

/// An order of somebody.
const fn first(by: &'static str, verb: &'static str, fields: Fields) -> (&'static str, Row) {
    (by, Row { verb, fields, ..Row::NOTHING })
}

const OWN: (&str, Row) = (
    "participant",
    Row {
        verb: "say",
        fields: &[("round", "$talk"), ("card", "$own"), ("text", "$new")],
        makes: Some("$own"),
        ..Row::NOTHING
    },
);
const TEAMS: (&str, Row) =
    make("$teams", "say", &[("round", "$talk"), ("card", "$teams"), ("text", "$new")]);
const ACTION: (&str, Row) =
    make("$action", "say", &[("round", "$actions"), ("card", "$action"), ("text", "$new")]);
const GROUP: (&str, Row) =
    make("$group", "group", &[("round", "$grouping"), ("group", "$group"), ("text", "Le temps")]);
const FLOOR: (&str, Row) =
    first("facilitator", "give", &[("round", "$round_table"), ("seat", "$seat")]);

/// In the talk, which is open: words, the agenda, the wall, people.
const TALK: Phase = Phase {
    first: &[],
    rows: &[
        row("say", Who::Person, &[("round", "$talk"), ("card", "$new"), ("text", "$new")]),
        // In somebody's name.
        row(
            "say",
            Who::Person,
            &[("round", "$talk"), ("card", "$new"), ("text", "$new"), ("seat", "$seat")],
        ),
        after(row("edit", Who::Person, &[("card", "$own"), ("text", "$new")]), &[OWN]),
        after(row("share", Who::Person, &[("card", "$own")]), &[OWN]),
        after(row("unname", Who::Person, &[("card", "$own"), ("on", "1")]), &[OWN]),
        after(row("withdraw", Who::Participant, &[("card", "$own")]), &[OWN]),
        after(row("withdraw", Who::Team, &[("card", "$teams")]), &[TEAMS]),
        after(row("hide", Who::Team, &[("card", "$own"), ("on", "1")]), &[OWN]),
        after(row("answered", Who::Team, &[("card", "$own"), ("on", "1")]), &[OWN]),
        after(
            row("support", Who::Person, &[("card", "$teams"), ("on", "1"), ("seat", "$seat")]),
            &[TEAMS],
        ),
        row("rename", Who::Person, &[("seat", "$seat"), ("nickname", "Ana")]),
        row("add_seat", Who::Team, &[("nickname", "Sans téléphone")]),
        row("describe", Who::Leads, &[("title", "Croiser nos savoirs")]),
        row("add_round", Who::Leads, &[("step", "pause"), ("title", "Un café")]),
        row("reword", Who::Leads, &[("round", "$talk"), ("title", "Autrement dit")]),
        row("move_round", Who::Leads, &[("round", "$closing")]),
        row("skip", Who::Leads, &[("round", "$naming"), ("on", "1")]),
        row("timer", Who::Leads, &[("round", "$talk"), ("act", "start"), ("seconds", "600")]),
        row("wall", Who::Team, &[("scene", "question")]),
        row("notes", Who::Leads, &[("on", "1")]),
        row("link", Who::Facilitator, &[("role", "scribe")]),
        after(row("take", Who::Person, &[("card", "$action"), ("seat", "$seat")]), &[ACTION]),
        row("erase", Who::Leads, &[]),
    ],
};

/// In a go-round: the floor.
const ROUND_TABLE: Phase = Phase {
    first: &[first("facilitator", "open", &[("round", "$round_table")])],
    rows: &[
        row("next", Who::Team, &[("round", "$round_table")]),
        row("give", Who::Team, &[("round", "$round_table"), ("seat", "$seat")]),
        row("order", Who::Team, &[("round", "$round_table"), ("seats", "$seat")]),
        after(row("done", Who::Person, &[("round", "$round_table"), ("seat", "$seat")]), &[FLOOR]),
        after(row("pass", Who::Person, &[("round", "$round_table"), ("seat", "$seat")]), &[FLOOR]),
        after(row("later", Who::Person, &[("round", "$round_table"), ("seat", "$seat")]), &[FLOOR]),
        after(
            row(
                "turn_time",
                Who::Person,
                &[("round", "$round_table"), ("act", "extend"), ("seconds", "60")],
            ),
            &[FLOOR],
        ),
        after(row("turn_time", Who::Team, &[("round", "$round_table"), ("act", "off")]), &[FLOOR]),
    ],
};

const DISCUSSION: Phase = Phase {
    first: &[first("facilitator", "open", &[("round", "$discussion")])],
    rows: &[
        row("raise", Who::Person, &[("round", "$discussion"), ("seat", "$seat")]),
        row("lower", Who::Person, &[("round", "$discussion"), ("seat", "$seat")]),
    ],
};

const READ_BACK: Phase = Phase {
    first: &[first("facilitator", "open", &[("round", "$read_back")])],
    rows: &[row(
        "answer",
        Who::Person,
        &[("round", "$read_back"), ("seat", "$seat"), ("answer", "fine")],
    )],
};

/// What a grouping takes up was written in silence, and is shown when it begins.
const GROUPING: Phase = Phase {
    first: &[
        make(
            "$one",
            "say",
            &[("round", "$issues"), ("card", "$one"), ("text", "Prendre le temps")],
        ),
        make("$two", "say", &[("round", "$issues"), ("card", "$two"), ("text", "Parler simple")]),
        first("facilitator", "open", &[("round", "$grouping")]),
    ],
    rows: &[
        row("group", Who::Team, &[("round", "$grouping"), ("group", "$new"), ("text", "Un lieu")]),
        after(row("headline", Who::Team, &[("group", "$group"), ("headline", "$new")]), &[GROUP]),
        after(row("rank", Who::Team, &[("group", "$group")]), &[GROUP]),
        after(
            row("put", Who::Team, &[("round", "$grouping"), ("card", "$one"), ("group", "$group")]),
            &[GROUP],
        ),
        row("merge", Who::Team, &[("round", "$grouping"), ("card", "$one"), ("into", "$two")]),
        row("split", Who::Team, &[("round", "$grouping"), ("card", "$one")]),
        after(
            row("undo", Who::Team, &[("round", "$grouping")]),
            &[first("self", "group", &[("round", "$grouping"), ("group", "$new")])],
        ),
        after(row("ungroup", Who::Team, &[("group", "$group")]), &[GROUP]),
    ],
};

/// The agenda goes on, and the meeting ends.
const END: Phase = Phase {
    first: &[],
    rows: &[
        row("open", Who::Leads, &[("round", "$talk")]),
        row("close", Who::Leads, &[("round", "$talk")]),
        row("reveal", Who::Leads, &[("round", "$silent_writing")]),
        row("end", Who::Leads, &[]),
        row("publish", Who::Facilitator, &[("names", "shown")]),
        row("unpublish", Who::Facilitator, &[]),
        row("resume", Who::Leads, &[]),
        after(
            row("revoke", Who::Facilitator, &[("link", "$link")]),
            &[(
                "facilitator",
                Row {
                    verb: "link",
                    fields: &[("role", "scribe")],
                    makes: Some("$link"),
                    ..Row::NOTHING
                },
            )],
        ),
        after(
            row("remove", Who::Leads, &[("seat", "$spare"), ("on", "1")]),
            &[(
                "facilitator",
                Row {
                    verb: "add_seat",
                    fields: &[("nickname", "Quelqu’un")],
                    makes: Some("$spare"),
                    ..Row::NOTHING
                },
            )],
        ),
    ],
};

pub(super) const PHASES: &[Phase] = &[TALK, ROUND_TABLE, DISCUSSION, READ_BACK, GROUPING, END];
