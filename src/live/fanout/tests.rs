//! Who gets a frame that goes out in slices.

use bytes::Bytes;
use tokio::sync::mpsc::Receiver;

use super::*;
use crate::live::socket::{Held, Outlet, Plain};
use crate::live::who::Who;

/// So many that it is written to in slices.
const HALL: u64 = AT_ONCE as u64 + 2 * SLICE as u64;

/// Somebody who came in after the frame of this number was begun.
fn somebody(joined_at: u64) -> (Connected, Receiver<Bytes>) {
    let (plain, queue) = Plain::new(0);
    (Connected { who: Who::Stranger, outlet: Held(Outlet::Plain(plain)), joined_at }, queue)
}

fn hall(people: u64) -> (BTreeMap<u64, Connected>, BTreeMap<u64, Receiver<Bytes>>) {
    let all = (0..people).map(|number| (number, somebody(0)));
    all.map(|(number, (held, queue))| ((number, held), (number, queue))).unzip()
}

fn news(own: &[(u64, &str)]) -> News {
    let own = own.iter().map(|(whose, body)| (*whose, (*body).to_owned())).collect();
    let numbers = Numbers { span: Some((7, 7)), pulse: None };
    News { format: Format::Html, numbers, seq: 7, body: "<p>all</p>".to_owned(), own }
}

/// What somebody was sent.
fn heard(queue: &mut Receiver<Bytes>) -> Vec<String> {
    let all = std::iter::from_fn(|| queue.try_recv().ok());
    all.map(|message| String::from_utf8(message.to_vec()).unwrap()).collect()
}

#[test]
fn a_hall_is_written_to_in_slices_and_everybody_gets_it_once() {
    let (held, mut queues) = hall(HALL);
    let mut fanout = Fanout::new(news(&[(3, "<p>mine</p>")]), 1);
    let (metrics, mut gone) = (Metrics::new(), Vec::new());
    let mut slices = 1;
    while !fanout.go_on(&held, &metrics, &mut gone) {
        slices += 1;
    }
    assert_eq!((slices, gone.len()), (HALL.div_ceil(SLICE as u64), 0));
    for (number, queue) in &mut queues {
        let own = if *number == 3 { "<p>mine</p>" } else { "" };
        assert_eq!(heard(queue), [format!("{{\"seq\":7}}\n<p>all</p>{own}")], "{number}");
        assert_eq!(held[number].outlet.told(), 7);
    }
}

#[test]
fn a_small_audience_is_written_to_in_one_go() {
    let (held, mut queues) = hall(AT_ONCE as u64);
    let mut fanout = Fanout::new(news(&[]), 1);
    assert!(fanout.go_on(&held, &Metrics::new(), &mut Vec::new()));
    assert!(queues.values_mut().all(|queue| heard(queue).len() == 1));
}

#[test]
fn who_comes_in_or_leaves_between_two_slices_gets_nothing_of_it() {
    let (mut held, mut queues) = hall(HALL);
    let mut fanout = Fanout::new(news(&[]), 1);
    let metrics = Metrics::new();
    assert!(!fanout.go_on(&held, &metrics, &mut Vec::new()));
    held.remove(&0);
    let last = HALL - 1;
    held.remove(&last);
    let (late, mut queue) = somebody(1);
    held.insert(HALL, late);
    while !fanout.go_on(&held, &metrics, &mut Vec::new()) {}
    assert_eq!(heard(&mut queue), Vec::<String>::new(), "the page has it already");
    assert_eq!(heard(queues.get_mut(&0).unwrap()).len(), 1);
    assert_eq!(heard(queues.get_mut(&last).unwrap()).len(), 0);
    assert_eq!(heard(queues.get_mut(&(last - 1)).unwrap()).len(), 1);
}

#[test]
fn who_ended_or_lags_is_named_and_the_others_get_it_all_the_same() {
    let (held, mut queues) = hall(3);
    queues.remove(&1);
    let (metrics, mut gone) = (Metrics::new(), Vec::new());
    assert!(Fanout::new(news(&[]), 1).go_on(&held, &metrics, &mut gone));
    assert_eq!(gone, [1]);
    assert!(queues.values_mut().all(|queue| heard(queue).len() == 1));
}

#[test]
fn what_concerns_one_person_alone_is_sent_to_nobody_else() {
    let (held, mut queues) = hall(3);
    let news = News { body: String::new(), ..news(&[(2, "<p>mine</p>")]) };
    assert!(Fanout::new(news, 1).go_on(&held, &Metrics::new(), &mut Vec::new()));
    let sent: Vec<usize> = queues.values_mut().map(|queue| heard(queue).len()).collect();
    assert_eq!(sent, [0, 0, 1]);
    assert_eq!([held[&1].outlet.told(), held[&2].outlet.told()], [0, 7]);
}
