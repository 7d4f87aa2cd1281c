//! Laptops that change network, and browsers that say where they came.

use super::*;

fn phone(url: &str, interface: Option<&str>) -> PhoneAddress {
    PhoneAddress { url: url.into(), interface: interface.map(Into::into), iphone_hotspot: false }
}

fn at(addresses: &[(&str, &str)]) -> Networks {
    let phones = addresses.iter().map(|(name, ip)| phone(&format!("http://{ip}:8080"), Some(name)));
    let own = addresses.iter().map(|(_, ip)| ip.parse().unwrap());
    Networks {
        here: "http://localhost:8080".into(),
        phones: phones.collect(),
        own: own.chain([IpAddr::from([10, 8, 0, 6])]).collect(),
        has_route: true,
    }
}

fn reach(networks: Networks) -> Reach {
    Reach::new(networks, Host::default(), false, (None, Box::new(|_| {})))
}

const BOTH: [(&str, &str); 2] = [("eth0", "10.1.2.3"), ("wlan0", "192.168.1.20")];

#[test]
fn the_likeliest_then_the_one_that_was_reached_then_the_chosen_one() {
    let reach = reach(at(&BOTH));
    assert_eq!(reach.because(), ("http://10.1.2.3:8080".into(), Because::Likeliest));
    assert!(reach.reached_by("192.168.1.20:8080"));
    assert_eq!(reach.because(), ("http://192.168.1.20:8080".into(), Because::Reached));
    assert!(!reach.reached_by("192.168.1.20:8080"), "nothing new");
    reach.choose(Some("eth0"));
    assert_eq!(reach.because(), ("http://10.1.2.3:8080".into(), Because::Chosen));
    reach.choose(None);
    assert_eq!(reach.base(), "http://192.168.1.20:8080");
}

#[test]
fn a_browser_can_only_name_an_address_that_this_machine_has() {
    let reach = reach(at(&BOTH));
    for host in ["localhost:8080", "127.0.0.1:8080", "evil.example", "10.6.6.6:8080", "", "::1"] {
        assert!(!reach.reached_by(host), "{host}");
    }
    assert_eq!(reach.because().1, Because::Likeliest);
}

#[test]
fn what_the_operator_gave_goes_before_everything() {
    let mut networks = at(&BOTH);
    networks.phones.insert(0, phone("https://atelier.example.org", None));
    let reach = reach(networks);
    reach.reached_by("192.168.1.20:8080");
    reach.choose(Some("eth0"));
    assert_eq!(reach.because(), ("https://atelier.example.org".into(), Because::Public));
}

#[test]
fn a_laptop_that_changes_network_shows_its_new_address() {
    let reach = reach(at(&BOTH));
    reach.reached_by("192.168.1.20:8080");
    assert!(reach.networks_are(at(&[("wlan0", "172.20.10.2")])));
    assert_eq!(reach.because(), ("http://172.20.10.2:8080".into(), Because::Likeliest));
    assert!(!reach.networks_are(at(&[("wlan0", "172.20.10.2")])), "the same again");
    reach.networks_are(at(&[]));
    assert_eq!(reach.because(), ("http://localhost:8080".into(), Because::Nowhere));
}

#[test]
fn a_chosen_interface_is_followed_and_waited_for() {
    let reach = reach(at(&BOTH));
    reach.choose(Some("wlan0"));
    reach.networks_are(at(&[("eth0", "10.1.2.3"), ("wlan0", "192.168.7.7")]));
    assert_eq!(reach.base(), "http://192.168.7.7:8080", "its new address");
    reach.networks_are(at(&[("eth0", "10.1.2.3")]));
    assert_eq!(reach.because().1, Because::Likeliest, "unplugged");
    assert_eq!(reach.chosen().as_deref(), Some("wlan0"), "and not forgotten");
    reach.networks_are(at(&BOTH));
    assert_eq!(reach.because().1, Because::Chosen);
}

#[test]
fn a_phone_is_who_comes_from_another_machine() {
    let reach = reach(at(&BOTH));
    let from = |ip: &str, host: &str| reach.is_elsewhere(ip.parse().unwrap(), host);
    assert!(from("192.168.1.57", "192.168.1.20:8080"));
    assert!(!from("127.0.0.1", "localhost:8080"));
    assert!(!from("::1", "localhost:8080"));
    assert!(!from("192.168.1.20", "192.168.1.20:8080"), "the machine by its own address");
    assert!(!from("::ffff:10.1.2.3", "10.1.2.3:8080"));
    assert_eq!(reach.phone_at(), None);
    reach.phone_came(Moment(7));
    assert_eq!(reach.phone_at(), Some(Moment(7)));
}

#[test]
fn behind_a_proxy_the_name_tells_who_comes_from_outside() {
    let mut networks = at(&BOTH);
    networks.phones.insert(0, phone("https://atelier.example.org", None));
    let reach = reach(networks);
    assert!(reach.is_elsewhere([127, 0, 0, 1].into(), "atelier.example.org"));
    assert!(!reach.is_elsewhere([127, 0, 0, 1].into(), "localhost:8080"));
}

#[test]
fn only_who_sits_at_the_machine_is_at_home() {
    let home = |ip: &str, host: &str| is_at_home(ip.parse().unwrap(), host);
    assert!(home("127.0.0.1", "localhost:8080") && home("127.0.0.1", "127.0.0.1"));
    assert!(home("::1", "[::1]:8080") && home("::ffff:127.0.0.1", "localhost"));
    assert!(!home("127.0.0.1", "atelier.example.org"), "a proxy stands before it");
    assert!(!home("127.0.0.1", "evil.example:8080") && !home("127.0.0.1", ""));
    assert!(!home("192.168.1.57", "localhost:8080"));
}
