//! Pages that come compressed are the pages that come as they are, whoever reads them and
//! however many read the same.

use std::io::Read as _;

use reqwest::Client;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING};

use crate::meeting::Meeting;
use crate::participant::fresh_op;
use crate::server::TestServer;

fn browser() -> Client {
    Client::builder().cookie_store(true).build().unwrap()
}

/// The page as it is, and as it was packed and unpacked, with how many bytes came.
async fn both(browser: &Client, page: &str) -> (String, String, usize) {
    let plain = browser.get(page).send().await.unwrap().text().await.unwrap();
    let packed = browser.get(page).header(ACCEPT_ENCODING, "gzip").send().await.unwrap();
    assert_eq!(packed.headers()[CONTENT_ENCODING], "gzip", "{page}");
    let packed = packed.bytes().await.unwrap();
    let mut unpacked = String::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
    (plain, unpacked, packed.len())
}

#[tokio::test]
async fn a_page_reads_the_same_compressed_or_not() {
    let server = TestServer::start();
    let (meeting, mut lead) = Meeting::writing(&server).await;
    let base = format!("http://{}/a/{}/", server.address(), meeting.code);
    let mut browsers = Vec::new();
    for name in ["Anne", "Annick", "Zoé", "<Éloi & Cie>"] {
        let phone = browser();
        let form = [("nickname", name), ("op", &fresh_op())];
        let page = phone.post(format!("{base}entrer")).form(&form).send().await.unwrap();
        assert_eq!(page.status(), 200, "{name} comes in");
        browsers.push(phone);
    }
    let laptop = browser();
    let link = format!("http://{}{}", server.address(), meeting.link("facilitator"));
    assert_eq!(laptop.get(link).send().await.unwrap().status(), 200);
    browsers.push(laptop.clone());
    for text in ["Un lavoir", "Où ? Là-bas."] {
        lead.order("say", &[("card", &fresh_op()), ("text", text)]).await;
        for page in ["?part=1", "mur?part=1", "pad?part=1"] {
            let mut longest = 0;
            for (number, browser) in browsers.iter().enumerate() {
                let (plain, unpacked, bytes) = both(browser, &format!("{base}{page}")).await;
                assert_eq!(unpacked, plain, "{page} of browser {number}");
                longest = longest.max(bytes);
            }
            assert!(longest < 14 * 1024, "{page}: {longest} bytes");
        }
        let (plain, unpacked, _) = both(&laptop, &format!("{base}animer?part=1")).await;
        assert_eq!(unpacked, plain);
    }
}
