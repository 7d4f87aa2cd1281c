/**
 * The page itself over plain HTTP: the snapshot after a gap, and the way out
 * where WebSockets are blocked. Knows addresses, not what they mean.
 */
const PATIENCE = 10000;

/**
 * @param {object} given
 * @param {typeof fetch} given.fetch
 * @param {object} given.time
 * @param {string} given.href address of this page
 * @param {string} given.action where commands are posted
 */
export function createPage({ fetch, time, href, action }) {
  const part = new URL(href);
  part.searchParams.set("part", "1");
  part.hash = "";
  let etag = null;

  async function ask(address, options) {
    const stop = new AbortController();
    const timer = time.after(PATIENCE, () => stop.abort());
    try {
      return await fetch(address, { ...options, signal: stop.signal });
    } finally {
      time.cancel(timer);
    }
  }

  return {
    /**
     * @param {boolean} cached nothing new is an answer
     * @returns {Promise<?{seq: number, html: string}>} null: not modified
     */
    async get(cached) {
      const headers = cached && etag ? { "If-None-Match": etag } : {};
      const answer = await ask(part.href, { headers, cache: "no-store" });
      if (answer.status === 304) return null;
      if (!answer.ok) throw Object.assign(new Error("part"), { status: answer.status });
      etag = answer.headers.get("ETag");
      return { seq: Number(answer.headers.get("X-Seq")), html: await answer.text() };
    },
    /** @returns {Promise<object>} the header of an answer */
    async post(fields) {
      const answer = await ask(action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(fields),
      });
      return answer.json();
    },
  };
}
