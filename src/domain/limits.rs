//! Every bound of a workshop, with its unit and its reason.
//!
//! A recipe's `advised` is advice that the counter shows; the bounds here
//! are hard, and wide enough that nobody's words are cut in a real meeting.

/// Longest text of a contribution, in grapheme clusters (the longest sheet of the
/// demonstration data has 1,973).
pub const TEXT: usize = 2_000;
/// Longest text of a talk or a testimony pasted by the team, in grapheme clusters.
pub const TALK: usize = 30_000;
/// Longest free note, in characters: eight printed pages, and a text field that an
/// old phone still scrolls.
pub const NOTE: usize = 20_000;
/// Longest name of a thing (innovation, title, headline), in grapheme clusters.
pub const NAME: usize = 200;
/// Longest name of a person, in grapheme clusters.
pub const PERSON: usize = 60;
/// Longest label of a link, in grapheme clusters.
pub const LABEL: usize = 60;
/// Seats of one workshop: an amphitheatre, and the largest room the bench plays.
pub const SEATS: usize = 12_000;
/// Seats one device may hold: a family or a table around one phone.
pub const SEATS_PER_DEVICE: usize = 8;
/// Contributions of one workshop: 300 people, 60 each.
pub const CONTRIBUTIONS: usize = 20_000;
/// Rounds of one agenda.
pub const ROUNDS: usize = 60;
/// Sub-questions of one step, and likewise its suggestions; shipped recipes have six at most.
pub const SENTENCES: usize = 100;
/// Languages of one sentence of an agenda.
pub const LANGUAGES: usize = 40;
/// Groups of one grouping: a wall cannot show more and stay readable.
pub const GROUPS: usize = 60;
/// Links of one workshop, revoked ones included.
pub const LINKS: usize = 100;
/// Pads elsewhere that may receive the notes; each later version is a pad more.
pub const HANDOVERS: usize = 50;
/// Cards moved by one command.
pub const CARDS_AT_ONCE: usize = 200;
/// Grouping acts that can be undone.
pub const UNDO: usize = 50;
/// Revisions kept of one contribution; older ones are forgotten first.
pub const REVISIONS: usize = 50;
/// Longest time one person can be given at once, in seconds.
pub const TURN_SECONDS: u32 = 3_600;
/// Longest timer of a round, in minutes.
pub const ROUND_MINUTES: u32 = 600;
/// Days a workshop is kept when nobody chooses.
pub const KEPT_DAYS: i64 = 90;
/// Hours after the end in which people may still withdraw or unname, when the
/// recipe does not say.
pub const WITHDRAWAL_HOURS: u32 = 30;
