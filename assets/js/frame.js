/**
 * Reads frames and keeps the order of events: what is old is dropped, what is
 * new is applied, a gap asks for the whole page.
 *
 * Invariant: `known` never goes past an event that the page does not show.
 */

/** Frames kept while a snapshot is on its way; more would be a gap, hence a snapshot. */
const HELD = 200;

/** @param {string} text one JSON line, then HTML */
export function parseFrame(text) {
  const end = (text + "\n").indexOf("\n");
  return { head: JSON.parse(text.slice(0, end)), body: text.slice(end + 1).trim() };
}

/**
 * @param {object} given
 * @param {number} given.seq what the page shows at first
 * @param {(html: string) => void} given.apply
 * @param {(head: object) => void} given.heard everything of the header but the order
 * @param {() => Promise<?number>} given.resync shows a snapshot, answers its seq
 */
export function createFrames({ seq: first, apply, heard, resync }) {
  let known = first;
  let catching = false;
  let held = [];

  function take({ head, body }) {
    const { seq, from = seq } = head;
    if (seq === undefined) return apply(body);
    // An answer alone runs ahead of the frame that shows what it answers.
    if (seq <= known || (!body && (head.ack ?? head.nack ?? head.later))) return;
    if (from > known + 1) return catchUp();
    apply(body);
    known = seq;
  }

  async function catchUp() {
    if (catching) return;
    catching = true;
    try {
      known = (await resync()) ?? known;
    } catch {
      // No network: the next connection begins at `known` again.
      held = [];
    }
    catching = false;
    const waiting = held;
    held = [];
    waiting.forEach(receive);
  }

  function receive(frame) {
    if (!catching || frame.head.seq === undefined) take(frame);
    else if (held.length < HELD) held.push(frame);
  }

  return {
    /** @returns {number} */
    known: () => known,
    catchUp,
    /** A snapshot came by another way. */
    shown: (seq) => (known = seq),
    /** @param {string} text */
    receive(text) {
      const frame = parseFrame(text);
      receive(frame);
      heard(frame.head);
      if (frame.head.resync !== undefined || frame.head.pong > known) catchUp();
    },
  };
}
