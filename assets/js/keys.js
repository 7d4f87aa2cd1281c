/**
 * Single-key shortcuts, which a checkbox switches off (WCAG 2.1.4). Silent while
 * someone writes or a dialog is open.
 *
 * @param {Document} doc
 * @param {ReturnType<import("./moves.js").createMoves>} moves
 * @param {{open: (card: Element) => void}} menu
 * @param {ReturnType<import("./shelf.js").shelf>} shelf
 */
export function createKeys(doc, moves, menu, shelf) {
  const KEY = "keys";
  const box = () => doc.getElementById("keys-on");
  if (box() && shelf.get(KEY)) box().checked = shelf.get(KEY) === "on";
  doc.addEventListener("change", ({ target }) => {
    if (target === box()) shelf.put(KEY, target.checked ? "on" : "off");
  });
  const current = () => moves.cardOf(doc.activeElement);

  function step(by) {
    const cards = moves.cards();
    const at = cards.indexOf(current());
    const next = at < 0 ? cards[0] : cards[at + by];
    next?.focus();
    next?.scrollIntoView?.({ block: "nearest" });
  }

  function put(number) {
    const card = current();
    const sorted = moves.lists().filter(({ dataset }) => dataset.group !== "none");
    const unsorted = moves.lists().find(({ dataset }) => dataset.group === "none");
    const list = number ? sorted[number - 1] : unsorted;
    if (card && list) moves.put(moves.together(card), list);
  }

  function press(control) {
    if (control?.matches("input,textarea")) control.focus();
    else control?.click();
  }

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    m: () => current() && menu.open(current()),
    n: () => press(doc.querySelector("[data-new-group]")),
    z: () => press(doc.querySelector("[data-undo]")),
    "?": () => doc.getElementById("help")?.showModal(),
  };

  doc.addEventListener("keydown", (event) => {
    const { target, key, code = "" } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (box() && !box().checked) return;
    if (target.closest("textarea,select,input:not([type=checkbox]),dialog[open]")) return;
    // By place, for on a French keyboard the digits need Shift.
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
    const act = acts[key.toLowerCase()] ?? (digit && (() => put(Number(digit[1]))));
    if (!act) return;
    event.preventDefault();
    act();
  });
}
