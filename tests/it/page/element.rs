//! Elements, and how a piece is put in its place: known by its `id`, in the
//! container it names (`data-in`), in the order of its key (`data-k`).
//!
//! HTML is read by an independent parser, as a browser would: a frame is
//! parsed as the content of a `<template>`.

use std::collections::BTreeMap;
use std::mem;

use scraper::{ElementRef, Html, Selector};

/// An element and all that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// The `html` element of a whole page.
    pub(crate) fn document(html: &str) -> Self {
        let page = Html::parse_document(html);
        Self::read(page.root_element())
    }

    /// The elements of the body of a frame.
    pub(crate) fn fragment(body: &str) -> Vec<Self> {
        let page = Html::parse_document(&format!("<!doctype html><template>{body}</template>"));
        let template = Selector::parse("template").expect("a name is a selector");
        let template = page.select(&template).next().expect("the template was just written");
        children(template).into_iter().filter_map(Child::into_element).collect()
    }

    /// This element as the parser read it.
    pub(super) fn read(found: ElementRef<'_>) -> Self {
        let attributes = found.value().attrs();
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            name: found.value().name().to_owned(),
            attributes: attributes.collect(),
            children: children(found),
        }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub(crate) fn id(&self) -> Option<&str> {
        self.attribute("id")
    }

    pub(crate) fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element in reading order, this one included, that is wanted.
    pub(crate) fn first(&self, wanted: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        if wanted(self) {
            return Some(self);
        }
        self.elements().find_map(|child| child.first(wanted))
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Self> {
        self.first(&|element| element.id() == Some(id))
    }

    pub(crate) fn find_mut(&mut self, id: &str) -> Option<&mut Self> {
        if self.id() == Some(id) {
            return Some(self);
        }
        self.elements_mut().find_map(|child| child.find_mut(id))
    }

    /// Plays one element of a frame on the tree below this one.
    pub(crate) fn upsert(&mut self, mut piece: Self) {
        let Some(id) = piece.id().map(str::to_owned) else { return };
        if piece.name == "del" {
            self.remove(&id);
            return;
        }
        piece.keep_children_of(self);
        let Some(present) = self.find_mut(&id) else { return self.place(piece) };
        let stays = !piece.is_piece() || piece.order() == present.order();
        let container = piece.container().to_owned();
        *present = piece;
        if !stays
            && self.find(&container).is_some()
            && let Some(moved) = self.remove(&id)
        {
            self.place(moved);
        }
    }

    /// Puts a piece into its container: after the pieces that come before it, so
    /// that what is not a piece stays behind. Without one it is not for this page.
    fn place(&mut self, piece: Self) {
        let Some(container) = self.find_mut(piece.container()) else { return };
        let comes_before = |child: &Child| match child {
            Child::Element(other) => other.is_piece() && other.order() < piece.order(),
            Child::Text(_) => false,
        };
        let at = container.children.iter().rposition(comes_before).map_or(0, |last| last + 1);
        container.children.insert(at, Child::Element(piece));
    }

    fn remove(&mut self, id: &str) -> Option<Self> {
        let is_it = |child: &Child| match child {
            Child::Element(element) => element.id() == Some(id),
            Child::Text(_) => false,
        };
        if let Some(at) = self.children.iter().position(is_it) {
            return self.children.remove(at).into_element();
        }
        self.elements_mut().find_map(|child| child.remove(id))
    }

    /// A container marked `data-keep` has its children changed by their own
    /// pieces only, wherever on the page it stood before.
    fn keep_children_of(&mut self, page: &mut Self) {
        if self.attribute("data-keep").is_none() {
            return self.elements_mut().for_each(|child| child.keep_children_of(page));
        }
        let id = self.id().map(str::to_owned);
        if let Some(kept) = id.and_then(|id| page.find_mut(&id)) {
            self.children = mem::take(&mut kept.children);
        }
    }

    fn is_piece(&self) -> bool {
        self.attribute("data-k").is_some()
    }

    fn container(&self) -> &str {
        self.attribute("data-in").unwrap_or_default()
    }

    fn order(&self) -> (&str, &str, &str) {
        let key = self.attribute("data-k").unwrap_or_default();
        (self.container(), key, self.id().unwrap_or_default())
    }
}

impl Child {
    fn into_element(self) -> Option<Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// What is in an element; the content of a `<template>` is one fragment deeper.
fn children(of: ElementRef<'_>) -> Vec<Child> {
    let inside = of.first_child().filter(|first| first.value().is_fragment());
    let inside = inside.unwrap_or(*of);
    inside
        .children()
        .filter_map(|child| {
            let text = child.value().as_text().filter(|text| !text.trim().is_empty());
            let element = ElementRef::wrap(child).map(Element::read).map(Child::Element);
            element.or_else(|| text.map(|text| Child::Text(text.to_string())))
        })
        .collect()
}
