//! Pieces: HTML elements that know their own place.
//!
//! Each element carries `id`, `data-in` (the id of its container) and `data-k` (its
//! order key, compared as text, ties by id). An element whose children are pieces of
//! their own carries `data-keep` as its *last* attribute, right behind its `id`
//! (`<ul class="cards" id="wall-list" data-keep>`), and is empty in its own html.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::Arc;

use memchr::memmem;

/// Where a piece stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its own id in the page.
    pub id: String,
    /// Id of the container it stands in.
    pub into: String,
    /// Order key inside the container.
    pub key: String,
}

impl Place {
    /// A place in container `into`.
    pub fn new(id: impl Into<String>, into: impl Into<String>, key: impl Into<String>) -> Self {
        Self { id: id.into(), into: into.into(), key: key.into() }
    }

    /// A place whose key is a number: order of arrival, or a fixed position.
    pub fn nth(id: impl Into<String>, into: impl Into<String>, number: u64) -> Self {
        Self::new(id, into, format!("{number:08}"))
    }

    /// By container, then in reading order.
    fn order(&self) -> (&str, &str, &str) {
        (&self.into, &self.key, &self.id)
    }
}

/// One keyed element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub place: Place,
    /// The element, with `id`, `data-in` and `data-k` of `place`.
    pub html: String,
}

impl Piece {
    /// Renders a piece at `place`; `render` must put the place's attributes on its
    /// outermost element.
    pub fn new<H: Into<String>>(place: Place, render: impl FnOnce(&Place) -> H) -> Self {
        let html = render(&place).into();
        debug_assert!(
            html.contains(&format!("id=\"{}\"", place.id)),
            "piece {} lacks its id",
            place.id
        );
        Self { place, html }
    }
}

/// All pieces of one view, containers before what stands in them. A piece that did not
/// change is the same in memory, so that screens are compared without reading them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screen(pub Vec<Arc<Piece>>);

impl Screen {
    /// Adds a piece.
    pub fn put<H: Into<String>>(&mut self, place: Place, render: impl FnOnce(&Place) -> H) {
        self.push(Piece::new(place, render));
    }

    /// Adds a piece that is made.
    pub fn push(&mut self, piece: impl Into<Arc<Piece>>) {
        self.0.push(piece.into());
    }

    /// Adds the pieces of another screen.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// The HTML of everything that stands in container `root`, nested and in order.
pub fn assemble(screen: &Screen, root: &str) -> String {
    let mut pieces: Vec<&Piece> = screen.0.iter().map(AsRef::as_ref).collect();
    // Those of one container stand together.
    pieces.sort_by(|a, b| a.place.order().cmp(&b.place.order()));
    let mut page = String::with_capacity(pieces.iter().map(|piece| piece.html.len()).sum());
    write_children(&mut page, &pieces, root);
    page
}

fn write_children(page: &mut String, pieces: &[&Piece], container: &str) {
    let first = pieces.partition_point(|piece| piece.place.into.as_str() < container);
    for piece in pieces[first..].iter().take_while(|piece| piece.place.into == container) {
        let mut rest = piece.html.as_str();
        while let Some(found) = memmem::find(rest.as_bytes(), KEEPS.as_bytes()) {
            let (head, tail) = rest.split_at(found + KEEPS.len());
            page.push_str(head);
            let id = &head[..found];
            let id = &id[id.rfind("id=\"").map_or(0, |start| start + 4)..];
            write_children(page, pieces, id);
            rest = tail;
        }
        page.push_str(rest);
    }
}

/// Behind the id of an element whose children are pieces of their own. Typed text cannot
/// hold it: its quotes are escaped.
const KEEPS: &str = "\" data-keep>";

type Pieces<'a> = &'a [Arc<Piece>];

/// What leads from one screen to another.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Change<'a> {
    /// Pieces that are new or look different, in reading order.
    pub changed: Vec<&'a Piece>,
    /// Ids of pieces that are gone.
    pub gone: Vec<&'a str>,
}

/// What leads from `old` to `new`.
pub fn change<'a>(old: &'a Screen, new: &'a Screen) -> Change<'a> {
    let (old, new) = unlike(&old.0, &new.0);
    let (old, new) = (without(old, new), without(new, old));
    let before: HashMap<&str, &Piece> =
        old.iter().map(|piece| (piece.place.id.as_str(), *piece)).collect();
    let kept: HashSet<&str> = new.iter().map(|piece| piece.place.id.as_str()).collect();
    let looks_new = |piece: &&Piece| {
        before.get(piece.place.id.as_str()).is_none_or(|was| was.html != piece.html)
    };
    Change {
        changed: new.iter().copied().filter(looks_new).collect(),
        gone: old.iter().map(|p| p.place.id.as_str()).filter(|id| !kept.contains(id)).collect(),
    }
}

/// Both screens without what they begin and end with alike: most of a long list.
fn unlike<'a>(old: &'a [Arc<Piece>], new: &'a [Arc<Piece>]) -> (Pieces<'a>, Pieces<'a>) {
    let same = |(one, other): &(&Arc<Piece>, &Arc<Piece>)| Arc::ptr_eq(one, other);
    let head = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    (&old[..old.len() - tail], &new[..new.len() - tail])
}

/// The pieces of `screen` that are not, the same in memory, in `other`. Few of a large
/// screen: only these are read.
fn without<'a>(screen: Pieces<'a>, other: Pieces<'_>) -> Vec<&'a Piece> {
    let mut known: Vec<*const Piece> = other.iter().map(Arc::as_ptr).collect();
    known.sort_unstable();
    let is_new = |piece: &&Arc<Piece>| known.binary_search(&Arc::as_ptr(piece)).is_err();
    screen.iter().filter(is_new).map(AsRef::as_ref).collect()
}

/// The body of the frame that leads from `old` to `new`: changed pieces, then
/// removals. Empty when nothing changed.
pub fn diff(old: &Screen, new: &Screen) -> String {
    let change = change(old, new);
    let mut body = String::new();
    for piece in change.changed {
        body.push_str(&piece.html);
    }
    for id in change.gone {
        // Writing into a String cannot fail.
        write!(body, "<del id=\"{id}\"></del>").ok();
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen<const N: usize>(pieces: [Piece; N]) -> Screen {
        Screen(pieces.into_iter().map(Arc::new).collect())
    }

    fn item(id: &str, into: &str, key: u64, text: &str) -> Piece {
        Piece::new(Place::nth(id, into, key), |at| {
            format!(r#"<li id="{}" data-in="{}" data-k="{}">{text}</li>"#, at.id, at.into, at.key)
        })
    }

    fn list(id: &str) -> Piece {
        Piece::new(Place::nth(id, "live", 1), |at| {
            format!(r#"<ul data-in="live" data-k="{}" id="{}" data-keep></ul>"#, at.key, at.id)
        })
    }

    #[test]
    fn pieces_nest_into_their_containers_in_order() {
        let screen = screen([item("b", "l", 2, "B"), list("l"), item("a", "l", 1, "A")]);
        let page = assemble(&screen, "live");
        assert!(page.contains(r#"id="l" data-keep><li id="a""#), "{page}");
        assert!(page.ends_with(r#">B</li></ul>"#), "{page}");
    }

    #[test]
    fn a_frame_holds_what_changed_and_no_more() {
        let old = screen([list("l"), item("a", "l", 1, "A"), item("b", "l", 2, "B")]);
        let new = screen([list("l"), item("a", "l", 1, "A2"), item("c", "l", 3, "C")]);
        let body = diff(&old, &new);
        assert!(body.contains(">A2<") && body.contains(">C<"), "{body}");
        assert!(body.ends_with(r#"<del id="b"></del>"#), "{body}");
        assert!(!body.contains("<ul"), "{body}");
        assert_eq!(diff(&new, &new), "");
    }

    #[test]
    fn pieces_that_are_the_same_in_memory_are_neither_changed_nor_gone() {
        let mut old = screen([list("l"), item("a", "l", 1, "A"), item("b", "l", 2, "B")]);
        let mut new = old.clone();
        new.push(item("c", "l", 3, "C"));
        old.push(item("d", "l", 4, "D"));
        let change = change(&old, &new);
        assert_eq!(change.changed, [&*new.0[3]]);
        assert_eq!(change.gone, ["d"]);
    }
}
