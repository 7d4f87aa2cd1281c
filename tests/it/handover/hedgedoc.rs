//! `HedgeDoc` 1: `POST /new`, the note is where the redirection leads, `/download`.
//! `HedgeDoc` 2: `/api/v2/notes/{alias}` as its `OpenAPI` file says.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use collecte::handover::{Line, Plan};

use super::*;

/// The text of each note, by name.
type Written = Arc<Mutex<std::collections::BTreeMap<String, String>>>;

fn made(name: &str, replaces: bool, kept: &[&str]) -> Plan {
    let kept = kept.iter().map(ToString::to_string).collect();
    Plan { pad: Some(name.to_owned()), replaces, kept }
}

async fn version_1(written: Written) -> String {
    let make = |State(written): State<Written>, headers: HeaderMap, body: String| async move {
        assert!(headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/markdown"));
        if body.len() > 1_000 {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        }
        let mut written = written.lock().unwrap();
        let name = format!("note_{}", written.len());
        written.insert(name.clone(), body);
        (StatusCode::FOUND, [(header::LOCATION, format!("/{name}"))]).into_response()
    };
    let read = |State(written): State<Written>, Path(name): Path<String>| async move {
        written.lock().unwrap().get(&name).cloned().ok_or(StatusCode::NOT_FOUND)
    };
    let router = Router::new()
        .route("/status", get(|| async { "{}" }))
        .route("/new", post(make))
        .route("/{name}/download", get(read))
        .with_state(written);
    serve(router).await
}

#[tokio::test]
async fn version_1_gets_a_new_note_each_time_and_gives_it_back() {
    let written = Written::default();
    let server = version_1(written.clone()).await;
    let client = Client::new(true);
    let open = || target(Engine::HedgeDoc1, &server, Key::None);

    assert_eq!(client.plan(&open()).await.unwrap().pad, None);
    assert!(written.lock().unwrap().is_empty(), "a try writes nothing");
    let first = client.push(&open(), &notes("Un")).await.unwrap();
    assert_eq!(first.address.as_str(), format!("{server}/note_0"));
    let second = client.push(&after(open(), &first), &notes("Deux")).await.unwrap();
    assert_eq!(second.address.as_str(), format!("{server}/note_1"));
    assert_eq!(written.lock().unwrap()["note_0"], "# Un\n");

    let later = after(open(), &second);
    assert_eq!(client.read_back(&later, &notes("Trois")).await.unwrap().lines, []);
    written.lock().unwrap().insert("note_1".to_owned(), "# Deux\nD’accord\n".to_owned());
    let changes = client.read_back(&later, &notes("Deux")).await.unwrap();
    assert_eq!(changes.lines, [Line::Added("D’accord".to_owned())]);

    let long = client.push(&open(), &notes(&"x".repeat(2_000))).await;
    assert_eq!(long, Err(Fault::TooLong));
}

async fn version_2(written: Written) -> String {
    let note = post(write).put(write);
    let read = |State(written): State<Written>, headers: HeaderMap, Path(name): Path<String>| async move {
        if !opened(&headers) {
            return Err(StatusCode::UNAUTHORIZED);
        }
        written.lock().unwrap().get(&name).cloned().ok_or(StatusCode::NOT_FOUND)
    };
    let router = Router::new()
        .route("/api/v2/notes/{name}", note)
        .route("/api/v2/notes/{name}/content", get(read))
        .with_state(written);
    serve(router).await
}

fn opened(headers: &HeaderMap) -> bool {
    headers.get(header::AUTHORIZATION).is_some_and(|it| it == "Bearer jeton")
}

async fn write(
    State(written): State<Written>,
    method: axum::http::Method,
    headers: HeaderMap,
    Path(name): Path<String>,
    body: String,
) -> Response {
    if !opened(&headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let mut written = written.lock().unwrap();
    match (method.as_str(), written.contains_key(&name)) {
        ("POST", true) => (StatusCode::CONFLICT, "alias in use").into_response(),
        ("PUT", false) => StatusCode::NOT_FOUND.into_response(),
        _ => {
            written.insert(name, body);
            StatusCode::CREATED.into_response()
        }
    }
}

#[tokio::test]
async fn version_2_replaces_what_is_as_we_left_it_and_nothing_else() {
    let written = Written::default();
    let server = version_2(written.clone()).await;
    let client = Client::new(true);
    let open = || target(Engine::HedgeDoc2, &server, token());
    let name = "collecte-de-pontivy";

    assert_eq!(client.plan(&open()).await, Ok(made(name, false, &[])));
    let first = client.push(&open(), &notes("Un")).await.unwrap();
    assert_eq!(first.address.as_str(), format!("{server}/n/{name}"));
    // Ours, and untouched: its place is taken by the new text.
    let known = || after(open(), &first);
    assert_eq!(client.plan(&known()).await, Ok(made(name, true, &[])));
    let second = client.push(&known(), &notes("Deux")).await.unwrap();
    assert_eq!(written.lock().unwrap()[name], "# Deux\n");

    written.lock().unwrap().insert(name.to_owned(), "# Deux\nécrit par Ana\n".to_owned());
    let known = || after(open(), &second);
    assert_eq!(client.plan(&known()).await, Ok(made(&format!("{name}-v2"), false, &[name])));
    let third = client.push(&known(), &notes("Trois")).await.unwrap();
    assert_eq!(third.pad.as_str(), format!("{name}-v2"));
    assert!(written.lock().unwrap()[name].contains("Ana"), "what Ana wrote stays");
    let changes = client.read_back(&known(), &notes("Deux")).await.unwrap();
    assert_eq!(changes.lines, [Line::Added("écrit par Ana".to_owned())]);
    assert_eq!(client.read_back(&open(), &notes("x")).await, Err(Fault::Never));
}

#[tokio::test]
async fn version_2_without_the_right_token_says_so() {
    let server = version_2(Written::default()).await;
    let client = Client::new(true);
    let wrong = target(Engine::HedgeDoc2, &server, Key::Key("autre".to_owned()));
    assert_eq!(client.plan(&wrong).await, Err(Fault::Key));
    let none = target(Engine::HedgeDoc2, &server, Key::None);
    assert_eq!(client.push(&none, &notes("Un")).await, Err(Fault::KeyMissing));
}

#[tokio::test]
async fn the_other_side_is_quoted_when_it_says_no() {
    let no = || async { (StatusCode::FORBIDDEN, "anonymous notes\n are disabled") };
    let server = serve(Router::new().route("/new", post(no))).await;
    let refused = target(Engine::HedgeDoc1, &server, Key::None);
    let fault = Client::new(true).push(&refused, &notes("Un")).await.unwrap_err();
    assert_eq!(fault.told(), Some("anonymous notes are disabled"));
    let odd = || async { Redirect::to("/?error=save<b>") };
    let server = serve(Router::new().route("/new", post(odd))).await;
    let lost = target(Engine::HedgeDoc1, &server, Key::None);
    assert_eq!(Client::new(true).push(&lost, &notes("Un")).await, Err(Fault::Odd));
}
