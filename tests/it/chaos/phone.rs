//! One phone of a scenario: its network, its tab, and everything that was written on it.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::time::timeout;

use crate::meeting::Meeting;
use crate::participant::Participant;
use crate::rough_network::RoughNetwork;

/// The longest moment a scenario waits for one phone.
const MOMENT: Duration = Duration::from_millis(300);

/// Words, and the asking that carries them.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) op: String,
}

/// What a phone was told of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    Nothing,
    Refused,
    Kept,
}

pub(super) struct Phone {
    pub(super) network: RoughNetwork,
    /// The tab; once it is closed, what the device keeps of it.
    pub(super) tab: Participant,
    pub(super) is_open: bool,
    /// Tabs that were closed: what they had been told counts.
    closed: Vec<Participant>,
    pub(super) said: Vec<Said>,
}

impl Phone {
    pub(super) async fn arrive(meeting: &Meeting, server: SocketAddr, number: usize) -> Self {
        let network = RoughNetwork::before(server).await;
        let tab = meeting.person(network.address(), &format!("Téléphone {number}")).await;
        Self { network, tab, is_open: true, closed: Vec::new(), said: Vec::new() }
    }

    /// Writes this, if there is a page and a field.
    pub(super) async fn write(&mut self, text: String) -> bool {
        if !self.is_open {
            return false;
        }
        let Some(op) = self.tab.write(&text).await else { return false };
        self.said.push(Said { text, op });
        true
    }

    /// Lives for a few moments, if somebody looks at it.
    pub(super) async fn live(&mut self, moments: usize) {
        for _ in 0..moments {
            if self.is_open {
                // A moment that lasts longer is left in its middle, as people do.
                let _left = timeout(MOMENT, self.tab.live()).await;
            }
        }
    }

    /// Closes the tab: the socket ends, the device keeps what it keeps.
    pub(super) fn close(&mut self) {
        self.tab.leave();
        self.is_open = false;
    }

    /// Opens the page again, if the network shows one.
    pub(super) async fn open(&mut self) -> bool {
        if let Ok(Some(tab)) = timeout(MOMENT, self.tab.try_another_tab()).await {
            self.closed.push(std::mem::replace(&mut self.tab, tab));
            self.tab.go_live();
            self.is_open = true;
        }
        self.is_open
    }

    /// A second tab sends what waits, for a few moments.
    pub(super) async fn second_tab(&mut self, moments: usize) {
        let Ok(Some(mut tab)) = timeout(MOMENT, self.tab.try_another_tab()).await else { return };
        tab.go_live();
        for _ in 0..moments {
            let _left = timeout(MOMENT, tab.live()).await;
        }
        tab.leave();
        self.closed.push(tab);
    }

    /// What any tab of this phone was told of these words.
    pub(super) fn told(&self, text: &str) -> Told {
        let ops = self.said.iter().filter(|said| said.text == text).map(|said| &said.op);
        let tabs = || self.closed.iter().chain([&self.tab]);
        let answers: Vec<_> = ops.flat_map(|op| tabs().filter_map(|tab| tab.told(op))).collect();
        if answers.iter().any(|answer| answer.ack.is_some()) {
            return Told::Kept;
        }
        if answers.is_empty() { Told::Nothing } else { Told::Refused }
    }

    /// Whether an asking with these words waits on the device.
    pub(super) fn keeps(&self, text: &str) -> bool {
        let waits = |said: &&Said| self.tab.outbox().contains(&said.op.as_str());
        self.said.iter().filter(|said| said.text == text).any(|said| waits(&said))
    }

    /// Everything that was written on it, each text once.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.said.iter().map(|said| said.text.clone()).collect();
        texts.sort();
        texts.dedup();
        texts
    }

    /// The network is as good as on the first day.
    pub(super) fn mend(&self) {
        self.network.resume();
        self.network.refuse(false);
        self.network.block_websockets(None);
        self.network.delay(Duration::ZERO);
        self.network.swallow_frames(0, 0);
    }
}
