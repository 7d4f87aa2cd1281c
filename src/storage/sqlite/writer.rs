//! The one thread that writes, for all workshops together.
//!
//! It takes all that waits, commits once, answers all, and begins again: what
//! arrives during a commit is the next batch, so a lone request waits for nothing
//! and a crowd shares its fsync. Where the disk is faster than a crowd needs, commits
//! keep a [`PACE`], since each costs the machine as much as ten frames.
//!
//! When the disk fails (anything but "full", "busy" or a refused row) the writer
//! stops for good: after a failed fsync the system may have dropped the pages and
//! call the next one a success, so nothing written later could be trusted. Reading
//! goes on; opening the store again shows what the disk really has.

use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::ErrorCode;
use tokio::sync::{mpsc, oneshot};

use super::hand::Outcome;
use super::log::Log;
use super::task::Task;
use super::{Cause, During, StorageError};

/// Most requests in one commit: bounds how long the first of them waits for the others.
const BATCH: usize = 1024;

/// From the beginning of one commit to that of the next, at least: nobody notices it, and
/// who asks after a calm moment does not wait at all.
const PACE: Duration = Duration::from_millis(8);

/// One thing to do, and who waits for it.
pub(super) struct Request {
    pub(super) task: Task,
    pub(super) answer: oneshot::Sender<Outcome>,
}

/// The thread's own things.
pub(super) struct Writer<'db> {
    log: Log<'db>,
    inbox: mpsc::Receiver<Request>,
    /// When the next commit may begin.
    next: Instant,
    /// What stopped the writer for good.
    fault: Option<Cause>,
    /// The last commit failed in a way that may pass: health tries before it answers.
    doubtful: bool,
}

impl<'db> Writer<'db> {
    pub(super) fn new(log: Log<'db>, inbox: mpsc::Receiver<Request>) -> Self {
        Self { log, inbox, next: Instant::now(), fault: None, doubtful: false }
    }

    /// Works until the store is closed or nobody holds it, and all is answered.
    pub(super) fn run(mut self) -> Result<(), Cause> {
        let mut waiting = Vec::with_capacity(BATCH);
        while self.inbox.blocking_recv_many(&mut waiting, BATCH) > 0 {
            self.keep_pace(&mut waiting, Instant::now());
            if waiting.iter().any(|request| matches!(request.task, Task::Close)) {
                self.inbox.close();
            }
            self.settle(&mut waiting);
        }
        if self.fault.is_some() {
            return Ok(()); // Whoever was concerned has been told.
        }
        // Somebody who still reads keeps the WAL from being emptied: the next start does it.
        self.log.try_to_put_in_place();
        self.log.empty_wal().map(drop).map_err(|error| Arc::new(error) as Cause)
    }

    /// Waits until the next commit may begin, and takes who comes along meanwhile.
    fn keep_pace(&mut self, waiting: &mut Vec<Request>, now: Instant) {
        let early = self.next.saturating_duration_since(now);
        if !early.is_zero() {
            sleep(early);
            let more = std::iter::from_fn(|| self.inbox.try_recv().ok());
            waiting.extend(more.take(BATCH.saturating_sub(waiting.len())));
        }
        self.next = now + early + PACE;
    }

    /// Carries out a batch and answers everyone in it.
    fn settle(&mut self, waiting: &mut Vec<Request>) {
        match self.commit(waiting) {
            Ok(outcomes) => {
                self.answer(waiting.drain(..).zip(outcomes));
                self.tidy();
            }
            Err(failure) => {
                for request in waiting.drain(..) {
                    tell(request.answer, Err(failure.told(request.task.during())));
                }
            }
        }
    }

    fn commit(&mut self, waiting: &[Request]) -> Result<Vec<Outcome>, Failure> {
        if let Some(fault) = &self.fault {
            return Err(Failure::Stopped(Arc::clone(fault)));
        }
        let batch = self.log.commit(waiting.iter().map(|request| &request.task));
        let batch = batch.map_err(|error| self.failed(error))?;
        self.doubtful &= !batch.wrote;
        Ok(batch.outcomes)
    }

    /// Tells everyone; what takes longer comes after those who wait for the commit only.
    fn answer(&mut self, settled: impl Iterator<Item = (Request, Outcome)>) {
        let (mut purges, mut probes) = (Vec::new(), Vec::new());
        for (Request { task, answer }, outcome) in settled {
            match task {
                Task::Purge { .. } => purges.push(answer),
                Task::Probe => probes.push(answer),
                Task::Create { .. }
                | Task::Append { .. }
                | Task::Reschedule { .. }
                | Task::AddToNotes { .. }
                | Task::FoldNote { .. }
                | Task::Close => tell(answer, outcome),
            }
        }
        if !purges.is_empty() {
            self.rewrite(purges);
        }
        for answer in probes {
            let outcome = self.probe().map(|()| 0);
            tell(answer, outcome.map_err(|failure| failure.told(During::Checking)));
        }
    }

    /// Deletions are real before they are said to be done.
    fn rewrite(&mut self, purges: Vec<oneshot::Sender<Outcome>>) {
        let rewritten = self.log.finish_rewriting().map_err(|error| self.failed(error));
        for answer in purges {
            let outcome = rewritten.as_ref().map(|()| 0);
            tell(answer, outcome.map_err(|failure| failure.told(During::Purging)));
        }
    }

    /// Everyone is answered by now: a failure here is told to the next who asks.
    fn tidy(&mut self) {
        if self.fault.is_none()
            && let Err(error) = self.log.tidy()
        {
            self.failed(error);
        }
    }

    fn probe(&mut self) -> Result<(), Failure> {
        if let Some(fault) = &self.fault {
            return Err(Failure::Stopped(Arc::clone(fault)));
        }
        if !self.log.is_in_place() {
            let lost = std::io::Error::new(std::io::ErrorKind::NotFound, "the file was taken away");
            return Err(self.stop(Arc::new(lost)));
        }
        if self.doubtful {
            self.log.touch().map_err(|error| self.failed(error))?;
            self.doubtful = false;
        }
        Ok(())
    }

    fn failed(&mut self, error: rusqlite::Error) -> Failure {
        let code = error.sqlite_error_code();
        let cause = Arc::new(error);
        self.doubtful = true;
        // A transaction that could not even be rolled back is beyond repair.
        if !self.log.is_whole() {
            return self.stop(cause);
        }
        match code {
            Some(ErrorCode::DiskFull) => Failure::Full(cause),
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::ConstraintViolation,
            ) => Failure::Passing(cause),
            _ => self.stop(cause),
        }
    }

    fn stop(&mut self, cause: Cause) -> Failure {
        self.fault = Some(Arc::clone(&cause));
        Failure::Passing(cause)
    }
}

/// Why a whole batch failed.
enum Failure {
    Full(Cause),
    Passing(Cause),
    Stopped(Cause),
}

impl Failure {
    fn told(&self, during: During) -> StorageError {
        match self {
            Self::Full(cause) => StorageError::Full { during, cause: Arc::clone(cause) },
            Self::Passing(cause) => StorageError::Unavailable { during, cause: Arc::clone(cause) },
            Self::Stopped(cause) => StorageError::Stopped { during, cause: Arc::clone(cause) },
        }
    }
}

/// Whoever stopped listening does not hold up the others.
fn tell(answer: oneshot::Sender<Outcome>, outcome: Outcome) {
    answer.send(outcome).ok();
}

#[cfg(test)]
mod tests {
    use super::super::meter::Meter;
    use super::super::schema::connect_writer;
    use super::*;

    fn probe() -> Request {
        Request { task: Task::Probe, answer: oneshot::channel().0 }
    }

    #[test]
    fn a_commit_waits_for_nobody_after_a_calm_moment_and_for_others_in_a_crowd() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        let db = connect_writer(&path).unwrap();
        let (send, inbox) = mpsc::channel(8);
        let mut writer =
            Writer::new(Log::open(&db, path, Arc::new(Meter::default())).unwrap(), inbox);
        (0..3).for_each(|_| send.try_send(probe()).unwrap());
        let mut waiting = vec![probe()];
        let first = writer.next;
        writer.keep_pace(&mut waiting, first);
        assert_eq!(waiting.len(), 1, "nothing was committed before");
        writer.keep_pace(&mut waiting, first + PACE / 2);
        assert_eq!(waiting.len(), 4, "those who came meanwhile share the next commit");
        send.try_send(probe()).unwrap();
        writer.keep_pace(&mut waiting, first + 2 * PACE);
        assert_eq!(waiting.len(), 4, "calm again");
    }
}
