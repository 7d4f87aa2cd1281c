//! Everybody who may look at a workshop: each page, role and language, and two phones.

use collecte::domain::{Language, Moment, Person, Role, Workshop};
use collecte::live::who::Device;
use collecte::screen::{Audience, Memo, Page, Painter as _, Piece, Screen, Touch, Viewer, diff};
use collecte::views::layout::{Live, Look};
use collecte::views::{desk, pad, phone, wall};
use collecte::web::Views;

use super::world::{World, devices};

/// Somebody who looks at a page.
#[derive(Debug)]
pub(super) struct Looker {
    page: Page,
    role: Role,
    language: &'static str,
    /// Which of the devices, for a phone.
    device: Option<usize>,
}

pub(super) fn lookers() -> Vec<Looker> {
    let of = |page, role, language| Looker { page, role, language, device: None };
    let phone = |device, language| Looker {
        device: Some(device),
        ..of(Page::Phone, Role::Participant, language)
    };
    vec![
        phone(0, "fr"),
        phone(1, "en"),
        of(Page::Desk, Role::Facilitator, "fr"),
        of(Page::Desk, Role::Scribe, "en"),
        of(Page::Wall, Role::Participant, "fr"),
        of(Page::Pad, Role::Participant, "fr"),
        Looker { device: Some(0), ..of(Page::Pad, Role::Participant, "fr") },
        of(Page::Pad, Role::Facilitator, "en"),
    ]
}

impl Looker {
    fn viewer<'w>(&self, world: &'w World) -> Viewer<'w> {
        self.viewer_of(&world.workshop, world)
    }

    fn viewer_of<'w>(&self, workshop: &'w Workshop, world: &'w World) -> Viewer<'w> {
        let language = Language::parse(self.language).unwrap();
        Viewer {
            workshop,
            presence: &world.presence,
            door: &world.door,
            audience: Audience { page: self.page, role: self.role, language },
        }
    }

    fn with_person<T>(&self, world: &World, see: impl FnOnce(&Person<'_>) -> T) -> Option<T> {
        self.with_person_of(&world.workshop, see)
    }

    fn with_person_of<T>(
        &self,
        workshop: &Workshop,
        see: impl FnOnce(&Person<'_>) -> T,
    ) -> Option<T> {
        let device: Device = devices().swap_remove(self.device?);
        let claim = |id| device.claim(id);
        Some(see(&Person { seats: device.seats(workshop), claim: &claim }))
    }

    /// Whether everybody of this phone was asked to leave.
    pub(super) fn is_out(&self, world: &World) -> bool {
        let workshop = &world.workshop;
        self.with_person(world, |person| {
            person.seats.iter().all(|seat| workshop.seat(*seat).is_ok_and(|seat| seat.removed))
        })
        .unwrap_or_default()
    }

    /// What all who look so see, and what this one sees beside it.
    pub(super) fn paint(&self, world: &World) -> (Screen, Screen) {
        let personal = self.personal(&world.workshop, world, Touch::All, &Memo::default());
        (self.shared(world, &Memo::default()), personal)
    }

    /// What all who look so see, by somebody who remembers.
    pub(super) fn shared(&self, world: &World, memo: &Memo) -> Screen {
        memo.renew(&world.workshop);
        Views.shared(&self.viewer(world), memo)
    }

    fn personal(&self, workshop: &Workshop, world: &World, touch: Touch, memo: &Memo) -> Screen {
        memo.renew(workshop);
        let viewer = self.viewer_of(workshop, world);
        let see = |person: &Person<'_>| Views.personal(&viewer, person, touch, memo);
        self.with_person_of(workshop, see).unwrap_or_default()
    }

    /// What leads this one's personal part from `before` to now, as a room finds it.
    pub(super) fn own_change(&self, before: &Workshop, world: &World, memo: &Memo) -> String {
        let Some(touch) = self.touched(before, world) else { return String::new() };
        let old = self.personal(before, world, touch, memo);
        diff(&old, &self.personal(&world.workshop, world, touch, memo))
    }

    fn touched(&self, before: &Workshop, world: &World) -> Option<Touch> {
        let device = devices().swap_remove(self.device?);
        let all = Views.concerned(&self.viewer_of(before, world), &self.viewer(world));
        if all.everybody || all.devices.contains(&device.mark) {
            return Some(Touch::All);
        }
        let seats = [before, &world.workshop].map(|at| device.seats(at));
        let by_seat = seats.concat().iter().filter_map(|seat| all.seats.get(seat)).max().copied();
        let claims = all.claims.iter().any(|(id, claim)| device.claim(*id) == *claim);
        by_seat.max(claims.then_some(Touch::Words))
    }

    pub(super) fn resources(&self, world: &World, memo: &Memo) -> Screen {
        memo.renew(&world.workshop);
        Views.resources(&self.viewer(world), memo)
    }

    /// An object as a list, where it has this shorter form.
    pub(super) fn brief(&self, world: &World, object: &Piece) -> Option<String> {
        Views.brief(&self.viewer(world), object)
    }

    /// The page as it is loaded.
    pub(super) fn whole(&self, world: &World, shared: &Screen, personal: &Screen) -> String {
        let viewer = self.viewer(world);
        let mut screen = shared.clone();
        screen.extend(personal.clone());
        let look = Look::default();
        let live = Live {
            socket: "/a/K7DMR/ws".to_owned(),
            forms: "/a/K7DMR/do".to_owned(),
            seq: world.workshop.seq,
            pulse: None,
            at: Moment(0),
            build: "test",
        };
        let page = match self.page {
            Page::Phone => self
                .with_person(world, |person| phone::page(&viewer, person, &look, &live, &screen)),
            Page::Desk => Some(desk::page(&viewer, &look, &live, &screen)),
            Page::Wall => Some(wall::page(&viewer, &look, &live, &screen)),
            Page::Pad => Some(pad::page(&viewer, &look, &live, &screen)),
        };
        page.expect("a phone has a device").into_string()
    }
}
