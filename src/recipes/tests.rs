//! The shipped recipes are whole, a recipe survives its file, and a mistake in a
//! file is told with its place.

mod survival;

use expect_test::expect;

use super::shipped::FILES;
use super::*;
use crate::domain::{Kind, Language, Visible, limits};

fn named(key: &str) -> &'static Recipe {
    shipped().iter().find(|recipe| recipe.key == key).unwrap()
}

fn english() -> Language {
    Language::parse("en").unwrap()
}

#[test]
fn every_shipped_recipe_parses_and_survives_writing() {
    assert_eq!(shipped().len(), FILES.len());
    for file in FILES {
        let recipe = parse(file).unwrap();
        assert_eq!(parse(&write(&recipe)), Ok(recipe));
    }
}

#[test]
fn every_sentence_of_a_shipped_recipe_is_french_and_english() {
    let both = |texts: &Texts| {
        let languages: Vec<Language> = texts.0.iter().map(|(language, _)| *language).collect();
        languages == [Language::FRENCH, english()]
    };
    for recipe in shipped() {
        assert!(both(&recipe.title) && both(&recipe.about), "{}", recipe.key);
        for step in &recipe.steps {
            let mut sentences = vec![&step.title, &step.prompt];
            sentences.extend(&step.example);
            sentences.extend(step.sub_questions.iter().chain(&step.suggestions));
            assert!(sentences.into_iter().all(both), "{} of {}", step.key, recipe.key);
        }
    }
}

#[test]
fn the_two_workshops_of_the_report_last_two_hours() {
    let shape = |key| (named(key).steps.len(), named(key).minutes);
    assert_eq!(shape("croiser-nos-savoirs"), (13, 120));
    assert_eq!(shape("collecte-innovation-sociale"), (12, 120));
}

#[test]
fn an_agenda_links_its_rounds() {
    let links = |key: &str| -> String {
        let recipe = named(key);
        let mut next = 0;
        let rounds = recipe.rounds(|| {
            next += 1;
            RoundId(next)
        });
        let name = |id: &RoundId| recipe.steps[usize::try_from(id.0).unwrap() - 1].key.as_str();
        let line = |round: &RoundPlan| {
            let takes: Vec<&str> = round.takes.iter().map(name).collect();
            format!("{} ({}) <- {}\n", name(&round.id), round.step.code(), takes.join(", "))
        };
        rounds.iter().filter(|round| !round.takes.is_empty()).map(line).collect()
    };
    expect![[r#"
        attentes-tour (round_table) <- attentes-ecriture
        enjeux-regroupement (grouping) <- enjeux-ecriture
        enjeux-nommer (naming) <- enjeux-regroupement
        enjeux-relecture (read_back) <- enjeux-nommer
    "#]]
    .assert_eq(&links("croiser-nos-savoirs"));
    expect![[r#"
        collecte-tour (harvest) <- collecte-ecriture
        constat (wall_reading) <- collecte-ecriture, collecte-tour
        regards-tour (round_table) <- regards-ecriture
        ce-qui-reunit (grouping) <- regards-tour
    "#]]
    .assert_eq(&links("collecte-innovation-sociale"));
}

#[test]
fn what_a_step_leaves_out_is_the_usual() {
    let file = r#"
format = "collecte-recipe/1"
key = "court"
title = { fr = "Court" }

[[step]]
key = "tour"
step = "harvest"
title = { fr = "La collecte" }
"#;
    let recipe = parse(file).unwrap();
    let [step] = &recipe.steps[..] else { panic!("one step") };
    let usual = RoundPlan::of_step(RoundId(1), Step::Harvest, step.title.clone(), Texts::default());
    assert_eq!(recipe.rounds(|| RoundId(1)), vec![usual]);
    let collects = step.collects.unwrap();
    assert_eq!((collects.kind, collects.visible), (Kind::Innovation, Visible::Later));
    assert_eq!(recipe.withdrawal_hours, limits::WITHDRAWAL_HOURS);
    assert_eq!(recipe.minutes, step.minutes);
}

/// A whole recipe.
const TRY: &str = r#"format = "collecte-recipe/1"
key = "essai"
title = { fr = "Essai", en = "Try" }
withdrawal_hours = 30

[[step]]
key = "ecriture"
step = "silent_writing"
title = { fr = "On écrit" }
collects = { kind = "viewpoint", advised = 280 }

[[step]]
key = "tour"
step = "round_table"
title = { fr = "On lit" }
takes = ["ecriture"]
turn = { order = "seat", seconds = 45 }
"#;

/// What stands in [`TRY`], and the mistake to put there.
const MISTAKES: &[(&str, &str)] = &[
    (r#"format = "collecte-recipe/1""#, r#"format = "other/9""#),
    (r#"key = "essai""#, ""),
    (r#"key = "essai""#, r#"key = "Été 1""#),
    (r#"key = "essai""#, "key = essai"),
    ("withdrawal_hours = 30", "withdrawal = 30"),
    ("withdrawal_hours = 30", "withdrawal_hours = -1"),
    (r#"{ fr = "On écrit" }"#, r#""On écrit""#),
    (r#"{ fr = "On écrit" }"#, r#"{ fr = " " }"#),
    (r#"{ fr = "On écrit" }"#, r#"{ french = "On écrit" }"#),
    (r#""silent_writing""#, r#""writing""#),
    (r#"kind = "viewpoint""#, r#"kind = "idea""#),
    ("advised = 280", "lenght = 280"),
    ("advised = 280", r#"advised = "long""#),
    (r#"key = "tour""#, r#"key = "ecriture""#),
    (r#"title = { fr = "On lit" }"#, ""),
    (r#"takes = ["ecriture"]"#, r#"takes = ["tour"]"#),
    (r#"takes = ["ecriture"]"#, r#"takes = "ecriture""#),
    (r#"takes = ["ecriture"]"#, r#"takes = ["ecriture", "ecriture"]"#),
    (r#"turn = { order = "seat", seconds = 45 }"#, "turn = true"),
];

#[test]
fn a_mistake_is_told_with_its_line_and_what_is_expected() {
    assert!(parse(TRY).is_ok());
    let told = |(right, wrong): &(&str, &str)| {
        assert!(TRY.contains(right), "{right}");
        let error = parse(&TRY.replace(right, wrong)).unwrap_err();
        format!("{wrong}\n    {}: {error}\n", error.wrong.code())
    };
    let told: String = MISTAKES.iter().map(told).collect();
    expect![[r#"
        format = "other/9"
            not_one_of: line 1, format: expected one of collecte-recipe/1

            missing: line 1, key: missing
        key = "Été 1"
            not_a_name: line 2, key: expected a short name of letters a to z, digits and hyphens
        key = essai
            not_toml: line 2, toml: not TOML: string values must be quoted, expected literal string
        withdrawal = 30
            unknown_key: line 4, withdrawal: unknown key, expected one of format, key, title, about, licence, source, withdrawal_hours, step
        withdrawal_hours = -1
            not_between: line 4, withdrawal_hours: expected a whole number from 0 to 8760
        "On écrit"
            wrong_sort: line 9, title: expected a sentence by language: { fr = "…" }
        { fr = " " }
            empty: line 9, title.fr: expected words
        { french = "On écrit" }
            wrong_sort: line 9, title.french: expected a language of two letters, as fr
        "writing"
            not_one_of: line 8, step: expected one of welcome, frame, silent_writing, round_table, harvest, wall_reading, talk, discussion, grouping, naming, read_back, actions, pause, closing
        kind = "idea"
            not_one_of: line 10, collects.kind: expected one of innovation, expectation, key_issue, viewpoint, question, testimony, remark, observation, talk, action, word
        lenght = 280
            unknown_key: line 10, collects.lenght: unknown key, expected one of kind, advised, per_person, visible, names, support, phones
        advised = "long"
            not_between: line 10, collects.advised: expected a whole number from 1 to 30000
        key = "ecriture"
            twice: line 13, key: used twice

            missing: line 12, title: missing
        takes = ["tour"]
            not_earlier: line 16, takes: expected the key of an earlier step
        takes = "ecriture"
            wrong_sort: line 16, takes: expected a list: [ … ]
        takes = ["ecriture", "ecriture"]
            twice: line 16, takes: used twice
        turn = true
            wrong_sort: line 17, turn: expected how people take turns: { order = "…" }, or false
    "#]].assert_eq(&told);
}

#[test]
fn a_recipe_has_a_step_and_not_too_many() {
    let head = "format = \"collecte-recipe/1\"\nkey = \"a\"\ntitle = { fr = \"A\" }\n";
    let code = |file: String| parse(&file).unwrap_err().wrong.code();
    assert_eq!(code(head.to_owned()), "missing");
    assert_eq!(code(format!("{head}step = []")), "missing");
    let step =
        |n| format!("[[step]]\nkey = \"s{n}\"\nstep = \"pause\"\ntitle = {{ fr = \"P\" }}\n");
    let many = |most| head.to_owned() + &(0..most).map(step).collect::<String>();
    assert!(parse(&many(limits::ROUNDS)).is_ok());
    assert_eq!(code(many(limits::ROUNDS + 1)), "too_many");
    let asks = |most| many(1) + "sub_questions = [" + &"{ fr = \"Q\" },".repeat(most) + "]\n";
    assert!(parse(&asks(limits::SENTENCES)).is_ok());
    assert_eq!(code(asks(limits::SENTENCES + 1)), "too_many");
    let codes = || ('a'..='z').flat_map(|one| ('a'..='z').map(move |two| format!("{one}{two}")));
    let said = |most| codes().take(most).map(|code| code + " = \"Q\"").collect::<Vec<_>>();
    let speaks = |most| many(1) + &format!("prompt = {{ {} }}\n", said(most).join(", "));
    assert!(parse(&speaks(limits::LANGUAGES)).is_ok());
    assert_eq!(code(speaks(limits::LANGUAGES + 1)), "too_many");
}

#[test]
fn the_agenda_of_a_workshop_is_taken_away_as_a_recipe() {
    for shipped in shipped() {
        let mut ids = (1..).map(RoundId);
        let rounds = shipped.rounds(|| ids.next().unwrap());
        let about = crate::domain::About {
            title: shipped.title.0[0].1.clone(),
            place: None,
            date: None,
            organiser: None,
            licence: shipped.licence,
            language: Language::FRENCH,
            recipe: Text::parse(&shipped.key, 60).ok(),
            withdrawal_hours: shipped.withdrawal_hours,
            wifi: None,
        };
        let id = crate::domain::WorkshopId(7);
        let mut workshop = crate::domain::Workshop::empty(id);
        let event = crate::domain::Event::Created {
            id,
            about: Box::new(about),
            rounds,
            purge_at: crate::domain::Moment(9),
        };
        workshop.apply(&crate::domain::Happened {
            seq: 1,
            at: crate::domain::Moment(1),
            op: crate::domain::OpId(1),
            by: crate::domain::By::Nobody,
            event,
        });
        let again = parse(&write(&Recipe::of(&workshop).unwrap())).unwrap();
        assert_eq!((again.minutes, &again.key), (shipped.minutes, &shipped.key));
        let steps = |recipe: &Recipe| -> Vec<_> {
            recipe
                .steps
                .iter()
                .map(|step| RecipeStep { key: String::new(), takes: vec![], ..step.clone() })
                .collect()
        };
        assert_eq!(steps(&again), steps(shipped));
        let links = |recipe: &Recipe| -> Vec<usize> {
            recipe.steps.iter().map(|step| step.takes.len()).collect()
        };
        assert_eq!(links(&again), links(shipped), "what takes up what");
    }
}
