//! What waits for one socket, bounded in bytes as well as in messages.
//!
//! A socket that does not read must not fill the memory: what somebody asks for is only
//! made when little waits for them, and who lets much wait is let go.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use bytes::Bytes;
use tokio::sync::mpsc;

use super::keeping::NOTE_BYTES;

/// Messages that may wait for one socket; more, and it is let go.
const QUEUE: usize = 256;
/// Bytes with which a socket still counts as one that reads: a whole note in answer to
/// what it knows is only made for such a one.
const LITTLE: usize = 64 * 1024;
/// Bytes that may wait for one socket, the longest note among them; more, and it is let go.
const MOST: usize = NOTE_BYTES + 2 * LITTLE;

#[derive(Default)]
struct Load {
    bytes: AtomicUsize,
    /// Something was put off until little waits.
    owes: AtomicBool,
}

/// Where the messages of one socket go.
pub(super) struct Outbox {
    queue: mpsc::Sender<Bytes>,
    load: Arc<Load>,
}

/// Where they come from.
pub(super) struct Queue {
    queue: mpsc::Receiver<Bytes>,
    load: Arc<Load>,
}

/// The two ends.
pub(super) fn outbox() -> (Outbox, Queue) {
    let (sender, receiver) = mpsc::channel(QUEUE);
    let load = Arc::<Load>::default();
    (Outbox { queue: sender, load: load.clone() }, Queue { queue: receiver, load })
}

impl Outbox {
    /// Whether little waits; if not, the other end will say when it has left.
    pub(super) fn has_room(&self) -> bool {
        let room = || self.load.bytes.load(Ordering::SeqCst) <= LITTLE;
        // Asked again, for it may have left before the other end could see the wish.
        room() || {
            self.load.owes.store(true, Ordering::SeqCst);
            room()
        }
    }

    /// Puts a message into the queue; false when too much waits there.
    pub(super) fn send(&self, message: Bytes) -> bool {
        let length = message.len();
        let waits = self.load.bytes.fetch_add(length, Ordering::SeqCst);
        waits + length <= MOST && self.queue.try_send(message).is_ok()
    }

    /// For the answers of signs of life, which are empty.
    pub(super) fn pongs(&self) -> mpsc::WeakSender<Bytes> {
        self.queue.downgrade()
    }
}

impl Queue {
    /// The next message, when there is one.
    pub(super) async fn next(&mut self) -> Option<Bytes> {
        self.queue.recv().await
    }

    /// The next one, if it is there.
    pub(super) fn waiting(&mut self) -> Option<Bytes> {
        self.queue.try_recv().ok()
    }

    /// So many bytes have left; true when something was put off until now.
    pub(super) fn left(&self, bytes: usize) -> bool {
        let waited = self.load.bytes.fetch_sub(bytes, Ordering::SeqCst);
        waited.saturating_sub(bytes) <= LITTLE && self.load.owes.swap(false, Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_made_when_the_former_has_left() {
        let (outbox, mut queue) = outbox();
        assert!(outbox.has_room());
        assert!(outbox.send(vec![0; LITTLE + 1].into()));
        assert!(!outbox.has_room());
        let message = queue.waiting().unwrap();
        assert!(queue.left(message.len()), "and is told so");
        assert!(outbox.has_room());
        assert!(!queue.left(0), "once");
    }

    #[test]
    fn who_lets_much_wait_is_let_go() {
        let (outbox, _queue) = outbox();
        assert!(outbox.send(vec![0; MOST].into()));
        assert!(!outbox.send(vec![0].into()));
    }
}
