/**
 * Countdowns: `<time data-until>`, `data-since`, `data-paused`, in server time.
 * Says nothing aloud: the server announces what matters.
 *
 * @param {Document} doc
 * @param {object} time
 * @param {number} at server time when the page was made
 */
export function createClock(doc, time, at) {
  let offset = at ? at - time.now() : 0;
  let timer = null;

  function words(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    const two = (number) => String(number).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const start = hours ? `${hours}:${two(minutes)}` : `${minutes}`;
    return `${start}:${two(seconds % 60)}`;
  }

  function render() {
    time.cancel(timer);
    let running = false;
    const now = time.now() + offset;
    for (const element of doc.querySelectorAll("time[data-until],time[data-since]")) {
      const { until, since, paused } = element.dataset;
      const ms = paused ?? (until ? until - now : now - since);
      const text = words(Number(ms));
      if (element.textContent !== text) element.textContent = text;
      element.toggleAttribute("data-over", ms <= 0);
      running ||= paused === undefined;
    }
    if (running && !doc.hidden) timer = time.after(1000, render);
  }
  doc.addEventListener("visibilitychange", render);

  return {
    render,
    /** @param {number} ms server time now */
    set(ms) {
      offset = ms - time.now();
      render();
    },
  };
}
