//! Everybody who may look at a workshop: each page, role and language, and two phones.

use collecte::domain::{Language, Moment, Person, Role};
use collecte::live::who::Device;
use collecte::screen::{Audience, Page, Painter as _, Screen, Viewer};
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
        let language = Language::parse(self.language).unwrap();
        Viewer {
            workshop: &world.workshop,
            presence: &world.presence,
            door: &world.door,
            audience: Audience { page: self.page, role: self.role, language },
        }
    }

    fn with_person<T>(&self, world: &World, see: impl FnOnce(&Person<'_>) -> T) -> Option<T> {
        let device: Device = devices().swap_remove(self.device?);
        let claim = |id| device.claim(id);
        Some(see(&Person { seats: device.seats(&world.workshop), claim: &claim }))
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
        let viewer = self.viewer(world);
        let personal = self.with_person(world, |person| Views.personal(&viewer, person));
        (Views.shared(&viewer), personal.unwrap_or_default())
    }

    pub(super) fn resources(&self, world: &World) -> Screen {
        Views.resources(&self.viewer(world))
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
