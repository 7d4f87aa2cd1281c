//! Rounds of a script: `write = silent_writing takes a,b kind word max 1 anonymous`.

use super::{Play, text};
use crate::domain::{Collects, Kind, Language, Names, RoundPlan, Step, Texts, TurnOrder, Visible};

impl Play {
    /// A round from what stands behind `round `.
    pub(super) fn plan(&mut self, line: &str) -> RoundPlan {
        let (name, rest) = line.split_once(" = ").unwrap();
        let mut words = rest.split(' ');
        let step = Step::from_code(words.next().unwrap()).unwrap();
        let title = Texts::one(Language::FRENCH, text(name));
        let id = self.names.round(name);
        let mut plan = RoundPlan::of_step(id, step, title, Texts::default());
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap();
            match word {
                "takes" => {
                    plan.takes = value().split(',').map(|name| self.names.round(name)).collect();
                }
                "minutes" => plan.minutes = value().parse().unwrap(),
                "order" => turn(&mut plan).order = TurnOrder::from_code(value()).unwrap(),
                "seconds" => turn(&mut plan).seconds = value().parse().unwrap(),
                "never-back" => turn(&mut plan).comes_back = false,
                "kind" => {
                    plan.collects = Some(Collects::usual(Kind::from_code(value()).unwrap(), step));
                }
                "max" => collects(&mut plan).per_person = Some(value().parse().unwrap()),
                "anonymous" => collects(&mut plan).names = Names::Anonymous,
                "nameless" => collects(&mut plan).names = Names::Hidden,
                "live" => collects(&mut plan).visible = Visible::Live,
                "asks" => plan.sub_questions = vec![Texts::default(); value().parse().unwrap()],
                other => panic!("of a round: {other}"),
            }
        }
        plan
    }
}

fn turn(plan: &mut RoundPlan) -> &mut crate::domain::TurnRules {
    plan.turn.as_mut().unwrap()
}

fn collects(plan: &mut RoundPlan) -> &mut Collects {
    plan.collects.as_mut().unwrap()
}
