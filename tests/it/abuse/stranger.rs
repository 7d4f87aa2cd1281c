//! Somebody with the code and nothing else.

use collecte::live::verbs::VERBS;

use super::outsider::{Made, Outsider};
use crate::server::TestServer;

#[tokio::test]
async fn with_the_code_alone_one_reads_what_is_public_and_does_nothing() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let stranger = Outsider::at(&server, 2);
    for open in ["", "mur", "pad", "affiche", "export", "export.md", "export.json"] {
        assert_eq!(stranger.get(&made.page(open)).await.status, 200, "{open} is open");
    }
    for closed in ["animer", "liens", "animer?part=1"] {
        assert_eq!(stranger.get(&made.page(closed)).await.status, 403, "{closed} is closed");
    }
    assert_eq!(stranger.dial(&made.page("ws?page=desk"), &[]).await, 403);
    let before = stranger.get(&made.page("export.json")).await.body;
    for verb in VERBS {
        let answered = stranger.post(&made.page("do"), &[("do", verb), ("text", "Moi")]).await;
        assert_eq!(answered.status, 409, "{verb}: {}", answered.body);
    }
    let confirm = [("confirm", made.code.as_str())];
    assert_eq!(stranger.post(&made.page("supprimer"), &confirm).await.status, 403);
    assert_eq!(stranger.post(&made.page("repetition"), &[]).await.status, 403);
    assert_eq!(stranger.get(&made.page("export.json")).await.body, before, "nothing happened");
}

#[tokio::test]
async fn a_link_that_was_revoked_opens_nothing_any_more() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let (mut lead, mut former) = (Outsider::at(&server, 1), Outsider::at(&server, 2));
    lead.follow(&made.link(&lead, "facilitator")).await;
    former.follow(&made.link(&former, "co_facilitator")).await;
    assert_eq!(former.get(&made.page("animer")).await.status, 200);
    let link = former.cookies.split("role=").nth(1).unwrap().split('.').next().unwrap().to_owned();
    let back = made.page("liens");
    let revoke = [("do", "revoke"), ("link", link.as_str()), ("back", back.as_str())];
    assert_eq!(lead.post(&made.page("do"), &revoke).await.status, 303);
    assert_eq!(former.get(&made.page("animer")).await.status, 403);
    assert_eq!(former.dial(&made.page("ws?page=desk"), &[]).await, 403);
    assert_eq!(former.post(&made.page("do"), &[("do", "end")]).await.status, 409);
    let again = former.send(former.http.get(made.link(&former, "co_facilitator"))).await;
    assert_eq!(again.status, 403, "the link itself opens nothing");
}
