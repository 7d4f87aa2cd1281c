/**
 * Reads frames and keeps the order of events: what is old is dropped, what is
 * new is applied, a gap asks for the whole page. What changes without an event,
 * as who is connected does, has a number of its own: the pulse.
 *
 * Invariant: its place never goes past an event that the page does not show.
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
 * @typedef {{seq: number, pulse: number}} Place what a page shows
 * @param {Place} place what it shows at first
 * @param {(html: string) => void} apply
 * @param {(head: object) => void} heard everything of the header but the order
 * @param {() => Promise<?Place>} resync shows a snapshot
 * @param {() => void} failed there is no snapshot: a new connection asks for one again
 */
export function createFrames(place, apply, heard, resync, failed) {
  let held = null;
  let again = false;

  function take(frame) {
    const { head, body } = frame;
    const { seq, from = seq, pulse } = head;
    const isNewer = pulse > place.pulse;
    // Without a number it comes always, but never before the snapshot under way.
    if (seq === undefined) {
      if (held && body) held.push(frame);
      else if (isNewer || pulse === undefined) show(frame);
    }
    // An answer alone runs ahead of the frame that shows what it answers.
    else if ((seq <= place.seq && !isNewer) || (!body && (head.ack || head.nack || head.later))) return;
    else if (held) held.length < HELD && held.push(frame);
    else if (from > place.seq + 1) catchUp();
    else show(frame);
  }

  function show({ head, body }) {
    const { seq = 0, pulse = place.pulse } = head;
    apply(body);
    place = { seq: Math.max(place.seq, seq), pulse };
  }

  async function catchUp() {
    // What was missed meanwhile is not in the snapshot that is under way.
    if (held) return void (again = true);
    held = [];
    try {
      place = (await resync()) || place;
    } catch {
      held = [];
      if (!again) failed();
    }
    const waiting = held;
    held = null;
    waiting.forEach(take);
    if (!again) return;
    again = false;
    catchUp();
  }

  return {
    /** @returns {Place} */
    place: () => place,
    catchUp,
    /** A snapshot came by another way. @param {?Place} there */
    shown: (there) => (place = there || place),
    /** @param {string} text */
    receive(text) {
      const frame = parseFrame(text);
      take(frame);
      heard(frame.head);
      if (frame.head.resync !== undefined || frame.head.pong > place.seq) catchUp();
    },
  };
}
