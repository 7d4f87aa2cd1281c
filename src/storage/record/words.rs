//! Mirrors of people, words, clocks, groups and the wall.

use serde::{Deserialize, Serialize};

use super::form::{self, mirrors};
use crate::domain::{
    Answer, Author, By, Claim, ContributionId, Engine, Fingerprint, Group, GroupAct, GroupId, Hall,
    Handover, KeyMark, Link, LinkId, Moment, Placement, Rank, Role, RoundId, Scene, SeatId,
    Speaking, Statement, Text, Tie, Timer, Wall,
};

mirrors! {
    By: ByForm, Author: AuthorForm, Link: LinkForm, KeyMark: KeyForm,
    Statement: StatementForm, Timer: TimerForm, Speaking: SpeakingForm, Answer: AnswerForm,
    Group: GroupForm, Placement: PlacementForm, GroupAct: ActForm, Wall: WallForm,
    Handover: HandoverForm,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "By", rename_all = "snake_case")]
enum ByForm {
    Team(#[serde(with = "form")] LinkId),
    Seat(#[serde(with = "form")] SeatId),
    Nobody,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Author", rename_all = "snake_case")]
enum AuthorForm {
    Seat(#[serde(with = "form")] SeatId),
    Claim(#[serde(with = "form")] Claim),
    Nobody,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Link")]
struct LinkForm {
    #[serde(with = "form")]
    id: LinkId,
    #[serde(with = "form")]
    role: Role,
    #[serde(with = "form", default)]
    label: Option<Text>,
    revoked: bool,
    simulated: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "KeyMark")]
struct KeyForm {
    nonce: u16,
    #[serde(with = "form")]
    mark: Fingerprint,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Statement")]
struct StatementForm {
    #[serde(with = "form")]
    text: Text,
    #[serde(with = "form", default, skip_serializing_if = "Option::is_none")]
    what: Option<Text>,
    #[serde(with = "form", default, skip_serializing_if = "Option::is_none")]
    place: Option<Text>,
    #[serde(with = "form", default, skip_serializing_if = "Option::is_none")]
    tie: Option<Tie>,
    #[serde(with = "form", default, skip_serializing_if = "Option::is_none")]
    who: Option<Text>,
    #[serde(with = "form", default, skip_serializing_if = "Option::is_none")]
    due: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sub_question: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Timer", rename_all = "snake_case")]
enum TimerForm {
    Off,
    Until(#[serde(with = "form")] Moment),
    Paused(i64),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Speaking")]
struct SpeakingForm {
    #[serde(with = "form")]
    seat: SeatId,
    #[serde(with = "form")]
    since: Moment,
    #[serde(with = "form")]
    timer: Timer,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Answer", rename_all = "snake_case")]
enum AnswerForm {
    Fine,
    Reserve(#[serde(with = "form")] Text),
    Pass,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Group")]
struct GroupForm {
    #[serde(with = "form")]
    id: GroupId,
    #[serde(with = "form")]
    round: RoundId,
    #[serde(with = "form")]
    rank: Rank,
    #[serde(with = "form", default)]
    headline: Option<Text>,
    #[serde(with = "form", default)]
    gesture: Option<Text>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Placement")]
struct PlacementForm {
    #[serde(with = "form", default)]
    group: Option<GroupId>,
    #[serde(with = "form")]
    rank: Rank,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "GroupAct", rename_all = "snake_case")]
enum ActForm {
    Made(#[serde(with = "form")] Group),
    Dissolved(#[serde(with = "form")] GroupId),
    Named {
        #[serde(with = "form")]
        group: GroupId,
        #[serde(with = "form", default)]
        headline: Option<Text>,
        #[serde(with = "form", default)]
        gesture: Option<Text>,
    },
    Ranked {
        #[serde(with = "form")]
        group: GroupId,
        #[serde(with = "form")]
        rank: Rank,
    },
    Put {
        #[serde(with = "form")]
        card: ContributionId,
        #[serde(with = "form", default)]
        placement: Option<Placement>,
    },
    Merged {
        #[serde(with = "form")]
        card: ContributionId,
        #[serde(with = "form", default)]
        into: Option<ContributionId>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Handover")]
struct HandoverForm {
    #[serde(with = "form")]
    engine: Engine,
    #[serde(with = "form")]
    server: Text,
    #[serde(with = "form")]
    pad: Text,
    #[serde(with = "form")]
    address: Text,
    #[serde(with = "form")]
    left: Text,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Wall")]
struct WallForm {
    #[serde(with = "form", default)]
    scene: Option<Scene>,
    blank: bool,
    #[serde(with = "form")]
    hall: Hall,
    #[serde(with = "form", default)]
    quoted: Option<ContributionId>,
}
