//! Links that lead somewhere, pages that stay short.

use std::path::{Component, Path, PathBuf};

use super::{documents, text};

/// The targets of Markdown links and images: `[a](b.md#c)` gives `b.md`.
fn targets(page: &str) -> Vec<&str> {
    let ends = page.match_indices("](").map(|(at, _)| &page[at + 2..]);
    ends.filter_map(|rest| rest.split([')', ' ', '#']).next())
        .filter(|target| !target.is_empty() && !target.contains(':'))
        .collect()
}

/// `docs/adr/../STYLE.md` is `docs/STYLE.md`.
fn resolved(page: &str, target: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in Path::new(page).parent().unwrap_or(Path::new("")).join(target).components() {
        if part == Component::ParentDir {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path
}

fn broken(wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut broken = Vec::new();
    for page in documents() {
        for target in targets(&page.text).into_iter().filter(|target| wanted(target)) {
            if !root.join(resolved(&page.path, target)).exists() {
                broken.push(format!("{}: {target}", page.path));
            }
        }
    }
    broken
}

fn is_picture(target: &str) -> bool {
    [".png", ".svg", ".jpg"].iter().any(|end| target.ends_with(end))
}

#[test]
fn every_link_to_a_file_leads_to_a_file() {
    let broken = broken(|target| !is_picture(target));
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_picture_that_is_shown_exists() {
    let broken = broken(is_picture);
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_architecture_is_read_in_one_sitting() {
    let lines = text("docs/ARCHITECTURE.md").lines().count();
    assert!(lines < 200, "docs/ARCHITECTURE.md has {lines} lines");
}

#[test]
fn targets_are_found_and_resolved() {
    let page = "[a](b.md#c), ![d](../e/f.png) and [g](https://h.org/), `[i]`(j)";
    assert_eq!(targets(page), ["b.md", "../e/f.png"]);
    assert_eq!(resolved("docs/adr/README.md", "../e/f.png"), Path::new("docs/e/f.png"));
    assert_eq!(resolved("README.md", "docs/STYLE.md"), Path::new("docs/STYLE.md"));
}
