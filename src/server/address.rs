//! Which addresses of this laptop a phone can reach.
//!
//! A laptop has many: containers, tunnels, virtual machines. A wrong one in the
//! QR code is a room that cannot join, so the choice is a pure function over a
//! list, and whatever remains in doubt is shown with the name of its interface.
//!
//! Nothing is sent to find out: the default route is read by connecting a UDP
//! socket, which only asks the kernel which way it would go.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use super::config::PublicUrl;
use crate::web::reach::{Networks, PhoneAddress};

/// Beginnings of interface names, lower case, behind which no phone of the room can be.
const NOT_FOR_PHONES: [&str; 27] = [
    "br-",
    "cali",
    "cilium",
    "cni",
    "docker",
    "flannel",
    "lxc",
    "lxd",
    "openvpn",
    "podman",
    "ppp",
    "tailscale",
    "tap",
    "tun",
    "utun",
    "vbox",
    "veth",
    "virbr",
    "virtualbox",
    "vmnet",
    "vmware",
    "vnet",
    "wg",
    "wireguard",
    "wsl",
    "zerotier",
    "zt",
];

/// One IPv4 address of this machine and the interface that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// As the system calls it: `wlan0`, `en0`, `Wi-Fi`.
    pub name: String,
    /// The address a phone would dial.
    pub ip: Ipv4Addr,
}

/// What the networks of this machine are now, for a server bound to `bound`.
pub fn networks(bound: SocketAddr, public_url: Option<&PublicUrl>) -> Networks {
    let (interfaces, own) = interfaces();
    let default_route = default_route();
    let reachable = rank(&interfaces, default_route);
    let has_route = default_route.is_some();
    Networks { own, has_route, ..choose(bound, public_url, &reachable) }
}

/// The address by which a server bound to `bound` reaches itself.
pub fn own(bound: SocketAddr) -> String {
    let ip = match bound.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
    };
    url(&host(ip), bound.port())
}

/// Sorts out the interfaces phones can reach, the likeliest first.
///
/// The default route leads, unless it is a tunnel; then Wi-Fi, then cables, then the rest.
/// An address that is not private is believed only when the default route goes through it.
fn rank(interfaces: &[Interface], default_route: Option<Ipv4Addr>) -> Vec<Interface> {
    let is_default = |interface: &Interface| Some(interface.ip) == default_route;
    let mut reachable: Vec<Interface> = interfaces
        .iter()
        .filter(|it| is_for_phones(it) && (it.ip.is_private() || is_default(it)))
        .cloned()
        .collect();
    reachable.sort_by_key(|it| (!is_default(it), medium(&it.name), it.name.clone(), it.ip));
    reachable.dedup_by_key(|it| it.ip);
    reachable
}

/// False for containers, tunnels, virtual machines, and addresses that no router gave.
fn is_for_phones(interface: &Interface) -> bool {
    let name = interface.name.to_lowercase();
    let ip = interface.ip;
    !(NOT_FOR_PHONES.iter().any(|start| name.starts_with(start))
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_unspecified())
}

/// Wi-Fi before cable before the rest: phones have no cable, so their network is the wireless one.
fn medium(name: &str) -> u8 {
    let name = name.to_lowercase();
    if name.starts_with("wl") || name.starts_with("wi-fi") || name.starts_with("wifi") {
        0
    } else if name.starts_with('e') {
        1
    } else {
        2
    }
}

/// What to announce, given where the server is bound and what `rank` found.
fn choose(bound: SocketAddr, public: Option<&PublicUrl>, reachable: &[Interface]) -> Networks {
    let on_all = bound.ip().is_unspecified();
    let here =
        if on_all || bound.ip().is_loopback() { "localhost".into() } else { host(bound.ip()) };
    let mut phones: Vec<PhoneAddress> = Vec::new();
    if let Some(public) = public {
        phones.push(PhoneAddress {
            url: public.as_str().to_owned(),
            interface: None,
            iphone_hotspot: false,
        });
    }
    phones.extend(
        reachable
            .iter()
            .filter(|interface| on_all || bound.ip() == IpAddr::V4(interface.ip))
            .map(|interface| phone_address(interface, bound.port())),
    );
    Networks { here: url(&here, bound.port()), phones, ..Networks::default() }
}

fn phone_address(interface: &Interface, port: u16) -> PhoneAddress {
    PhoneAddress {
        url: url(&interface.ip.to_string(), port),
        interface: Some(interface.name.clone()),
        iphone_hotspot: matches!(interface.ip.octets(), [172, 20, 10, 0..=15]),
    }
}

/// The port is left out only where a browser would leave it out.
fn url(host: &str, port: u16) -> String {
    if port == 80 { format!("http://{host}") } else { format!("http://{host}:{port}") }
}

fn host(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// The IPv4 addresses of the interfaces that are up, and every address there is; none
/// when the system will not say.
fn interfaces() -> (Vec<Interface>, Vec<IpAddr>) {
    let all = if_addrs::get_if_addrs().unwrap_or_else(|error| {
        tracing::warn!(%error, "the network interfaces cannot be listed: {error}");
        Vec::new()
    });
    let own = all.iter().map(if_addrs::Interface::ip).collect();
    let up = all
        .into_iter()
        .filter(|interface| interface.is_oper_up() && !interface.is_p2p())
        .filter_map(|interface| match interface.ip() {
            IpAddr::V4(ip) => Some(Interface { name: interface.name, ip }),
            // Nobody reads an IPv6 address aloud, and old phones do not dial one.
            IpAddr::V6(_) => None,
        })
        .collect();
    (up, own)
}

/// The address from which this machine would go out; none without a route.
fn default_route() -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address kept for documentation: connecting UDP to it sends nothing.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(ip) => Some(ip),
        IpAddr::V6(_) => None,
    }
}

#[cfg(test)]
mod tests;
