//! A catalogue that is not complete must stop the build and say why.

use super::{compile, generate};

const FR: &str = "\
language-name = Français
language-locale = fr-FR
language-first-of-month = 1er
say-send = Envoyer
turn-other = La parole est à { $name }
count = { $n ->
    [one] { $n } voix
   *[other] { $n } voix
}
";
const EN: &str = "\
language-name = English
language-locale = en-GB
language-first-of-month = 1
say-send = Send
turn-other = { $name } has the floor
count = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
}
";

/// What the build says of these two catalogues; empty when it is content.
fn said(fr: &str, en: &str) -> Vec<String> {
    compile(&[("en", en), ("fr", fr)]).err().unwrap_or_default()
}

#[test]
fn the_catalogues_of_the_project_are_complete() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(super::FOLDER);
    assert_eq!(generate(&folder).err(), None);
}

#[test]
fn two_equal_catalogues_become_methods() {
    let code = compile(&[("en", EN), ("fr", FR)]).expect("nothing is wrong");
    assert!(code.contains("pub fn say_send(self) -> &'static str"), "{code}");
    assert!(code.contains("pub fn turn_other(self, name: &str) -> String"), "{code}");
    assert!(code.contains("pub fn count(self, n: i64) -> String"), "{code}");
    assert!(code.contains("&[Lang::Fr, Lang::En, ]"), "{code}");
}

#[test]
fn a_third_file_is_a_third_language() {
    let br = FR.replace("Français", "Brezhoneg").replace("fr-FR", "br-FR");
    let code = compile(&[("br", &br), ("en", EN), ("fr", FR)]).expect("nothing is wrong");
    assert!(code.contains("&[Lang::Fr, Lang::Br, Lang::En, ]"), "{code}");
}

#[test]
fn a_missing_key_is_named_with_its_file() {
    let en = EN.replace("say-send = Send\n", "");
    assert_eq!(said(FR, &en), ["en.ftl: `say-send` is missing (in fr: Envoyer)"]);
}

#[test]
fn an_argument_that_is_not_used_or_not_known_is_named() {
    let en = EN.replace("{ $name } has", "Somebody has");
    assert_eq!(said(FR, &en), ["en.ftl: `turn-other` does not use its argument `$name`"]);
    let en = EN.replace("{ $name } has", "{ $name } of { $town } has");
    assert_eq!(said(FR, &en), ["en.ftl: `turn-other` has no argument `$town`"]);
    let en = EN.replace("{ $name } has", "{ $nane } has");
    assert_eq!(said(FR, &en).len(), 2);
}

#[test]
fn an_argument_reached_through_another_message_counts() {
    let fr = format!("{FR}thanks = Merci {{ turn-other }}\n");
    let en = format!("{EN}thanks = Thanks {{ turn-other }}\n");
    let code = compile(&[("en", &en), ("fr", &fr)]).expect("nothing is wrong");
    assert!(code.contains("pub fn thanks(self, name: &str)"), "{code}");
}

#[test]
fn a_key_too_many_or_there_twice_is_refused() {
    let en = format!("{EN}say-sned = Send\n");
    assert_eq!(said(FR, &en), ["en.ftl: `say-sned` is unknown: it is not in fr.ftl"]);
    let fr = format!("{FR}say-send = Expédier\n");
    assert_eq!(said(&fr, EN), ["fr.ftl: `say-send` is there twice"]);
}

#[test]
fn what_is_not_fluent_is_refused_with_its_line() {
    let problems = said(FR, &EN.replace("say-send = Send", "say-send Send"));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("en.ftl: line 4: "), "{problems:?}");
}

#[test]
fn a_count_must_have_the_name_of_a_number() {
    let problems = said(&FR.replace("$n ", "$votes "), EN);
    assert_eq!(
        problems,
        ["fr.ftl: `count` counts with `$votes`: an argument that counts is named n, count, n-… \
          or count-…"]
    );
}

#[test]
fn what_cannot_become_a_method_is_refused() {
    for key in ["Say", "say_it", "move", "say--it", "by-key"] {
        let line = format!("{key} = x\n");
        let problems = said(&format!("{FR}{line}"), &format!("{EN}{line}"));
        assert_eq!(problems.len(), 1, "{key}: {problems:?}");
        assert!(problems[0].contains(&format!("`{key}`")), "{problems:?}");
    }
    for line in ["x = X\n    .title = t\n", "x = { DATETIME(1) }\n", "x = { x }\n", "x = { y }\n"] {
        let problems = said(&format!("{FR}{line}"), &format!("{EN}{line}"));
        assert!(!problems.is_empty(), "{line}");
        assert!(problems.iter().all(|problem| problem.contains("`x`")), "{problems:?}");
    }
}

#[test]
fn without_the_reference_nothing_is_built() {
    let problems = compile(&[("en", EN)]).err().unwrap_or_default();
    assert_eq!(problems, ["fr.ftl, the reference catalogue, is missing"]);
    let fr = FR.replace("language-name = Français\n", "");
    let en = EN.replace("language-name = English\n", "");
    assert_eq!(said(&fr, &en), ["fr.ftl: `language-name` is missing"]);
}
