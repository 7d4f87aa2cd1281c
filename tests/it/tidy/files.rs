//! Files as a whole: their length, their names, and what they give away about
//! the machine they were written on.

use super::{TextFile, hold, repository};

/// Longer than this, and a file is two files.
const MOST_LINES: usize = 300;

/// Scripts without an extension.
const SCRIPTS: [&str; 2] = ["tests/run", "tests/bench/run"];

fn is_measured(file: &TextFile) -> bool {
    let ours = ["src/", "assets/", "tests/"].iter().any(|folder| file.path.starts_with(folder));
    ours && file.has_extension(&["css", "js", "mjs", "rs", "sh"])
        || SCRIPTS.contains(&file.path.as_str())
}

fn too_long(file: &TextFile) -> Vec<String> {
    let lines = file.text.lines().count();
    let long = is_measured(file) && lines > MOST_LINES;
    long.then(|| format!("{}: {lines} lines, {MOST_LINES} at most", file.path))
        .into_iter()
        .collect()
}

/// Folders of machines, not of the project. In two halves, or this file would
/// be the first offence.
const MACHINE_FOLDERS: [&str; 3] =
    [concat!("/", "work"), concat!("/", "root"), concat!("/", "Users")];

fn machine_paths(file: &TextFile) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| MACHINE_FOLDERS.iter().any(|folder| names_folder(line, folder)))
        .map(|(index, line)| format!("{}:{}: a path of one machine: {line}", file.path, index + 1))
        .collect()
}

/// Whether `folder` stands here as the first folder of an absolute path: not
/// `/workshop`, not `a/work`.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let begins = !line[..at].ends_with(|c: char| c.is_alphanumeric() || "-_.+/}".contains(c));
        let after = &line[at + folder.len()..];
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || "-_+=".contains(c));
        begins && ends
    })
}

/// Decisions are numbered without a hole: `docs/adr/0001-one-log.md`.
fn misnumbered<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    let names =
        paths.filter_map(|path| path.strip_prefix("docs/adr/")).filter(|name| *name != "README.md");
    names
        .enumerate()
        .filter(|(index, name)| !name.starts_with(&format!("{:04}-", index + 1)))
        .map(|(index, name)| format!("docs/adr/{name}: number {:04} was expected", index + 1))
        .collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "the average is told, not judged")]
fn no_file_is_too_long_to_read_in_one_sitting() {
    hold(too_long);
    let measured: Vec<TextFile> = repository().into_iter().filter(is_measured).collect();
    let lines: usize = measured.iter().map(|file| file.text.lines().count()).sum();
    println!("{} files, {} lines on average", measured.len(), lines / measured.len());
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    hold(machine_paths);
}

#[test]
fn decisions_are_numbered_without_a_hole() {
    let files = repository();
    let offences = misnumbered(files.iter().map(|file| file.path.as_str()));
    assert!(offences.is_empty(), "{offences:?}");
}

/// The text as the Free Software Foundation publishes it: 34,523 bytes, SHA-256
/// `0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0`.
const CANONICAL_LICENCE: &str = "ca0292789c0a0ecba706f4b3f3493007a9951731c1d432c52c4aac1f1abba8ef";

#[test]
fn the_licence_is_the_canonical_text_to_the_byte() {
    let licence = repository().into_iter().find(|file| file.path == "LICENSE").unwrap();
    assert_eq!(licence.text.len(), 34_523);
    let found = blake3::hash(licence.text.as_bytes()).to_hex();
    assert_eq!(found.as_str(), CANONICAL_LICENCE);
}

#[cfg(test)]
mod shown_to_fail {
    use super::*;

    fn file(path: &str, text: &str) -> TextFile {
        TextFile::new(path, text)
    }

    #[test]
    fn a_file_of_301_lines_is_too_long_unless_it_is_data() {
        let text = "line\n".repeat(301);
        assert_eq!(too_long(&file("src/web/a.rs", &text)).len(), 1);
        assert_eq!(too_long(&file("assets/css/a.css", &text)).len(), 1);
        assert_eq!(too_long(&file("tests/browser/package-lock.json", &text)).len(), 0);
        assert_eq!(too_long(&file("src/web/a.rs", &"line\n".repeat(300))).len(), 0);
    }

    #[test]
    fn a_path_of_this_machine_is_found() {
        for folder in MACHINE_FOLDERS {
            assert_eq!(machine_paths(&file("README.md", &format!("cd {folder}/main"))).len(), 1);
            assert_eq!(machine_paths(&file("README.md", &format!("in `{folder}`"))).len(), 1);
            assert_eq!(machine_paths(&file("README.md", &format!("GET {folder}shops"))).len(), 0);
            assert_eq!(machine_paths(&file("README.md", &format!("docs{folder}/a"))).len(), 0);
        }
    }

    #[test]
    fn a_decision_without_its_number_is_found() {
        let good =
            ["docs/adr/0001-one-log.md", "docs/adr/0002-one-writer.md", "docs/adr/README.md"];
        assert_eq!(misnumbered(good.into_iter()).len(), 0);
        assert_eq!(misnumbered(["docs/adr/0002-one-writer.md"].into_iter()).len(), 1);
        assert_eq!(misnumbered(["docs/adr/one-log.md"].into_iter()).len(), 1);
    }
}
