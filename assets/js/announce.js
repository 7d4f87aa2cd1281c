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
  let timer = null;
  let last = -PAUSE;

  function write(id, text) {
    const line = doc.getElementById(id);
    // The same sentence again would not be heard.
    if (line) line.textContent = line.textContent === text ? `${text}\u00a0` : text;
  }

  function flush() {
    timer = null;
    last = time.now();
    write("say", [...waiting.values()].join(" "));
    waiting.clear();
  }

  /** @param {string} text @param {*} [about] a later word about the same replaces it */
  function say(text, about = text) {
    if (!text) return;
    waiting.delete(about);
    waiting.set(about, text);
    timer ??= time.after(Math.max(100, last + PAUSE - time.now()), flush);
  }

  return {
    say,
    /** @param {Element} element */
    piece(element) {
      const { announce, announceNow } = element.dataset;
      if (announceNow) write("say-now", announceNow);
      say(announce, element.getAttribute("id"));
    },
  };
}
