//! The notes go to pads of other servers: what we say to them, and what becomes of
//! each of their answers. The servers here answer as their documentation says; a real
//! Etherpad is spoken to in `tests/pads`.

mod hedgedoc;
mod oauth;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use collecte::domain::{Engine, Handover};
use collecte::handover::{Client, Fault, Key, Notes, PadName, Server, Target};
use tokio::net::TcpListener;
use tokio_util::task::TaskTracker;

/// What a stand-in heard: `POST /new text/markdown # Notes`.
type Heard = Arc<Mutex<Vec<String>>>;

/// A server of our own, for as long as the test runs.
async fn serve(router: Router) -> String {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let address = listener.local_addr().unwrap();
    TaskTracker::new().spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://{address}")
}

fn target(engine: Engine, server: &str, key: Key) -> Target {
    Target {
        engine,
        server: Server::parse(server, true).unwrap(),
        pad: PadName::parse("Collecte de Pontivy").unwrap(),
        key,
        before: Vec::new(),
    }
}

fn notes(text: &str) -> Notes {
    Notes { html: format!("<p>{text}</p>"), markdown: format!("# {text}\n") }
}

/// The same target, after that handover.
fn after(target: Target, handover: &Handover) -> Target {
    Target { before: vec![handover.clone()], ..target }
}

fn token() -> Key {
    Key::Key("jeton".to_owned())
}

#[tokio::test]
async fn a_server_that_is_none_of_those_is_told_from_one_that_does_not_answer() {
    let client = Client::new(true);
    let web = serve(Router::new().route("/api", axum::routing::get(|| async { "<html>" }))).await;
    for engine in [Engine::Etherpad, Engine::HedgeDoc1, Engine::HedgeDoc2] {
        let plan = client.plan(&target(engine, &web, token())).await;
        // To HedgeDoc 2, an unknown address is a note that does not exist.
        let free = engine == Engine::HedgeDoc2;
        assert_eq!(plan.is_ok(), free, "{engine:?}: {plan:?}");
        assert!(free || plan == Err(Fault::Odd), "{engine:?}: {plan:?}");
    }
    // Bound, then given back: nobody listens there.
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let plan = client.plan(&target(Engine::Etherpad, &format!("http://{nobody}"), token())).await;
    assert_eq!(plan, Err(Fault::Unreachable));
}

#[tokio::test]
async fn an_answer_without_end_is_not_read_to_its_end() {
    let endless = || async { "x".repeat(5 * 1024 * 1024) };
    let web = serve(Router::new().route("/api", axum::routing::get(endless))).await;
    let plan = Client::new(true).plan(&target(Engine::Etherpad, &web, token())).await;
    assert_eq!(plan, Err(Fault::Odd));
}

#[tokio::test]
async fn a_name_that_leads_into_a_private_network_is_not_followed() {
    // The name passes as an address; where it leads is found out when it is resolved.
    let server = Server::parse("https://localhost:9", false).unwrap();
    let hidden = Target { server, ..target(Engine::Etherpad, "http://localhost", token()) };
    assert_eq!(Client::new(false).plan(&hidden).await, Err(Fault::Private));
}

#[tokio::test]
async fn a_redirection_is_not_followed() {
    let to_inside = || async { axum::response::Redirect::to("http://127.0.0.1:1/api") };
    let web = serve(Router::new().route("/api", axum::routing::get(to_inside))).await;
    let plan = Client::new(true).plan(&target(Engine::Etherpad, &web, token())).await;
    assert_eq!(plan, Err(Fault::Odd));
}
