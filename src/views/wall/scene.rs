//! Which scene the wall shows, and what it is about.

use crate::domain::{Contribution, Kind, Round, Scene, Step, Workshop};

/// A scene that has all it needs.
pub(super) enum Shown<'w> {
    Blank,
    Welcome,
    Closing,
    Pause(Option<&'w Round>),
    Question(&'w Round),
    Count(&'w Round),
    Speaker(&'w Round),
    /// The grouping round.
    Groups(&'w Round),
    /// The round that names or reads back, or the grouping itself.
    Headlines(&'w Round),
    Quotation(&'w Contribution),
    Actions,
    Words,
}

impl<'w> Shown<'w> {
    /// What the laptop chose; else the end, or what the current round shows; before any
    /// round, the way in.
    pub(super) fn of(workshop: &'w Workshop) -> Self {
        if workshop.wall.blank {
            return Self::Blank;
        }
        let round = workshop.current_round();
        let planned = match round {
            _ if workshop.ended.is_some() => Scene::Closing,
            // Once the words are for all, a number alone would say that nothing is shown.
            Some(round) if round.revealed && round.plan.scene == Scene::Count => Scene::Question,
            Some(round) => round.plan.scene,
            None => Scene::Welcome,
        };
        let scene = workshop.wall.scene.unwrap_or(planned);
        Self::wanted(workshop, scene, round).unwrap_or(match round {
            Some(round) => Self::Question(round),
            None => Self::Welcome,
        })
    }

    /// The scene, unless there is nothing yet that it could show.
    fn wanted(workshop: &'w Workshop, scene: Scene, round: Option<&'w Round>) -> Option<Self> {
        match scene {
            Scene::Welcome => Some(Self::Welcome),
            Scene::Closing => Some(Self::Closing),
            Scene::Pause => Some(Self::Pause(round)),
            Scene::Question => round.map(Self::Question),
            Scene::Count => round.map(Self::Count),
            Scene::Speaker => round.map(Self::Speaker),
            Scene::Groups => grouping(workshop, round).map(Self::Groups),
            Scene::Headlines => named(workshop, round).map(Self::Headlines),
            Scene::Quotation => quoted(workshop, round).map(Self::Quotation),
            Scene::Actions => Some(Self::Actions),
            Scene::Words => Some(Self::Words),
        }
    }

    /// For the style.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Welcome => Scene::Welcome.code(),
            Self::Closing => Scene::Closing.code(),
            Self::Pause(_) => Scene::Pause.code(),
            Self::Question(_) => Scene::Question.code(),
            Self::Count(_) => Scene::Count.code(),
            Self::Speaker(_) => Scene::Speaker.code(),
            Self::Groups(_) => Scene::Groups.code(),
            Self::Headlines(_) => Scene::Headlines.code(),
            Self::Quotation(_) => Scene::Quotation.code(),
            Self::Actions => Scene::Actions.code(),
            Self::Words => Scene::Words.code(),
        }
    }

    /// Whether the strip stands under it: not where the way in is the scene itself, and
    /// not at the end, where another code would lead people to the wrong page.
    pub(super) fn has_strip(&self) -> bool {
        !matches!(self, Self::Blank | Self::Welcome | Self::Closing)
    }
}

/// The grouping of the current round, else the last one that has groups.
fn grouping<'w>(workshop: &'w Workshop, round: Option<&'w Round>) -> Option<&'w Round> {
    let current = round.and_then(|round| workshop.grouping_of(round.plan.id).ok());
    let current = current.and_then(|id| workshop.round(id).ok());
    let made = || {
        workshop.rounds.iter().rev().find(|round| {
            round.plan.step == Step::Grouping && !workshop.groups_of(round.plan.id).is_empty()
        })
    };
    current.or_else(made)
}

/// The round whose headlines are shown: the current one if it works on groups.
fn named<'w>(workshop: &'w Workshop, round: Option<&'w Round>) -> Option<&'w Round> {
    round.filter(|round| round.groups()).or_else(|| grouping(workshop, round))
}

/// The entry chosen on the laptop, else the newest of the current round.
fn quoted<'w>(workshop: &'w Workshop, round: Option<&'w Round>) -> Option<&'w Contribution> {
    let chosen = workshop.wall.quoted.and_then(|id| workshop.contribution(id).ok());
    chosen
        .filter(|entry| entry.is_public())
        .or_else(|| readable(workshop, round?.plan.id).into_iter().last())
}

/// What everybody may read of a round and of those it takes up, oldest first. Merged
/// entries and the texts of talks are left out: the pad has them.
pub(super) fn readable(workshop: &Workshop, round: crate::domain::RoundId) -> Vec<&Contribution> {
    let sources = workshop.sources(round);
    workshop
        .public()
        .filter(|entry| sources.contains(&entry.round))
        .filter(|entry| entry.merged_into.is_none() && entry.kind != Kind::Talk)
        .collect()
}
