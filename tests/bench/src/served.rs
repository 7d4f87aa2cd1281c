//! A server that runs: on the first core, in a folder of its own, ended at the end.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddrV4;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, bail};

use crate::process;

/// What is run, and how.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// The program, on a data folder.
    Program(PathBuf),
    /// The program under callgrind, which counts nothing before it is told to.
    Counted(PathBuf),
    /// The floor, which is this very program.
    Floor,
}

/// A running server.
#[derive(Debug)]
pub(crate) struct Served {
    child: Child,
    /// Kept open: a server whose output is closed would fail to write to it.
    _output: BufReader<ChildStdout>,
    pub(crate) address: SocketAddrV4,
    folder: PathBuf,
}

impl Served {
    /// Starts a server in `folder`, which is its data folder too, and waits until it
    /// says where it listens.
    pub(crate) fn start(kind: &Kind, folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]);
        match kind {
            Kind::Program(program) => {
                command.arg(program).args(["--listen", "127.0.0.1:0", "--data"]).arg(folder);
            }
            Kind::Counted(program) => {
                let out = folder.join("callgrind.out");
                command.args(["valgrind", "--tool=callgrind", "--instr-atstart=no"]);
                command.arg(format!("--callgrind-out-file={}", out.display()));
                command.arg(program).args(["--listen", "127.0.0.1:0", "--data"]).arg(folder);
            }
            Kind::Floor => {
                command.arg(std::env::current_exe()?).arg("floor");
            }
        }
        let errors = fs::File::create(folder.join("errors"))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .context("taskset (package util-linux) cannot start the server")?;
        let output = child.stdout.take().context("no output")?;
        let mut output = BufReader::new(output);
        match address(&mut output) {
            Ok(address) => Ok(Self { child, _output: output, address, folder: folder.to_owned() }),
            Err(error) => {
                child.kill().ok();
                child.wait().ok();
                Err(error.context(fs::read_to_string(folder.join("errors")).unwrap_or_default()))
            }
        }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Memory it holds, in KiB.
    pub(crate) fn resident_kib(&self) -> anyhow::Result<u64> {
        process::resident_kib(self.pid())
    }

    /// Seconds on its core so far.
    pub(crate) fn on_core(&self) -> anyhow::Result<f64> {
        process::on_core(self.pid())
    }

    /// Asks it to end, waits, and answers what it wrote to its error output.
    pub(crate) fn stop(mut self) -> anyhow::Result<String> {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM)?;
        self.child.wait()?;
        Ok(fs::read_to_string(self.folder.join("errors"))?)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The address in the first `http://127.0.0.1:PORT` or `http://localhost:PORT` printed.
fn address(output: &mut impl BufRead) -> anyhow::Result<SocketAddrV4> {
    let mut line = String::new();
    while output.read_line(&mut line)? > 0 {
        if let Some(port) = port(&line) {
            return Ok(SocketAddrV4::new(std::net::Ipv4Addr::LOCALHOST, port));
        }
        line.clear();
    }
    bail!("the server ended before it said where it listens")
}

fn port(line: &str) -> Option<u16> {
    let at = line.find("http://localhost:").map(|at| at + 17);
    let at = at.or_else(|| line.find("http://127.0.0.1:").map(|at| at + 17))?;
    let digits = line[at..].split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[test]
fn the_address_is_read_off_what_the_server_prints() {
    let mut printed = "Collecte\n\n  Ici : http://localhost:40123/ et\n".as_bytes();
    assert_eq!(address(&mut printed).unwrap().port(), 40_123);
    assert!(address(&mut &b"nothing\n"[..]).is_err());
}
