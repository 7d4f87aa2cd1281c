//! The sheet, the links and the exports, as a browser reads them.

use scraper::{Html, Selector};

use crate::domain::{Command, Link, LinkId, Role, Text, Wifi, Workshop};
use crate::i18n::Lang;
use crate::pad::fixture::{Play, SECRET, demo, text};
use crate::pad::{Choice, Signing, Source};
use crate::screen::{Door, Host, Keys};
use crate::views::look::{Look, Size, Theme};
use crate::views::{created, export, message, print, sheet};

mod exports;

const TOKEN: &str = "cle=secretsecret";

fn door() -> Door {
    let base = "http://192.168.1.20:8080".to_owned();
    let keys = Keys::new(|seat| format!("goéland-{}", 40 + seat.number));
    Door { code: "K7DMR".to_owned(), base, host: Host::default(), keys }
}

fn source(workshop: &Workshop, signing: Signing) -> Source<'_> {
    Source::new(workshop, &door().address(), Choice { signing, ..Choice::default() })
}

fn look(lang: Lang) -> Look {
    Look { lang, size: Size::Largest, theme: Theme::Dark }
}

fn link(number: u128, role: Role, label: &str) -> (Link, String) {
    let label = Text::optional(label, 60).unwrap();
    let link = Link { id: LinkId(number), role, label, revoked: false, simulated: false };
    (link, format!("http://192.168.1.20:8080/a/K7DMR/animer?{TOKEN}{number}"))
}

fn links() -> Vec<(Link, String)> {
    vec![
        link(4, Role::Projector, ""),
        link(3, Role::Scribe, "Loïc <b>"),
        link(2, Role::CoFacilitator, ""),
        link(1, Role::Facilitator, "Gwenaël·le"),
    ]
}

struct Read {
    html: String,
    page: Html,
}

impl Read {
    fn of(page: maud::Markup) -> Self {
        let html = page.into_string();
        Self { page: Html::parse_document(&html), html }
    }

    fn count(&self, selector: &str) -> usize {
        self.page.select(&Selector::parse(selector).unwrap()).count()
    }

    fn all(&self, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let found = self.page.select(&selector);
        found.filter_map(|element| element.value().attr(attribute)).map(str::to_owned).collect()
    }

    fn words(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        self.page.select(&selector).map(|element| element.text().collect()).collect()
    }

    fn is_sound(&self, what: &str) {
        assert_eq!(self.count("h1"), 1, "{what}: headings of the first level");
        assert_eq!(self.count("main#live"), 1, "{what}: mains");
        assert_eq!(self.count("[data-ws]"), 0, "{what}: does not live");
        let mut ids = self.all("[id]", "id");
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{what}: an id stands twice");
        for id in self.all("main input:not([type=hidden])", "id") {
            let wrapped = format!("label [id='{id}']");
            let named = self.count(&format!("label[for='{id}']")) + self.count(&wrapped);
            assert!(named > 0, "{what}: {id} has no label");
        }
        for attribute in ["aria-describedby", "aria-labelledby", "data-copy"] {
            for id in self.all(&format!("[{attribute}]"), attribute) {
                for id in id.split_whitespace() {
                    assert_eq!(self.count(&format!("[id='{id}']")), 1, "{what}: {id} is missing");
                }
            }
        }
        assert!(self.all("svg", "aria-label").iter().all(|label| !label.is_empty()), "{what}");
        assert_eq!(self.count("svg:not([aria-label])"), 0, "{what}: an image says nothing");
        assert_eq!(self.count("[style], style, script:not([src]), [onclick]"), 0, "{what}: inline");
        assert!(self.words("button, a, summary, h1, h2, h3").iter().all(|w| !w.trim().is_empty()));
        assert_eq!(self.all("html", "data-theme"), ["dark"], "{what}");
    }
}

fn without_wifi(workshop: &Workshop) -> Workshop {
    described(workshop, |_| None)
}

fn described(workshop: &Workshop, wifi: impl Fn(Wifi) -> Option<Wifi>) -> Workshop {
    let mut about = (**workshop.about.as_ref().unwrap()).clone();
    about.wifi = about.wifi.and_then(wifi);
    let mut play = Play::new(Vec::new());
    play.team(Command::Describe(Box::new(about)));
    play.workshop
}

#[test]
fn the_three_pages_are_sound_in_every_language_before_and_after_the_meeting() {
    let begun = demo();
    let mut ended = demo();
    ended.team(Command::End);
    for lang in Lang::all() {
        let look = look(*lang);
        for workshop in [&Play::new(Vec::new()).workshop, &begun.workshop, &ended.workshop] {
            Read::of(sheet::page(workshop, &door(), &look)).is_sound("sheet");
            Read::of(created::page(workshop, &door(), &links(), &look)).is_sound("links");
            let source = source(workshop, Signing::Names);
            Read::of(export::page(&source, &door(), &look)).is_sound("export");
            Read::of(message::page(&source, &door(), &look)).is_sound("message");
            Read::of(print::page(&source, &door(), &look)).is_sound("print");
        }
    }
}

#[test]
fn nothing_that_is_secret_stands_where_everybody_with_the_code_can_read() {
    let workshop = demo().workshop;
    for page in [
        sheet::page(&workshop, &door(), &Look::default()),
        export::page(&source(&workshop, Signing::Names), &door(), &Look::default()),
    ] {
        let page = Read::of(page);
        for secret in [SECRET, "cle=", "goéland", "/liens", "Gwenaël", &LinkId(1).to_string()] {
            assert!(!page.html.contains(secret), "{secret}");
        }
        assert_eq!(page.count("main form[method=post]"), 0);
    }
}

#[test]
fn the_sheet_says_the_wifi_first_then_the_workshop() {
    let workshop = demo().workshop;
    let page = Read::of(sheet::page(&workshop, &door(), &Look::default()));
    let titles = page.words(".poster h2");
    assert_eq!(titles, ["1. Le Wi-Fi", "2. L’atelier"]);
    assert!(page.words(".network p").join(" ").contains("mot-de-passe"));
    assert_eq!(page.count(".poster svg"), 2);
    assert_eq!(page.words(".poster .address"), ["192.168.1.20:8080"]);
    assert_eq!(page.words(".poster .joincode"), ["K7DMR"]);
    assert_eq!(page.count(".poster ol li"), 3);
    let help = page.words(".help").join(" ");
    assert!(help.contains("rester connecté") && help.contains("données mobiles"), "{help}");
    assert!(help.contains("CC BY-SA 4.0") && help.contains("carte en papier"), "{help}");
    assert_eq!(page.count("button[type=button][data-print]"), 1);
    assert_eq!(page.all("link[rel=stylesheet]", "href")[0].split('-').next(), Some("/_/sheet"));
}

#[test]
fn a_sheet_says_what_the_place_needs_and_no_more() {
    let workshop = demo().workshop;
    let page = Read::of(sheet::page(&without_wifi(&workshop), &door(), &Look::default()));
    assert_eq!(page.count(".network") + page.count(".poster h2"), 0);
    assert_eq!(page.count(".poster svg"), 1);
    assert!(page.words(".help").join(" ").contains("données mobiles"));
    let far = Door { base: "https://atelier.example.org".to_owned(), ..door() };
    let page = Read::of(sheet::page(&without_wifi(&workshop), &far, &Look::default()));
    assert!(!page.words(".help").join(" ").contains("données mobiles"));
    assert_eq!(page.words(".poster .address"), ["atelier.example.org"]);
    let open = described(&workshop, |_| Some(Wifi { name: text("Libre"), password: None }));
    let page = Read::of(sheet::page(&open, &door(), &Look::default()));
    assert_eq!(page.words(".network p").len(), 1);
    assert!(page.words(".network p")[0].contains("Libre"));
}

#[test]
fn four_tents_have_two_faces_and_are_read_aloud_once() {
    let page = Read::of(sheet::page(&demo().workshop, &door(), &Look::default()));
    assert_eq!(page.count(".tent"), 4);
    assert_eq!(page.count(".tent .face svg"), 8);
    assert_eq!(page.count(".tent .turned[aria-hidden=true]"), 4);
    assert_eq!(page.count(".tent:not([aria-hidden])"), 1);
}

#[test]
fn the_sheet_is_in_the_language_of_its_reader() {
    let english = look(Lang::from_code("en").unwrap());
    let page = Read::of(sheet::page(&demo().workshop, &door(), &english));
    assert_eq!(page.all("html", "lang"), ["en"]);
    assert_eq!(page.words(".poster h2"), ["1. The Wi-Fi", "2. The workshop"]);
}

#[test]
fn each_link_has_its_role_its_address_a_copy_button_and_a_folded_code() {
    let workshop = Play::new(Vec::new()).workshop;
    let page = Read::of(created::page(&workshop, &door(), &links(), &Look::default()));
    let titles = page.words("section.block h3");
    let shown = ["Animation — Gwenaël·le", "Co-animation", "Prise de notes — Loïc <b>"];
    assert_eq!(titles[..3], shown);
    assert_eq!(titles[3], "Vidéoprojecteur");
    let addresses = page.all("section.block input[readonly]", "value");
    assert_eq!(addresses[0], format!("http://192.168.1.20:8080/a/K7DMR/animer?{TOKEN}1"));
    assert_eq!(page.count("section.block button[type=button][data-copy][data-done]"), 4);
    assert_eq!(page.count("section.block details:not([open]) svg"), 4);
    assert_eq!(page.words(".note").len(), 1);
    assert!(page.words(".note")[0].contains("ne le projetez pas"));
    assert_eq!(page.words("a.main"), ["Commencer"]);
    assert_eq!(page.all("a.main", "href"), ["/a/K7DMR/animer"]);
    assert_eq!(page.words(".joincode"), ["K7DMR"]);
    assert_eq!(page.count("a[href='/a/K7DMR/affiche']") + page.count("a[href='/a/K7DMR/mur']"), 2);
}

#[test]
fn links_are_made_and_revoked_by_plain_forms_that_lead_back() {
    let workshop = demo().workshop;
    let page = Read::of(created::page(&workshop, &door(), &links(), &Look::default()));
    let forms = page.count("main form");
    assert_eq!(forms, 4, "three to revoke, one to make; the last facilitator stays");
    assert_eq!(page.count("main form[data-plain][method=post][action='/a/K7DMR/do']"), forms);
    assert_eq!(page.count("main form[data-live]"), 0);
    assert_eq!(page.html.matches(r#"name="op" value="""#).count(), forms);
    let backs = page.all("main input[name=back]", "value");
    assert!(backs.len() == forms && backs.iter().all(|back| back == "/a/K7DMR/liens"));
    let revoked = page.all("input[name=link]", "value");
    assert_eq!(revoked, [2, 3, 4].map(|id| LinkId(id).to_string()));
    assert_eq!(page.count("button[name=do][value=revoke]"), 3);
    let roles = page.all("#f-link input[name=role]", "value");
    assert_eq!(roles, ["facilitator", "co_facilitator", "scribe", "projector"]);
    assert_eq!(page.count("#f-link input[name=label]"), 1);
    assert_eq!(page.all("#f-link button", "value"), ["link"]);
}

#[test]
fn a_second_facilitator_can_be_let_go() {
    let mut links = links();
    links.push(link(9, Role::Facilitator, "Bran"));
    let page = Read::of(created::page(&demo().workshop, &door(), &links, &Look::default()));
    assert_eq!(page.count("button[name=do][value=revoke]"), 5);
}

#[test]
fn the_pages_say_until_when_and_under_which_licence() {
    let workshop = demo().workshop;
    for page in [
        created::page(&workshop, &door(), &links(), &Look::default()),
        export::page(&source(&workshop, Signing::Names), &door(), &Look::default()),
    ] {
        let page = Read::of(page);
        assert!(page.html.contains("25 février 2026"), "ninety days after the meeting");
        assert!(page.html.contains("CC BY-SA 4.0"));
        let licence = "https://creativecommons.org/licenses/by-sa/4.0/";
        assert_eq!(page.all("a[rel=license]", "href"), [licence]);
    }
}
