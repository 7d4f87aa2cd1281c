use super::*;
use proptest::prelude::*;

fn merged(base: &str, mine: &str, now: &str) -> String {
    let mut text = now.to_owned();
    for edit in edits(base, mine, now).iter().rev() {
        text.replace_range(edit.at..edit.at + edit.delete, &edit.insert);
    }
    text
}

#[test]
fn two_people_who_began_with_the_same_text_both_keep_their_words() {
    let base = "Un jardin partagé.\nUn four à pain.\n";
    let mine = "Un jardin partagé à Pontivy.\nUn four à pain.\n";
    let theirs = "Un jardin partagé.\nUn four à pain.\nUn lavoir.\n";
    let both = "Un jardin partagé à Pontivy.\nUn four à pain.\nUn lavoir.\n";
    assert_eq!(merged(base, mine, theirs), both);
    assert_eq!(merged(base, theirs, mine), both);
}

#[test]
fn of_a_word_that_both_replaced_both_replacements_stay() {
    let both = merged("le chat dort", "le chien dort", "le cheval dort");
    assert!(both.contains("chien") && both.contains("cheval"), "{both}");
    assert!(!both.contains("chat") && both.ends_with("dort"), "{both}");
}

#[test]
fn a_form_sent_again_changes_nothing() {
    let (base, mine) = ("un deux trois", "un deux et demi trois quatre");
    assert_eq!(merged(base, mine, base), mine);
    assert_eq!(merged(base, mine, mine), mine);
}

#[test]
fn what_others_wrote_inside_a_passage_that_goes_stays() {
    assert_eq!(merged("a b c d e", "a e", "a b X c d e").replace(' ', ""), "aXe");
}

/// As many words as a note holds, none of which says where it belongs.
fn words_of(letters: &[u8], factor: usize) -> String {
    let letter = |at: usize| char::from(letters[at * at * factor % 9_973 % letters.len()]);
    (0..limits::NOTE / 2).flat_map(|at| [letter(at), ' ']).collect()
}

#[test]
fn two_texts_that_have_nothing_in_common_are_merged_in_time_and_no_word_goes() {
    let [base, mine, now] = [7, 11, 13].map(|factor| words_of(b"abcdefghij", factor));
    let begun = Instant::now();
    let both = merged(&base, &format!("MIEN {mine}"), &format!("{now} LEUR"));
    assert!(begun.elapsed() < 15 * PATIENCE, "after {:?}", begun.elapsed());
    assert!(both.contains("MIEN") && both.contains("LEUR"));
    let begun = Instant::now();
    let lines = |text: &str| text.replace(' ', "\n");
    let both = joined(&lines(&mine), &lines(&now));
    assert!(begun.elapsed() < 15 * PATIENCE, "after {:?}", begun.elapsed());
    assert!(both.len() >= now.len());
}

#[test]
fn what_is_no_note_is_not_compared_and_a_long_one_can_be_made_shorter() {
    let of = |letters: usize| "é".repeat(letters);
    assert!(!is_too_long(Some(""), &of(limits::NOTE), ""));
    assert!(is_too_long(Some(""), &of(limits::NOTE + 1), ""));
    assert!(is_too_long(None, &of(limits::NOTE + 1), ""));
    assert!(is_too_long(Some(&of(limits::TALK + 1)), "", ""));
    let long = of(limits::TALK);
    assert!(!is_too_long(Some(&long), &long[2..], &long));
}

#[test]
fn two_texts_without_a_base_keep_every_line_and_the_same_line_once() {
    let (here, there) = ("Un jardin.\nUn four.", "Un jardin.\nUn lavoir.\nUn four.\nFin.");
    assert_eq!(joined(here, there), there);
    assert_eq!(joined(there, here), there);
    assert_eq!(joined("Un lavoir", ""), "Un lavoir");
    assert_eq!(joined("Un lavoir", "Deux fours\n"), "Deux fours\nUn lavoir\n");
    assert_eq!(joined("", "Deux fours\n"), "Deux fours\n");
}

fn typed() -> impl Strategy<Value = String> {
    proptest::collection::vec("[abcé🦀]{1,2}[ \n]", 0..12).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn alone_the_result_is_what_was_typed(base in typed(), mine in typed()) {
        prop_assert_eq!(merged(&base, &mine, &base), mine);
    }

    #[test]
    fn whoever_changes_nothing_changes_nothing(base in typed(), now in typed()) {
        prop_assert_eq!(merged(&base, &base, &now), now);
    }

    #[test]
    fn what_was_brought_is_never_brought_again(mine in typed(), now in typed()) {
        let both = joined(&mine, &now);
        prop_assert_eq!(&joined(&mine, &both), &both);
        prop_assert_eq!(&joined(&now, &both), &both);
        prop_assert!(mine.lines().chain(now.lines()).all(|line| both.contains(line)));
    }

    #[test]
    fn new_words_of_both_are_in_it(base in typed(), at in 0..12usize, by in 0..12usize) {
        let inserted = |word: &str, at: usize| {
            let parts: Vec<&str> = base.split_inclusive([' ', '\n']).collect();
            let at = at.min(parts.len());
            [&parts[..at].concat(), word, &parts[at..].concat()].concat()
        };
        let (mine, theirs) = (inserted("MIEN ", at), inserted("LEUR ", by));
        let both = merged(&base, &mine, &theirs);
        prop_assert!(both.contains("MIEN") && both.contains("LEUR"), "{}", both);
        prop_assert_eq!(both.replace("MIEN ", "").replace("LEUR ", ""), base);
    }
}
