//! Etherpad 2 with an OAuth client: a token first, then the same API with the token
//! in place of a key.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json};
use serde_json::{Value, json};

use super::*;

type Fields = std::collections::BTreeMap<String, String>;

async fn etherpad_2(heard: Heard) -> String {
    let give = |Form(asked): Form<Fields>| async move {
        assert_eq!(asked["grant_type"], "client_credentials");
        if asked["client_id"] == "collecte" && asked["client_secret"] == "chut" {
            Json(json!({ "access_token": "jeton", "token_type": "Bearer" })).into_response()
        } else {
            (StatusCode::UNAUTHORIZED, Json(json!({ "error": "invalid_client" }))).into_response()
        }
    };
    let router = Router::new()
        .route("/api", get(|| async { Json(json!({ "currentVersion": "1.3.1" })) }))
        .route("/oidc/token", post(give))
        .route("/api/1.3.1/{function}", post(call))
        .with_state(heard);
    serve(router).await
}

async fn call(
    State(heard): State<Heard>,
    Path(function): Path<String>,
    headers: HeaderMap,
    Form(asked): Form<Fields>,
) -> Response {
    if headers.get(header::AUTHORIZATION).is_none_or(|it| it != "Bearer jeton") {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "code": 4, "message": "no" })))
            .into_response();
    }
    assert!(!asked.contains_key("apikey"));
    let mut heard = heard.lock().unwrap();
    let exists = heard.iter().any(|it| it.starts_with("createPad"));
    heard.push(format!("{function} {}", asked["padID"]));
    let answer = |data: Value| Json(json!({ "code": 0, "message": "ok", "data": data }));
    let gone = json!({ "code": 1, "message": "padID does not exist", "data": null });
    match function.as_str() {
        "getRevisionsCount" if !exists => Json(gone).into_response(),
        "getRevisionsCount" => answer(json!({ "revisions": 2 })).into_response(),
        _ => answer(Value::Null).into_response(),
    }
}

fn client(secret: &str) -> Key {
    Key::Client { id: "collecte".to_owned(), secret: secret.to_owned() }
}

#[tokio::test]
async fn an_etherpad_2_is_entered_with_the_token_of_a_client() {
    let heard = Heard::default();
    let server = etherpad_2(heard.clone()).await;
    let open = target(Engine::Etherpad, &server, client("chut"));
    let handover = Client::new(true).push(&open, &notes("Un")).await.unwrap();
    assert_eq!(handover.left.as_str(), "2");
    assert_eq!(handover.address.as_str(), format!("{server}/p/collecte-de-pontivy"));
    let pad = "collecte-de-pontivy";
    let said = ["getRevisionsCount", "createPad", "setHTML", "getRevisionsCount"];
    assert_eq!(*heard.lock().unwrap(), said.map(|function| format!("{function} {pad}")));
}

#[tokio::test]
async fn a_wrong_secret_is_told_as_a_wrong_key() {
    let server = etherpad_2(Heard::default()).await;
    let wrong = target(Engine::Etherpad, &server, client("autre"));
    assert_eq!(Client::new(true).plan(&wrong).await, Err(Fault::Key));
    let key = target(Engine::Etherpad, &server, token());
    assert_eq!(Client::new(true).plan(&key).await, Err(Fault::Key));
}
