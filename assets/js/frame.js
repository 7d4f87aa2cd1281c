/**
 * Reads frames and keeps the order of events: what is old is dropped, what is
 * new is applied, a gap asks for the whole page.
 *
 * Invariant: `known` never goes past an event that the page does not show.
 */

import { unfold } from "./phrases.js";

/** Frames kept while a snapshot is on its way; more would be a gap, hence a snapshot. */
const HELD = 200;

/** @param {string} text one JSON line, then HTML */
export function parseFrame(text) {
  const end = (text + "\n").indexOf("\n");
  return { head: JSON.parse(text.slice(0, end)), body: unfold(text.slice(end + 1).trim()) };
}

/**
 * @param {number} known what the page shows at first
 * @param {(html: string) => void} apply
 * @param {(head: object) => void} heard everything of the header but the order
 * @param {() => Promise<?number>} resync shows a snapshot, answers its seq
 */
export function createFrames(known, apply, heard, resync) {
  let held = null;

  function take(frame) {
    const { head, body } = frame;
    const { seq, from = seq } = head;
    // Without a number it comes always, but never before the snapshot under way.
    if (seq === undefined) held && body ? held.push(frame) : apply(body);
    // An answer alone runs ahead of the frame that shows what it answers.
    else if (seq <= known || (!body && (head.ack || head.nack || head.later))) return;
    else if (held) held.length < HELD && held.push(frame);
    else if (from > known + 1) catchUp();
    else {
      apply(body);
      known = seq;
    }
  }

  async function catchUp() {
    if (held) return;
    held = [];
    try {
      known = (await resync()) ?? known;
    } catch {
      // No network: the next frame or connection shows the gap again.
      held = [];
    }
    const waiting = held;
    held = null;
    waiting.forEach(take);
  }

  return {
    known: () => known,
    catchUp,
    /** A snapshot came by another way. @param {number} [seq] */
    shown: (seq) => (known = seq ?? known),
    /** @param {string} text */
    receive(text) {
      const frame = parseFrame(text);
      take(frame);
      heard(frame.head);
      if (frame.head.resync !== undefined || frame.head.pong > known) catchUp();
    },
  };
}
