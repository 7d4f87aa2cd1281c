//! In front of which page a view writes: the state, the words, the language.
//!
//! Everything a view says to people goes through here: sentences come from the
//! catalogue, prompts are read in the reader's language, people without a name
//! still have a number.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::domain::{Language, Moment, Seat, SeatId, Texts, Timer, Wifi, Workshop};
use crate::i18n::{Lang, Words, dates, words};
pub use crate::pad::letter;
use crate::screen::Viewer;

/// What every view of a workshop needs. Costs nothing to copy.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The state, and who looks.
    pub viewer: &'a Viewer<'a>,
    /// The sentences of the page.
    pub words: Words,
    /// Their language.
    pub lang: Lang,
    /// The zone in which hours are said.
    pub zone: &'static TimeZone,
}

/// A sentence of the agenda as this page shows it.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The words; empty when there are none.
    pub text: &'a str,
    /// Their language, where it is not that of the page.
    other: Option<Language>,
}

impl Reading<'_> {
    /// For the attribute `lang`, where the words are in another language than the page.
    pub fn lang(&self) -> Option<&str> {
        self.other.as_ref().map(Language::code)
    }
}

impl<'a> Context<'a> {
    /// In front of this page.
    pub fn new(viewer: &'a Viewer<'a>) -> Self {
        let lang = Lang::of(viewer.audience.language);
        Self { viewer, words: words(lang), lang, zone: dates::default_zone() }
    }

    /// The workshop.
    pub fn workshop(&self) -> &'a Workshop {
        self.viewer.workshop
    }

    /// The address of a page of this workshop: `link("pad")` is `/a/K7DMR/pad`.
    pub fn link(&self, page: &str) -> String {
        format!("/a/{}/{page}", self.viewer.door.code)
    }

    /// The Wi-Fi of the room: the workshop's own, else the one the server was told.
    pub fn wifi(&self) -> Option<&'a Wifi> {
        let own = self.workshop().about.as_ref().and_then(|about| about.wifi.as_ref());
        own.or(self.viewer.door.host.wifi.as_ref())
    }

    /// The title, the prompt or another sentence of the agenda.
    pub fn read<'t>(&self, texts: &'t Texts) -> Reading<'t> {
        let wanted = self.viewer.audience.language;
        let (text, language) = texts.read(wanted);
        Reading { text, other: (language != wanted).then_some(language) }
    }

    /// How a person is called: the name, else a number.
    pub fn name(&self, seat: &Seat) -> String {
        match &seat.name {
            Some(name) => name.to_string(),
            None => self.words.person_number(seat.number.into()),
        }
    }

    /// The same by id; nothing for somebody who was erased.
    pub fn name_of(&self, seat: SeatId) -> Option<String> {
        self.workshop().seat(seat).ok().map(|seat| self.name(seat))
    }

    /// A day in words.
    pub fn day(&self, moment: Moment) -> String {
        dates::day(self.lang, moment, self.zone)
    }

    /// A day and an hour in words.
    pub fn day_and_time(&self, moment: Moment) -> String {
        dates::day_and_time(self.lang, moment, self.zone)
    }

    /// An hour in words.
    pub fn time(&self, moment: Moment) -> String {
        dates::time(self.lang, moment, self.zone)
    }

    /// A civil date (`2026-03-14`) in words; what is not a date stays as it was typed.
    pub fn civil_day(&self, day: &str) -> String {
        dates::civil_day(self.lang, day).unwrap_or_else(|| day.to_owned())
    }

    /// A clock that the browser counts down; without scripts, the hour of its end.
    pub fn clock(&self, timer: Timer) -> Markup {
        match timer {
            Timer::Off => html! {},
            Timer::Until(end) => html! {
                time.clock data-until=(end.0) {}
                noscript { (self.words.time_until(&dates::time(self.lang, end, self.zone))) }
            },
            Timer::Paused(left) => html! {
                time.clock data-paused=(left) { (minutes(left)) }
            },
        }
    }
}

/// A number of things, as sentences take it.
pub fn many(things: usize) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}

/// A name inside a sentence, whatever its direction of writing.
pub fn name(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// What somebody typed: its own direction, its own line breaks.
pub fn typed(text: &str) -> Markup {
    html! { span.typed dir="auto" { (text) } }
}

/// `4:05`, for a clock that stands still.
fn minutes(millis: i64) -> String {
    let seconds = millis.max(0) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
