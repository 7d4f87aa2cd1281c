/**
 * The page itself over plain HTTP: the snapshot after a gap, and the way out
 * where WebSockets are blocked. Knows addresses, not what they mean.
 */
const PATIENCE = 10000;

/**
 * @param {typeof fetch} fetch
 * @param {object} time
 * @param {string} href address of this page
 * @param {string} action where commands are posted
 */
export function createPage(fetch, time, href, action) {
  const part = new URL(href);
  part.searchParams.set("part", 1);

  async function ask(address, options) {
    const stop = new AbortController();
    const timer = time.after(PATIENCE, () => stop.abort());
    const answer = await fetch(address, { ...options, signal: stop.signal });
    const text = await answer.text();
    time.cancel(timer);
    return { answer, text };
  }

  return {
    /**
     * @param {string} [tag] of what is shown: nothing new is an answer then
     * @returns {Promise<?{seq: number, pulse: number, html: string, tag: ?string}>} null: not modified
     */
    async get(tag) {
      const headers = tag ? { "If-None-Match": tag } : {};
      const { answer, text } = await ask(part, { headers, cache: "no-store" });
      if (answer.status === 304) return null;
      if (!answer.ok) throw answer;
      const said = (name) => answer.headers.get(name);
      return { seq: +said("X-Seq"), pulse: +said("X-Pulse"), html: text, tag: said("ETag") };
    },
    /** @returns {Promise<object>} the header of an answer; throws when it is to be tried again */
    async post(fields) {
      const headers = { Accept: "application/json" };
      const body = new URLSearchParams(fields);
      const { answer, text } = await ask(action, { method: "POST", headers, body });
      const head = JSON.parse(text);
      if (answer.status >= 500 || answer.status === 429) throw answer;
      // The door itself says no, without having read whose asking it is.
      return answer.ok ? head : { ...head, nack: fields.op };
    },
  };
}
