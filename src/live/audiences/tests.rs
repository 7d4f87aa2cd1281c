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
        let sight = Sight::first(workshop, door);
        let say: Sentence = |_, _| String::new();
        let audiences = Audiences::new(Arc::new(Counts), (say, ""), Arc::new(Metrics::new()));
        Self { audiences, sight, now: Instant::now(), desks: Vec::new() }
    }

    fn join(&mut self, connection: u64, who: Who, page: Page, format: Format) -> Receiver<Bytes> {
        self.join_with(None, connection, who, (page, format))
    }

    /// With a page that says of which pulse it is.
    fn join_with(
        &mut self,
        pulse: Option<u64>,
        connection: u64,
        who: Who,
        (page, format): (Page, Format),
    ) -> Receiver<Bytes> {
        let (plain, queue) = Plain::new(0);
        let audience = Audience { page, role: Role::Facilitator, language: Language::FRENCH };
        let outlet = Held(Outlet::Plain(plain));
        let page = OpenPage { connection, audience, format, who, since: 0, pulse };
        let joining = Joining { page, outlet };
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
            self.sight.show(self.audiences.presence());
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

/// What was said to a socket, in its order.
fn said(queue: &mut Receiver<Bytes>) -> Vec<String> {
    let all = std::iter::from_fn(|| queue.try_recv().ok());
    all.map(|message| String::from_utf8(message.to_vec()).unwrap()).collect()
}

#[test]
fn a_frame_with_an_event_says_the_pulse_of_what_it_brings_beside_it() {
    let mut hall = Hall::new();
    let mut desk = hall.join(1, Who::Stranger, Page::Desk, Format::Html);
    let mut wall = hall.join(2, Who::Stranger, Page::Wall, Format::Html);
    hall.turn(0);
    let (_, _) = (said(&mut desk), said(&mut wall));
    // Somebody comes, and says something, before the next frame.
    hall.phone(10);
    let mut next = (*hall.sight.workshop).clone();
    next.seq += 1;
    hall.sight.go_on(Arc::new(next));
    hall.turn(200);
    let audience = |page| Audience { page, role: Role::Facilitator, language: Language::FRENCH };
    let pulse = hall.sight.pulse(audience(Page::Desk), true).unwrap();
    let frames = said(&mut desk);
    assert!(frames[0].starts_with(&format!(r#"{{"seq":1,"pulse":{pulse}}}"#)), "{frames:?}");
    assert!(hall.sight.pulse(audience(Page::Wall), true) < Some(pulse), "a wall does not see it");
    assert_eq!(hall.sight.pulse(audience(Page::Phone), true), None);
}

#[test]
fn a_page_that_knows_who_is_here_need_not_be_fetched_again() {
    let mut hall = Hall::new();
    hall.desk(1, Format::Html);
    hall.phone(10);
    hall.turn(0);
    let desk = Audience { page: Page::Desk, role: Role::Facilitator, language: Language::FRENCH };
    let now = hall.sight.pulse(desk, true).unwrap();
    for (number, format) in [(2, Format::Html), (20, Format::Json)] {
        for (known, misses) in [(now, false), (now - 1, true)] {
            let look = (Page::Desk, format);
            let mut queue = hall.join_with(Some(known), number + now - known, Who::Stranger, look);
            assert_eq!(said(&mut queue)[0].contains("resync"), misses, "{known} of {now}");
        }
    }
}
