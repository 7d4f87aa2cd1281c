//! Somebody with an address of their own, who asks for anything and follows nothing.

use std::net::Ipv4Addr;

use collecte::domain::OpId;
use reqwest::header::{ACCEPT, COOKIE, HeaderMap, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::server::TestServer;

/// A live page's socket.
pub(super) type Line = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A new id for an asking.
pub(super) fn op() -> String {
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    OpId(u128::from_be_bytes(random)).to_string()
}

/// A client at one address of the loopback.
pub(super) struct Outsider {
    pub(super) http: Client,
    pub(super) base: String,
    /// Sent with every request; nothing is kept by itself.
    pub(super) cookies: String,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Got {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Outsider {
    /// At 127.0.0.`last`, as one of several people on a network.
    pub(super) fn at(server: &TestServer, last: u8) -> Self {
        collecte::tls::ready();
        let http = Client::builder().redirect(Policy::none());
        let http = http.local_address(Some(Ipv4Addr::new(127, 0, 0, last).into()));
        let base = format!("http://{}", server.address());
        Self { http: http.build().unwrap(), base, cookies: String::new() }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub(super) async fn get(&self, path: &str) -> Got {
        self.send(self.http.get(self.url(path))).await
    }

    pub(super) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Got {
        self.send(self.http.post(self.url(path)).form(form)).await
    }

    pub(super) async fn send(&self, request: RequestBuilder) -> Got {
        let request = request.header(COOKIE, &self.cookies);
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        Got { status, headers, body: answer.text().await.unwrap() }
    }

    /// A socket that is asked for, and what the server says to that.
    pub(super) async fn dial(&self, path: &str, headers: &[(&str, &str)]) -> StatusCode {
        let request = self.http.get(self.url(path)).header("upgrade", "websocket");
        let request = request.header("connection", "upgrade").header("sec-websocket-version", "13");
        let mut request = request.header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.header(COOKIE, &self.cookies).send().await.unwrap().status()
    }

    /// A live page.
    pub(super) async fn live(&self, path: &str) -> Line {
        let address = self.url(path).replacen("http", "ws", 1);
        let mut request = address.into_client_request().unwrap();
        request.headers_mut().insert(COOKIE, self.cookies.parse().unwrap());
        connect_async(request).await.unwrap().0
    }

    /// The bare connection of a live page, on which anything can be sent.
    pub(super) async fn upgraded(&self, path: &str) -> TcpStream {
        let host = self.base.trim_start_matches("http://");
        let mut socket = TcpStream::connect(host).await.unwrap();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\nUpgrade: websocket\r\n\
             Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            self.cookies
        );
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut said = Vec::new();
        while !said.ends_with(b"\r\n\r\n") {
            said.push(socket.read_u8().await.unwrap());
        }
        assert!(said.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&said));
        socket
    }

    /// The state behind a page.
    pub(super) async fn json_of(&self, path: &str) -> Value {
        let request = self.http.get(self.url(path)).header(ACCEPT, "application/json");
        self.send(request).await.json()
    }

    /// Asks for something by a form of the facilitator's page; it must be stored.
    pub(super) async fn asks(&self, made: &Made, fields: &[(&str, &str)]) {
        let back = made.page("animer");
        let form = [fields, &[("back", back.as_str())]].concat();
        let got = self.post(&made.page("do"), &form).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{fields:?}: {}", got.body);
    }

    /// Takes a seat; the cookies are kept from here on.
    pub(super) async fn enter(&mut self, code: &str, nickname: &str) {
        let got = self.post(&format!("/a/{code}/entrer"), &[("nickname", nickname)]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
        self.keep(&got);
    }

    /// Opens a link of a role; the cookies are kept from here on.
    pub(super) async fn follow(&mut self, link: &str) {
        let got = self.send(self.http.get(link)).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
        self.keep(&got);
    }

    fn keep(&mut self, got: &Got) {
        let pairs = got.set_cookies().into_iter();
        let pairs: Vec<_> =
            pairs.filter_map(|one| one.split(';').next().map(str::to_owned)).collect();
        self.cookies = [&[self.cookies.clone()][..], &pairs].concat().join("; ");
    }
}

impl Got {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(super) fn set_cookies(&self) -> Vec<String> {
        let all = self.headers.get_all(SET_COOKIE).iter();
        all.map(|cookie| cookie.to_str().unwrap().to_owned()).collect()
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// A workshop that was just made.
pub(super) struct Made {
    pub(super) code: String,
    links: Value,
}

impl Made {
    pub(super) async fn at(server: &TestServer, recipe: &str) -> Self {
        let maker = Outsider::at(server, 1);
        let form = [("title", "Un atelier calme"), ("recipe", recipe), ("label", "Maëlle")];
        let request = maker.http.post(maker.url("/ateliers")).form(&form);
        let made = maker.send(request.header(ACCEPT, "application/json")).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        let made = made.json();
        Self { code: made["code"].as_str().unwrap().to_owned(), links: made["links"].clone() }
    }

    /// The address of a role's link on this server.
    pub(super) fn link(&self, outsider: &Outsider, role: &str) -> String {
        let link = reqwest::Url::parse(self.links[role].as_str().unwrap()).unwrap();
        outsider.url(&format!("{}?{}", link.path(), link.query().unwrap()))
    }

    /// The secrets of all links.
    pub(super) fn secrets(&self) -> Vec<String> {
        let links = self.links.as_object().unwrap().values();
        links.map(|link| link.as_str().unwrap().rsplit('=').next().unwrap().to_owned()).collect()
    }

    /// The address of one of its pages.
    pub(super) fn page(&self, path: &str) -> String {
        format!("/a/{}/{path}", self.code)
    }
}
