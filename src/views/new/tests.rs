//! A recipe of one's own: what is said of it, and that nothing typed is lost.

use scraper::{Html, Selector};

use super::*;
use crate::i18n::{Lang, words};
use crate::recipes::parse;
use crate::views::look::{Size, Theme};

fn said(file: &str, lang: Lang) -> String {
    recipe_wrong(words(lang), &parse(file).unwrap_err())
}

const HEAD: &str = "format = \"collecte-recipe/1\"\nkey = \"a\"\ntitle.fr = \"A\"\n";

#[test]
fn each_mistake_is_told_by_line_in_each_language() {
    let step = |lines: &str| format!("{HEAD}[[step]]\nkey = \"b\"\n{lines}\n");
    let good = "step = \"discussion\"\ntitle.fr = \"B\"\n";
    for (file, line, french, english) in [
        ("format = 3 +".to_owned(), "1", "pas du TOML", "not TOML"),
        (HEAD.to_owned(), "1", "manque", "missing"),
        (step("title.fr = \"B\""), "4", "manque", "missing"),
        (step("step = \"danse\""), "6", "l’un de ces mots", "one of these words"),
        (step(&format!("{good}colour = 1")), "8", "n’existe pas ici", "does not exist here"),
        (step(&format!("{good}minutes = 0")), "8", "nombre entier de 1", "whole number from 1"),
        (step("step = \"discussion\"\ntitle = \"B\""), "7", "une phrase par langue", "by language"),
        (step(&format!("{good}takes = [\"z\"]")), "8", "étape précédente", "earlier step"),
        (step(&format!("{good}turn = 7")), "8", "tour de rôle", "take turns"),
        (step(&format!("{good}prompt.fr = \"\"")), "8", "des mots", "words"),
    ] {
        let (fr, en) = (said(&file, Lang::Fr), said(&file, Lang::En));
        assert!(fr.contains(&format!("Ligne {line}, ")) && fr.contains(french), "{fr}");
        assert!(en.contains(&format!("Line {line}, ")) && en.contains(english), "{en}");
    }
}

#[test]
fn what_was_typed_is_still_there_with_the_sentence_beside_it() {
    let look = Look { lang: Lang::Fr, size: Size::default(), theme: Theme::default() };
    let typed = [
        ("title", "Fête <du> port"),
        ("place", "Brest"),
        ("recipe_file", "key = 3"),
        ("wifi", "Salle"),
    ];
    let values: Vec<_> = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let filled = Filled { values: &values, wrong: Some(("Ligne 1…", true)) };
    let page = create(&look, &[], Moment(0), filled).into_string();
    let page = Html::parse_document(&page);
    let one = |css: &str| page.select(&Selector::parse(css).unwrap()).next().unwrap();
    assert_eq!(one("[name=title]").attr("value"), Some("Fête <du> port"));
    assert_eq!(one("[name=place]").attr("value"), Some("Brest"));
    assert_eq!(one("[name=wifi]").attr("value"), Some("Salle"));
    assert_eq!(one("textarea").text().collect::<String>(), "key = 3", "the file, to be mended");
    assert_eq!(one("[value=own]").attr("checked"), Some(""));
    let alert = one("details[open] #e-f-recipe[role=alert]:not([hidden])");
    assert_eq!(alert.text().collect::<String>(), "Ligne 1…");
}
