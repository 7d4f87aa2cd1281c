//! Days as people type them: `2026-03-14`, `14/03/2026`, `14 mars 2026`, `March 14, 2026`.
//!
//! What has no year, no month or no day, or is no day of the calendar, is not read: a
//! date that was guessed would be worse than none.

use jiff::civil::Date;

/// The names of the months, French and English, whole and short, without accents.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "janv", "jan"],
    &["fevrier", "february", "fevr", "fev", "feb"],
    &["mars", "march", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "juil", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];
/// What stands behind the number of a day.
const ORDINALS: [&str; 5] = ["er", "st", "nd", "rd", "th"];

/// The day in a text, if it names one whole day and no other.
pub(super) fn read(typed: &str) -> Option<Date> {
    let plain = plain(typed);
    let parts: Vec<&str> =
        plain.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let mut found = parts.windows(3).filter_map(|three| of(three[0], three[1], three[2]));
    let first = found.next()?;
    // "du 14/03/2026 au 16/03/2026" is more than one day.
    found.all(|other| other == first).then_some(first)
}

/// The day of three parts in one of the usual orders.
fn of(first: &str, second: &str, third: &str) -> Option<Date> {
    let date = |year: &str, month: i8, day: &str| {
        let year = this_year(year)?;
        let day = ORDINALS.iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
        Date::new(year, month, number(day)?).ok()
    };
    if first.len() == 4 && this_year(first).is_some() {
        return date(first, number(second)?, third);
    }
    match (month(first), month(second)) {
        (Some(month), None) => date(third, month, second),
        (None, Some(month)) => date(third, month, first),
        (None, None) if third.len() == 4 => date(third, number(second)?, first),
        (Some(_), Some(_)) | (None, None) => None,
    }
}

fn this_year(digits: &str) -> Option<i16> {
    (digits.len() == 4).then(|| digits.parse().ok()).flatten().filter(|year| *year >= 1_900)
}

fn number(digits: &str) -> Option<i8> {
    let plain = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

fn month(word: &str) -> Option<i8> {
    let known = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(known + 1).ok()
}

/// Lower case, without the accents that months have.
fn plain(typed: &str) -> String {
    let lower = typed.to_lowercase();
    lower
        .chars()
        .map(|sign| match sign {
            'é' | 'è' => 'e',
            'û' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(typed: &str) -> Option<String> {
        read(typed).map(|day| day.to_string())
    }

    #[test]
    fn the_usual_ways_to_write_a_day_are_read() {
        for typed in [
            "2026-03-14",
            "14/03/2026",
            "14.3.2026",
            "14-03-2026",
            "14 mars 2026",
            "avant le samedi 14 mars 2026",
            "14 March 2026",
            "March 14, 2026",
            "Sat 14th Mar 2026",
            "14\u{a0}mars\u{a0}2026",
        ] {
            assert_eq!(day(typed).as_deref(), Some("2026-03-14"), "{typed}");
        }
        assert_eq!(day("1er août 2026").as_deref(), Some("2026-08-01"));
        assert_eq!(day("31 décembre 2026").as_deref(), Some("2026-12-31"));
        assert_eq!(day("2 février 2026").as_deref(), Some("2026-02-02"));
    }

    #[test]
    fn what_names_no_whole_day_is_left_alone() {
        for typed in [
            "",
            "avant l’été",
            "14 mars",
            "mars 2026",
            "31/02/2026",
            "14/03/26",
            "le 14 à Marseille 2026",
            "du 14/03/2026 au 16/03/2026",
            "2026",
            "12 3 4",
        ] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }
}
