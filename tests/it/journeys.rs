//! Journeys through everything that goes wrong in a hall, one file per misfortune.
//!
//! The real program, real sockets, a network that can be broken; what is promised is
//! asked of the log itself: acknowledged means there once, not acknowledged means
//! still on its phone.

mod closing;
mod cuts;
mod disk;
mod facilitator;
mod hall;
mod packed;
mod power;
mod presence;
mod proxy;
mod roles;
mod sleep;
mod swallowed;
mod tabs;

use crate::meeting::Meeting;
use crate::participant::Participant;
use crate::rough_network::RoughNetwork;
use crate::server::TestServer;

/// Ana behind a network of her own, Bran on a calm one, whoever leads, and a talk in
/// which everybody may write.
struct Hall {
    server: TestServer,
    meeting: Meeting,
    lead: Participant,
    network: RoughNetwork,
    ana: Participant,
    bran: Participant,
}

impl Hall {
    async fn open() -> Self {
        let server = TestServer::start();
        let (meeting, lead) = Meeting::writing(&server).await;
        Self::around(server, meeting, lead).await
    }

    /// The same people in a workshop of its own.
    async fn around(server: TestServer, meeting: Meeting, lead: Participant) -> Self {
        let network = RoughNetwork::before(server.address()).await;
        let ana = meeting.person(network.address(), "Ana").await;
        let bran = meeting.person(server.address(), "Bran").await;
        Self { server, meeting, lead, network, ana, bran }
    }

    /// Both pages are what a reload would show, and the notes hold exactly this.
    async fn ends_with(mut self, words: &[&str]) {
        self.ana.until_settled().await;
        self.ana.until_as_if_reloaded().await;
        self.bran.until_as_if_reloaded().await;
        assert_eq!(self.meeting.exported().await, words);
    }
}
