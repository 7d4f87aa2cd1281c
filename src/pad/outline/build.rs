//! From the state of a workshop to the sections of its notes.

use std::collections::BTreeSet;

use super::threads::{self, Thread};
use super::{Block, Chapter, Content, GroupHead, Notes, entry, letter};
use crate::domain::{
    Answer, Contribution, ContributionId, Group, Kind, Language, NoteId, Round, Section, Status,
    Step, Text, Texts, Workshop,
};
use crate::i18n::Words;

/// The section an entry is printed in: that of its round; what the team notes
/// elsewhere goes where its kind belongs.
pub fn section_of(workshop: &Workshop, entry: &Contribution) -> Section {
    let round = workshop.round(entry.round).ok();
    let section = round.map_or(Section::Exchanges, |round| round.plan.section);
    let collected = round.and_then(|round| round.plan.collects).map(|collects| collects.kind);
    let printable = !matches!(section, Section::Present | Section::Frame | Section::Colophon);
    if collected == Some(entry.kind) && printable {
        return section;
    }
    match entry.kind {
        Kind::Innovation => Section::Innovations,
        Kind::Expectation => Section::Expectations,
        Kind::KeyIssue => Section::KeyIssues,
        Kind::Viewpoint => Section::Viewpoints,
        Kind::Observation => Section::Observations,
        Kind::Action => Section::Actions,
        Kind::Word => Section::Words,
        Kind::Question | Kind::Testimony | Kind::Remark | Kind::Talk if printable => section,
        Kind::Talk => Section::Talk,
        Kind::Question | Kind::Testimony | Kind::Remark => Section::Exchanges,
    }
}

/// The sections that have content, in printed order.
pub(super) fn chapters(
    workshop: &Workshop,
    notes: Notes,
    language: Language,
    words: Words,
) -> Vec<Chapter<'_>> {
    let is_public =
        |id: ContributionId| workshop.contribution(id).is_ok_and(Contribution::is_public);
    // Entries that nothing visible took in: each is printed once, with those inside it.
    let entries: Vec<&Contribution> =
        workshop.public().filter(|entry| !entry.merged_into.is_some_and(is_public)).collect();
    let (printed, placed) = (BTreeSet::new(), BTreeSet::new());
    let mut book = Book { workshop, language, words, entries, notes, printed, placed };
    Section::ALL.iter().filter_map(|section| book.chapter(*section)).collect()
}

/// The notes while they are written.
pub(super) struct Book<'w> {
    pub(super) workshop: &'w Workshop,
    pub(super) language: Language,
    pub(super) words: Words,
    entries: Vec<&'w Contribution>,
    pub(super) notes: Notes,
    printed: BTreeSet<ContributionId>,
    /// The notes that stand somewhere already.
    pub(super) placed: BTreeSet<NoteId>,
}

impl<'w> Book<'w> {
    fn chapter(&mut self, section: Section) -> Option<Chapter<'w>> {
        let mut blocks = Vec::new();
        if section == Section::Frame {
            self.frame(&mut blocks);
        }
        for round in self.rounds(section, Step::Grouping) {
            self.grouping(round, &mut blocks);
            self.note_of_round(round, section, &mut blocks);
        }
        let threads = threads::of_section(self.workshop, section, &self.entries);
        let several = threads.len() > 1;
        for thread in &threads {
            self.thread(section, thread, several, &mut blocks);
            for round in &thread.rounds {
                self.note_of_round(round, section, &mut blocks);
            }
        }
        for round in self.rounds(section, Step::ReadBack) {
            self.read_back(round, &mut blocks);
        }
        self.notes_of_section(section, &mut blocks);
        let heading = self.words.section(section);
        (!blocks.is_empty()).then_some(Chapter { section, heading, blocks })
    }

    fn rounds(&self, section: Section, step: Step) -> impl Iterator<Item = &'w Round> + use<'w> {
        let rounds = self.workshop.rounds.iter();
        rounds.filter(move |round| round.plan.section == section && round.plan.step == step)
    }

    /// The ground rules as they were said, and the terms.
    fn frame(&self, blocks: &mut Vec<Block<'w>>) {
        for round in self.rounds(Section::Frame, Step::Frame) {
            if round.status == Status::Waiting || round.skipped {
                continue;
            }
            blocks.extend(self.question(round));
        }
        if !blocks.is_empty() {
            let licence = self.workshop.licence().name();
            blocks.push(note("frame".to_owned(), self.words.rules_licence(licence)));
        }
    }

    fn grouping(&mut self, round: &'w Round, blocks: &mut Vec<Block<'w>>) {
        let id = round.plan.id;
        let groups = self.workshop.groups_of(id);
        let mut made = Vec::new();
        for (index, group) in groups.iter().enumerate() {
            self.group(round, index, group, &mut made);
        }
        if !made.is_empty() {
            blocks.extend(self.grouped_question(round));
            blocks.append(&mut made);
        }
        let rest = self.workshop.cards_of(id, None);
        let rest = self.unprinted(round, rest);
        if groups.is_empty() || rest.is_empty() {
            return;
        }
        let text = self.words.pad_ungrouped();
        let language = Language::parse(self.words.lang().code()).unwrap_or(self.language);
        let content = Content::Heading { level: 3, text, language };
        blocks.push(Block { key: format!("n-{id}"), content });
        self.list(format!("l-{id}"), &rest, blocks);
    }

    /// What was asked to get the cards of this grouping, if it was asked in its section.
    fn grouped_question(&self, round: &Round) -> Option<Block<'w>> {
        let sources = self.workshop.sources(round.plan.id);
        let asked = self.workshop.rounds.iter().find(|source| {
            sources.contains(&source.plan.id)
                && source.plan.section == round.plan.section
                && source.plan.collects.is_some()
        });
        asked.and_then(|round| self.question(round))
    }

    fn group(
        &mut self,
        round: &Round,
        index: usize,
        group: &'w Group,
        blocks: &mut Vec<Block<'w>>,
    ) {
        let cards = self.workshop.cards_of(group.round, Some(group.id));
        let note = self.note(NoteId::Group(group.id));
        let silent = group.headline.is_none() && group.gesture.is_none() && note.is_none();
        if cards.is_empty() && silent {
            return;
        }
        let all = cards.len();
        let here = self.unprinted(round, cards);
        let head = GroupHead {
            id: group.id,
            letter: letter(index),
            headline: group.headline.as_ref().map(Text::as_str),
            gesture: group.gesture.as_ref().map(Text::as_str),
            elsewhere: all - here.len(),
        };
        blocks.push(Block { key: format!("g-{}", group.id), content: Content::Group(head) });
        self.list(format!("l-{}", group.id), &here, blocks);
        blocks.extend(note);
    }

    /// The cards whose words belong into the section of this grouping, and stand
    /// nowhere else yet.
    fn unprinted(&self, round: &Round, cards: Vec<&'w Contribution>) -> Vec<&'w Contribution> {
        let here = |card: &Contribution| section_of(self.workshop, card) == round.plan.section;
        cards.into_iter().filter(|card| here(card) && !self.printed.contains(&card.id)).collect()
    }

    fn thread(
        &mut self,
        section: Section,
        thread: &Thread<'w>,
        several: bool,
        blocks: &mut Vec<Block<'w>>,
    ) {
        let Some(first) = thread.first() else { return };
        let id = first.plan.id;
        let left: Vec<&Contribution> =
            thread.entries.iter().copied().filter(|e| !self.printed.contains(&e.id)).collect();
        if !left.is_empty() {
            if several {
                blocks.extend(self.heading(format!("t-{id}"), 3, &first.plan.title));
            }
            let question = thread.question(section).and_then(|round| self.question(round));
            blocks.extend(question.filter(|it| blocks.iter().all(|block| block.key != it.key)));
            self.thread_entries(thread, &left, 3 + u8::from(several), blocks);
        }
        let passed = thread.passed();
        if passed > 0 {
            let passed = i64::try_from(passed).unwrap_or(i64::MAX);
            blocks.push(note(format!("passed-{id}"), self.words.pad_passed(passed)));
        }
    }

    /// Talks first, then what was said by sub-question, then questions to the speaker.
    fn thread_entries(
        &mut self,
        thread: &Thread<'w>,
        left: &[&'w Contribution],
        level: u8,
        blocks: &mut Vec<Block<'w>>,
    ) {
        let Some(id) = thread.first().map(|round| round.plan.id) else { return };
        let of = |wanted: &dyn Fn(Kind) -> bool| -> Vec<&'w Contribution> {
            left.iter().copied().filter(|entry| wanted(entry.kind)).collect()
        };
        let talks = of(&|kind| kind == Kind::Talk);
        let questions = of(&|kind| kind == Kind::Question);
        let said = of(&|kind| kind != Kind::Talk && kind != Kind::Question);
        self.list(format!("talk-{id}"), &talks, blocks);
        let parts = threads::by_sub_question(thread, &said, self.language);
        for (number, (question, answers)) in parts.iter().enumerate() {
            let key = format!("s{number}-{id}");
            blocks.extend(question.map(|(text, language)| Block {
                key: format!("h{key}"),
                content: Content::Heading { level, text: text.as_str(), language },
            }));
            self.list(key, answers, blocks);
        }
        if !questions.is_empty() && questions.len() < left.len() {
            let text = self.words.pad_questions();
            let content = Content::Heading { level, text, language: self.language };
            blocks.push(Block { key: format!("hq-{id}"), content });
        }
        self.list(format!("ask-{id}"), &questions, blocks);
    }

    fn read_back(&self, round: &Round, blocks: &mut Vec<Block<'w>>) {
        let count = |wanted: &dyn Fn(&Answer) -> bool| {
            let answers = round.answers.values().filter(|answer| wanted(answer)).count();
            i64::try_from(answers).unwrap_or(i64::MAX)
        };
        let fine = count(&|answer| *answer == Answer::Fine);
        let reserves = count(&|answer| matches!(answer, Answer::Reserve(_)));
        let id = round.plan.id;
        if fine > 0 {
            blocks.push(note(format!("fine-{id}"), self.words.read_back_count_fine(fine)));
        }
        if reserves > 0 {
            let text = self.words.read_back_count_reserves(reserves);
            blocks.push(note(format!("reserves-{id}"), text));
        }
    }

    fn heading(&self, key: String, level: u8, texts: &'w Texts) -> Option<Block<'w>> {
        let (text, language) = texts.read(self.language);
        let content = Content::Heading { level, text, language };
        (!text.is_empty()).then_some(Block { key, content })
    }

    fn question(&self, round: &'w Round) -> Option<Block<'w>> {
        let (text, language) = round.plan.prompt.read(self.language);
        let key = format!("q-{}", round.plan.id);
        (!text.is_empty()).then_some(Block { key, content: Content::Question { text, language } })
    }

    fn list(&mut self, key: String, entries: &[&'w Contribution], blocks: &mut Vec<Block<'w>>) {
        let (workshop, words, printed) = (self.workshop, self.words, &mut self.printed);
        let entries: Vec<_> = entries
            .iter()
            .map(|contribution| entry::printed(workshop, contribution, words, printed))
            .collect();
        if !entries.is_empty() {
            blocks.push(Block { key, content: Content::Entries(entries) });
        }
    }
}

fn note<'w>(key: String, text: String) -> Block<'w> {
    Block { key, content: Content::Note(text) }
}
