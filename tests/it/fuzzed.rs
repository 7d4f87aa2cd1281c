//! The corpus of `tests/fuzz`, crashes of former times included, through the same
//! functions that libFuzzer calls.

#[path = "../fuzz/src/room.rs"]
mod room;
#[path = "../fuzz/src/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

#[test]
fn what_was_found_by_fuzzing_is_read_without_a_panic() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for (name, target) in targets::ALL {
        let mut files: Vec<_> =
            fs::read_dir(corpora.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(files.len() > 1, "{name} has something to begin with");
        for file in files {
            let input = fs::read(&file).unwrap();
            assert!(input.len() <= 16 * 1024, "{}: seeds are small", file.display());
            target(&input);
        }
    }
}
