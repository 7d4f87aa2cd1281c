//! The two files as they are written, and how they become one play.
//!
//! Fields that the meeting has no use for (coordinates, recipes) are not read.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Demo, Group, Line, Means, Meeting, Person, TurnsOfEvents};
use crate::domain::Kind;

#[derive(Deserialize)]
pub(super) struct DemoFile {
    atelier: MeetingMirror,
    participants: Vec<PersonMirror>,
    attentes: Vec<Said>,
    innovations: Vec<Innovation>,
    enjeux_bruts: Vec<Said>,
    enjeux: Vec<Cluster>,
    regards: Vec<Said>,
    actions: Vec<Action>,
    attendu: Expected,
}

#[derive(Deserialize)]
pub(super) struct ScriptFile {
    retardataires: Vec<String>,
    plus_tard: Vec<String>,
    sans_javascript: Vec<String>,
    retire_son_nom: Vec<String>,
    expose: Talk,
    questions: Vec<Said>,
    constats: Vec<String>,
    temoignages: Vec<Said>,
    propos: Vec<Said>,
    reserve: Said,
    passe_la_relecture: Vec<String>,
    regroupements_de_regards: Vec<Cluster>,
    mots: Vec<Said>,
}

#[derive(Deserialize)]
struct MeetingMirror {
    titre: String,
    date: String,
    lieu: PlaceMirror,
    organisateur: String,
}

#[derive(Deserialize)]
struct PlaceMirror {
    nom: Option<String>,
    commune: Option<String>,
}

#[derive(Deserialize)]
struct PersonMirror {
    id: String,
    nom_affiche: String,
    langue: String,
    mode: String,
}

#[derive(Deserialize)]
struct Said {
    id: Option<String>,
    par: String,
    texte: String,
}

#[derive(Deserialize)]
struct Innovation {
    id: String,
    nom: String,
    quoi: Option<String>,
    lieu: PlaceMirror,
    depose_par: String,
    lien_avec: Option<String>,
}

#[derive(Deserialize)]
struct Cluster {
    titre: String,
    demande: String,
    regroupe: Vec<String>,
}

#[derive(Deserialize)]
struct Action {
    id: String,
    texte: String,
    qui: String,
    quand: Option<String>,
    etat: String,
}

#[derive(Deserialize)]
struct Talk {
    qui: String,
    texte: String,
}

#[derive(Deserialize)]
struct Expected {
    attentes: usize,
    innovations: usize,
    enjeux_bruts: usize,
    regards: usize,
    actions: usize,
}

pub(super) fn assemble(demo: DemoFile, script: ScriptFile) -> Demo {
    let people: Vec<Person> =
        demo.participants.into_iter().map(|it| it.person(&script.sans_javascript)).collect();
    let name =
        |id: &str| people.iter().find(|person| person.id == id).map(|person| person.name.clone());
    let mut lines = said(Kind::Expectation, "att", demo.attentes);
    lines.extend(demo.innovations.into_iter().map(Innovation::line));
    lines.extend(said(Kind::KeyIssue, "enj", demo.enjeux_bruts));
    lines.extend(said(Kind::Viewpoint, "reg", demo.regards));
    let taken_on: Vec<String> =
        demo.actions.iter().filter(|it| it.has_no_bearer()).map(|it| it.id.clone()).collect();
    lines.extend(demo.actions.into_iter().map(|it| it.line(name)));
    lines.push(script.expose.line());
    lines.extend(said(Kind::Question, "que", script.questions));
    lines.extend(said(Kind::Testimony, "tem", script.temoignages));
    lines.extend(said(Kind::Remark, "pro", script.propos));
    lines.extend(said(Kind::Word, "mot", script.mots));
    lines.extend(together(Kind::Observation, "con", script.constats));
    let groups = BTreeMap::from([
        (Kind::KeyIssue, demo.enjeux.into_iter().map(Cluster::group).collect()),
        (
            Kind::Viewpoint,
            script.regroupements_de_regards.into_iter().map(Cluster::group).collect(),
        ),
    ]);
    Demo {
        meeting: demo.atelier.meeting(),
        people,
        lines,
        groups,
        expected: demo.attendu.counts(),
        turns_of_events: TurnsOfEvents {
            latecomers: script.retardataires,
            later: script.plus_tard,
            unnamed: script.retire_son_nom,
            // One of them finds its bearer during the meeting, the others stay open.
            taken_on: taken_on.into_iter().rev().take(1).collect(),
            reservation: (script.reserve.par, script.reserve.texte),
            pass_read_back: script.passe_la_relecture,
        },
    }
}

fn said(kind: Kind, prefix: &str, all: Vec<Said>) -> Vec<Line> {
    let numbered = |(index, it): (usize, Said)| Line {
        id: it.id.unwrap_or_else(|| numbered(prefix, index)),
        by: Some(it.par),
        kind,
        fields: vec![("text", it.texte)],
    };
    all.into_iter().enumerate().map(numbered).collect()
}

fn together(kind: Kind, prefix: &str, all: Vec<String>) -> Vec<Line> {
    let line = |(index, text)| Line {
        id: numbered(prefix, index),
        by: None,
        kind,
        fields: vec![("text", text)],
    };
    all.into_iter().enumerate().map(line).collect()
}

fn numbered(prefix: &str, index: usize) -> String {
    format!("{prefix}-{:02}", index + 1)
}

impl MeetingMirror {
    fn meeting(self) -> Meeting {
        let place = [self.lieu.nom, self.lieu.commune].into_iter().flatten().collect::<Vec<_>>();
        Meeting {
            title: self.titre,
            place: place.join(", "),
            date: self.date,
            organiser: self.organisateur,
        }
    }
}

impl PersonMirror {
    fn person(self, without_script: &[String]) -> Person {
        let means = match self.mode.split_once(':') {
            Some((_, host)) => Means::SharedPhone(host.to_owned()),
            None if self.mode == "papier" => Means::Paper,
            None if self.mode == "scribe" => Means::Scribe,
            None if without_script.contains(&self.id) => Means::Forms,
            None => Means::Phone,
        };
        Person { id: self.id, name: self.nom_affiche, language: self.langue, means }
    }
}

impl Innovation {
    fn line(self) -> Line {
        let tie = self.lien_avec.map(|tie| if tie == "jen_suis" { "mine" } else { "known" });
        let fields = [
            ("text", Some(self.nom)),
            ("what", self.quoi),
            ("place", self.lieu.commune),
            ("tie", tie.map(str::to_owned)),
        ];
        Line {
            id: self.id,
            by: Some(self.depose_par),
            kind: Kind::Innovation,
            fields: present(fields),
        }
    }
}

impl Action {
    fn has_no_bearer(&self) -> bool {
        self.etat == "cherche_porteur"
    }

    fn line(self, name: impl Fn(&str) -> Option<String>) -> Line {
        let who = if self.has_no_bearer() { None } else { name(&self.qui) };
        let fields = [("text", Some(self.texte)), ("who", who), ("due", self.quand)];
        Line { id: self.id, by: Some(self.qui), kind: Kind::Action, fields: present(fields) }
    }
}

impl Talk {
    fn line(self) -> Line {
        let fields = vec![("text", self.texte), ("who", self.qui)];
        Line { id: "exp-01".to_owned(), by: None, kind: Kind::Talk, fields }
    }
}

impl Cluster {
    fn group(self) -> Group {
        Group { headline: self.titre, gesture: self.demande, cards: self.regroupe }
    }
}

impl Expected {
    fn counts(&self) -> BTreeMap<Kind, usize> {
        BTreeMap::from([
            (Kind::Expectation, self.attentes),
            (Kind::Innovation, self.innovations),
            (Kind::KeyIssue, self.enjeux_bruts),
            (Kind::Viewpoint, self.regards),
            (Kind::Action, self.actions),
        ])
    }
}

fn present<const N: usize>(
    fields: [(&'static str, Option<String>); N],
) -> Vec<(&'static str, String)> {
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
