/**
 * Shows what waits in the outbox as cards, from the template of the page.
 *
 * A card has the id of the real one, which then takes its place.
 *
 * @param {Document} doc
 * @param {ReturnType<import("./outbox.js").createOutbox>} outbox
 * @returns {() => void} makes the page show the outbox as it is now
 */
export function createPending(doc, outbox) {
  doc.addEventListener("click", ({ target }) => {
    if (target.matches("[data-drop]"))
      outbox.settle(target.closest("[data-waiting]").dataset.waiting);
  });

  function show({ fields, show: text, said }) {
    const list = doc.querySelector("[data-outbox]");
    const template = doc.getElementById("pending-card");
    const id = `c-${fields.card}`;
    let card = doc.getElementById(id);
    if (text === undefined || !list || (card && !card.dataset.waiting)) return;
    if (!card) {
      card = template.content.firstElementChild.cloneNode(true);
      card.setAttribute("id", id);
      card.dataset.waiting = fields.op;
      list.append(card);
    }
    card.querySelector("[data-text]").textContent = text;
    if (said) card.querySelector("[data-words]").textContent = said;
    card.querySelector("[data-drop]").hidden = !said;
  }

  return () => {
    for (const card of doc.querySelectorAll("[data-waiting]")) {
      if (!outbox.get(card.dataset.waiting)) card.remove();
    }
    outbox.all().forEach(show);
  };
}
