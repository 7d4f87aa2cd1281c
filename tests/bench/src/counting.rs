//! Exact counts: system calls of a server, and its instructions in user space.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail};
use rustix::process::{Pid, Signal, kill_process};

/// The event that the kernel counts at each system call.
const EVENT: &str = "raw_syscalls:sys_enter";

/// Who counts system calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counter {
    /// The kernel, for `perf`: the server does not notice.
    Perf,
    /// `strace`, where the kernel's counters are closed to us: the server is slowed
    /// down ten times and more, which is of no account while it is calm.
    Strace,
}

impl Counter {
    /// The best one that works here, tried on a process that does nothing.
    pub(crate) fn find() -> anyhow::Result<Self> {
        let perf = Command::new("perf").args(["stat", "--event", EVENT, "--", "true"]).output();
        if perf.is_ok_and(|output| output.status.success()) {
            return Ok(Self::Perf);
        }
        let mut still = Command::new("cat").stdin(Stdio::piped()).spawn()?;
        let attached = by_strace(still.id(), PathBuf::from("/dev/null"));
        still.kill()?;
        still.wait()?;
        match attached {
            Ok(_) => Ok(Self::Strace),
            Err(error) => bail!("perf may not count system calls here, nor strace: {error:#}"),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Perf => "perf",
            Self::Strace => "strace",
        }
    }
}

/// A count that runs.
pub(crate) struct Counting {
    counter: Counter,
    child: Child,
    result: PathBuf,
    pipes: Option<(File, BufReader<File>)>,
}

impl Counting {
    /// Counts the system calls of all threads of a process from now on.
    pub(crate) fn start(counter: Counter, pid: u32, folder: &Path) -> anyhow::Result<Self> {
        let result = folder.join("calls");
        match counter {
            Counter::Perf => by_perf(pid, folder, result),
            Counter::Strace => by_strace(pid, result),
        }
    }

    /// Ends the count.
    pub(crate) fn stop(mut self) -> anyhow::Result<u64> {
        if let Some((control, acks)) = &mut self.pipes {
            tell(control, acks, "disable\n")?;
        }
        kill_process(Pid::from_child(&self.child), Signal::INT)?;
        self.child.wait()?;
        let text = fs::read_to_string(&self.result)?;
        let found = match self.counter {
            Counter::Perf => of_perf(&text),
            Counter::Strace => of_strace(&text),
        };
        found.with_context(|| format!("{} counted nothing: {text}", self.counter.name()))
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        // It has ended already, unless something went wrong before.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// `perf` begins when it is told to, and says when it has.
fn by_perf(pid: u32, folder: &Path, result: PathBuf) -> anyhow::Result<Counting> {
    let (control, acks) = (folder.join("perf-control"), folder.join("perf-acks"));
    for pipe in [&control, &acks] {
        fs::remove_file(pipe).ok();
        let made = Command::new("mkfifo").arg(pipe).status()?;
        anyhow::ensure!(made.success(), "mkfifo failed");
    }
    // Opened both ways, so that neither end waits for the other.
    let open = |path: &Path| OpenOptions::new().read(true).write(true).open(path);
    let (mut to, mut from) = (open(&control)?, BufReader::new(open(&acks)?));
    let child = Command::new("perf")
        .args(["stat", "--event", EVENT, "--field-separator", ",", "--delay", "-1", "--output"])
        .arg(&result)
        .arg("--control")
        .arg(format!("fifo:{},{}", control.display(), acks.display()))
        .args(["--pid", &pid.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    tell(&mut to, &mut from, "enable\n")?;
    Ok(Counting { counter: Counter::Perf, child, result, pipes: Some((to, from)) })
}

fn tell(control: &mut File, acks: &mut BufReader<File>, order: &str) -> anyhow::Result<()> {
    control.write_all(order.as_bytes())?;
    let mut ack = String::new();
    acks.read_line(&mut ack)?;
    anyhow::ensure!(ack.trim_matches(['\n', '\0']) == "ack", "perf answers {ack:?}");
    Ok(())
}

/// `strace` says so when it has attached itself to every thread.
fn by_strace(pid: u32, result: PathBuf) -> anyhow::Result<Counting> {
    let mut child = Command::new("strace")
        .args(["-f", "-c", "-o"])
        .arg(&result)
        .args(["-p", &pid.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut told = child.stderr.take().context("no output")?;
    let mut text = String::new();
    let mut buffer = [0; 256];
    while !text.contains("attached") {
        let count = told.read(&mut buffer)?;
        anyhow::ensure!(count > 0, "strace cannot attach: {text}");
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    Ok(Counting { counter: Counter::Strace, child, result, pipes: None })
}

/// `count,unit,event,…`
fn of_perf(text: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.contains(EVENT))?;
    line.split(',').next()?.parse().ok()
}

/// The line `% seconds usecs calls [errors] total`.
fn of_strace(text: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.trim_end().ends_with(" total"))?;
    line.split_whitespace().nth(3)?.parse().ok()
}

/// Lets callgrind begin to count, or stop.
pub(crate) fn count_instructions(pid: u32, on: bool) -> anyhow::Result<()> {
    let order = ["-i", if on { "on" } else { "off" }, &pid.to_string()];
    let told = Command::new("callgrind_control").args(order).output()?;
    anyhow::ensure!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    Ok(())
}

/// What callgrind said at the end of a program: instructions in user space.
pub(crate) fn instructions(errors: &str) -> anyhow::Result<u64> {
    let said = errors.rsplit("Collected : ").next().unwrap_or_default();
    let digits: String = said.chars().take_while(char::is_ascii_digit).collect();
    digits
        .parse()
        .with_context(|| format!("callgrind (package valgrind) counted nothing: {errors}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_off_what_the_tools_print() {
        let perf = "# started\n\n12345,,raw_syscalls:sys_enter,99,100.00,,\n";
        assert_eq!(of_perf(perf), Some(12_345));
        assert_eq!(of_perf("<not counted>,,raw_syscalls:sys_enter,0,,"), None);
        let strace = "% time seconds usecs/call calls errors syscall\n\
                      ------ ---\n 60.0 0.1 2 700 4 sendto\n100.00 0.123 1 1042 4 total\n";
        assert_eq!(of_strace(strace), Some(1_042));
        let callgrind = "==1== Events    : Ir\n==1== Collected : 987654\n==1== \n";
        assert_eq!(instructions(callgrind).unwrap(), 987_654);
        assert!(instructions("nothing").is_err());
    }
}
