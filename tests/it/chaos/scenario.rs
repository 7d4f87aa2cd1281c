//! One scenario: a workshop, a few phones, a laptop, a wall, and what befalls them.

use tokio::task::block_in_place;

use super::Story;
use super::misfortune::{Step, Weather, draw};
use super::phone::Phone;
use crate::dice::Dice;
use crate::meeting::Meeting;
use crate::participant::Participant;
use crate::server::TestServer;

/// Steps of one scenario.
const STEPS: usize = 60;

pub(super) struct Scenario {
    pub(super) server: TestServer,
    pub(super) meeting: Meeting,
    pub(super) phones: Vec<Phone>,
    pub(super) lead: Participant,
    pub(super) wall: Participant,
    round: String,
    is_up: bool,
    dice: Dice,
    story: Story,
}

impl Scenario {
    /// Plays the scenario of this seed to its end, and checks what became of it.
    pub(super) async fn play(seed: u64, story: Story) {
        let mut scenario = Self::set(seed, story).await;
        for _ in 0..STEPS {
            let step = draw(&mut scenario.dice, scenario.phones.len());
            scenario.story.tell(format!("{step:?}"));
            scenario.take(step).await;
        }
        scenario.story.tell("peace".to_owned());
        scenario.make_peace().await;
        scenario.check().await;
    }

    async fn set(seed: u64, story: Story) -> Self {
        let mut dice = Dice::new(seed);
        let server = block_in_place(TestServer::start);
        let (meeting, lead) = Meeting::writing(&server).await;
        let mut phones = Vec::new();
        for number in 0..3 + dice.under(3) {
            phones.push(Phone::arrive(&meeting, server.address(), number).await);
        }
        let path = format!("/a/{}/mur", meeting.code);
        let mut wall = Participant::open(server.address(), &path).await;
        wall.connect().await;
        let round = meeting.step("talk").await.id;
        Self { server, meeting, phones, lead, wall, round, is_up: true, dice, story }
    }

    async fn take(&mut self, step: Step) {
        match step {
            Step::Write(phone) => self.write(phone).await,
            Step::WriteAgain(phone) => self.write_again(phone).await,
            Step::Repeat(phone) => self.repeat(phone).await,
            Step::Live(phone, moments) => self.phones[phone].live(moments).await,
            Step::CloseTab(phone) => self.phones[phone].close(),
            Step::OpenTab(phone) => _ = self.phones[phone].open().await,
            Step::SecondTab(phone) => self.phones[phone].second_tab(4).await,
            Step::Network(phone, weather) => self.change(phone, weather),
            Step::Bell { dies } => self.ring(dies).await,
            Step::KillServer => self.kill().await,
            Step::StopServer => self.stop(),
            Step::StartServer => self.start(),
            Step::CloseRound => self.order("close", &[]).await,
            Step::OpenRound => self.order("open", &[]).await,
            Step::RewordRound => self.order("reword", &[("title", "Autrement dit")]).await,
            Step::SecondLaptop if self.is_up => {
                self.lead = self.meeting.team("co_facilitator", self.server.address()).await;
            }
            Step::SecondLaptop => {}
        }
    }

    async fn write(&mut self, phone: usize) {
        let number = self.phones[phone].said.len();
        self.phones[phone].write(format!("mot {number:02} du téléphone {phone}")).await;
    }

    async fn write_again(&mut self, phone: usize) {
        let said = self.phones[phone].said.clone();
        if let Some(said) = self.dice.pick(&said) {
            self.phones[phone].write(said.text.clone()).await;
        }
    }

    async fn repeat(&mut self, phone: usize) {
        let tab = &mut self.phones[phone].tab;
        let waiting: Vec<String> = tab.outbox().into_iter().map(str::to_owned).collect();
        if let Some(op) = self.dice.pick(&waiting) {
            tab.repeat(op).await;
        }
    }

    fn change(&mut self, phone: usize, weather: Weather) {
        let network = &self.phones[phone].network;
        match weather {
            Weather::Cut(how) => network.cut(how),
            Weather::HalfOpen(way) => network.half_open(way),
            Weather::Swallow { skip, count } => network.swallow_frames(skip, count),
            Weather::Pause => network.pause(),
            Weather::Resume => network.resume(),
            Weather::Refuse => network.refuse(true),
            Weather::Block => network.block_websockets(Some(403)),
            Weather::Slow(delay) => network.delay(delay),
            Weather::Fine => self.phones[phone].mend(),
        }
    }

    async fn ring(&mut self, dies: bool) {
        for phone in 0..self.phones.len() {
            self.write(phone).await;
        }
        if dies {
            self.kill().await;
        }
    }

    async fn kill(&mut self) {
        if self.is_up {
            block_in_place(|| self.server.kill9());
            self.is_up = false;
            self.check_after_a_kill().await;
        }
    }

    fn stop(&mut self) {
        if self.is_up {
            let end = block_in_place(|| self.server.stop());
            assert!(end.success(), "{end}");
            self.is_up = false;
        }
    }

    pub(super) fn start(&mut self) {
        if !self.is_up {
            block_in_place(|| self.server.restart());
            self.is_up = true;
        }
    }

    /// What whoever leads orders, on a calm network: it is done while the server runs.
    async fn order(&mut self, doing: &str, more: &[(&str, &str)]) {
        if self.is_up {
            let round = self.round.clone();
            self.lead.order(doing, &[&[("round", &*round)], more].concat()).await;
        }
    }

    /// All is well again, and everybody looks at the screen.
    async fn make_peace(&mut self) {
        self.start();
        self.order("open", &[]).await;
        for phone in &mut self.phones {
            phone.mend();
            let mut tries = 0..50;
            while !phone.is_open && tries.next().is_some() {
                phone.open().await;
            }
            assert!(phone.is_open, "a phone finds its page again");
        }
        for phone in &mut self.phones {
            phone.tab.until_settled().await;
        }
    }
}
