//! The task that owns one workshop.
//!
//! It takes what waits, decides and folds it into a copy of the state, stores the
//! events in one append, and only then publishes the copy, answers, and sends the
//! frames. If the store does not take them, the copy is dropped and nothing happened.
//!
//! Invariants: the published state is never ahead of the log; only this task changes
//! it; an answer leaves before the fan-out, and between two slices of it, so that no
//! author waits for the room.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::anonymous::{Anonymous, Change, Known};
use super::asked::Asked;
use super::audiences::Audiences;
use super::frame::{Answer, Refused};
use super::handle::{Heard, Reply};
use super::notes::NotesHandle;
use super::registry::RegistryParts;
use super::sight::Sight;
use super::storing::Storing;
use super::verbs::{self, Surroundings, Wrong};
use super::who::Who;
use crate::clock;
use crate::domain::{
    Ask, Command, Happened, Language, OpId, Refusal, SeatId, Workshop, decide, record,
};
use crate::storage::StorageError;

/// Messages a room takes at once: one append for all of them.
const BATCH: usize = 256;
/// A room without connections ends after this.
const IDLE: Duration = Duration::from_mins(10);
/// When to try again while the store does not take anything, in milliseconds.
const RETRY_MS: u64 = 2_000;

pub(super) struct Room {
    heard: mpsc::Receiver<Heard>,
    publish: watch::Sender<Sight>,
    audiences: Audiences,
    notes: NotesHandle,
    /// Cancelled by whichever of the room and its notes ends first.
    over: CancellationToken,
    anonymous: Anonymous,
    storing: Storing,
    parts: RegistryParts,
}

/// What woke the room.
enum Woken {
    Heard(usize),
    Flush,
    Idle,
    Stopping,
}

/// An answer that waits for the disk.
struct Pending {
    answer: Reply,
    decided: Result<(), Wrong>,
}

impl Room {
    /// A room that hears what comes in and publishes what becomes of it.
    pub(super) fn new(
        heard: mpsc::Receiver<Heard>,
        publish: watch::Sender<Sight>,
        (notes, over): (NotesHandle, CancellationToken),
        parts: RegistryParts,
    ) -> Self {
        let said = (parts.say, parts.build);
        let audiences = Audiences::new(parts.painter.clone(), said, parts.metrics.clone());
        let anonymous = Anonymous::new(publish.borrow().workshop.seq);
        let storing = Storing::default();
        Self { heard, publish, audiences, notes, over, anonymous, storing, parts }
    }

    /// Runs until nobody needs it, the store contradicts it, or the server stops.
    pub(super) async fn run(mut self) {
        let mut batch = Vec::with_capacity(BATCH);
        let _both_end = self.over.clone().drop_guard();
        loop {
            match self.wait(&mut batch).await {
                Woken::Heard(0) | Woken::Idle => break,
                Woken::Heard(_) => {
                    if !self.take(&mut batch).await {
                        break;
                    }
                }
                Woken::Flush => {}
                Woken::Stopping => break self.finish(&mut batch).await,
            }
            let now = Instant::now();
            if self.audiences.show_presence(now) {
                let presence = self.audiences.presence();
                self.publish.send_modify(|sight| sight.show(presence));
            }
            let sight = self.publish.borrow().clone();
            self.audiences.flush(&sight, now);
        }
    }

    /// What was asked before the stop is carried out; whoever asks now asks again later.
    async fn finish(&mut self, batch: &mut Vec<Heard>) {
        self.heard.close();
        while self.heard.recv_many(batch, BATCH).await > 0 {
            if !self.take(batch).await {
                return;
            }
        }
        self.audiences.say_goodbye();
    }

    async fn wait(&mut self, batch: &mut Vec<Heard>) -> Woken {
        let flush = self.audiences.next_flush();
        let idle = self.audiences.is_empty() && self.notes.is_quiet();
        tokio::select! {
            count = self.heard.recv_many(batch, BATCH) => Woken::Heard(count),
            () = sleep_until(flush) => Woken::Flush,
            () = tokio::task::yield_now(), if self.audiences.is_sending() => Woken::Flush,
            () = tokio::time::sleep(IDLE), if idle => Woken::Idle,
            () = self.parts.stopping.cancelled() => Woken::Stopping,
            () = self.over.cancelled() => Woken::Idle,
        }
    }

    /// Decides, stores, publishes, answers. False when the room must end.
    async fn take(&mut self, batch: &mut Vec<Heard>) -> bool {
        let before = self.publish.borrow().clone();
        // Copied when something changes it: who comes and goes does not.
        let mut next = Arc::clone(&before.workshop);
        let mut log = Vec::new();
        let (mut pending, mut counted) = (Vec::new(), Vec::new());
        let mut painted: Vec<oneshot::Sender<()>> = Vec::new();
        for heard in batch.drain(..) {
            match heard {
                Heard::Asked { asked, who, language, answer } => {
                    let decided =
                        self.asked(Arc::make_mut(&mut next), &mut log, (*asked, &who, language));
                    let decided = decided.map(|note| counted.extend(note));
                    pending.push(Pending { answer, decided });
                }
                Heard::Command { ask, command, answer } => {
                    let decided = commanded(Arc::make_mut(&mut next), &mut log, &ask, *command);
                    let (answer, decided) = (Reply::Form(answer), decided.map_err(Wrong::from));
                    pending.push(Pending { answer, decided });
                }
                Heard::Noted(notes, done) => {
                    Arc::make_mut(&mut next).notes = notes;
                    painted.extend(done);
                }
                Heard::Joined(joining) => self.audiences.join(*joining, &before),
                Heard::Left(connection) => self.audiences.leave(connection),
                Heard::Moved { base, host } => {
                    self.publish.send_modify(|sight| sight.move_to(base, host));
                }
                Heard::Deleted => {
                    self.audiences.say_ended();
                    return false;
                }
            }
        }
        let storing = (&self.parts, &*before.workshop, &*log);
        let stored = self.storing.append(storing, &mut self.audiences).await;
        let seq = next.seq;
        let kept = stored.is_ok();
        if log.is_empty() && next.notes.ptr_eq(&before.workshop.notes) {
            // The same in memory: what was painted of it holds.
            self.publish(before.workshop);
        } else if kept {
            self.publish(next);
        } else {
            // The notes are on the disk whatever became of the events.
            let mut same = (*before.workshop).clone();
            same.notes = next.notes.clone();
            self.publish(Arc::new(same));
            counted.into_iter().rev().for_each(|note: Change| self.anonymous.note(note.undone()));
        }
        for done in painted {
            done.send(()).ok();
        }
        answer(pending, kept.then_some(seq), &self.parts);
        !matches!(stored, Err(StorageError::Conflict { .. } | StorageError::Gone))
    }

    /// What one asking leads to, folded into `next` and `log`.
    fn asked(
        &mut self,
        next: &mut Workshop,
        log: &mut Vec<Happened>,
        (mut asked, who, language): (Asked, &Who, Language),
    ) -> Result<Option<Change>, Wrong> {
        let op: OpId = asked
            .op()
            .map_err(|refusal| Wrong { refusal: Refused::Rule(refusal), field: Some("op") })?;
        if next.ops.contains(&op) {
            return Ok(None);
        }
        if let (true, Some(current)) = (asked.round.is_empty(), next.current) {
            asked.round = current.to_string();
        }
        let actor = who.actor(next, &asked)?;
        let adds = asked.r#do == "add_seat";
        let key = adds.then(|| self.parts.secrets.free_key(next, SeatId(op.0))).flatten();
        let command = verbs::command(&asked, Surroundings { seat: actor.seat, language, key })?;
        let note = match self.anonymous.look(next, (&actor, who), &command)? {
            Known::Already => return Ok(None),
            Known::Nothing => None,
            Known::Change(change) => Some(change),
        };
        let dice = u64::try_from(op.0 >> 64).unwrap_or_default();
        let ask = Ask { actor: about_target(actor, &command), op, now: clock::now(), dice };
        commanded(next, log, &ask, command)?;
        if let Some(change) = note {
            self.anonymous.note(change);
        }
        Ok(note)
    }

    fn publish(&mut self, next: Arc<Workshop>) {
        self.publish.send_modify(|sight| sight.go_on(next));
    }
}

/// For the team, a seat named by an order about that seat is its object, not a person
/// they write for: a removed person can still be let back in.
fn about_target(actor: crate::domain::Actor, command: &Command) -> crate::domain::Actor {
    if actor.role.is_team() && matches!(command, Command::RemoveSeat { .. }) {
        return actor.for_seat(None);
    }
    actor
}

fn commanded(
    next: &mut Workshop,
    log: &mut Vec<Happened>,
    ask: &Ask,
    command: Command,
) -> Result<(), Refusal> {
    let events = decide(next, ask, command)?;
    for happened in record(next, ask, events) {
        next.apply(&happened);
        log.push(happened);
    }
    Ok(())
}

/// Answers all who asked; `stored` is the head when the disk has it.
fn answer(pending: Vec<Pending>, stored: Option<u64>, parts: &RegistryParts) {
    for Pending { answer, decided } in pending {
        let message = match (decided, stored) {
            (Err(wrong), _) => {
                parts.metrics.refused(wrong.refusal.code());
                Answer::Refused { refusal: wrong.refusal, field: wrong.field }
            }
            (Ok(()), Some(seq)) => {
                parts.metrics.stored();
                Answer::Stored { seq }
            }
            (Ok(()), None) => Answer::Later { ms: RETRY_MS },
        };
        // Whoever asked may be gone; what was asked is stored all the same.
        match answer {
            Reply::Form(waits) => {
                waits.send(message).ok();
            }
            Reply::Socket { outlet, op, language } => {
                outlet.deliver(&message.message(&op, |code| (parts.say)(language, code)));
            }
        }
    }
}

async fn sleep_until(moment: Option<Instant>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
