/**
 * What was sent and not yet answered. Contributions survive a reload, a closed
 * tab, a dead battery; tabs of the same page share them (the server counts an
 * `op` once, so two tabs sending it do no harm).
 *
 * Invariant: an entry leaves only when the server answered or the person said so.
 */
const MOST = 100;

/**
 * @typedef {object} Entry
 * @property {Record<string, string>} fields `op`, `do` and the fields of the form
 * @property {number} at ms, for the order
 * @property {string} form id of the form it came from
 * @property {string} [show] text of the waiting card; only these are kept on disk
 * @property {boolean} [now] worthless later
 * @property {string} [said] why it was refused
 *
 * @param {object} given
 * @param {ReturnType<import("./shelf.js").shelf>} given.shelf
 * @param {string} given.prefix one per page
 * @param {() => void} given.changed
 */
export function createOutbox({ shelf, prefix, changed }) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  const read = (key, text) => {
    try {
      entries.set(key.slice(prefix.length), JSON.parse(text));
    } catch {
      shelf.drop(key);
    }
  };
  for (const key of shelf.keys(prefix)) read(key, shelf.get(key));

  const keep = (entry) =>
    entry.show === undefined || shelf.put(prefix + entry.fields.op, JSON.stringify(entry));

  return {
    /** @returns {Entry[]} oldest first */
    all: () => [...entries.values()].sort((a, b) => a.at - b.at),
    get: (op) => entries.get(op),
    isFull: () => entries.size >= MOST,
    /** @returns {boolean} false: only this tab knows it */
    add(entry) {
      entries.set(entry.fields.op, entry);
      const kept = keep(entry);
      changed();
      return kept;
    },
    settle(op) {
      entries.delete(op);
      shelf.drop(prefix + op);
      changed();
    },
    /** Refused, and its form is gone: it stays to be read. */
    refuse(op, said) {
      const entry = entries.get(op);
      entry.said = said;
      keep(entry);
      changed();
    },
    /** Another tab added or settled one. @param {StorageEvent} event */
    follow({ key, newValue }) {
      if (!key || !key.startsWith(prefix)) return;
      if (newValue) read(key, newValue);
      else entries.delete(key.slice(prefix.length));
      changed();
    },
  };
}
