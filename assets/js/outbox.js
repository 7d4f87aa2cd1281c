/**
 * What was sent and not yet answered. Contributions survive a reload, a closed
 * tab, a dead battery. Two tabs may both send one: the server counts an `op` once.
 *
 * Invariant: an entry leaves only when the server answered or the person said so.
 *
 * @typedef {object} Entry
 * @property {Record<string, string>} fields `op`, `do` and the fields of the form
 * @property {string} form id of the form it came from
 * @property {string} [show] text of the waiting card; only these are kept on disk
 * @property {string} [now] worthless later
 * @property {() => void} [undo] what a refusal makes the page do
 * @property {number} [at] ms, for the order
 * @property {string} [said] why it was refused
 */
export const MOST = 100;

/**
 * @param {ReturnType<import("./shelf.js").shelf>} shelf
 * @param {string} prefix one per page
 * @param {() => void} changed
 */
export function createOutbox(shelf, prefix, changed) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();

  for (const key of shelf.keys(prefix)) {
    try {
      entries.set(key.slice(prefix.length), JSON.parse(shelf.get(key)));
    } catch {
      shelf.drop(key);
    }
  }

  return {
    /** @returns {Entry[]} oldest first */
    all: () => [...entries.values()].sort((a, b) => a.at - b.at),
    get: (op) => entries.get(op),
    /** @returns {boolean} whether it survives a closed tab, where it should */
    put(entry) {
      const { op } = entry.fields;
      entries.set(op, entry);
      changed();
      return entry.show === undefined || shelf.put(prefix + op, JSON.stringify(entry));
    },
    settle(op) {
      entries.delete(op);
      shelf.drop(prefix + op);
      changed();
    },
  };
}
