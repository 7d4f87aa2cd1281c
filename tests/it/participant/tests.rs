//! A person, the stand-in and the network between them.

use super::Participant;
use crate::rough_network::{Cut, RoughNetwork, Way};
use crate::stand_in::StandIn;

struct Room {
    _server: StandIn,
    network: RoughNetwork,
    ana: Participant,
    /// Not behind the rough network.
    bran: Participant,
}

async fn room() -> Room {
    let server = StandIn::start().await;
    let network = RoughNetwork::before(server.address).await;
    let mut ana = Participant::open(network.address(), "/rejoindre?code=KOAD7").await;
    let mut bran = Participant::open(server.address, "/rejoindre?code=KOAD7").await;
    assert_eq!(ana.path(), "/a/KOAD7/");
    ana.connect().await;
    bran.connect().await;
    Room { _server: server, network, ana, bran }
}

impl Room {
    async fn bran_says(&mut self, text: &str) {
        let op = self.bran.ask("say", &[("text", text)]).await;
        self.bran.answer(&op).await;
    }

    /// What the server would show to someone who arrives now.
    async fn assert_ana_sees_what_a_newcomer_sees(&mut self) {
        self.bran.reload().await;
        assert_eq!(self.ana.page.canonical(), self.bran.page.canonical());
        assert_eq!(self.ana.page.seq(), self.bran.page.seq());
    }
}

#[tokio::test]
async fn what_one_says_the_other_sees_and_both_know_it_is_kept() {
    let mut room = room().await;
    let op = room.ana.ask("say", &[("text", "Un lavoir")]).await;
    assert_eq!(room.ana.answer(&op).await.ack, Some(op));
    room.bran.sees("Un lavoir").await;
    room.ana.sees("Un lavoir").await;
    let op = room.ana.ask("say", &[("text", "non")]).await;
    assert_eq!(room.ana.answer(&op).await.say.as_deref(), Some("Pas cela."));
    room.assert_ana_sees_what_a_newcomer_sees().await;
}

#[tokio::test]
async fn without_javascript_the_form_does_it() {
    let mut room = room().await;
    room.ana.leave();
    room.ana.submit("#f-say", &[("text", "Un four à pain")]).await;
    assert!(room.ana.page.shows("Un four à pain"));
    room.bran_says("Un lavoir").await;
    room.ana.sees("Un lavoir").await;
    room.ana.go("/a/KOAD7/?lang=en").await;
    assert!(room.ana.page.shows("Un lavoir") && !room.ana.is_connected());
}

#[tokio::test]
async fn a_lost_frame_leaves_a_gap_that_the_next_one_shows() {
    let mut room = room().await;
    room.network.swallow_frames(0, 1);
    room.bran_says("perdu").await;
    room.bran_says("reçu").await;
    room.ana.sees("perdu").await;
    assert_eq!(room.network.swallowed(), 1);
    room.assert_ana_sees_what_a_newcomer_sees().await;
}

#[tokio::test]
async fn a_lost_last_frame_is_found_by_the_probe() {
    let mut room = room().await;
    room.network.swallow_frames(0, 1);
    room.bran_says("perdu").await;
    room.ana.sees("perdu").await;
    assert_eq!(room.network.swallowed(), 1);
}

#[tokio::test]
async fn what_was_said_into_a_cut_arrives_once() {
    for how in [Cut::Finish, Cut::Reset] {
        let mut room = room().await;
        room.network.refuse(true);
        room.network.cut(how);
        let op = room.ana.ask("say", &[("text", "Un lavoir")]).await;
        room.bran_says("pendant la coupure").await;
        room.network.refuse(false);
        room.ana.answer(&op).await;
        room.ana.sees("pendant la coupure").await;
        room.ana.sees("Un lavoir").await;
        assert_eq!(room.ana.page.select("#all li").len(), 2);
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_is_asked_for_again_and_counts_once() {
    let mut room = room().await;
    // Neither the frame nor the answer comes.
    room.network.swallow_frames(0, 2);
    let op = room.ana.ask("say", &[("text", "Un lavoir")]).await;
    room.bran.sees("Un lavoir").await;
    room.ana.repeat(&op).await;
    room.ana.answer(&op).await;
    room.ana.sees("Un lavoir").await;
    assert_eq!(room.network.swallowed(), 2);
    assert_eq!(room.ana.page.select("#all li").len(), 1);
}

#[tokio::test]
async fn a_connection_that_only_looks_alive_is_given_up() {
    for way in [Way::Up, Way::Down, Way::Both] {
        let mut room = room().await;
        room.network.half_open(way);
        let op = room.ana.ask("say", &[("text", "dans le vide")]).await;
        room.ana.answer(&op).await;
        room.bran.sees("dans le vide").await;
        room.ana.sees("dans le vide").await;
    }
}

#[tokio::test]
async fn where_websockets_are_blocked_the_page_is_polled() {
    let mut room = room().await;
    room.network.block_websockets(Some(502));
    room.network.cut(Cut::Finish);
    let op = room.ana.ask("say", &[("text", "par la petite porte")]).await;
    room.ana.answer(&op).await;
    room.bran_says("Un lavoir").await;
    room.ana.sees("Un lavoir").await;
    assert!(!room.ana.is_connected());
    room.network.block_websockets(None);
    room.ana.connect().await;
    room.assert_ana_sees_what_a_newcomer_sees().await;
}
