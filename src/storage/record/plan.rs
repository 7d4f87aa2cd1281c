//! Mirrors of what a workshop intends: its terms, and the steps of its agenda.

use serde::{Deserialize, Serialize};

use super::form::{self, mirrors};
use crate::domain::{
    About, Collects, Kind, Language, Licence, Names, RoundId, RoundPlan, Scene, Section, Step,
    Text, Texts, TurnOrder, TurnRules, Visible, Wifi,
};

mirrors!(About: AboutForm, Wifi: WifiForm, RoundPlan: PlanForm, Collects: CollectsForm, TurnRules: TurnForm);

#[derive(Serialize, Deserialize)]
#[serde(remote = "About")]
struct AboutForm {
    #[serde(with = "form")]
    title: Text,
    #[serde(with = "form", default)]
    place: Option<Text>,
    #[serde(with = "form", default)]
    date: Option<Text>,
    #[serde(with = "form", default)]
    organiser: Option<Text>,
    #[serde(with = "form")]
    licence: Licence,
    #[serde(with = "form")]
    language: Language,
    #[serde(with = "form", default)]
    recipe: Option<Text>,
    withdrawal_hours: u32,
    #[serde(with = "form", default)]
    wifi: Option<Wifi>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Wifi")]
struct WifiForm {
    #[serde(with = "form")]
    name: Text,
    #[serde(with = "form", default)]
    password: Option<Text>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RoundPlan")]
struct PlanForm {
    #[serde(with = "form")]
    id: RoundId,
    #[serde(with = "form")]
    step: Step,
    #[serde(with = "form")]
    title: Texts,
    #[serde(with = "form")]
    prompt: Texts,
    #[serde(with = "form", default)]
    example: Option<Texts>,
    minutes: u32,
    #[serde(with = "form", default)]
    collects: Option<Collects>,
    #[serde(with = "form", default)]
    takes: Vec<RoundId>,
    #[serde(with = "form", default)]
    turn: Option<TurnRules>,
    #[serde(with = "form", default)]
    sub_questions: Vec<Texts>,
    #[serde(with = "form", default)]
    suggestions: Vec<Texts>,
    #[serde(with = "form")]
    scene: Scene,
    #[serde(with = "form")]
    section: Section,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Collects")]
struct CollectsForm {
    #[serde(with = "form")]
    kind: Kind,
    advised: u32,
    #[serde(default)]
    per_person: Option<u32>,
    #[serde(with = "form")]
    visible: Visible,
    #[serde(with = "form")]
    names: Names,
    support: bool,
    phones: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TurnRules")]
struct TurnForm {
    #[serde(with = "form")]
    order: TurnOrder,
    seconds: u32,
    comes_back: bool,
    on_request: bool,
}
