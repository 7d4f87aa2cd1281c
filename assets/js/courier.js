/**
 * Carries the outbox to the server by whichever way is open, and brings the
 * answers back. Sends in order, once per connection; what is not answered in
 * ten seconds once more, since answers get lost too and an `op` counts once.
 * Told "later", all of it waits, so that nothing overtakes what was written before.
 */
const PATIENCE = 10000;

/**
 * @param {ReturnType<import("./outbox.js").createOutbox>} outbox
 * @param {ReturnType<import("./compose.js").createCompose>} compose
 * @param {object} time
 * @param {(fields: object) => boolean} send by the socket; false: not open
 * @param {(fields: object) => Promise<void>} post the slower way, its answer heard
 */
export function createCourier(outbox, compose, time, send, post) {
  /** What is under way, and the clock that sends it again. */
  const sent = new Map();
  let posting = false;
  let retry;
  let rest;

  function forget(op) {
    time.cancel(sent.get(op));
    sent.delete(op);
  }
  function remember(op) {
    sent.set(op, time.after(PATIENCE, () => (sent.delete(op), flush())));
  }

  const isDue = ({ fields, said }) => !said && !sent.has(fields.op);
  async function flush() {
    if (posting || rest) return;
    posting = true;
    // Looked for each time: more may have come while a post was under way.
    for (let next; !rest && (next = outbox.all().find(isDue)); ) {
      const { fields } = next;
      const { op } = fields;
      remember(op);
      if (send(fields)) continue;
      try {
        await post(fields);
      } catch {
        // No way is open, or not now: the next one begins anew, or the clock does.
        forget(op);
        time.cancel(retry);
        retry = time.after(PATIENCE, flush);
        break;
      }
    }
    posting = false;
  }

  function refuse(entry, sentence, field) {
    entry.undo?.();
    const isBack = compose.refused(entry, sentence, field);
    // Its round is over: the waiting card keeps the words and tells why.
    if (isBack || !entry.show) outbox.settle(entry.fields.op);
    else outbox.put({ ...entry, said: sentence });
  }

  return {
    flush,
    /** A new connection: nothing is known to have arrived. */
    again() {
      [...sent.keys()].forEach(forget);
      flush();
    },
    /** @param {object} head header of a frame or of a posted answer */
    answer({ ack, nack, later, ms, say, field }) {
      const op = ack ?? nack ?? later;
      const entry = outbox.get(op);
      if (!entry) return;
      forget(op);
      if (later) {
        time.cancel(rest);
        rest = time.after(ms ?? 1000, () => ((rest = 0), flush()));
        return;
      }
      if (nack) return refuse(entry, say, field);
      outbox.settle(op);
      compose.accepted(entry);
    },
    /** @param {string} late words for an order that nobody answers
     * @returns {boolean} whether it would survive a closed tab */
    take(entry, late) {
      const kept = outbox.put({ ...entry, at: time.now() });
      const { op } = entry.fields;
      const giveUp = () => outbox.get(op) && refuse(entry, late);
      if (entry.now !== undefined) time.after(PATIENCE, giveUp);
      flush();
      return kept;
    },
  };
}
