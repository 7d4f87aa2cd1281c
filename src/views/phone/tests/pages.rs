//! The pages around a workshop: door, home, create, statements; and their weight.

use super::play::{Play, Read, plan};
use crate::domain::{Kind, Moment, Step};
use crate::i18n::Lang;
use crate::views::home;
use crate::views::layout::{Look, Size, Theme};
use crate::views::new::{self, Filled, RecipeChoice};

const RECIPES: [RecipeChoice<'_>; 2] = [
    RecipeChoice { key: "croiser", title: "Croiser nos savoirs", minutes: 120, steps: 14 },
    RecipeChoice { key: "blanche", title: "Page blanche", minutes: 0, steps: 0 },
];

fn looks() -> impl Iterator<Item = Look> {
    let lang = |lang: &Lang| Look { lang: *lang, size: Size::Largest, theme: Theme::Dark };
    Lang::all().iter().map(lang)
}

#[test]
fn pages_outside_of_a_workshop_are_sound_in_every_language() {
    for look in looks() {
        let pages = [
            ("home", home::home(&look, true)),
            ("create", new::create(&look, &RECIPES, Moment(0), Filled::default())),
            ("no PDF", home::no_pdf(&look, "/a/K7DMR/imprimer?noms=sans")),
            ("import", home::import(&look)),
            ("failure", home::failure(&look, look.words().refusal_wrong_code())),
            ("privacy", home::privacy(&look)),
            ("accessibility", home::accessibility(&look)),
        ];
        for (what, page) in pages {
            let page = Read::page(&page.into_string());
            page.is_sound(what);
            assert_eq!(page.all("html", "data-size"), ["3"]);
            assert_eq!(page.all("html", "data-theme"), ["dark"]);
            assert!(page.has("footer a[href='/accessibilite']"));
        }
    }
}

#[test]
fn the_create_form_asks_for_a_title_only() {
    let page = Read::page(
        &new::create(&Look::default(), &RECIPES, Moment(0), Filled::default()).into_string(),
    );
    assert_eq!(page.all("[required]", "name"), ["title"]);
    assert_eq!(page.all("input[name=recipe]", "value"), ["croiser", "blanche", "own"]);
    assert_eq!(page.all("input[name=recipe][checked]", "value"), ["croiser"]);
    assert_eq!(page.count("input[name=licence]"), 3);
}

#[test]
fn the_door_tells_what_is_kept_before_it_asks_anything() {
    let play = Play::of(vec![plan(1, Step::Welcome)]);
    let html = play.door();
    Read::page(&html).is_sound("door");
    let notice = html.find("class=\"lines\"").unwrap();
    let field = html.find("id=\"f-enter-nickname\"").unwrap();
    assert!(notice < field);
    assert!(html.contains("CC BY-SA 4.0") && html.contains("jeudi 1er janvier 1970"), "{html}");
    assert!(!html.contains("required=\"\" autocomplete"), "a name is never asked for");
    let page = Read::page(&html);
    assert_eq!(page.all("form", "action")[1..], ["/a/K7DMR/entrer", "/a/K7DMR/entrer"]);
    assert_eq!(page.all("[required]", "name"), ["key"]);
}

#[test]
fn a_phone_page_is_light() {
    let mut step = plan(1, Step::SilentWriting);
    step.collects = Some(super::play::silent(Kind::Innovation));
    let mut play = Play::of(vec![step]);
    let ana = play.arrive(1, "Annaïg");
    play.open(1);
    // Pages of this kind are compressed to a quarter: 3,500 bytes on the way.
    let weight = play.page(&[ana]).len();
    assert!(weight < 13_000, "{weight} bytes");
}
