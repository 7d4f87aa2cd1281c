//! Days and hours in words, in the language of the reader and the zone of the workshop.
//!
//! Moments are kept in UTC; the zone comes from the workshop, Europe/Paris when
//! it says nothing. A day without an hour (`2026-03-14`) has no zone.

use std::cell::RefCell;
use std::sync::LazyLock;

use icu::calendar::cal::Gregorian;
use icu::calendar::{Date, Iso};
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{T, YMDE, YMDET};
use icu::datetime::input::{DateTime, Time};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

use super::numbers::locale;
use super::{Lang, words};
use crate::domain::Moment;

static PARIS: LazyLock<TimeZone> = LazyLock::new(|| zone("Europe/Paris").unwrap_or(TimeZone::UTC));

/// The zone of a workshop that names none: Europe/Paris.
pub fn default_zone() -> &'static TimeZone {
    &PARIS
}

/// The zone with this IANA name (`Indian/Reunion`).
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// `samedi 14 mars 2026`
pub fn day(lang: Lang, moment: Moment, zone: &TimeZone) -> String {
    day_in_words(lang, there(moment, zone).date())
}

/// `samedi 14 mars 2026 à 14:05`
pub fn day_and_time(lang: Lang, moment: Moment, zone: &TimeZone) -> String {
    let there = there(moment, zone);
    let text = with(lang, |writers| {
        let writer = writers.day_and_time.as_ref()?;
        let time = time_of(there)?;
        Some(writer.format(&DateTime { date: date_of(there.date())?, time }).to_string())
    });
    text.map_or_else(|| there.to_string(), |it| first_of_month(lang, there.date(), it))
}

/// `14:05`
pub fn time(lang: Lang, moment: Moment, zone: &TimeZone) -> String {
    let there = there(moment, zone);
    let text =
        with(lang, |writers| Some(writers.time.as_ref()?.format(&time_of(there)?).to_string()));
    text.unwrap_or_else(|| there.time().to_string())
}

/// The day written `2026-03-14`, in words; `None` when it is not a day.
pub fn civil_day(lang: Lang, day: &str) -> Option<String> {
    day.parse().ok().map(|date| day_in_words(lang, date))
}

/// The day of a moment as a machine writes it: `2026-03-14`.
pub fn iso_day(moment: Moment, zone: &TimeZone) -> String {
    there(moment, zone).date().to_string()
}

fn day_in_words(lang: Lang, day: civil::Date) -> String {
    let text = with(lang, |writers| writers.day_in_words(day));
    text.map_or_else(|| day.to_string(), |it| first_of_month(lang, day, it))
}

/// Some languages count the first day otherwise (`1er mars`); icu does not know.
fn first_of_month(lang: Lang, day: civil::Date, text: String) -> String {
    if day.day() != 1 {
        return text;
    }
    text.replacen(" 1 ", &format!(" {} ", words(lang).language_first_of_month()), 1)
}

/// The clock on the wall there; a moment beyond the calendar shows its last day.
fn there(moment: Moment, zone: &TimeZone) -> civil::DateTime {
    let last = if moment.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
    zone.to_datetime(Timestamp::from_millisecond(moment.0).unwrap_or(last))
}

fn date_of(day: civil::Date) -> Option<Date<Gregorian>> {
    let part = |value: i8| u8::try_from(value).ok();
    let date = Date::try_new_iso(day.year().into(), part(day.month())?, part(day.day())?);
    date.ok().map(|date: Date<Iso>| date.to_calendar(Gregorian))
}

fn time_of(there: civil::DateTime) -> Option<Time> {
    let part = |value: i8| u8::try_from(value).ok();
    Time::try_new(part(there.hour())?, part(there.minute())?, part(there.second())?, 0).ok()
}

/// What writes the dates of one language.
struct Writers {
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDE>>,
    day_and_time: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDET>>,
    time: Option<FixedCalendarDateTimeFormatter<(), T>>,
    /// The last day that was written: until then a workshop is kept, on all of its pages.
    last: RefCell<Option<(civil::Date, String)>>,
}

impl Writers {
    fn day_in_words(&self, day: civil::Date) -> Option<String> {
        let mut last = self.last.borrow_mut();
        if let Some((_, text)) = last.as_ref().filter(|(written, _)| *written == day) {
            return Some(text.clone());
        }
        let text = self.day.as_ref()?.format(&date_of(day)?).to_string();
        *last = Some((day, text.clone()));
        Some(text)
    }
}

thread_local! {
    // Made once per thread: the formatters of icu do not travel between threads.
    static WRITERS: Vec<Writers> = Lang::all().iter().copied().map(writers).collect();
}

fn writers(lang: Lang) -> Writers {
    let locale = locale(lang);
    Writers {
        day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMDE::long()).ok(),
        day_and_time: FixedCalendarDateTimeFormatter::try_new(
            (&locale).into(),
            YMDE::long().with_time_hm(),
        )
        .ok(),
        time: FixedCalendarDateTimeFormatter::try_new((&locale).into(), T::hm()).ok(),
        last: RefCell::default(),
    }
}

fn with<R>(lang: Lang, write: impl FnOnce(&Writers) -> Option<R>) -> Option<R> {
    WRITERS.with(|all| all.get(lang as usize).and_then(write))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-03-14 13:05 UTC, winter time; the clocks change on the 29th.
    const WINTER: Moment = Moment(1_773_493_500_000);
    const ONE_MONTH: i64 = 30 * 86_400_000;

    #[test]
    fn a_day_is_written_in_words() {
        assert_eq!(day(Lang::Fr, WINTER, default_zone()), "samedi 14 mars 2026");
        assert_eq!(day(Lang::En, WINTER, default_zone()), "Saturday, 14 March 2026");
        assert_eq!(iso_day(WINTER, default_zone()), "2026-03-14");
    }

    #[test]
    fn the_hour_is_the_one_of_the_room() {
        assert_eq!(time(Lang::Fr, WINTER, default_zone()), "14:05");
        assert_eq!(time(Lang::En, WINTER, default_zone()), "14:05");
        let summer = Moment(WINTER.0 + ONE_MONTH);
        assert_eq!(time(Lang::Fr, summer, default_zone()), "15:05");
        let reunion = zone("Indian/Reunion").expect("a zone of the database");
        assert_eq!(time(Lang::Fr, WINTER, &reunion), "17:05");
        assert_eq!(zone("Nulle/Part"), None);
    }

    #[test]
    fn day_and_hour_make_one_phrase() {
        let said = |lang| day_and_time(lang, WINTER, default_zone());
        assert_eq!(said(Lang::Fr), "samedi 14 mars 2026 à 14:05");
        assert_eq!(said(Lang::En), "Saturday, 14 March 2026 at 14:05");
    }

    #[test]
    fn a_day_without_an_hour_has_no_zone() {
        assert_eq!(civil_day(Lang::Fr, "2026-03-14").as_deref(), Some("samedi 14 mars 2026"));
        assert_eq!(civil_day(Lang::Fr, "2026-03-01").as_deref(), Some("dimanche 1er mars 2026"));
        assert_eq!(civil_day(Lang::En, "2026-03-01").as_deref(), Some("Sunday, 1 March 2026"));
        assert_eq!(civil_day(Lang::Fr, "2026-02-30"), None);
        assert_eq!(civil_day(Lang::Fr, "demain"), None);
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_shown_and_does_not_panic() {
        for lang in Lang::all() {
            for moment in [Moment(i64::MIN), Moment(i64::MAX)] {
                assert!(!day_and_time(*lang, moment, default_zone()).is_empty());
            }
        }
    }
}
