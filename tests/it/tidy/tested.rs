//! Which files are compiled for tests only: those of `tests/`, and every module
//! declared as `#[cfg(test)] mod name;`, with all that lies in its folder.
//!
//! Read off the declarations and not off names: a module called `fixture` that
//! is compiled into the program is judged like the rest of it.

use super::TextFile;
use super::source::Source;

/// Marks the files that only tests use.
pub(super) fn mark(files: &mut [TextFile]) {
    let stems: Vec<String> = files.iter().filter(|file| file.is_rust()).flat_map(stems).collect();
    for file in files {
        file.for_tests =
            file.path.starts_with("tests/") || stems.iter().any(|stem| is_under(&file.path, stem));
    }
}

/// `src/pad/fixture` for a `#[cfg(test)] mod fixture;` in `src/pad/mod.rs`.
fn stems(file: &TextFile) -> Vec<String> {
    let folder = folder_of_children(&file.path);
    let code = Source::read(&file.text).code;
    code.split("#[cfg(test)]")
        .skip(1)
        .filter_map(declared)
        .map(|name| format!("{folder}{name}"))
        .collect()
}

/// The module that this code begins by declaring, without a body.
fn declared(code: &str) -> Option<&str> {
    let (declaration, _) = code.split_once(';')?;
    let words: Vec<&str> = declaration.split_whitespace().collect();
    let (["mod", name] | ["pub" | "pub(crate)" | "pub(super)", "mod", name]) = words[..] else {
        return None;
    };
    Some(name)
}

/// Where the modules that a file declares are looked for.
fn folder_of_children(path: &str) -> String {
    let stem = path.trim_end_matches(".rs");
    let owner = ["/mod", "/lib", "/main"].iter().find_map(|name| stem.strip_suffix(name));
    format!("{}/", owner.unwrap_or(stem))
}

fn is_under(path: &str, stem: &str) -> bool {
    path.strip_prefix(stem).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

#[cfg(test)]
mod shown_to_fail {
    use super::*;

    fn marked(declaring: (&str, &str), path: &str) -> bool {
        let mut files = [TextFile::new(declaring.0, declaring.1), TextFile::new(path, "")];
        mark(&mut files);
        files[1].for_tests
    }

    #[test]
    fn a_module_declared_for_tests_is_one_with_its_whole_folder() {
        let pad = ("src/pad/mod.rs", "#[cfg(test)]\npub(crate) mod fixture;\nmod outline;");
        assert!(marked(pad, "src/pad/fixture.rs"));
        assert!(marked(pad, "src/pad/fixture/demo/far.rs"));
        let record = ("src/storage/record.rs", "mod event;\n#[cfg(test)]\nmod golden;\n");
        assert!(marked(record, "src/storage/record/golden.rs"));
        assert!(marked(("src/lib.rs", "#[cfg(test)] mod stage;"), "src/stage/mod.rs"));
        assert!(marked(("src/lib.rs", ""), "tests/it/tidy.rs"));
    }

    #[test]
    fn a_module_of_the_program_is_not_whatever_its_name() {
        let pad = ("src/pad/mod.rs", "#[cfg(test)]\nmod fixture;\nmod outline;\nmod tests;");
        for path in
            ["src/pad/outline.rs", "src/pad/tests.rs", "src/pad/fixtures.rs", "src/fixture.rs"]
        {
            assert!(!marked(pad, path), "{path}");
        }
        for text in [
            "// #[cfg(test)]\nmod a;",
            "#[cfg(test)] use b::c; mod a;",
            "#[cfg(test)] mod b { fn c() {} } mod a;",
            "#[cfg(test)] const B: u8 = 1; mod a;",
        ] {
            assert!(!marked(("src/lib.rs", text), "src/a.rs"), "{text}");
        }
    }
}
