/** How tests wait: for something to be true, never for a time to pass. */
const DEADLINE = 15_000;
const LOOK = 20;

/**
 * Looks until it is true and answers what it saw.
 *
 * @template T
 * @param {string} what for the message
 * @param {() => T | Promise<T>} look
 * @returns {Promise<T>}
 */
export async function until(what, look, deadline = DEADLINE) {
  const end = Date.now() + deadline;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`never seen: ${what}`);
    await new Promise((soon) => setTimeout(soon, LOOK));
  }
}
