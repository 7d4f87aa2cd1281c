//! The rules of the client, one sentence each.

use super::{Outcome, Page};
use Outcome::{Applied, Dropped, NeedsResync};

const LOADED: &str = r#"<!doctype html><html lang="fr"><head><title id="title">Atelier</title></head>
<body data-seq="7" data-ws="/a/KOAD7/ws?view=phone"><main id="live" data-keep>
<p id="count" data-in="live" data-k="a">2 contributions</p>
<ul id="cards" data-in="live" data-k="b" data-keep>
<li id="c-1" data-in="cards" data-k="b">Un lavoir</li>
<li id="c-2" data-in="cards" data-k="d">Un <b>compost</b></li>
<li class="end">rien d’autre</li>
</ul></main></body></html>"#;

fn page() -> Page {
    Page::load(LOADED)
}

fn played(frame: &str) -> (Page, Outcome) {
    let mut page = page();
    let (_, outcome) = page.receive(frame);
    (page, outcome)
}

fn cards(page: &Page) -> String {
    page.select("#cards li").iter().map(super::Element::text).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_page_knows_what_it_shows() {
    let page = page();
    assert_eq!(page.seq(), 7);
    assert_eq!(page.says("data-ws"), Some("/a/KOAD7/ws?view=phone"));
    assert_eq!(cards(&page), "Un lavoir | Un compost | rien d’autre");
    assert!(page.shows("Un compost") && !page.shows("Un jardin"));
}

#[test]
fn a_new_piece_goes_where_its_key_says_and_before_what_is_not_a_piece() {
    for (key, expected) in [
        ("a", "Un jardin | Un lavoir | Un compost | rien d’autre"),
        ("c", "Un lavoir | Un jardin | Un compost | rien d’autre"),
        ("e", "Un lavoir | Un compost | Un jardin | rien d’autre"),
        // The same key: the id decides, and c-0 comes before c-2.
        ("d", "Un lavoir | Un jardin | Un compost | rien d’autre"),
    ] {
        let frame =
            format!("{{\"seq\":8}}\n<li id=\"c-0\" data-in=cards data-k=\"{key}\">Un jardin</li>");
        let (page, outcome) = played(&frame);
        assert_eq!(outcome, Applied);
        assert_eq!(page.seq(), 8);
        assert_eq!(cards(&page), expected, "key {key}");
    }
}

#[test]
fn a_container_takes_its_pieces_along_into_another_part_of_the_page() {
    let into = "<section id=s data-in=live data-k=c><ul id=cards data-keep></ul></section>";
    let (page, _) = played(&format!("{{\"seq\":8}}\n<p id=count></p>{into}"));
    assert_eq!(page.select("#s li").len(), 3);
    assert_eq!(page.select("#cards li").len(), 3, "and leaves none behind");
}

#[test]
fn a_known_piece_is_changed_in_place_moved_or_removed() {
    let (page, _) =
        played("{\"seq\":8}\n<p id=count data-in=live data-k=a>3</p><del id=\"c-1\"></del>");
    assert_eq!(page.find("count").unwrap().text(), "3");
    assert_eq!(cards(&page), "Un compost | rien d’autre");
    let (page, _) = played("{\"seq\":8}\n<li id=c-1 data-in=cards data-k=z>Un lavoir bleu</li>");
    assert_eq!(cards(&page), "Un compost | Un lavoir bleu | rien d’autre");
    let (page, _) = played("{\"seq\":8}\n<title id=title>À vous !</title>");
    assert!(page.shows("À vous !"));
}

#[test]
fn a_kept_container_changes_but_its_children_stay() {
    let frame = "{\"seq\":8}\n<ul id=cards class=closed data-in=live data-k=0 data-keep></ul>";
    let (page, _) = played(frame);
    assert_eq!(cards(&page), "Un lavoir | Un compost | rien d’autre");
    assert_eq!(page.find("cards").unwrap().attribute("class"), Some("closed"));
    let first = page.find("live").unwrap().elements().next().and_then(|first| first.id());
    assert_eq!(first, Some("cards"));
    // Also when the container is inside the piece that is sent.
    let mut page = page;
    page.receive(
        "{\"seq\":9}\n<section id=s data-in=live data-k=c><ul id=in data-keep></ul></section>",
    );
    page.receive("{\"seq\":10}\n<li id=c-9 data-in=in data-k=a>dedans</li>");
    page.receive("{\"seq\":11}\n<section id=s data-in=live data-k=c><h2>Ici</h2><ul id=in data-keep></ul></section>");
    assert_eq!(page.find("s").unwrap().text(), "Ici dedans");
}

#[test]
fn what_is_for_another_audience_is_ignored() {
    let before = page().canonical();
    for body in [
        "<p id=secret>hors de la page</p>",
        "<p>sans nom</p>",
        "<li id=c-3 data-in=elsewhere data-k=a>ailleurs</li>",
        "<del id=c-77></del>",
    ] {
        let (page, outcome) = played(&format!("{{\"seq\":8}}\n{body}"));
        assert_eq!(outcome, Applied);
        assert_eq!(page.canonical(), before, "{body}");
    }
}

#[test]
fn a_known_piece_whose_new_container_is_not_here_changes_where_it_is() {
    let (page, _) = played("{\"seq\":8}\n<li id=c-1 data-in=elsewhere data-k=z>ailleurs</li>");
    assert_eq!(cards(&page), "ailleurs | Un compost | rien d’autre");
}

#[test]
fn the_numbers_say_whether_a_frame_is_played() {
    for (header, outcome, seq) in [
        (r#"{"seq":8}"#, Applied, 8),
        (r#"{"seq":7}"#, Dropped, 7),
        (r#"{"seq":9}"#, NeedsResync, 7),
        (r#"{"seq":12,"from":8}"#, Applied, 12),
        (r#"{"seq":12,"from":3}"#, Applied, 12),
        (r#"{"seq":12,"from":9}"#, NeedsResync, 7),
        (r#"{"resync":40}"#, NeedsResync, 7),
        (r#"{"pong":7}"#, Applied, 7),
        (r#"{"pong":8}"#, NeedsResync, 7),
        (r#"{"at":1760000000000,"new key":[]}"#, Applied, 7),
        // An answer without pieces does not stand for the frame of its event.
        (r#"{"ack":"o","seq":8}"#, Applied, 7),
        (r#"{"ack":"o","seq":30}"#, Applied, 7),
        ("{\"ack\":\"o\",\"seq\":8}\n<p id=count data-in=live data-k=a>3</p>", Applied, 8),
    ] {
        let (page, found) = played(header);
        assert_eq!((found, page.seq()), (outcome, seq), "{header}");
    }
}

#[test]
fn what_has_no_event_is_played_once_whatever_events_come_with_it() {
    let mut page = page();
    for (header, outcome, place) in [
        (r#"{"pulse":4}"#, Applied, (7, 4)),
        (r#"{"pulse":4}"#, Dropped, (7, 4)),
        (r#"{"seq":7,"pulse":5}"#, Applied, (7, 5)),
        (r#"{"seq":7,"pulse":5}"#, Dropped, (7, 5)),
        (r#"{"seq":8,"pulse":6}"#, Applied, (8, 6)),
        (r#"{"seq":12,"pulse":7}"#, NeedsResync, (8, 6)),
    ] {
        let (_, found) = page.receive(header);
        assert_eq!((found, (page.seq(), page.pulse())), (outcome, place), "{header}");
    }
}

#[test]
fn a_frame_played_twice_changes_nothing_the_second_time() {
    let body = "<li id=c-3 data-in=cards data-k=c>Un</li><del id=c-1></del><p id=count data-in=live data-k=a>2</p>";
    let mut page = page();
    page.receive(&format!("{{}}\n{body}"));
    let once = page.canonical();
    page.receive(&format!("{{}}\n{body}"));
    assert_eq!(page.canonical(), once);
}

#[test]
fn a_resync_takes_the_live_part_whole_and_what_follows_by_its_id() {
    let mut page = page();
    page.resync(
        "<main id=live data-keep><p id=count>0</p></main><title id=title>Fini</title>",
        (30, 5),
    );
    assert_eq!((page.seq(), page.pulse()), (30, 5));
    assert_eq!(
        page.canonical(),
        "<main data-keep=\"\" id=\"live\">\n  <p id=\"count\">\n    \"0\"\n"
    );
    assert!(page.shows("Fini"));
}

#[test]
fn two_renderings_differ_in_all_but_their_ops() {
    let live = |op: &str, text: &str| {
        let form = format!("<input type=hidden name=op value={op}><b title='a\"&amp;b'>{text}</b>");
        Page::load(&format!("<body><main id=live>{form}</main>")).canonical()
    };
    assert_eq!(live("one", "a &lt; b"), live("two", "a &lt; b"));
    assert_ne!(live("one", "a"), live("one", "b"));
}

#[test]
fn table_rows_and_options_survive_the_reading() {
    let loaded = "<body><table><tbody id=t data-keep></tbody></table>";
    let mut page = Page::load(loaded);
    page.receive("{}\n<tr id=r-1 data-in=t data-k=a><td>1</td></tr><tr id=r-2 data-in=t data-k=b><td>2</td></tr>");
    assert_eq!(page.find("t").unwrap().text(), "1 2");
    assert_eq!(page.select("tr td").len(), 2);
}
