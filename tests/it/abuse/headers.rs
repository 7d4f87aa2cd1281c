//! What pages carry, and whom the program believes.

use reqwest::header::{HOST, ORIGIN};

use super::outsider::{Made, Outsider};
use crate::server::{Given, TestServer};

#[tokio::test]
async fn every_page_carries_its_policy() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut who = Outsider::at(&server, 1);
    who.follow(&made.link(&who, "facilitator")).await;
    who.enter(&made.code, "Ana").await;
    let of_workshop = ["", "animer", "mur", "pad", "affiche", "liens", "export", "nulle-part"];
    let pages = of_workshop.map(|page| made.page(page)).into_iter();
    let others = ["/", "/ateliers", "/importer", "/accessibilite", "/donnees", "/nulle-part"];
    for page in pages.chain(others.map(str::to_owned)) {
        let got = who.get(&page).await;
        let policy = got.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; "), "{page}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{page}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{page}: {policy}");
        assert_eq!(got.header("referrer-policy"), "same-origin", "{page}");
        assert_eq!(got.header("x-content-type-options"), "nosniff", "{page}");
        assert_eq!(got.header("cache-control"), "no-cache, private", "{page}");
        assert!(got.header("permissions-policy").contains("camera=()"), "{page}");
        assert_eq!(got.header("server"), "", "{page} does not say what it runs on");
        assert!(!got.body.contains("<script>") && !got.body.contains(" onclick="), "{page}");
    }
}

/// The cookies that prove something, as they are set on a server with these flags.
async fn proofs(flags: &[&str]) -> Vec<String> {
    let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
    let server = TestServer::with(Given { flags, ..Given::default() });
    let made = Made::at(&server, "tour-de-table").await;
    let who = Outsider::at(&server, 1);
    let entered = who.post(&made.page("entrer"), &[("nickname", "Ana")]).await;
    let traded = who.send(who.http.get(made.link(&who, "scribe"))).await;
    assert!(!traded.header("location").contains("cle"), "the secret leaves the address bar");
    let cookies = [entered.set_cookies(), traded.set_cookies()].concat();
    let proofs: Vec<String> = cookies
        .into_iter()
        .filter(|cookie| cookie.starts_with("place=") || cookie.starts_with("role="))
        .collect();
    assert_eq!(proofs.len(), 2, "{proofs:?}");
    for proof in &proofs {
        let scope = format!("Path=/a/{}/;", made.code);
        assert!(proof.contains("HttpOnly") && proof.contains("SameSite=Lax"), "{proof}");
        assert!(proof.contains(&scope), "{proof}");
    }
    proofs
}

#[tokio::test]
async fn cookies_that_prove_something_are_kept_from_scripts_other_sites_and_plain_http() {
    assert!(proofs(&[]).await.iter().all(|cookie| !cookie.contains("Secure")));
    let behind_a_name = ["--public-url", "https://atelier.example.org"];
    assert!(proofs(&behind_a_name).await.iter().all(|cookie| cookie.contains("; Secure")));
}

#[tokio::test]
async fn forms_and_sockets_of_other_sites_are_refused() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut who = Outsider::at(&server, 1);
    who.enter(&made.code, "Ana").await;
    let ours = who.base.clone();
    for (origin, form, socket) in [
        (ours.as_str(), 409, 101),
        ("http://evil.example", 403, 403),
        ("null", 403, 403),
        ("http://127.0.0.1:1", 403, 403),
    ] {
        let request = who.http.post(who.url(&made.page("do"))).form(&[("do", "end")]);
        let answered = who.send(request.header(ORIGIN, origin)).await.status;
        assert_eq!(answered, form, "a form from {origin}");
        let dialled = who.dial(&made.page("ws?page=phone"), &[("origin", origin)]).await;
        assert_eq!(dialled, socket, "a socket from {origin}");
    }
}

#[tokio::test]
async fn nothing_is_believed_that_a_client_says_of_its_address() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let who = Outsider::at(&server, 7);
    let lie = |path: &str, number: usize| {
        let request = who.http.get(who.url(path));
        let request = request.header("x-forwarded-for", format!("203.0.113.{number}"));
        let request = request.header("forwarded", format!("for=203.0.113.{number};proto=https"));
        request.header("x-forwarded-proto", "https").header("x-forwarded-host", "evil.example")
    };
    let entered = lie(&made.page(""), 1);
    assert_eq!(who.send(entered).await.status, 200);
    let link = made.link(&who, "scribe");
    let traded = who.send(lie(link.trim_start_matches(&who.base), 1)).await;
    assert!(!traded.set_cookies()[0].contains("Secure"), "{:?}", traded.set_cookies());
    assert!(traded.header("location").starts_with("/a/"), "{}", traded.header("location"));
    // The count of keys that were tried is by the address of the socket, whatever is said.
    let mut last = 0;
    for number in 0..6 {
        let request = lie(&made.page("entrer"), number).build().unwrap();
        let mut post = who.http.post(who.url(&made.page("entrer"))).form(&[("key", "licorne-10")]);
        for (name, value) in request.headers().iter().filter(|(name, _)| **name != HOST) {
            post = post.header(name, value);
        }
        last = who.send(post).await.status.as_u16();
    }
    assert_eq!(last, 429);
}
