//! docs/PROTOCOL.md: addresses, fields, verbs, codes, keys, closed lists.

use std::collections::BTreeSet;

use collecte::domain::{Channel, Hall, Kind, Licence, PublishedNames, Refusal, Role, Scene, Step};
use collecte::handover::Fault;
use collecte::i18n::{Lang, words};
use collecte::live::frame::{Header, Refused};
use collecte::live::verbs::VERBS;
use collecte::recipes::{RecipeError, Wrong};
use collecte::web::WebError;

use super::super::tidy::repository;
use super::{assert_same, column, quoted, rows, set, text};

fn page() -> String {
    text("docs/PROTOCOL.md")
}

/// `GET /a/{code}/pad` for each route of the router.
fn routes(source: &str) -> BTreeSet<String> {
    let workshop = between(source, "let workshop = Router::new()", ";");
    let (_, whole) = source.split_once("let workshop").unwrap_or_default();
    let (_, whole) = whole.split_once(';').unwrap_or_default();
    let prefix = between(whole, ".nest(\"", "\"").trim_end_matches('/');
    let mut routes = listed(workshop, prefix);
    routes.extend(listed(whole, ""));
    routes
}

fn listed(source: &str, prefix: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in source.split(".route(\"").skip(1) {
        let Some((path, handlers)) = part.split_once('"') else { continue };
        let handlers = handlers.split(".route(").next().unwrap_or_default();
        let handlers = handlers.lines().next().unwrap_or_default();
        for (method, name) in [("get(", "GET"), ("post(", "POST"), ("any(", "ANY")] {
            let called = handlers.match_indices(method).any(|(at, _)| {
                !handlers[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if called {
                found.insert(format!("{name} {prefix}{path}"));
            }
        }
    }
    found
}

fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_default();
    rest.split(end).next().unwrap_or_default()
}

/// The names of the fields of `Asked`.
fn fields() -> BTreeSet<String> {
    let source = text("src/live/asked.rs");
    let body = between(&source, "pub struct Asked {", "\n}");
    let names = body.lines().filter_map(|line| line.trim().strip_prefix("pub "));
    set(names.filter_map(|line| line.split(':').next()).map(|name| name.trim_start_matches("r#")))
}

#[test]
fn every_address_is_documented_and_no_other() {
    let documented = rows(&page(), &["method", "address"])
        .iter()
        .map(|cells| format!("{} {}", cells[0], quoted(&cells[1])[0]))
        .collect();
    assert_same("addresses", &documented, &routes(&text("src/web/mod.rs")));
}

#[test]
fn every_field_is_documented_and_no_other() {
    assert_same("fields", &column(&page(), &["field", "form"], 0), &fields());
}

#[test]
fn every_verb_is_documented_with_fields_that_exist() {
    let page = page();
    assert_same("verbs", &column(&page, &["verb", "who"], 0), &set(VERBS));
    let mut used = column(&page, &["verb", "who", "fields"], 2);
    used.extend(set(["op", "do", "back"]));
    assert_same("fields of verbs", &used, &fields());
}

#[test]
fn every_code_is_documented_and_no_other() {
    let page = page();
    let rules = Refusal::ALL.map(Refusal::code);
    let edge = Refused::EDGE.map(Refused::code);
    assert_same("codes", &column(&page, &["code", "when"], 0), &{
        let mut real = set(rules);
        real.extend(set(edge));
        real.extend(import_codes());
        real
    });
    assert_same("codes of pads", &column(&page, &["code", "of a pad"], 0), &set(Fault::CODES));
    assert_same("codes of pages", &column(&page, &["code", "status"], 0), &page_codes());
}

fn wrong_recipe() -> RecipeError {
    RecipeError { line: 1, key: "key".to_owned(), wrong: Wrong::Missing }
}

/// The codes of `WebError`, and those that forms give by name.
fn page_codes() -> BTreeSet<String> {
    let plain = [
        WebError::UnknownCode,
        WebError::NotAllowed,
        WebError::TooLarge,
        WebError::TooManyFiles,
        WebError::SlowDown,
        WebError::OtherSite,
        WebError::NotFound,
        WebError::NotNow,
        WebError::BadRecipe(wrong_recipe()),
        WebError::NoPdf("/a/K7DMR/imprimer".to_owned()),
        WebError::Store(collecte::storage::StorageError::Gone),
    ];
    let mut codes = set(plain.map(|error| error.code()));
    codes.extend(literals("src/web/", "WebError::BadForm("));
    codes
}

/// The codes are those that the two tables above it were compared with.
#[test]
fn every_code_has_a_sentence_of_its_own_in_every_language() {
    let page = page();
    let mut codes = column(&page, &["code", "when"], 0);
    codes.extend(column(&page, &["code", "status"], 0));
    codes.extend(column(&page, &["code", "of a pad"], 0));
    let other = BTreeSet::from(["other".to_owned()]);
    for lang in Lang::all() {
        let words = words(*lang);
        for code in &codes {
            assert_ne!(words.refusal(code), words.refusal_other(), "{}: {code}", lang.code());
        }
        let said: BTreeSet<&str> = codes.iter().map(|code| words.refusal(code)).collect();
        assert_eq!(said.len(), codes.len(), "{}: two codes say the same", lang.code());
        let catalogue = text(&format!("src/i18n/{}.ftl", lang.code()));
        let keys = catalogue.lines().filter_map(|line| line.strip_prefix("refusal-"));
        let named: BTreeSet<String> = keys
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key.replace('-', "_"))
            .collect();
        assert_same("sentences", &named, &codes.union(&other).cloned().collect());
    }
}

fn import_codes() -> BTreeSet<String> {
    literals("src/pad/json/", "ImportError::at(")
}

/// The literals that `call` is given in the files of a folder.
fn literals(folder: &str, call: &str) -> BTreeSet<String> {
    let sources = repository().into_iter().filter(|file| file.path.starts_with(folder));
    let mut found = BTreeSet::new();
    for file in sources {
        for rest in file.text.split(call).skip(1) {
            if let Some(literal) = rest.trim_start().strip_prefix('"') {
                found.extend(literal.split('"').next().map(str::to_owned));
            }
        }
    }
    found
}

#[test]
fn every_key_of_a_message_is_documented_and_no_other() {
    // Whole, so that a new key has to be named here.
    let header = Header {
        pulse: Some(1),
        seq: Some(1),
        from: Some(1),
        ack: Some(""),
        nack: Some(""),
        later: Some(""),
        ms: Some(1),
        code: Some(""),
        say: Some(""),
        field: Some(""),
        resync: Some(1),
        pong: Some(1),
        at: Some(1),
        build: Some(""),
        bye: Some(""),
        back: Some(1),
    };
    let line: serde_json::Value = serde_json::from_slice(&header.with_events("").text()).unwrap();
    let keys = set(line.as_object().unwrap().keys().cloned());
    assert_same("keys", &column(&page(), &["key", "meaning"], 0), &keys);
}

/// The names that the JSON of the state has, with those that stand in an object.
fn resources() -> BTreeSet<String> {
    let source = text("src/views/resources.rs");
    let mut names = BTreeSet::new();
    for (at, _) in source.match_indices("\":") {
        names.extend(source[..at].rsplit('"').next().map(str::to_owned));
    }
    for rest in source.split("object[\"").skip(1) {
        names.extend(rest.split('"').next().map(str::to_owned));
    }
    names
}

#[test]
fn every_object_of_the_state_is_documented_with_its_keys() {
    let page = page();
    let mut documented = column(&page, &["object", "keys"], 1);
    documented.extend(set(["e", "id"]));
    assert_same("keys of objects", &documented, &resources());
    let source = text("src/views/resources.rs");
    let is_kind = |word: &&str| word.strip_suffix(".put").is_some_and(|name| !name.contains('{'));
    let kinds = source.split('"').filter(is_kind);
    assert_same("objects", &column(&page, &["object", "keys"], 0), &set(kinds));
}

#[test]
fn the_closed_lists_are_those_of_the_rules() {
    let page = page();
    let lists = rows(&page, &["list", "codes"]);
    let documented = |name: &str| {
        let row = lists.iter().find(|cells| quoted(&cells[0]) == [name]);
        set(quoted(&row.unwrap_or_else(|| panic!("no list {name}"))[1]))
    };
    let real = [
        ("kind", set(Kind::ALL.iter().map(|one| one.code()))),
        ("channel", set(Channel::ALL.iter().map(|one| one.code()))),
        ("step", set(Step::ALL.iter().map(|one| one.code()))),
        ("scene", set(Scene::ALL.iter().map(|one| one.code()))),
        ("hall", set(Hall::ALL.iter().map(|one| one.code()))),
        ("role", set(Role::ALL.iter().map(|one| one.code()))),
        ("names", set(PublishedNames::ALL.iter().map(|one| one.code()))),
        ("licence", set(Licence::ALL.map(Licence::spdx))),
    ];
    assert_eq!(lists.len(), real.len(), "a list of the page is not compared");
    for (name, codes) in real {
        assert_same(name, &documented(name), &codes);
    }
}

#[test]
fn the_router_is_read_with_its_methods_and_its_prefix() {
    let source = "let workshop = Router::new()\n        .route(\"/{export}\", get(exports::file))\n        .route(\"/do\", post(command::post));\n    \
        Router::new()\n        .route(\"/ateliers\", get(create::form).post(create::post))\n        \
        .route(\"/a/{code}/\", get(pages::phone))\n        .nest(\"/a/{code}/\", workshop)\n";
    let expected = [
        "GET /a/{code}/",
        "GET /a/{code}/{export}",
        "POST /a/{code}/do",
        "GET /ateliers",
        "POST /ateliers",
    ];
    assert_eq!(routes(source), set(expected));
}
