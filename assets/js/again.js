/**
 * A page that waits for somebody else: asks for itself every two seconds and takes over
 * what is new of `[data-again]`, an element with an id. Knows nothing of workshops.
 *
 * @param {Document} doc
 * @param {(address: string) => Promise<string>} ask the page as text
 * @param {(text: string) => Document} parse
 * @param {object} time
 */
import { morph } from "./morph.js";

const EVERY = 2000;

export function createAgain(doc, ask, parse, time) {
  const waiting = doc.querySelector("[data-again]");
  if (!waiting) return;

  async function turn() {
    try {
      const fresh = !doc.hidden && parse(await ask(doc.location.href)).getElementById(waiting.id);
      if (fresh) morph(waiting, fresh);
    } catch {
      // The server restarts: the next turn tells.
    }
    time.after(EVERY, turn);
  }
  time.after(EVERY, turn);
}
