//! Laptops as they are: containers, tunnels, hotspots.

use super::*;

/// Lines `name ip`, the default route marked by a star; the ranking, one name a line.
#[track_caller]
fn check(table: &str, expected: &[&str]) {
    let mut default = None;
    let interfaces: Vec<Interface> = table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (name, ip) = line.rsplit_once(' ').unwrap();
            let ip = ip.parse().unwrap();
            if name.starts_with('*') {
                default = Some(ip);
            }
            Interface { name: name.trim_start_matches('*').trim().into(), ip }
        })
        .collect();
    let names: Vec<_> = rank(&interfaces, default).into_iter().map(|it| it.name).collect();
    assert_eq!(names, expected);
}

#[test]
fn the_wifi_of_the_default_route_is_chosen_among_containers() {
    check(
        "lo 127.0.0.1
         docker0 172.17.0.1
         br-5f3a2c 172.18.0.1
         veth12ab 169.254.7.7
         virbr0 192.168.122.1
         *wlp2s0 192.168.1.20",
        &["wlp2s0"],
    );
}

#[test]
fn a_tunnel_that_took_the_default_route_is_passed_over() {
    check("*tun0 10.8.0.6\n enp3s0 192.168.1.20", &["enp3s0"]);
    check("*wg0 10.66.0.2\n wlan0 10.0.0.12", &["wlan0"]);
    check("*utun4 10.5.0.2\n en0 192.168.0.9", &["en0"]);
    check("tailscale0 100.101.2.3\n *Wi-Fi 192.168.0.9", &["Wi-Fi"]);
}

#[test]
fn all_that_remain_are_shown_with_the_default_route_first() {
    check("wlan0 192.168.1.20\n *eth0 10.1.2.3", &["eth0", "wlan0"]);
    check("br0 10.9.9.9\n eth0 10.1.2.3\n wlan0 192.168.1.20", &["wlan0", "eth0", "br0"]);
    check(
        "vEthernet (WSL) 172.22.0.1\n Ethernet 2 10.1.2.3\n Wi-Fi 192.168.0.9",
        &["Wi-Fi", "Ethernet 2"],
    );
}

#[test]
fn a_laptop_without_a_router_has_its_own_access_point_only() {
    check("wlan0 192.168.4.1\n eth0 169.254.3.3", &["wlan0"]);
    check("lo 127.0.0.1\n docker0 172.17.0.1", &[]);
    check("", &[]);
}

#[test]
fn a_public_address_counts_only_with_the_default_route() {
    check("*eth0 203.0.113.7", &["eth0"]);
    check("eth0 203.0.113.7\n *eth1 10.0.0.2", &["eth1"]);
}

fn interface(name: &str, ip: [u8; 4]) -> Interface {
    Interface { name: name.into(), ip: ip.into() }
}

#[test]
fn the_public_url_leads_and_the_local_ones_follow() {
    let public = PublicUrl::parse("https://atelier.example.org").unwrap();
    let found = [interface("wlan0", [192, 168, 1, 20])];
    let all = choose("0.0.0.0:8080".parse().unwrap(), Some(&public), &found);
    let urls: Vec<_> = all.phones.iter().map(|phone| phone.url.as_str()).collect();
    assert_eq!(urls, ["https://atelier.example.org", "http://192.168.1.20:8080"]);
    assert_eq!(all.here, "http://localhost:8080");
}

#[test]
fn the_hotspot_of_an_iphone_is_recognised() {
    let found = [interface("en0", [172, 20, 10, 2]), interface("en1", [172, 20, 11, 2])];
    let phones = choose("0.0.0.0:8080".parse().unwrap(), None, &found).phones;
    assert_eq!(phones.iter().map(|it| it.iphone_hotspot).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn only_what_the_server_is_bound_to_is_announced() {
    let found = [interface("wlan0", [192, 168, 1, 20]), interface("eth0", [10, 0, 0, 2])];
    let alone = choose("127.0.0.1:9000".parse().unwrap(), None, &found);
    assert_eq!((alone.here.as_str(), alone.phones.len()), ("http://localhost:9000", 0));
    let one = choose("10.0.0.2:80".parse().unwrap(), None, &found);
    assert_eq!(one.here, "http://10.0.0.2");
    assert_eq!(one.phones.len(), 1);
    assert_eq!(one.phones[0].url, "http://10.0.0.2");
}

#[test]
fn asking_the_system_gives_no_container_and_no_loopback() {
    for phone in networks("0.0.0.0:8080".parse().unwrap(), None).phones {
        assert!(!phone.url.contains("127.0.0.1") && !phone.url.contains("169.254."));
    }
}

#[test]
fn a_server_reaches_itself_where_it_is_bound() {
    for (bound, expected) in [
        ("0.0.0.0:8080", "http://127.0.0.1:8080"),
        ("[::]:8080", "http://[::1]:8080"),
        ("192.168.1.20:80", "http://192.168.1.20"),
    ] {
        assert_eq!(own(bound.parse().unwrap()), expected);
    }
}
