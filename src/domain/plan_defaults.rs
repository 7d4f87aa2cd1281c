//! What a step means when nobody says more: the defaults of recipes, and of rounds
//! added while the meeting runs.

use super::{
    Collects, Kind, Names, RoundId, RoundPlan, Scene, Section, Step, Texts, TurnOrder, TurnRules,
    Visible,
};

impl RoundPlan {
    /// A round of this kind, with nothing but its words chosen.
    pub fn of_step(id: RoundId, step: Step, title: Texts, prompt: Texts) -> Self {
        Self {
            id,
            step,
            title,
            prompt,
            example: None,
            minutes: step.usual_minutes(),
            collects: step.usual_kind().map(|kind| Collects::usual(kind, step)),
            takes: Vec::new(),
            turn: step.usual_turn(),
            sub_questions: Vec::new(),
            suggestions: Vec::new(),
            scene: step.usual_scene(),
            section: step.usual_section(),
        }
    }
}

impl Collects {
    /// The usual rules for entries of this kind in this step.
    pub fn usual(kind: Kind, step: Step) -> Self {
        let alone = matches!(step, Step::SilentWriting | Step::RoundTable | Step::Harvest);
        Self {
            kind,
            advised: kind.usual_length(),
            per_person: None,
            visible: if alone { Visible::Later } else { Visible::Live },
            names: Names::Shown,
            support: kind == Kind::Question,
            phones: !matches!(kind, Kind::Remark | Kind::Observation | Kind::Testimony),
        }
    }
}

impl Kind {
    /// Advised length in characters (`method.md` gives the field's habits).
    pub fn usual_length(self) -> u32 {
        match self {
            Self::Word => 60,
            Self::KeyIssue => 140,
            Self::Action => 200,
            Self::Innovation
            | Self::Expectation
            | Self::Viewpoint
            | Self::Question
            | Self::Observation => 280,
            Self::Testimony | Self::Remark => 1_000,
            Self::Talk => 10_000,
        }
    }
}

impl Step {
    fn usual_minutes(self) -> u32 {
        match self {
            Self::SilentWriting => 3,
            Self::Frame | Self::WallReading | Self::ReadBack | Self::Closing => 5,
            Self::Welcome | Self::Grouping | Self::Naming | Self::Actions | Self::Pause => 10,
            Self::RoundTable | Self::Harvest | Self::Talk | Self::Discussion => 20,
        }
    }

    fn usual_kind(self) -> Option<Kind> {
        match self {
            Self::SilentWriting | Self::RoundTable => Some(Kind::Viewpoint),
            Self::Harvest => Some(Kind::Innovation),
            Self::WallReading => Some(Kind::Observation),
            Self::Talk => Some(Kind::Question),
            Self::Discussion => Some(Kind::Remark),
            Self::Actions => Some(Kind::Action),
            Self::Welcome
            | Self::Frame
            | Self::Grouping
            | Self::Naming
            | Self::ReadBack
            | Self::Pause
            | Self::Closing => None,
        }
    }

    fn usual_turn(self) -> Option<TurnRules> {
        let rules = |seconds, on_request| TurnRules {
            order: TurnOrder::Arrival,
            seconds,
            comes_back: true,
            on_request,
        };
        match self {
            Self::RoundTable | Self::Harvest => Some(rules(45, false)),
            Self::Discussion => Some(rules(120, true)),
            Self::Welcome
            | Self::Frame
            | Self::SilentWriting
            | Self::WallReading
            | Self::Talk
            | Self::Grouping
            | Self::Naming
            | Self::ReadBack
            | Self::Actions
            | Self::Pause
            | Self::Closing => None,
        }
    }

    fn usual_scene(self) -> Scene {
        match self {
            Self::Welcome => Scene::Welcome,
            Self::SilentWriting => Scene::Count,
            Self::RoundTable | Self::Harvest => Scene::Speaker,
            Self::Grouping => Scene::Groups,
            Self::Naming | Self::ReadBack => Scene::Headlines,
            Self::Actions => Scene::Actions,
            Self::Pause => Scene::Pause,
            Self::Closing => Scene::Closing,
            Self::Frame | Self::WallReading | Self::Talk | Self::Discussion => Scene::Question,
        }
    }

    fn usual_section(self) -> Section {
        match self {
            Self::Welcome => Section::Present,
            Self::Frame => Section::Frame,
            Self::SilentWriting | Self::RoundTable => Section::Viewpoints,
            Self::Harvest => Section::Innovations,
            Self::WallReading => Section::Observations,
            Self::Talk => Section::Talk,
            Self::Discussion | Self::Pause => Section::Exchanges,
            Self::Grouping | Self::Naming | Self::ReadBack => Section::KeyIssues,
            Self::Actions => Section::Actions,
            Self::Closing => Section::Colophon,
        }
    }
}
