//! What was asked once: a question written alone and then told in a go-round is one
//! thread, whose entries stand in one list.

use crate::domain::{Contribution, Language, Round, RoundId, Section, Step, Text, Workshop};

use super::build::section_of;

/// Rounds of one section that collect the same thing, one taking up the other.
pub(super) struct Thread<'w> {
    /// The rounds, in the order of the agenda; never empty.
    pub(super) rounds: Vec<&'w Round>,
    /// Entries of this section given in them, oldest first; merged ones left out.
    pub(super) entries: Vec<&'w Contribution>,
}

/// The threads of a section that hold entries, in the order of the agenda.
pub(super) fn of_section<'w>(
    workshop: &'w Workshop,
    section: Section,
    entries: &[&'w Contribution],
) -> Vec<Thread<'w>> {
    let mut threads: Vec<Thread<'w>> = Vec::new();
    for round in &workshop.rounds {
        match threads.iter_mut().find(|thread| thread.goes_on_in(round)) {
            Some(thread) => thread.rounds.push(round),
            None => threads.push(Thread { rounds: vec![round], entries: Vec::new() }),
        }
    }
    for entry in entries.iter().filter(|entry| section_of(workshop, entry) == section) {
        if let Some(thread) = threads.iter_mut().find(|thread| thread.holds(entry.round)) {
            thread.entries.push(entry);
        }
    }
    threads.retain(|thread| !thread.entries.is_empty());
    threads
}

impl<'w> Thread<'w> {
    /// The round that asked first.
    pub(super) fn first(&self) -> Option<&'w Round> {
        self.rounds.first().copied()
    }

    /// The question, where one was asked that the section answers.
    pub(super) fn question(&self, section: Section) -> Option<&'w Round> {
        self.first().filter(|round| {
            let asks = match round.plan.step {
                Step::SilentWriting
                | Step::RoundTable
                | Step::Harvest
                | Step::WallReading
                | Step::Discussion
                | Step::Actions => true,
                Step::Welcome
                | Step::Frame
                | Step::Talk
                | Step::Grouping
                | Step::Naming
                | Step::ReadBack
                | Step::Pause
                | Step::Closing => false,
            };
            asks && round.plan.section == section && !round.plan.prompt.0.is_empty()
        })
    }

    /// How many people passed in it.
    pub(super) fn passed(&self) -> usize {
        let mut seats: Vec<_> = self.rounds.iter().flat_map(|round| &round.turns.passed).collect();
        seats.sort_unstable();
        seats.dedup();
        seats.len()
    }

    fn holds(&self, round: RoundId) -> bool {
        self.rounds.iter().any(|own| own.plan.id == round)
    }

    fn goes_on_in(&self, round: &Round) -> bool {
        let kind = |round: &Round| round.plan.collects.map(|collects| collects.kind);
        kind(round).is_some()
            && self.rounds.iter().any(|own| {
                round.plan.takes.contains(&own.plan.id)
                    && kind(own) == kind(round)
                    && own.plan.section == round.plan.section
            })
    }
}

/// What answers one sub-question; the question, and the language it is in.
pub(super) type Answers<'w> = (Option<(&'w Text, Language)>, Vec<&'w Contribution>);

/// Sub-questions of a round with the entries that answer each; those that answer
/// none come first, under nothing.
pub(super) fn by_sub_question<'w>(
    thread: &Thread<'w>,
    entries: &[&'w Contribution],
    language: Language,
) -> Vec<Answers<'w>> {
    let questions = thread.first().map_or(&[][..], |round| &round.plan.sub_questions);
    let index = |entry: &Contribution| {
        entry.statement.sub_question.map(|index| index as usize).filter(|i| *i < questions.len())
    };
    let answering = |wanted: Option<usize>| -> Vec<&'w Contribution> {
        entries.iter().copied().filter(|entry| index(entry) == wanted).collect()
    };
    let mut parts = vec![(None, answering(None))];
    for (number, question) in questions.iter().enumerate() {
        let (_, language) = question.read(language);
        parts.push((question.get(language).map(|text| (text, language)), answering(Some(number))));
    }
    parts.retain(|(_, entries)| !entries.is_empty());
    parts
}
