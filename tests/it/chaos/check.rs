//! What must be true: after a kill, and when all is well again.

use tokio::task::block_in_place;

use super::phone::{Phone, Told};
use super::scenario::Scenario;
use crate::meeting::words_of;

impl Scenario {
    /// The server is dead: the disk has all that was acknowledged, and nothing twice;
    /// what is not on the disk waits on its phone, unless its phone was told no.
    pub(super) async fn check_after_a_kill(&self) {
        let log = words_of(&self.meeting.log(self.server.data()).await);
        assert!(log.is_sorted_by(|one, next| one < next), "twice in the log: {log:?}");
        for phone in &self.phones {
            for text in phone.texts() {
                let is_there = log.contains(&text);
                match phone.told(&text) {
                    Told::Kept => assert!(is_there, "acknowledged and lost: {text}"),
                    Told::Nothing => {
                        assert!(is_there || phone.keeps(&text), "nowhere: {text}");
                    }
                    Told::Refused => {}
                }
            }
        }
    }

    /// Everything is there once, and every page is what a reload would show.
    pub(super) async fn check(&mut self) {
        for phone in &mut self.phones {
            phone.tab.until_as_if_reloaded().await;
        }
        self.lead.until_as_if_reloaded().await;
        self.wall.until_as_if_reloaded().await;
        let exported = self.meeting.exported().await;
        block_in_place(|| self.server.kill9());
        let log = words_of(&self.meeting.log(self.server.data()).await);
        assert!(log.is_sorted_by(|one, next| one < next), "twice in the log: {log:?}");
        assert_eq!(exported, log, "the notes have what the log has");
        let told = |text: &String| self.phones.iter().map(|phone| phone.told(text)).max();
        for text in self.phones.iter().flat_map(Phone::texts) {
            match told(&text) {
                Some(Told::Kept) => assert!(log.contains(&text), "acknowledged and lost: {text}"),
                // Told no in one tab, a second one may have been in time.
                Some(Told::Refused) => {}
                Some(Told::Nothing) | None => panic!("never answered: {text}"),
            }
        }
        for text in &log {
            assert_ne!(told(text), Some(Told::Nothing), "nobody wrote {text}");
        }
    }
}
