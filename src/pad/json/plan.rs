//! One planned step, written and read completely.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ImportError;
use super::codes::{coded, id};
use super::texts::Texts;
use crate::domain;
use crate::domain::{Collects, RoundId, RoundPlan, TurnRules, limits};

/// A step of the agenda as planned.
#[derive(Serialize, Deserialize)]
pub(super) struct Plan {
    pub(super) id: String,
    step: String,
    title: Texts,
    prompt: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    example: Option<Texts>,
    minutes: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    collects: Option<Collected>,
    takes: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    turn: Option<Turn>,
    sub_questions: Vec<Texts>,
    suggestions: Vec<Texts>,
    scene: String,
    section: String,
}

/// What it collects.
#[derive(Serialize, Deserialize)]
struct Collected {
    kind: String,
    advised: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    per_person: Option<u32>,
    visible: String,
    names: String,
    support: bool,
    phones: bool,
}

/// How people take turns.
#[derive(Serialize, Deserialize)]
struct Turn {
    order: String,
    seconds: u32,
    comes_back: bool,
    on_request: bool,
}

impl Plan {
    pub(super) fn written(plan: &RoundPlan) -> Self {
        Self {
            id: plan.id.to_string(),
            step: plan.step.code().to_owned(),
            title: Texts::written(&plan.title),
            prompt: Texts::written(&plan.prompt),
            example: plan.example.as_ref().map(Texts::written),
            minutes: plan.minutes,
            collects: plan.collects.as_ref().map(Collected::written),
            takes: plan.takes.iter().map(ToString::to_string).collect(),
            turn: plan.turn.map(Turn::written),
            sub_questions: plan.sub_questions.iter().map(Texts::written).collect(),
            suggestions: plan.suggestions.iter().map(Texts::written).collect(),
            scene: plan.scene.code().to_owned(),
            section: plan.section.code().to_owned(),
        }
    }

    pub(super) fn read(&self, path: &str) -> Result<RoundPlan, ImportError> {
        let within = |name: &str| format!("{path}.{name}");
        Ok(RoundPlan {
            id: id(&self.id, || within("id"))?,
            step: coded(&self.step, domain::Step::from_code, || within("step"))?,
            title: self.title.read(&within("title"))?,
            prompt: self.prompt.read(&within("prompt"))?,
            example: self.example.as_ref().map(|it| it.read(&within("example"))).transpose()?,
            minutes: self.minutes,
            collects: self.collects.as_ref().map(|it| it.read(&within("collects"))).transpose()?,
            takes: self.takes(|| within("takes"))?,
            turn: self.turn.as_ref().map(|turn| turn.read(&within("turn"))).transpose()?,
            sub_questions: list(&self.sub_questions, &within("sub_questions"))?,
            suggestions: list(&self.suggestions, &within("suggestions"))?,
            scene: coded(&self.scene, domain::Scene::from_code, || within("scene"))?,
            section: coded(&self.section, domain::Section::from_code, || within("section"))?,
        })
    }

    /// The steps it takes up, each once.
    fn takes(&self, path: impl Fn() -> String) -> Result<Vec<RoundId>, ImportError> {
        let mut seen = BTreeSet::new();
        for taken in &self.takes {
            seen.insert(taken);
            if seen.len() > limits::ROUNDS {
                return Err(ImportError::at("over_limit", path()));
            }
        }
        let once = self.takes.iter().filter(|taken| seen.remove(taken));
        once.map(|taken| id(taken, &path)).collect()
    }
}

fn list(texts: &[Texts], path: &str) -> Result<Vec<domain::Texts>, ImportError> {
    if texts.len() > limits::SENTENCES {
        return Err(ImportError::at("over_limit", path));
    }
    texts.iter().enumerate().map(|(index, it)| it.read(&format!("{path}[{index}]"))).collect()
}

impl Collected {
    fn written(collects: &Collects) -> Self {
        Self {
            kind: collects.kind.code().to_owned(),
            advised: collects.advised,
            per_person: collects.per_person,
            visible: collects.visible.code().to_owned(),
            names: collects.names.code().to_owned(),
            support: collects.support,
            phones: collects.phones,
        }
    }

    fn read(&self, path: &str) -> Result<Collects, ImportError> {
        let within = |name: &str| format!("{path}.{name}");
        Ok(Collects {
            kind: coded(&self.kind, domain::Kind::from_code, || within("kind"))?,
            advised: self.advised,
            per_person: self.per_person,
            visible: coded(&self.visible, domain::Visible::from_code, || within("visible"))?,
            names: coded(&self.names, domain::Names::from_code, || within("names"))?,
            support: self.support,
            phones: self.phones,
        })
    }
}

impl Turn {
    fn written(rules: TurnRules) -> Self {
        Self {
            order: rules.order.code().to_owned(),
            seconds: rules.seconds,
            comes_back: rules.comes_back,
            on_request: rules.on_request,
        }
    }

    fn read(&self, path: &str) -> Result<TurnRules, ImportError> {
        let order = coded(&self.order, domain::TurnOrder::from_code, || format!("{path}.order"))?;
        Ok(TurnRules {
            order,
            seconds: self.seconds,
            comes_back: self.comes_back,
            on_request: self.on_request,
        })
    }
}
