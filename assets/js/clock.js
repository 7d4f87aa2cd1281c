/**
 * Countdowns: `<time data-until>`, `data-since`, `data-paused`, in server time.
 * Says nothing aloud: the server announces what matters.
 *
 * @param {Document} doc
 * @param {object} time
 */
export function createClock(doc, time) {
  let offset = 0;
  let timer;

  function words(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function render() {
    time.cancel(timer);
    let running = false;
    const now = time.now() + offset;
    for (const element of doc.querySelectorAll("[data-until],[data-since]")) {
      const { until, since, paused } = element.dataset;
      const ms = paused ?? (until ? until - now : now - since);
      element.textContent = words(ms);
      element.toggleAttribute("data-over", ms <= 0);
      running ||= !paused;
    }
    if (running && !doc.hidden) timer = time.after(1000, render);
  }
  doc.addEventListener("visibilitychange", render);

  return {
    render,
    /** @param {number} ms server time now */
    set: (ms) => (offset = ms - time.now()),
  };
}
