//! Which language to begin with, before anybody has chosen.
//!
//! A browser says what its person reads, a terminal says it by its locale; when
//! neither names a language we have, we speak the reference one.

use super::Lang;

/// From the text of an `Accept-Language` header: the language we have with the
/// greatest weight; the first named among equals.
pub fn from_header(header: &str) -> Lang {
    let mut best: Option<(u16, Lang)> = None;
    for (weight, lang) in header.split(',').filter_map(wish) {
        if weight > 0 && best.is_none_or(|(heaviest, _)| weight > heaviest) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang).unwrap_or_default()
}

/// From the locale of a terminal: `LC_ALL`, else `LC_MESSAGES`, else `LANG`, the
/// first that is set and not empty. `variable` looks one up.
pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .and_then(|value| from_tag(&value))
        .unwrap_or_default()
}

/// From a language tag or a locale: `fr`, `fr-CA`, `fr_FR.UTF-8`.
pub fn from_tag(tag: &str) -> Option<Lang> {
    let language = tag.trim().split(['-', '_', '.', '@']).next()?;
    Lang::from_code(tag.trim()).or_else(|| Lang::from_code(language))
}

/// One entry of the header: a language we have, and its weight in thousandths.
fn wish(entry: &str) -> Option<(u16, Lang)> {
    let mut parts = entry.split(';').map(str::trim);
    let tag = parts.next()?;
    let lang = if tag == "*" { Lang::default() } else { from_tag(tag)? };
    let weight = match parts.find_map(|part| part.strip_prefix("q=")) {
        Some(weight) => thousandths(weight)?,
        None => 1000,
    };
    Some((weight, lang))
}

/// `0.8` -> 800; `None` for what is not a weight.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    if decimals.len() > 3 || !decimals.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let decimals: u16 = format!("{decimals:0<3}").parse().ok()?;
    match whole {
        "0" => Some(decimals),
        "1" if decimals == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_heard_by_the_weights_it_gives() {
        let cases = [
            ("fr-FR,fr;q=0.9,en;q=0.8", Lang::Fr),
            ("en-US,en;q=0.5", Lang::En),
            ("fr;q=0.4, en;q=0.7", Lang::En),
            ("de, en;q=0.3, fr;q=0.2", Lang::En),
            ("br;q=1, fr;q=0.8, en;q=0.5", Lang::Fr),
            ("en;q=0, fr;q=0.1", Lang::Fr),
            ("EN-gb", Lang::En),
            ("de, *;q=0.5", Lang::Fr),
            ("fr, en", Lang::Fr),
        ];
        for (header, expected) in cases {
            assert_eq!(from_header(header), expected, "{header}");
        }
    }

    #[test]
    fn a_header_that_makes_no_sense_gives_the_reference_language() {
        for header in ["", ",,;q=", "en;q=2", "en;q=0.12345", "en;q=é", "\u{0}", "zz-ZZ;q=1"] {
            assert_eq!(from_header(header), Lang::Fr, "{header}");
        }
    }

    #[test]
    fn a_terminal_is_heard_by_its_locale() {
        let speaks = |set: &[(&str, &str)]| {
            from_environment(|name| {
                set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(speaks(&[("LANG", "en_GB.UTF-8")]), Lang::En);
        assert_eq!(speaks(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "fr_FR@euro")]), Lang::Fr);
        assert_eq!(speaks(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "")]), Lang::En);
        assert_eq!(speaks(&[("LC_MESSAGES", "en"), ("LANG", "fr_FR")]), Lang::En);
        assert_eq!(speaks(&[("LANG", "C.UTF-8")]), Lang::Fr);
        assert_eq!(speaks(&[]), Lang::Fr);
    }
}
