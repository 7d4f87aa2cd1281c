//! Why a command was not done: a stable code for machines, a sentence (in the
//! catalogue, `refusal-CODE`) for people. A refusal loses nothing.

/// Why not. Codes never change once published (`docs/PROTOCOL.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is its code; the sentences are in the catalogue")]
pub enum Refusal {
    Empty,
    TooLong,
    NotAllowed,
    RoundNotOpen,
    RoundClosed,
    UnknownRound,
    UnknownContribution,
    UnknownGroup,
    UnknownSeat,
    UnknownLink,
    Full,
    TooMany,
    NotYourTurn,
    AlreadyWithdrawn,
    WindowOver,
    BadField,
    WrongKey,
    KeyTaken,
    Removed,
    WorkshopEnded,
    NothingToUndo,
    NotAGroupRound,
    IdTaken,
    Nameless,
    OtherWorkshop,
    NotEnded,
}

impl Refusal {
    /// Every refusal, for the catalogue check and the documentation.
    pub const ALL: [Self; 26] = [
        Self::Empty,
        Self::TooLong,
        Self::NotAllowed,
        Self::RoundNotOpen,
        Self::RoundClosed,
        Self::UnknownRound,
        Self::UnknownContribution,
        Self::UnknownGroup,
        Self::UnknownSeat,
        Self::UnknownLink,
        Self::Full,
        Self::TooMany,
        Self::NotYourTurn,
        Self::AlreadyWithdrawn,
        Self::WindowOver,
        Self::BadField,
        Self::WrongKey,
        Self::KeyTaken,
        Self::Removed,
        Self::WorkshopEnded,
        Self::NothingToUndo,
        Self::NotAGroupRound,
        Self::IdTaken,
        Self::Nameless,
        Self::OtherWorkshop,
        Self::NotEnded,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::NotAllowed => "not_allowed",
            Self::RoundNotOpen => "round_not_open",
            Self::RoundClosed => "round_closed",
            Self::UnknownRound => "unknown_round",
            Self::UnknownContribution => "unknown_contribution",
            Self::UnknownGroup => "unknown_group",
            Self::UnknownSeat => "unknown_seat",
            Self::UnknownLink => "unknown_link",
            Self::Full => "full",
            Self::TooMany => "too_many",
            Self::NotYourTurn => "not_your_turn",
            Self::AlreadyWithdrawn => "already_withdrawn",
            Self::WindowOver => "window_over",
            Self::BadField => "bad_field",
            Self::WrongKey => "wrong_key",
            Self::KeyTaken => "key_taken",
            Self::Removed => "removed",
            Self::WorkshopEnded => "workshop_ended",
            Self::NothingToUndo => "nothing_to_undo",
            Self::NotAGroupRound => "not_a_group_round",
            Self::IdTaken => "id_taken",
            Self::Nameless => "nameless",
            Self::OtherWorkshop => "other_workshop",
            Self::NotEnded => "not_ended",
        }
    }
}
