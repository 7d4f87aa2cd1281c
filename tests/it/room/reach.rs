//! By which address phones come in, and whether they do.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::connect_info::MockConnectInfo;
use collecte::i18n::Lang;
use collecte::server::config::{Config, Job};
use collecte::server::{Server, assemble};
use collecte::web::reach::{Networks, PhoneAddress};
use collecte::web::{self, AppState};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::{Made, make};
use crate::participant::Participant;

/// A laptop on two networks, and the doors by which people come to it.
struct Laptop {
    state: AppState,
    doors: JoinSet<()>,
    /// Its tasks and its folder end with it.
    _server: Server,
    _data: tempfile::TempDir,
}

fn networks(addresses: &[(&str, [u8; 4])]) -> Networks {
    let phone = |(name, ip): &(&str, [u8; 4])| PhoneAddress {
        url: format!("http://{}:8080", Ipv4Addr::from(*ip)),
        interface: Some((*name).to_owned()),
        iphone_hotspot: false,
    };
    Networks {
        here: "http://localhost:8080".to_owned(),
        phones: addresses.iter().map(phone).collect(),
        own: addresses.iter().map(|(_, ip)| IpAddr::from(*ip)).collect(),
        has_route: false,
    }
}

const CABLE: (&str, [u8; 4]) = ("eth0", [10, 1, 2, 3]);
const WIFI: (&str, [u8; 4]) = ("wlan0", [192, 168, 1, 20]);

impl Laptop {
    fn open() -> Self {
        let data = tempfile::tempdir().unwrap();
        let config = Config {
            job: Job::Serve,
            data: data.path().join("donnees"),
            listen: None,
            public_url: None,
            lan: false,
            wifi: None,
            copies: None,
            metrics: None,
            private_pads: false,
            plain_sockets: false,
            lang: Lang::Fr,
        };
        let server = Server::open(&config).unwrap();
        let bound = SocketAddr::from(([0, 0, 0, 0], 8080));
        let state = assemble::assemble(&server, &config, bound, networks(&[CABLE, WIFI]));
        Self { state, doors: JoinSet::new(), _server: server, _data: data }
    }

    /// Where whoever comes from `from` connects.
    async fn door(&mut self, from: [u8; 4]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let come = MockConnectInfo(SocketAddr::from((from, 40_000)));
        let router = web::router(self.state.clone()).layer(come);
        self.doors.spawn(async move { axum::serve(listener, router).await.unwrap() });
        address
    }

    /// Everything that shows an address of the workshop.
    async fn shows(&mut self, made: &Made) -> [String; 3] {
        let home = self.door([127, 0, 0, 1]).await;
        let page = |name: &str| format!("/a/{}/{name}", made.code);
        let wall = Participant::open(home, &page("mur")).await;
        let sheet = Participant::open(home, &page("affiche")).await;
        let mut desk = Participant::open(home, &made.lead).await;
        desk.go(&page("liens")).await;
        let text = |of: &Participant, css: &str| of.page.select(css)[0].text();
        [text(&wall, ".address"), text(&sheet, ".address"), text(&desk, ".address")]
    }
}

const PHONE: [u8; 4] = [192, 168, 1, 57];

#[tokio::test]
async fn a_phone_that_scans_is_told_and_whoever_prepares_is_told() {
    let mut laptop = Laptop::open();
    let (home, hall) = (laptop.door([127, 0, 0, 1]).await, laptop.door(PHONE).await);
    let made = make(home).await;
    let test = format!("/essai?code={}", made.code);
    let mut desk = Participant::open(home, &test).await;
    assert!(desk.page.shows("Aucun téléphone n’est encore arrivé."));
    // The laptop itself proves nothing.
    let own = Participant::open(home, "/ici").await;
    assert!(own.page.shows("l’essai se fait avec un téléphone"));
    desk.reload().await;
    assert!(desk.page.shows("Aucun téléphone n’est encore arrivé."));
    let phone = Participant::open(hall, &format!("/ici?code={}", made.code)).await;
    assert!(phone.page.shows("Ce téléphone joint l’atelier"));
    let way_in = format!("a[href='/a/{}/']", made.code);
    assert_eq!(phone.page.select(&way_in).len(), 1, "and the way in");
    desk.reload().await;
    assert!(desk.page.shows("Un téléphone a joint ce serveur à"));
    assert!(!desk.page.canonical().contains("192.168.1.57"), "its address is nowhere");
}

#[tokio::test]
async fn an_address_chosen_at_the_machine_holds_everywhere_and_follows_its_network() {
    let mut laptop = Laptop::open();
    let (home, hall) = (laptop.door([127, 0, 0, 1]).await, laptop.door(PHONE).await);
    let made = make(home).await;
    assert_eq!(laptop.shows(&made).await, ["10.1.2.3:8080"; 3], "the likeliest");
    let mut wall = Participant::open(home, &format!("/a/{}/mur", made.code)).await;
    wall.connect().await;

    let from_hall = Participant::open(hall, "/essai").await;
    assert!(from_hall.page.select("#f-reach").is_empty(), "nobody else chooses");
    let mut desk = Participant::open(home, "/essai").await;
    desk.submit("#f-reach", &[("interface", "wlan0")]).await;
    assert_eq!(laptop.shows(&made).await, ["192.168.1.20:8080"; 3]);
    // A wall that was open all the time has it without anybody touching it.
    wall.sees("192.168.1.20:8080").await;

    let moved = ("wlan0", [172, 20, 10, 2]);
    assert!(laptop.state.reach.networks_are(networks(&[CABLE, moved])));
    laptop.state.announce().await;
    wall.sees("172.20.10.2:8080").await;
    assert_eq!(laptop.shows(&made).await, ["172.20.10.2:8080"; 3]);
}

#[tokio::test]
async fn nobody_in_the_room_can_choose_the_address() {
    let mut laptop = Laptop::open();
    let hall = laptop.door(PHONE).await;
    let form = [("interface", "wlan0")];
    let request = reqwest::Client::new().post(format!("http://{hall}/essai")).form(&form);
    assert_eq!(request.send().await.unwrap().status(), 403);
    assert_eq!(laptop.state.reach.base(), "http://10.1.2.3:8080");
}

#[tokio::test]
async fn the_address_by_which_the_facilitator_came_is_the_one_to_show() {
    let mut laptop = Laptop::open();
    let hall = laptop.door(PHONE).await;
    let made = make(hall).await;
    let client = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let as_if_at = |host: &'static str, path: &str| {
        client.get(format!("http://{hall}{path}")).header("host", host)
    };
    // A participant's browser decides nothing.
    as_if_at("192.168.1.20:8080", &format!("/a/{}/mur", made.code)).send().await.unwrap();
    assert_eq!(laptop.state.reach.base(), "http://10.1.2.3:8080");
    client.get(format!("http://{hall}{}", made.lead)).send().await.unwrap();
    let desk = format!("/a/{}/animer", made.code);
    let answer = as_if_at("192.168.1.20:8080", &desk).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(laptop.state.reach.base(), "http://192.168.1.20:8080");
    as_if_at("evil.example:8080", &desk).send().await.unwrap();
    assert_eq!(laptop.state.reach.base(), "http://192.168.1.20:8080");
}
