//! Which servers may be spoken to.
//!
//! The address comes from a facilitator, the request leaves from the host's network:
//! without a guard, anybody who leads a workshop could make this server knock at the
//! doors behind it. So only public addresses are spoken to, whatever a name resolves
//! to and at the moment it is used; the operator may allow the others.

use std::error::Error;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::Fault;

/// The address of a server, without a slash, a query or a fragment at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server(String);

impl Server {
    /// Reads what was typed; `https://` when it has no scheme. A path is kept: pads may
    /// live under one.
    ///
    /// # Errors
    /// [`Fault::Address`]; [`Fault::Https`] for `http://`, and [`Fault::Private`] for
    /// an address of a private network, unless `private` allows them.
    pub fn parse(typed: &str, private: bool) -> Result<Self, Fault> {
        let typed = typed.trim();
        let with_scheme =
            if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let url: Url = with_scheme.parse().map_err(|_| Fault::Address)?;
        let plain = url.username().is_empty() && url.password().is_none();
        if !plain || url.query().is_some() || url.fragment().is_some() || with_scheme.len() > 300 {
            return Err(Fault::Address);
        }
        match (url.scheme(), private) {
            ("https", _) | ("http", true) => {}
            ("http", false) => return Err(Fault::Https),
            _ => return Err(Fault::Address),
        }
        // A name is looked at when it is resolved.
        let host = url.host_str().ok_or(Fault::Address)?;
        let literal: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        if !private && literal.is_some_and(|address| !is_public(address)) {
            return Err(Fault::Private);
        }
        Ok(Self(url.as_str().trim_end_matches('/').to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Resolves names to public addresses only.
pub(super) struct PublicOnly;

/// A name that leads into a private network.
#[derive(Debug)]
pub(super) struct PrivateName;

impl fmt::Display for PrivateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name leads into a private network")
    }
}

impl Error for PrivateName {}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|it| is_public(it.ip())).collect();
            if public.is_empty() {
                return Err(Box::new(PrivateName) as Box<dyn Error + Send + Sync>);
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public internet (IANA special-purpose registries).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocols = a == 192 && b == 0 && c == 0;
    let benchmarks = a == 198 && (18..20).contains(&b);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        || a >= 240
        || shared
        || protocols
        || benchmarks)
}

/// Only `2000::/3` is given out; what carries an IPv4 address inside is judged by it.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, third, ..] = address.segments();
    let inside = |high: u16, low: u16| {
        let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    let [.., high, low] = address.segments();
    match (first, second) {
        _ if address.to_ipv4_mapped().is_some() => inside(high, low),
        (0x64, 0xff9b) => inside(high, low),
        (0x2002, _) => inside(second, third),
        (0x2001, 0x0000..0x0200 | 0x0db8) => false,
        _ => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_server_is_read_as_people_type_it() {
        let read = |typed| Server::parse(typed, false).map(|server| server.0);
        assert_eq!(read(" pad.example.org/ "), Ok("https://pad.example.org".to_owned()));
        assert_eq!(
            read("https://a.example:8443/pad/"),
            Ok("https://a.example:8443/pad".to_owned())
        );
        for odd in ["", "https://", "ftp://a.example", "https://moi:mdp@a.example", "a.example?x=1"]
        {
            assert_eq!(read(odd), Err(Fault::Address), "{odd}");
        }
        assert_eq!(read("http://pad.example.org"), Err(Fault::Https));
    }

    #[test]
    fn the_network_behind_this_server_stays_closed_unless_the_operator_opens_it() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.20",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "192.0.0.8",
            "240.0.0.1",
            "224.0.0.1",
            "[::1]",
            "[fe80::1]",
            "[fd00::1]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:c0a8:1::]",
            "[2001:db8::1]",
            "2130706433",
            "0x7f.1",
        ] {
            let typed = format!("https://{inside}:9001");
            assert_eq!(Server::parse(&typed, false), Err(Fault::Private), "{inside}");
            assert!(Server::parse(&typed, true).is_ok(), "{inside}");
        }
        assert!(Server::parse("http://127.0.0.1:9001", true).is_ok());
        assert!(Server::parse("https://[2a01:e0a::1]", false).is_ok());
        assert!(Server::parse("https://80.67.169.12", false).is_ok());
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_found_out_when_it_is_resolved() {
        let refused = PublicOnly.resolve("localhost".parse().unwrap()).await.err().unwrap();
        assert!(refused.is::<PrivateName>(), "{refused}");
    }
}
