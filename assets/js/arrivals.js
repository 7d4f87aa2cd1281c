/**
 * Lets cards come one by one, so that a room can read them: what a frame inserts
 * is held back until its moment. Beyond a few, the oldest come at once.
 */
const EVERY = 700;
/** More than this in waiting would take longer than a room looks. */
const MOST = 12;

/**
 * @param {Window} win
 * @param {{after: (ms: number, act: () => void) => void}} time
 */
export function createArrivals(win, time) {
  const doc = win.document;
  let queue = [];
  let busy = false;

  function fold() {
    const sign = doc.querySelector("[data-fold]");
    if (!sign) return;
    const words = `+${queue.length}`;
    // Written only when it changes: this is watched too, and would be told for ever.
    if (sign.textContent !== words) sign.textContent = words;
    sign.hidden = !queue.length;
  }

  function next() {
    queue = queue.filter((card) => card.isConnected);
    const card = queue.shift();
    busy = Boolean(card);
    fold();
    if (!card) return;
    card.removeAttribute("data-arriving");
    card.setAttribute("data-arrived", "");
    time.after(EVERY, next);
  }

  function hold(card) {
    card.setAttribute("data-arriving", "");
    queue.push(card);
    if (queue.length > MOST) queue.shift().removeAttribute("data-arriving");
  }

  const watch = new win.MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeType === 1 && node.dataset.card && !node.dataset.arrived) hold(node);
      }
    }
    if (queue.length && !busy) next();
    fold();
  });
  const still = win.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const live = doc.getElementById("live");
  if (live && !still) watch.observe(live, { childList: true, subtree: true });
}
