/**
 * Carries the outbox to the server by whichever way is open, and brings the
 * answers back. Sends in order, once per connection, until answered.
 */
const PATIENCE = 10000;

/**
 * @param {object} given
 * @param {ReturnType<import("./outbox.js").createOutbox>} given.outbox
 * @param {{isOpen: Function, send: Function}} given.socket
 * @param {{post: Function}} given.page
 * @param {{isRunning: Function}} given.poll
 * @param {object} given.time
 * @param {(entry: object, head: object) => void} given.accepted
 * @param {(entry: object, head: object) => void} given.refused
 * @param {(head: object) => void} given.heard the header of a posted answer
 */
export function createCourier({ outbox, socket, page, poll, time, accepted, refused, heard }) {
  const sent = new Set();
  let posting = false;

  const waiting = () => outbox.all().filter((entry) => !entry.said && !sent.has(entry.fields.op));

  async function post() {
    if (posting) return;
    posting = true;
    try {
      for (const { fields } of waiting()) {
        sent.add(fields.op);
        heard(await page.post(fields));
      }
    } catch {
      // No answer: the next turn of the poll brings it again.
      sent.clear();
    }
    posting = false;
  }

  function flush() {
    if (socket.isOpen()) {
      for (const { fields } of waiting()) {
        sent.add(fields.op);
        socket.send(JSON.stringify(fields));
      }
    } else if (poll.isRunning()) post();
  }

  function answer({ ack, nack, later, ms = 1000, ...head }) {
    const op = ack ?? nack ?? later;
    const entry = op && outbox.get(op);
    if (!entry) return;
    if (later) {
      time.after(ms, () => (sent.delete(op), flush()));
      return;
    }
    sent.delete(op);
    if (ack) {
      outbox.settle(op);
      accepted(entry, head);
    } else refused(entry, head);
  }

  return {
    flush,
    answer,
    /** A new connection: nothing is known to have arrived. */
    again() {
      sent.clear();
      flush();
    },
    /** @returns {boolean} whether it would survive a closed tab */
    take(entry, late) {
      const { op } = entry.fields;
      const kept = outbox.add(entry);
      if (entry.now) {
        time.after(PATIENCE, () => outbox.get(op) && refused(entry, { say: late() }));
      }
      flush();
      return kept;
    },
  };
}
