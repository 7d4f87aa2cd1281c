//! What pages and frames say of who is here.

use bytes::Bytes;
use tokio::sync::mpsc::Receiver;

use super::super::socket::{Held, Outlet, Plain};
use super::*;
use crate::domain::{Fingerprint, Language, Person, Role, SeatId, WorkshopId};
use crate::live::secrets::DeviceToken;
use crate::live::who::Device;
use crate::screen::{Concerned, Door, Host, Keys, Memo, Page, Piece, Place, Screen, Touch, Viewer};

const ANA: SeatId = SeatId(1);
const PHONE: Fingerprint = Fingerprint([1; 16]);

/// Paints how many are here.
struct Counts;

impl Painter for Counts {
    fn shared(&self, viewer: &Viewer<'_>, _memo: &Memo) -> Screen {
        let mut screen = Screen::default();
        let here = viewer.presence.here.len();
        screen.push(Piece::new(Place::nth("here", "live", 1), |at| {
            format!(r#"<b data-in="{}" data-k="{}" id="{}">{here}</b>"#, at.into, at.key, at.id)
        }));
        screen
    }

    fn personal(&self, _: &Viewer<'_>, _: &Person<'_>, _: Touch, _: &Memo) -> Screen {
        Screen::default()
    }

    fn concerned(&self, _: &Viewer<'_>, _: &Viewer<'_>) -> Concerned {
        Concerned::default()
    }

    fn resources(&self, viewer: &Viewer<'_>, memo: &Memo) -> Screen {
        self.shared(viewer, memo)
    }
}

/// A workshop with one seat, and those who look at it.
struct Hall {
    audiences: Audiences,
    sight: Sight,
    now: Instant,
    /// What each desk was told, and shows by now.
    desks: Vec<(Receiver<Bytes>, String)>,
}

impl Hall {
    fn new() -> Self {
        let mut workshop = Workshop::empty(WorkshopId(1));
        workshop.devices.insert(PHONE, vec![ANA]);
        let keys = Keys::new(|_| String::new());
        let door =
            Door { code: "ABCDE".into(), base: "http://x".into(), host: Host::default(), keys };
        let (workshop, door) = (Arc::new(workshop), Arc::new(door));
        let sight = Sight { workshop, presence: Arc::default(), door };
        let say: Sentence = |_, _| String::new();
        let audiences = Audiences::new(Arc::new(Counts), (say, ""), Arc::new(Metrics::new()));
        Self { audiences, sight, now: Instant::now(), desks: Vec::new() }
    }

    fn join(&mut self, connection: u64, who: Who, page: Page, format: Format) -> Receiver<Bytes> {
        let (plain, queue) = Plain::new(0);
        let audience = Audience { page, role: Role::Facilitator, language: Language::FRENCH };
        let outlet = Held(Outlet::Plain(plain));
        let joining = Joining { connection, audience, format, who, since: 0, outlet };
        self.audiences.join(joining, &self.sight);
        queue
    }

    /// Opens a page, then its socket.
    fn desk(&mut self, connection: u64, format: Format) {
        let queue = self.join(connection, Who::Stranger, Page::Desk, format);
        let page = self.sight.presence.here.len().to_string();
        self.desks.push((queue, page));
    }

    fn phone(&mut self, connection: u64) {
        let who = Who::Device(Device { token: DeviceToken::draw().unwrap(), mark: PHONE });
        self.join(connection, who, Page::Phone, Format::Html);
    }

    /// What a room does in each turn, so many milliseconds later.
    fn turn(&mut self, later: u64) {
        self.now += std::time::Duration::from_millis(later);
        if self.audiences.show_presence(self.now) {
            self.sight.presence = self.audiences.presence();
        }
        self.audiences.flush(&self.sight, self.now);
        for (queue, shows) in &mut self.desks {
            while let Ok(message) = queue.try_recv() {
                let text = String::from_utf8(message.to_vec()).unwrap();
                if let Some((count, _)) = text.split_once("</b>") {
                    *shows = count.rsplit_once('>').unwrap().1.to_owned();
                }
            }
        }
        let fresh = self.sight.presence.here.len().to_string();
        let shown = self.desks.iter().all(|(_, shows)| *shows == fresh);
        assert!(shown, "a page that is opened now says {fresh}, one that is open something else");
    }
}

#[test]
fn a_page_is_never_ahead_of_the_frames_that_say_who_is_here() {
    let mut hall = Hall::new();
    hall.desk(1, Format::Html);
    hall.phone(10);
    hall.turn(0);
    assert_eq!(hall.desks[0].1, "1", "after a calm moment at once");
    hall.audiences.leave(10);
    hall.turn(10);
    // A page that is opened now, between two frames, and says that she is here.
    hall.desk(2, Format::Html);
    hall.phone(11);
    hall.turn(10);
    hall.audiences.leave(11);
    hall.turn(1);
    hall.turn(100);
    assert!(hall.desks.iter().all(|(_, shows)| shows == "0"));
    assert!(hall.audiences.next_flush().is_none(), "nothing waits");
}

#[test]
fn those_who_see_who_is_here_are_told_together() {
    let mut hall = Hall::new();
    hall.desk(1, Format::Html);
    hall.desk(2, Format::Json);
    hall.phone(10);
    hall.turn(0);
    for round in 0..40 {
        if round % 2 == 0 {
            hall.audiences.leave(10 + round);
        } else {
            hall.phone(11 + round);
        }
        hall.turn(13);
    }
    hall.turn(100);
    assert!(hall.desks.iter().all(|(_, shows)| shows == "1"));
}
