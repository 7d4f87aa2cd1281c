/**
 * Carries the outbox to the server by whichever way is open, and brings the
 * answers back. Sends in order, once per connection, until answered.
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
  const sent = new Set();
  let posting = false;

  async function flush() {
    if (posting) return;
    posting = true;
    for (const { fields, said } of outbox.all()) {
      if (said || sent.has(fields.op)) continue;
      sent.add(fields.op);
      if (send(fields)) continue;
      try {
        await post(fields);
      } catch {
        // No way is open: the next one begins anew.
        sent.delete(fields.op);
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
      sent.clear();
      flush();
    },
    /** @param {object} head header of a frame or of a posted answer */
    answer({ ack, nack, later, ms, say, field }) {
      const op = ack ?? nack ?? later;
      const entry = outbox.get(op);
      if (!entry) return;
      if (later) return time.after(ms ?? 1000, () => (sent.delete(op), flush()));
      if (nack) return refuse(entry, say, field);
      outbox.settle(op);
      compose.accepted(entry);
    },
    /** @param {string} late words for an order that nobody answers
     * @returns {boolean} whether it would survive a closed tab */
    take(entry, late) {
      const kept = outbox.put({ ...entry, at: time.now() });
      const { op } = entry.fields;
      const forget = () => outbox.get(op) && refuse(entry, late);
      if (entry.now !== undefined) time.after(PATIENCE, forget);
      flush();
      return kept;
    },
  };
}
