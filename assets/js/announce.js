/**
 * Two status lines for those who listen: what comes within two seconds is said
 * in one go, and only the last word of each piece.
 *
 * @param {Document} doc
 * @param {object} time
 */
export function createAnnounce(doc, time) {
  const PAUSE = 2000;
  const waiting = new Map();
  let seen = null;
  let timer;
  let last = -PAUSE;

  function write(id, text) {
    const line = doc.getElementById(id);
    // The same sentence again would not be heard.
    if (line) line.textContent = line.textContent === text ? `${text}\u00a0` : text;
  }

  /** @param {string} text @param {*} [about] a later word about the same replaces it */
  function say(text, about = text) {
    if (!text) return;
    waiting.set(about, text);
    timer ??= time.after(Math.max(100, last + PAUSE - time.now()), () => {
      timer = null;
      last = time.now();
      write("say", [...waiting.values()].join(" "));
      waiting.clear();
    });
  }

  /** Says what pieces now announce and did not before; nothing the first time. */
  function render() {
    const now = new Map();
    for (const element of doc.querySelectorAll("[data-announce],[data-announce-now]")) {
      const { announce, announceNow } = element.dataset;
      const id = element.getAttribute("id");
      now.set(id, announce + announceNow);
      if (!seen || seen.get(id) === now.get(id)) continue;
      if (announceNow) write("say-now", announceNow);
      say(announce, id);
    }
    seen = now;
  }
  return { say, render };
}
