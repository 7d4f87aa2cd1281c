//! The start, the kill and the restart, with a script in the place of the
//! program, then with the program itself.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use super::Given;
use super::{TestServer, port_in};

/// A program that leaves a line in its data folder each time it is started.
fn script(body: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("program");
    fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, path)
}

const SAYS_WHERE: &str = "trap 'exit 0' TERM
    port=${2#127.0.0.1:}; test $port = 0 && port=4321
    echo started >> $6/starts
    echo \"  Ici : http://localhost:$port  (cet ordinateur)\"
    while read -r _ <> \"$0\".never; do :; done";

#[test]
fn a_restart_has_the_same_port_and_the_same_folder() {
    let (folder, program) = script(SAYS_WHERE);
    let never = Command::new("mkfifo").arg(folder.path().join("program.never")).status();
    assert!(never.unwrap().success());
    let mut server = TestServer::of(&program, Given::default());
    assert_eq!(server.address().to_string(), "127.0.0.1:4321");
    server.kill9();
    server.restart();
    assert!(server.stop().success());
    server.restart();
    let starts = fs::read_to_string(server.data().join("starts")).unwrap();
    assert_eq!(starts, "started\n".repeat(3));
}

#[test]
fn a_program_that_ends_too_early_is_told_with_its_words() {
    let (_folder, program) = script("echo perdu >&2; exit 3");
    let failed =
        catch_unwind(AssertUnwindSafe(|| TestServer::of(&program, Given::default()).address()));
    let message = *failed.unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains("perdu"), "{message}");
}

#[test]
fn the_port_is_read_wherever_it_stands_in_the_line() {
    assert_eq!(port_in("  Ici : http://localhost:8080/ (ce portable)"), Some(8080));
    assert_eq!(port_in("http://localhost:80"), Some(80));
    assert_eq!(port_in("http://192.168.1.2:8080"), None);
    assert_eq!(port_in("http://localhost:"), None);
}
