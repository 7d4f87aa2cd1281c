//! Exports over the wire: what is known already is not sent again, and no address gives
//! more than it says.

use reqwest::StatusCode;
use serde_json::Value;

use crate::server::TestServer;

async fn workshop(base: &str) -> String {
    let form = [("title", "Un atelier"), ("recipe", "collecte-innovation-sociale")];
    collecte::tls::ready();
    let request = reqwest::Client::new().post(format!("{base}/ateliers")).form(&form);
    let answer = request.header("accept", "application/json").send().await.unwrap();
    let made: Value = answer.json().await.unwrap();
    made["code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn every_export_is_there_and_is_not_sent_twice() {
    let server = TestServer::start();
    let base = format!("http://{}", server.address());
    let code = workshop(&base).await;
    let http = reqwest::Client::new();
    for format in collecte::pad::Format::ALL {
        let address = format!("{base}/a/{code}/{}", format.file_name());
        let answer = http.get(&address).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        assert_eq!(answer.headers()["content-type"], format.media_type());
        assert!(!answer.headers().contains_key("access-control-allow-origin"), "{address}");
        let tag = answer.headers()["etag"].clone();
        let again = http.get(&address).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{address}");
        assert_eq!(again.headers()["etag"], tag);
        assert!(again.bytes().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_address_that_says_nothing_sensible_is_none() {
    let server = TestServer::start();
    let base = format!("http://{}", server.address());
    let code = workshop(&base).await;
    for name in ["export.exe", "export.md?noms=initial", "export?noms=x", "imprimer?noms=x"] {
        let answer = reqwest::get(format!("{base}/a/{code}/{name}")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{name}");
    }
    for name in ["export?noms=sans", "imprimer?noms=initiales", "courriel", "export.md?noms=sans"] {
        let answer = reqwest::get(format!("{base}/a/{code}/{name}")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{name}");
    }
}
