//! The real program, as an operator starts it, in a folder of its own.
//!
//! It is killed with this value. `kill9` and `restart` are what a power cut is:
//! no warning, then the same port and the same folder again.

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use tempfile::TempDir;

use crate::waiting::DEADLINE;

/// The program prints where it listens as this, then the port.
const ANNOUNCED: &str = "http://localhost:";

/// A running server and its data.
pub(crate) struct TestServer {
    program: PathBuf,
    data: TempDir,
    port: u16,
    child: Child,
    given: Given,
    said: Said,
}

/// What the program is started with beside its folder and its port.
#[derive(Clone, Default)]
pub(crate) struct Given {
    pub(crate) flags: Vec<String>,
    pub(crate) variables: Vec<(String, String)>,
}

/// What the program says.
#[derive(Default)]
struct Said {
    terminal: Lines,
    log: Lines,
}

/// One output of the program, line by line.
type Lines = Arc<Mutex<Vec<String>>>;

impl TestServer {
    /// A new server with nothing in it.
    pub(crate) fn start() -> Self {
        Self::with(Given::default())
    }

    /// The same with flags or variables of its own.
    pub(crate) fn with(given: Given) -> Self {
        Self::of(Path::new(env!("CARGO_BIN_EXE_collecte")), given)
    }

    /// A new server on what lies in a folder.
    pub(crate) fn start_on(data: TempDir) -> Self {
        Self::launched(Path::new(env!("CARGO_BIN_EXE_collecte")), data, Given::default())
    }

    fn of(program: &Path, given: Given) -> Self {
        Self::launched(program, tempfile::tempdir().unwrap(), given)
    }

    fn launched(program: &Path, data: TempDir, given: Given) -> Self {
        // Whoever starts a server speaks to it, and a client is made with a choice.
        collecte::tls::ready();
        let said = Said::default();
        let (child, port) = launch(Command::new(program), data.path(), 0, (&given, &said));
        Self { program: program.to_owned(), data, port, child, given, said }
    }

    /// What it has logged so far.
    pub(crate) fn log(&self) -> String {
        self.said.log.lock().unwrap().join("\n")
    }

    /// What it has told the operator so far.
    pub(crate) fn terminal(&self) -> String {
        self.said.terminal.lock().unwrap().join("\n")
    }

    pub(crate) fn address(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    /// Where it keeps everything.
    pub(crate) fn data(&self) -> &Path {
        self.data.path()
    }

    /// SIGKILL: it has no time for anything.
    pub(crate) fn kill9(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, and how it ended.
    pub(crate) fn stop(&mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.unwrap().success());
        self.child.wait().unwrap()
    }

    /// Starts it again where it was, after `kill9` or `stop`.
    pub(crate) fn restart(&mut self) {
        let command = Command::new(&self.program);
        self.restart_as(command);
    }

    /// The same where no file may grow beyond this: a write that fails while it runs.
    pub(crate) fn restart_where_files_end_at(&mut self, kibibytes: usize) {
        let mut command = Command::new("sh");
        // Ignored, the signal becomes an error of the write, as of a disk that fails.
        let limited = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kibibytes * 2);
        command.args(["-c", &limited]).arg(&self.program);
        self.restart_as(command);
    }

    fn restart_as(&mut self, command: Command) {
        let with = (&self.given, &self.said);
        let (child, port) = launch(command, self.data.path(), self.port, with);
        assert_eq!(port, self.port, "the same address as before");
        self.child = child;
    }
}

/// What the program says where it cannot start, and its exit code.
pub(crate) fn refused_start(data: &Path, lang: &str) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collecte"));
    command.args(["--listen", "127.0.0.1:0", "--lang", lang, "--data"]).arg(data);
    let ended = command.stdin(Stdio::null()).output().unwrap();
    let said = [ended.stdout, ended.stderr].concat();
    let code = ended.status.code().expect("it ended by itself");
    (code, String::from_utf8(said).unwrap())
}

impl Drop for TestServer {
    fn drop(&mut self) {
        // It may have ended by itself: then there is nothing left to do.
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

fn launch(mut command: Command, data: &Path, port: u16, with: (&Given, &Said)) -> (Child, u16) {
    let (given, said) = with;
    let mut child = command
        .args(["--listen", &format!("127.0.0.1:{port}"), "--lang", "fr", "--data"])
        .arg(data)
        .args(&given.flags)
        .envs(given.variables.iter().cloned())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (tell, lines) = channel();
    read_on(child.stdout.take().expect("it is piped"), tell.clone(), &said.terminal);
    read_on(child.stderr.take().expect("it is piped"), tell, &said.log);
    match announced(&lines) {
        Ok(port) => (child, port),
        Err(said) => {
            let _gone = child.kill();
            let _gone = child.wait();
            panic!("it never said where it listens, but:\n{}", said.join("\n"));
        }
    }
}

/// Reads to the end, long after nobody listens: a full pipe would stop it.
fn read_on(output: impl Read + Send + 'static, tell: Sender<String>, keep: &Lines) {
    let keep = Arc::clone(keep);
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            keep.lock().unwrap().push(line.clone());
            let _nobody_listens = tell.send(line);
        }
    });
}

/// The port, once it is said; or everything that was said instead.
fn announced(lines: &Receiver<String>) -> Result<u16, Vec<String>> {
    let mut said = Vec::new();
    while let Ok(line) = lines.recv_timeout(DEADLINE) {
        if let Some(port) = port_in(&line) {
            return Ok(port);
        }
        said.push(line);
    }
    Err(said)
}

fn port_in(line: &str) -> Option<u16> {
    let after = &line[line.find(ANNOUNCED)? + ANNOUNCED.len()..];
    let end = after.find(|found: char| !found.is_ascii_digit()).unwrap_or(after.len());
    after[..end].parse().ok()
}

#[cfg(test)]
mod tests;
