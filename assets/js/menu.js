/**
 * The one menu that moves a card without a pointer: arrows choose, Enter moves,
 * Escape cancels. Its options are pieces of the page.
 *
 * @param {Document} doc
 * @param {ReturnType<import("./moves.js").createMoves>} moves
 */
export function createMenu(doc, moves) {
  let card = null;
  const dialog = () => doc.getElementById("move-menu");
  const options = () => [...dialog().querySelectorAll("[data-to]")];
  const chosen = () => options().find((each) => each.getAttribute("aria-selected") === "true");

  function choose(option) {
    for (const each of options()) each.setAttribute("aria-selected", each === option);
    if (!option) return;
    const list = option.closest("[role=listbox]");
    list.setAttribute("aria-activedescendant", option.getAttribute("id"));
    list.focus();
    option.scrollIntoView?.({ block: "nearest" });
  }

  function go(option) {
    const list = moves.lists().find((each) => each.dataset.group === option?.dataset.to);
    const moved = card;
    dialog().close();
    if (list && moved.isConnected) moves.put(moves.together(moved), list);
    moved.focus();
  }

  /** @param {Element} which card */
  function open(which) {
    if (!dialog()) return;
    card = which;
    if (!dialog().open) dialog().showModal();
    choose(options()[0]);
  }

  doc.addEventListener("click", (event) => {
    const from = event.target.closest("[data-move]");
    const option = event.target.closest("[data-to]");
    if (from && moves.cardOf(from)) {
      event.preventDefault();
      open(moves.cardOf(from));
    } else if (option && dialog()?.contains(option)) go(option);
  });
  doc.addEventListener("keydown", (event) => {
    if (!dialog()?.open || !event.target.closest("[role=listbox]")) return;
    const all = options();
    const at = all.indexOf(chosen());
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    if (event.key === "Enter" || event.key === " ") go(chosen());
    else if (event.key in steps)
      choose(all[Math.min(Math.max(steps[event.key], 0), all.length - 1)]);
    else return;
    event.preventDefault();
  });
  return { open };
}
