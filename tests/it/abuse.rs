//! People who mean harm, on the real program: `docs/THREATS.md` names these tests.

mod floods;
mod guessing;
mod headers;
mod heavy;
mod keys;
mod logs;
mod notes;
mod operator;
mod outsider;
mod secrets;
mod stranger;
mod troll;

/// The spoken key that a page tells: `goéland-42`, or `goéland-42-tilleul` in a full hall.
fn spoken_key_in(page: &str) -> String {
    let words = page.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    let is_key = |word: &&str| {
        let parts: Vec<&str> = word.split('-').collect();
        let number = parts.get(1).is_some_and(|part| part.len() == 2 && part.parse::<u8>().is_ok());
        number
            && parts.len() <= 3
            && parts[0].len() > 3
            && parts[0].chars().all(char::is_alphabetic)
    };
    words.into_iter().find(is_key).expect("the page tells a key").to_owned()
}
