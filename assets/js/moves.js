/**
 * Puts cards into lists: at once on this page, then for everybody. The server's
 * frame has the last word; a refusal brings the page back.
 */
import { freshId } from "./ids.js";
import { move } from "./morph.js";

/**
 * @param {Document} doc
 * @param {(entry: import("./outbox.js").Entry) => void} take
 * @param {() => void} resync
 */
export function createMoves(doc, take, resync) {
  const isPicked = (card) => card.querySelector("[data-pick]")?.checked;

  /** The same place as `before`, or the end of the cards. */
  function show(card, list, before) {
    const cards = [...list.children].filter((each) => each.dataset.card && each !== card);
    const last = cards[cards.length - 1];
    move(list, card, before ?? (last ? last.nextSibling : list.firstChild));
    card.dataset.in = list.getAttribute("id");
    // Its key is the server's to give: until then it is in nobody's way.
    delete card.dataset.k;
  }

  /** The card that follows, if any. */
  const next = ({ nextElementSibling: after }) => (after?.dataset.card ? after : null);

  return {
    /** @returns {Element[]} in reading order */
    cards: () => [...doc.querySelectorAll("[data-group] [data-card]")],
    /** @returns {Element[]} lists that take cards; the unsorted one is `none` */
    lists: () => [...doc.querySelectorAll("[data-group]")],
    /** The card of an element, if any. */
    cardOf: (element) => element?.closest("[data-card]") ?? null,
    /** A card, or all the picked ones if it is one of them. */
    together(card) {
      return isPicked(card) ? this.cards().filter(isPicked) : [card];
    },
    pick(card, on = !isPicked(card)) {
      const box = card.querySelector("[data-pick]");
      if (box) box.checked = on;
    },
    /** @param {Element[]} cards @param {Element} list @param {?Element} [before] */
    put(cards, list, before = null) {
      while (cards.includes(before)) before = next(before);
      for (const card of cards) {
        this.pick(card, false);
        // Where it stands already: no frame would give its key back.
        if (card.parentNode === list && next(card) === before) continue;
        show(card, list, before);
        const { group } = list.dataset;
        const place = { group, before: before?.dataset.card ?? "" };
        const fields = { op: freshId(), do: "put", card: card.dataset.card, ...place };
        take({ fields, form: "", undo: resync });
      }
    },
  };
}
