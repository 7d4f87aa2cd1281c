//! By which address phones reach this server, as far as is known at the moment.
//!
//! In this order: the address that the operator gave; the interface that somebody chose
//! at the machine itself; the address by which a facilitator's browser came in; the
//! likeliest interface. Whatever is no longer one of this machine's addresses does not
//! count, so that a laptop that changes network never shows a code that leads nowhere.
//!
//! Invariant: the address of no device is kept, only when one last came.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::Moment;
use crate::screen::Host;
pub use crate::screen::PhoneAddress;

/// What the system says of its networks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Networks {
    /// For a browser on the machine itself.
    pub here: String,
    /// For the phones of the room, the likeliest first; empty when none is known.
    pub phones: Vec<PhoneAddress>,
    /// Every address of this machine, those of tunnels and containers included.
    pub own: Vec<IpAddr>,
    /// There is a way out to other networks.
    pub has_route: bool,
}

/// Why the address is the one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The operator gave it.
    Public,
    /// Somebody chose its interface at this machine.
    Chosen,
    /// A facilitator's browser came in by it.
    Reached,
    /// It is the likeliest one.
    Likeliest,
    /// No phone can come in at all.
    Nowhere,
}

/// Keeps a choice over restarts; none takes it back.
pub type Keep = Box<dyn Fn(Option<&str>) + Send + Sync>;

/// What is known now. Shared by all handlers.
pub struct Reach {
    known: Mutex<Known>,
    keep: Keep,
    /// The machine is the room: no internet is expected.
    lan: bool,
}

#[derive(Default)]
struct Known {
    networks: Networks,
    chosen: Option<String>,
    reached: Option<String>,
    phone_at: Option<Moment>,
    host: Host,
}

impl Reach {
    /// What the server knows when it starts; `chosen` is the interface chosen last time.
    pub fn new(
        networks: Networks,
        host: Host,
        lan: bool,
        (chosen, keep): (Option<String>, Keep),
    ) -> Self {
        let known = Known { networks, chosen, host, ..Known::default() };
        Self { known: Mutex::new(known), keep, lan }
    }

    /// The address to print and to draw, without a slash at the end.
    pub fn base(&self) -> String {
        self.known().base().0.to_owned()
    }

    /// The same, and why it is this one.
    pub fn because(&self) -> (String, Because) {
        let known = self.known();
        let (base, because) = known.base();
        (base.to_owned(), because)
    }

    /// What the system said last.
    pub fn networks(&self) -> Networks {
        self.known().networks.clone()
    }

    /// What the machine tells its rooms.
    pub fn host(&self) -> Host {
        self.known().host.clone()
    }

    /// Whether the machine is the room: it was started so, or there is no way out.
    pub fn is_lan(&self) -> bool {
        self.lan || !self.known().networks.has_route
    }

    /// The interface that was chosen, connected or not.
    pub fn chosen(&self) -> Option<String> {
        self.known().chosen.clone()
    }

    /// Takes what the system says now; answers whether something changed.
    pub fn networks_are(&self, networks: Networks) -> bool {
        let mut known = self.known();
        let changed = known.networks != networks;
        known.networks = networks;
        changed
    }

    /// Takes what is new of the copies; answers whether something changed.
    pub fn copies_are(&self, copies: crate::screen::Copies) -> bool {
        let mut known = self.known();
        let changed = known.host.copies != Some(copies);
        known.host.copies = Some(copies);
        changed
    }

    /// A facilitator's browser named `host` as where it came. Only an address that this
    /// machine has now is believed. Answers whether that changed the address.
    pub fn reached_by(&self, host: &str) -> bool {
        let mut known = self.known();
        if !known.is_own_for_others(host) {
            return false;
        }
        let before = known.base().0.to_owned();
        known.reached = Some(format!("http://{host}"));
        known.base().0 != before
    }

    /// Somebody at this machine chose an interface, or none.
    pub fn choose(&self, interface: Option<&str>) {
        self.known().chosen = interface.map(str::to_owned);
        (self.keep)(interface);
    }

    /// Whether a request from `from` that named `host` came from another device.
    pub fn is_elsewhere(&self, from: IpAddr, host: &str) -> bool {
        let from = from.to_canonical();
        let known = self.known();
        let public = known.networks.phones.first().filter(|first| first.interface.is_none());
        // Behind a proxy every request comes from this machine: its name tells.
        let by_name = public.is_some_and(|public| public.url.ends_with(&format!("://{host}")));
        by_name || !(from.is_loopback() || known.networks.own.contains(&from))
    }

    /// Another device was here.
    pub fn phone_came(&self, now: Moment) {
        self.known().phone_at = Some(now);
    }

    /// When another device was last here.
    pub fn phone_at(&self) -> Option<Moment> {
        self.known().phone_at
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn base(&self) -> (&str, Because) {
        let phones = &self.networks.phones;
        if let Some(public) = phones.first().filter(|first| first.interface.is_none()) {
            return (&public.url, Because::Public);
        }
        let of_chosen =
            phones.iter().find(|it| self.chosen.is_some() && it.interface == self.chosen);
        if let Some(chosen) = of_chosen {
            return (&chosen.url, Because::Chosen);
        }
        if let Some(reached) = self.reached.as_deref()
            && self.is_own_for_others(reached.trim_start_matches("http://"))
        {
            return (reached, Because::Reached);
        }
        match phones.first() {
            Some(likeliest) => (&likeliest.url, Because::Likeliest),
            None => (&self.networks.here, Because::Nowhere),
        }
    }

    /// Whether `host`, with or without a port, is an address of this machine that others
    /// can dial. Names are not: phones look them up unreliably, and a code holds a number.
    fn is_own_for_others(&self, host: &str) -> bool {
        let ip = host.rsplit_once(':').map_or(host, |(ip, _)| ip);
        let ip = ip.parse::<Ipv4Addr>().ok().filter(|ip| !ip.is_loopback());
        ip.is_some_and(|ip| self.networks.own.contains(&IpAddr::V4(ip)))
    }
}

/// Whether a request was made at this machine, to this machine by its own name: what
/// only its owner does, whatever proxy stands before it.
pub fn is_at_home(from: IpAddr, host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|sign| sign.is_ascii_digit()) => name,
        Some(_) | None => host,
    };
    from.to_canonical().is_loopback() && matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests;
