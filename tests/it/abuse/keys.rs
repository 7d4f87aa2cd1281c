//! Spoken keys that are tried one after the other.

use super::outsider::{Made, Outsider};
use super::spoken_key_in;
use crate::server::TestServer;

#[tokio::test]
async fn a_seat_is_not_taken_by_trying_spoken_keys() {
    let server = TestServer::start();
    let made = Made::at(&server, "tour-de-table").await;
    let mut ana = Outsider::at(&server, 2);
    ana.enter(&made.code, "Ana").await;
    let key = spoken_key_in(&ana.get(&made.page("")).await.body);

    let thief = Outsider::at(&server, 3);
    let mut refused = Vec::new();
    for number in 10..20 {
        let form = [("key", format!("licorne-{number}"))];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        refused.push(thief.post(&made.page("entrer"), &form).await.status.as_u16());
    }
    assert_eq!(refused, [409, 409, 409, 409, 409, 429, 429, 429, 429, 429]);
    let right = thief.post(&made.page("entrer"), &[("key", &key)]).await;
    assert_eq!(right.status, 429, "a right key looks like a wrong one now");
    let elsewhere = Outsider::at(&server, 4).post(&made.page("entrer"), &[("key", &key)]).await;
    assert_eq!(elsewhere.status, 303, "Ana herself is not held up: {}", elsewhere.body);
}
