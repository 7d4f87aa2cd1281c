/**
 * Moves cards by pointer. A mouse drags after six pixels; a finger after a
 * quarter of a second without moving, for before that it scrolls. Escape cancels.
 */
const THRESHOLD = 6;
const HOLD = 250;
const EDGE = 48;
const CONTROL = "a,button,input,select,textarea,summary,label";

/**
 * @param {Window} win
 * @param {ReturnType<import("./moves.js").createMoves>} moves
 */
export function createDrag(win, moves) {
  const doc = win.document;
  /** @type {?{card: Element, x: number, y: number, touch: boolean, hold?: number}} */
  let press = null;
  let cards = null;
  let target = null;

  function mark(on) {
    target?.list.classList.toggle("drop-into", on);
    target?.before?.classList.toggle("drop-before", on);
  }

  function aim({ x, y }) {
    const under = doc.elementFromPoint(x, y);
    const list = under?.closest("[data-group]");
    let before = list && moves.cardOf(under);
    if (before) {
      const { top, height } = before.getBoundingClientRect();
      if (y > top + height / 2) before = before.nextElementSibling;
    }
    mark(false);
    target = list && { list, before: before?.dataset.card ? before : null };
    mark(true);
  }

  /** Near an edge of the window or of a list, what is beyond comes into sight. */
  function scroll() {
    if (!cards) return;
    const speed = (at, start, end) => (at < start + EDGE ? -8 : at > end - EDGE ? 8 : 0);
    win.scrollBy(0, speed(press.y, 0, win.innerHeight));
    if (target) {
      const { top, bottom } = target.list.getBoundingClientRect();
      target.list.scrollTop += speed(press.y, top, bottom);
    }
    win.requestAnimationFrame(scroll);
  }

  function lift() {
    cards = moves.together(press.card);
    doc.body.classList.add("dragging");
    cards.forEach((card) => card.classList.add("dragged"));
    if (press.id !== undefined) press.card.setPointerCapture?.(press.id);
    // A few letters were selected before the threshold.
    win.getSelection().removeAllRanges();
    aim(press);
    scroll();
  }

  function end() {
    if (press) win.clearTimeout(press.hold);
    mark(false);
    cards?.forEach((card) => card.classList.remove("dragged"));
    doc.body.classList.remove("dragging");
    press = cards = target = null;
  }

  const on = (name, act, options) => doc.addEventListener(name, act, options);
  on("pointerdown", (event) => {
    const card = moves.cardOf(event.target);
    if (!card?.closest("[data-group]") || event.button || event.target.closest(CONTROL)) return;
    const touch = event.pointerType === "touch";
    press = { card, x: event.clientX, y: event.clientY, touch, id: event.pointerId };
    if (touch) press.hold = win.setTimeout(lift, HOLD);
  });
  on("pointermove", ({ clientX: x, clientY: y }) => {
    if (!press) return;
    const far = Math.hypot(x - press.x, y - press.y) > THRESHOLD;
    if (!cards && far && press.touch) return end();
    if (!cards && !far) return;
    Object.assign(press, { x, y });
    if (cards) aim(press);
    else lift();
  });
  on("pointerup", () => {
    const [moved, place] = [cards, target];
    end();
    if (!moved) return;
    // The click that follows a drag is none; most often none follows, and the next one counts.
    const ignore = (event) => event.preventDefault();
    on("click", ignore, true);
    win.setTimeout(() => doc.removeEventListener("click", ignore, true), 0);
    if (place) moves.put(moved, place.list, place.before);
  });
  on("pointercancel", end);
  on("keydown", ({ key }) => key === "Escape" && end());
  on("touchmove", (event) => cards && event.preventDefault(), { passive: false });
  on("selectstart", (event) => cards && event.preventDefault());
  on("contextmenu", (event) => cards && event.preventDefault());
  on("click", (event) => {
    const card = event.shiftKey && !event.target.closest(CONTROL) && moves.cardOf(event.target);
    if (card) moves.pick(card);
  });
}
