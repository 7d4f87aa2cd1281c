//! The terminal as a person and a camera see it.

use super::*;
use crate::screen::qr::tests::read;

fn phone(url: &str, interface: Option<&str>) -> PhoneAddress {
    PhoneAddress { url: url.into(), interface: interface.map(Into::into), iphone_hotspot: false }
}

fn shown(phones: Vec<PhoneAddress>, bound: &str, paint: Paint, lang: Lang) -> String {
    let here = "http://localhost:8081".into();
    let networks = Networks { here, phones, ..Networks::default() };
    let bound = bound.parse().unwrap();
    let data = Path::new("donnees");
    let moved_from = Some(8080);
    let opening = Opening {
        networks: &networks,
        lan: false,
        wifi: None,
        copies: None,
        bound,
        moved_from,
        first_start: true,
        data,
    };
    super::opening(opening, paint, lang)
}

/// What a camera reads when `ink` is the half of a sign that is dark.
fn scanned(text: &str, ink_is_dark: bool) -> String {
    let rows: Vec<Vec<char>> = text
        .lines()
        .filter(|line| line.contains(BLACK_ON_WHITE) || line.contains(['█', '▀', '▄']))
        .map(|line| line.replace(BLACK_ON_WHITE, "").replace(PLAIN, "").chars().skip(4).collect())
        .collect();
    let size = rows[0].len();
    read(size, |x, y| {
        let filled = match rows[y / 2][x] {
            '█' => true,
            '▀' => y % 2 == 0,
            '▄' => y % 2 == 1,
            _ => false,
        };
        filled == ink_is_dark
    })
}

#[test]
fn a_camera_reads_the_code_in_colours_and_in_blocks() {
    let wifi = || vec![phone("http://192.168.1.20:8081", Some("wlan0"))];
    let colours = shown(wifi(), "0.0.0.0:8081", Paint::Colours, Lang::Fr);
    assert_eq!(scanned(&colours, true), "http://192.168.1.20:8081");
    let blocks = shown(wifi(), "0.0.0.0:8081", Paint::Blocks, Lang::Fr);
    assert_eq!(scanned(&blocks, false), "http://192.168.1.20:8081");
    assert!(!blocks.contains('\u{1b}'), "a file gets no escape sequences");
}

#[test]
fn both_addresses_the_others_and_the_moved_port_are_said_in_each_language() {
    for (lang, expected) in [
        (Lang::Fr, ["Sur cet ordinateur", "Premier démarrage", "8080 est pris", "Autres adresses"]),
        (Lang::En, ["On this computer", "First start", "8080 is taken", "Other possible"]),
    ] {
        let mut hotspot = phone("http://172.20.10.2:8081", Some("en0"));
        hotspot.iphone_hotspot = true;
        let phones = vec![phone("http://192.168.1.20:8081", Some("wlan0")), hotspot];
        let text = shown(phones, "0.0.0.0:8081", Paint::Blocks, lang);
        for words in expected {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert!(text.contains("    http://localhost:8081\n"), "{text}");
        assert!(text.contains("    http://192.168.1.20:8081  (wlan0)\n"), "{text}");
        assert!(text.contains("http://172.20.10.2:8081  (en0, ") && text.contains("13"), "{text}");
    }
}

#[test]
fn without_an_address_for_phones_the_way_out_is_said() {
    let lost = shown(vec![], "0.0.0.0:8081", Paint::Blocks, Lang::En);
    assert!(lost.contains("Wi-Fi") && !lost.contains('█'), "{lost}");
    let closed = shown(vec![], "127.0.0.1:8081", Paint::Blocks, Lang::En);
    assert!(closed.contains("on this computer only"), "{closed}");
}

#[test]
fn a_public_address_is_not_said_to_be_of_the_same_network() {
    let public = vec![phone("https://atelier.example.org", None)];
    let text = shown(public, "0.0.0.0:8081", Paint::Blocks, Lang::En);
    assert!(text.contains("On phones:\n    https://atelier.example.org\n"), "{text}");
    assert_eq!(scanned(&text, false), "https://atelier.example.org");
}
