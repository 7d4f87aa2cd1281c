//! What may happen in a scenario, and how often.

use std::time::Duration;

use crate::dice::Dice;
use crate::rough_network::{Cut, Way};

/// One step of a scenario; a number is a phone.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Write(usize),
    /// The same words once more, as after Back.
    WriteAgain(usize),
    /// What waits is sent once more.
    Repeat(usize),
    Live(usize, usize),
    CloseTab(usize),
    OpenTab(usize),
    SecondTab(usize),
    Network(usize, Weather),
    /// All write in one breath, and the server dies in it or not.
    Bell {
        dies: bool,
    },
    KillServer,
    StopServer,
    StartServer,
    CloseRound,
    OpenRound,
    RewordRound,
    SecondLaptop,
}

/// What becomes of one phone's network.
#[derive(Debug, Clone, Copy)]
pub(super) enum Weather {
    Cut(Cut),
    HalfOpen(Way),
    Swallow { skip: usize, count: usize },
    Pause,
    Resume,
    Refuse,
    Block,
    Slow(Duration),
    Fine,
}

/// The next step; people write and look more often than things break.
pub(super) fn draw(dice: &mut Dice, phones: usize) -> Step {
    let phone = dice.under(phones);
    match dice.under(100) {
        0..22 => Step::Write(phone),
        22..26 => Step::WriteAgain(phone),
        26..30 => Step::Repeat(phone),
        30..48 => Step::Live(phone, 1 + dice.under(3)),
        48..52 => Step::CloseTab(phone),
        52..60 => Step::OpenTab(phone),
        60..63 => Step::SecondTab(phone),
        63..83 => Step::Network(phone, weather(dice)),
        83..87 => Step::Bell { dies: dice.under(2) == 0 },
        87..89 => Step::KillServer,
        89..90 => Step::StopServer,
        90..94 => Step::StartServer,
        94..95 => Step::CloseRound,
        95..98 => Step::OpenRound,
        98..99 => Step::RewordRound,
        _ => Step::SecondLaptop,
    }
}

fn weather(dice: &mut Dice) -> Weather {
    match dice.under(14) {
        0 => Weather::Cut(Cut::Finish),
        1 | 2 => Weather::Cut(Cut::Reset),
        3 => Weather::HalfOpen(Way::Up),
        4 => Weather::HalfOpen(Way::Down),
        5 => Weather::HalfOpen(Way::Both),
        6 | 7 => Weather::Swallow { skip: dice.under(3), count: 1 + dice.under(3) },
        8 => Weather::Pause,
        9 => Weather::Resume,
        10 => Weather::Refuse,
        11 => Weather::Block,
        12 => Weather::Slow(Duration::from_millis(10 * dice.under(9) as u64)),
        _ => Weather::Fine,
    }
}
