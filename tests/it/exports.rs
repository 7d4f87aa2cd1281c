//! Exports over the wire: what is known already is not sent again, and no address gives
//! more than it says.

use reqwest::StatusCode;
use serde_json::Value;

#[cfg(not(feature = "pdf"))]
use crate::page::Page;
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

#[cfg(not(feature = "pdf"))]
#[tokio::test]
async fn a_program_that_makes_no_pdf_names_the_page_to_print() {
    let server = TestServer::start();
    let base = format!("http://{}", server.address());
    let code = workshop(&base).await;
    let address = format!("{base}/a/{code}/export.pdf?noms=sans");
    let answer = reqwest::get(&address).await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    let page = Page::load(&answer.text().await.unwrap());
    let print = format!("/a/{code}/imprimer?noms=sans");
    assert!(page.shows("enregistrera en PDF"));
    assert_eq!(page.select("main a.main")[0].attribute("href"), Some(&*print));
    assert_eq!(reqwest::get(format!("{base}{print}")).await.unwrap().status(), StatusCode::OK);
    let request = reqwest::Client::new().get(&address).header("accept", "application/json");
    let told: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!((told["code"].as_str(), told["at"].as_str()), (Some("no_pdf"), Some(&*print)));
}
