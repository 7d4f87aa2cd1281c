//! Who may do what, as a table: each verb by each role, by socket and by form.
//!
//! Whoever may is told that it is done; whoever may not is told `not_allowed`, and
//! the log is as before.

mod table;

use std::collections::BTreeMap;
use std::time::Duration;

use collecte::live::verbs::VERBS;
use serde_json::{Map, Value};
use tokio::time::timeout;

use crate::meeting::Meeting;
use crate::page::{Element, Header, Page};
use crate::participant::{Participant, fresh_op};
use crate::server::TestServer;
use table::{PHASES, Row, Who};

/// Everybody who may be in front of a page.
const ROLES: [&str; 6] =
    ["stranger", "participant", "projector", "scribe", "co_facilitator", "facilitator"];

/// A workshop with somebody of each role in it.
struct Company {
    meeting: Meeting,
    people: BTreeMap<&'static str, Participant>,
    /// What the fields of the table stand for: `$talk` is the id of a round.
    names: BTreeMap<String, String>,
}

impl Company {
    async fn gather(server: &TestServer) -> Self {
        let address = server.address();
        let (meeting, lead) = Meeting::writing(server).await;
        let mut people = BTreeMap::from([("facilitator", lead)]);
        for role in ["co_facilitator", "scribe"] {
            people.insert(role, meeting.team(role, address).await);
        }
        // The wall that a projector's link leads to takes no orders: the notes do.
        let mut projector = Participant::open(address, meeting.link("projector")).await;
        projector.go(&format!("/a/{}/pad", meeting.code)).await;
        projector.connect().await;
        people.insert("projector", projector);
        people.insert("participant", meeting.person(address, "Ana").await);
        let mut stranger = Participant::open(address, &format!("/a/{}/pad", meeting.code)).await;
        stranger.connect().await;
        people.insert("stranger", stranger);
        let mut company = Self { meeting, people, names: BTreeMap::new() };
        company.learn_the_agenda().await;
        company
    }

    async fn learn_the_agenda(&mut self) {
        for step in self.meeting.steps().await {
            if step.sort == "grouping" {
                self.names.insert("$issues".to_owned(), step.takes[0].clone());
            }
            self.names.entry(format!("${}", step.sort)).or_insert(step.id);
        }
        let form = self.people["participant"].page.select("#me input[name=seat]").remove(0);
        self.names.insert("$seat".to_owned(), form.attribute("value").unwrap().to_owned());
    }

    /// The fields as they are sent; `$new` is an id that nobody has.
    fn fields(&self, row: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        for (name, value) in row {
            let words = value.split(' ').map(|word| match word {
                "$new" => fresh_op(),
                word if word.starts_with('$') => self.names[word].clone(),
                word => word.to_owned(),
            });
            fields.push(((*name).to_owned(), words.collect::<Vec<_>>().join(" ")));
        }
        fields
    }

    async fn ask(&mut self, role: &str, row: &Row, by_form: bool) -> Header {
        let op = row.makes.map_or_else(fresh_op, |name| self.names[name].clone());
        let fields = self.fields(row.fields);
        let person = self.people.get_mut(role).unwrap();
        if !by_form {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
            person.ask_as(&op, row.verb, &fields).await;
            return person.answer(&op).await;
        }
        let more = [("op", op), ("do", row.verb.to_owned()), ("back", person.path().to_owned())];
        let more = more.map(|(name, value)| (name.to_owned(), value));
        let all = fields.into_iter().chain(more).map(|(name, value)| (name, value.into()));
        let form = Value::Object(all.collect::<Map<_, _>>());
        loop {
            let answer = person.post(&form).await.unwrap();
            let Some(ms) = answer.later.as_ref().and(answer.ms) else { return answer };
            // Whoever asks fast is told when to ask again; nobody waits longer than told.
            let moment = Duration::from_millis(ms);
            timeout(moment, std::future::pending::<()>()).await.ok();
        }
    }

    /// What has to be so before `who` asks.
    async fn prepare(&mut self, who: &str, steps: &'static [(&'static str, Row)]) {
        for (by, row) in steps {
            if let Some(name) = row.makes {
                self.names.insert(name.to_owned(), fresh_op());
            }
            let by = if *by == "self" { who } else { by };
            let answer = self.ask(by, row, false).await;
            assert!(answer.ack.is_some(), "{by} prepares {}: {answer:?}", row.verb);
        }
    }

    async fn try_both_ways(&mut self, role: &str, row: &Row) {
        for by_form in [false, true] {
            let told = format!("{role} asks {} (form: {by_form})", row.verb);
            if may(role, row.who) {
                self.prepare(role, row.before).await;
                let answer = self.ask(role, row, by_form).await;
                assert!(answer.ack.is_some(), "{told}: {answer:?}");
                // What the next role tries is there again.
                self.prepare(role, row.before).await;
            } else {
                let before = self.meeting.seq().await;
                let answer = self.ask(role, row, by_form).await;
                assert_eq!(answer.code.as_deref(), Some("not_allowed"), "{told}: {answer:?}");
                assert_eq!(self.meeting.seq().await, before, "{told}");
            }
        }
    }

    /// The id of the link that a role was given.
    async fn link_of(&self, role: &str) -> String {
        let path = format!("/a/{}/liens", self.meeting.code);
        let (_, html) = self.people["facilitator"].fetch(&path).await;
        let fields = Page::load(&html).select("input[id^=a-]");
        let is_it = |field: &&Element| {
            field.attribute("value").is_some_and(|url| url.ends_with(self.meeting.link(role)))
        };
        fields.iter().find(is_it).unwrap().id().unwrap()[2..].to_owned()
    }
}

fn may(role: &str, who: Who) -> bool {
    match who {
        Who::Person => matches!(role, "participant" | "scribe" | "co_facilitator" | "facilitator"),
        Who::Team => matches!(role, "scribe" | "co_facilitator" | "facilitator"),
        Who::Leads => matches!(role, "co_facilitator" | "facilitator"),
        Who::Facilitator => role == "facilitator",
        Who::Participant => role == "participant",
    }
}

#[tokio::test]
async fn each_verb_is_for_those_it_is_for_by_socket_and_by_form() {
    let server = TestServer::start();
    let mut company = Company::gather(&server).await;
    let mut seen = Vec::new();
    for phase in PHASES {
        company.prepare("facilitator", phase.first).await;
        for row in phase.rows {
            seen.push(row.verb);
            // So that nothing but the role is in anybody's way.
            company.prepare("facilitator", row.before).await;
            for role in ROLES {
                company.try_both_ways(role, row).await;
            }
        }
    }
    let forgotten: Vec<_> = VERBS.iter().filter(|verb| !seen.contains(verb)).collect();
    assert!(forgotten.is_empty(), "not in the table: {forgotten:?}");
}

#[tokio::test]
async fn each_page_is_for_those_it_is_for() {
    let server = TestServer::start();
    let company = Company::gather(&server).await;
    let pages = [
        ("", Who::Person),
        ("pad", Who::Person),
        ("mur", Who::Person),
        ("export", Who::Person),
        ("animer", Who::Team),
        ("animer?part=1", Who::Team),
        ("liens", Who::Facilitator),
    ];
    for (page, who) in pages {
        for role in ROLES {
            let path = format!("/a/{}/{page}", company.meeting.code);
            let (status, _) = company.people[role].fetch(&path).await;
            let open = who == Who::Person || may(role, who);
            assert_eq!(status.as_u16(), if open { 200 } else { 403 }, "{role} opens {page}");
        }
    }
}

#[tokio::test]
async fn a_revoked_link_and_a_removed_person_do_nothing_more_even_on_an_open_page() {
    let server = TestServer::start();
    let mut company = Company::gather(&server).await;
    let scribe = company.link_of("scribe").await;
    for role in ["scribe", "participant"] {
        company.people.get_mut(role).unwrap().until_as_if_reloaded().await;
    }
    let orders = [("revoke", "link", scribe), ("remove", "seat", company.names["$seat"].clone())];
    let lead = company.people.get_mut("facilitator").unwrap();
    for (verb, field, id) in orders {
        lead.order(verb, &[(field, &id), ("on", if verb == "remove" { "1" } else { "" })]).await;
    }
    for role in ["scribe", "participant"] {
        let person = company.people.get_mut(role).unwrap();
        person.until_bye().await;
        assert_eq!(person.bye.as_deref(), Some("kicked"), "{role}");
    }
    let row = Row {
        verb: "say",
        fields: &[("round", "$talk"), ("card", "$new"), ("text", "Non")],
        ..Row::NOTHING
    };
    let before = company.meeting.seq().await;
    for (role, code) in [("scribe", "not_allowed"), ("participant", "removed")] {
        let answer = company.ask(role, &row, true).await;
        assert_eq!(answer.code.as_deref(), Some(code), "{role}: {answer:?}");
    }
    assert_eq!(company.meeting.seq().await, before);
}
