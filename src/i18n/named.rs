//! Words for the closed lists of the domain: kinds, steps, scenes, roles.
//!
//! Each match is complete, so a new variant does not compile before it has words
//! in every language. Refusals are found by their code instead, because some of
//! them are born outside the domain ([`Words::refusal`]).

use super::Words;
use crate::domain::{
    Channel, Hall, Kind, Licence, Names, Role, Scene, Section, Status, Step, Tie, TurnOrder,
    Visible,
};

impl Words {
    /// What an entry is, for one.
    pub fn kind(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Innovation => self.kind_innovation(),
            Kind::Expectation => self.kind_expectation(),
            Kind::KeyIssue => self.kind_key_issue(),
            Kind::Viewpoint => self.kind_viewpoint(),
            Kind::Question => self.kind_question(),
            Kind::Testimony => self.kind_testimony(),
            Kind::Remark => self.kind_remark(),
            Kind::Observation => self.kind_observation(),
            Kind::Talk => self.kind_talk(),
            Kind::Action => self.kind_action(),
            Kind::Word => self.kind_word(),
        }
    }

    /// What entries are, for several.
    pub fn kinds(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Innovation => self.kinds_innovation(),
            Kind::Expectation => self.kinds_expectation(),
            Kind::KeyIssue => self.kinds_key_issue(),
            Kind::Viewpoint => self.kinds_viewpoint(),
            Kind::Question => self.kinds_question(),
            Kind::Testimony => self.kinds_testimony(),
            Kind::Remark => self.kinds_remark(),
            Kind::Observation => self.kinds_observation(),
            Kind::Talk => self.kinds_talk(),
            Kind::Action => self.kinds_action(),
            Kind::Word => self.kinds_word(),
        }
    }

    /// An author's link to an innovation, in the first person.
    pub fn tie(self, tie: Tie) -> &'static str {
        match tie {
            Tie::Mine => self.tie_mine(),
            Tie::Known => self.tie_known(),
        }
    }

    /// By which way an entry came in.
    pub fn channel(self, channel: Channel) -> &'static str {
        match channel {
            Channel::Phone => self.channel_phone(),
            Channel::Scribe => self.channel_scribe(),
            Channel::Paper => self.channel_paper(),
            Channel::Import => self.channel_import(),
        }
    }

    /// What kind of step it is.
    pub fn step(self, step: Step) -> &'static str {
        match step {
            Step::Welcome => self.step_welcome(),
            Step::Frame => self.step_frame(),
            Step::SilentWriting => self.step_silent_writing(),
            Step::RoundTable => self.step_round_table(),
            Step::Harvest => self.step_harvest(),
            Step::WallReading => self.step_wall_reading(),
            Step::Talk => self.step_talk(),
            Step::Discussion => self.step_discussion(),
            Step::Grouping => self.step_grouping(),
            Step::Naming => self.step_naming(),
            Step::ReadBack => self.step_read_back(),
            Step::Actions => self.step_actions(),
            Step::Pause => self.step_pause(),
            Step::Closing => self.step_closing(),
        }
    }

    /// Where a step stands.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Waiting => self.status_waiting(),
            Status::Open => self.status_open(),
            Status::Closed => self.status_closed(),
        }
    }

    /// The order of a go-round.
    pub fn order(self, order: TurnOrder) -> &'static str {
        match order {
            TurnOrder::Arrival => self.order_arrival(),
            TurnOrder::Seat => self.order_seat(),
            TurnOrder::Drawn => self.order_drawn(),
            TurnOrder::Reverse => self.order_reverse(),
            TurnOrder::FewestTurns => self.order_fewest_turns(),
            TurnOrder::Chosen => self.order_chosen(),
        }
    }

    /// When others may read.
    pub fn visible(self, visible: Visible) -> &'static str {
        match visible {
            Visible::Live => self.visible_live(),
            Visible::Later => self.visible_later(),
        }
    }

    /// Whether names are shown.
    pub fn names(self, names: Names) -> &'static str {
        match names {
            Names::Shown => self.names_shown(),
            Names::Hidden => self.names_hidden(),
            Names::Anonymous => self.names_anonymous(),
        }
    }

    /// What the wall shows.
    pub fn scene(self, scene: Scene) -> &'static str {
        match scene {
            Scene::Welcome => self.scene_welcome(),
            Scene::Question => self.scene_question(),
            Scene::Count => self.scene_count(),
            Scene::Speaker => self.scene_speaker(),
            Scene::Groups => self.scene_groups(),
            Scene::Headlines => self.scene_headlines(),
            Scene::Quotation => self.scene_quotation(),
            Scene::Actions => self.scene_actions(),
            Scene::Words => self.scene_words(),
            Scene::Closing => self.scene_closing(),
            Scene::Pause => self.scene_pause(),
        }
    }

    /// The size of the hall.
    pub fn hall(self, hall: Hall) -> &'static str {
        match hall {
            Hall::Small => self.hall_small(),
            Hall::Medium => self.hall_medium(),
            Hall::Large => self.hall_large(),
        }
    }

    /// A part of the notes.
    pub fn section(self, section: Section) -> &'static str {
        match section {
            Section::Present => self.section_present(),
            Section::Frame => self.section_frame(),
            Section::Expectations => self.section_expectations(),
            Section::Talk => self.section_talk(),
            Section::Exchanges => self.section_exchanges(),
            Section::KeyIssues => self.section_key_issues(),
            Section::Innovations => self.section_innovations(),
            Section::Observations => self.section_observations(),
            Section::Viewpoints => self.section_viewpoints(),
            Section::Values => self.section_values(),
            Section::Actions => self.section_actions(),
            Section::Words => self.section_words(),
            Section::Colophon => self.section_colophon(),
        }
    }

    /// What a person or a link may do.
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Facilitator => self.role_facilitator(),
            Role::CoFacilitator => self.role_co_facilitator(),
            Role::Scribe => self.role_scribe(),
            Role::Projector => self.role_projector(),
            Role::Participant => self.role_participant(),
        }
    }

    /// The long name of a licence (its short name is [`Licence::name`]).
    pub fn licence(self, licence: Licence) -> &'static str {
        match licence {
            Licence::CcBySa => self.licence_cc_by_sa(),
            Licence::CcBy => self.licence_cc_by(),
            Licence::Cc0 => self.licence_cc0(),
        }
    }

    /// What a licence allows, in one sentence.
    pub fn licence_lead(self, licence: Licence) -> &'static str {
        match licence {
            Licence::CcBySa => self.licence_cc_by_sa_lead(),
            Licence::CcBy => self.licence_cc_by_lead(),
            Licence::Cc0 => self.licence_cc0_lead(),
        }
    }
}
