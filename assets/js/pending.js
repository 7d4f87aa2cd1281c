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
    const card = target.closest("[data-drop]") && target.closest("[data-waiting]");
    if (card) outbox.settle(card.dataset.waiting);
  });

  function show(list, template, { fields, show: text, said }) {
    const id = `c-${fields.card}`;
    let card = doc.getElementById(id);
    if (!card) {
      card = template.content.firstElementChild.cloneNode(true);
      card.setAttribute("id", id);
      card.dataset.waiting = fields.op;
      card.querySelector("[data-text]").textContent = text;
      list.append(card);
    }
    if (!said || !card.hasAttribute("data-waiting")) return;
    card.querySelector("[data-words]").textContent = said;
    card.querySelector("[data-drop]").hidden = false;
  }

  return () => {
    const entries = outbox.all().filter((entry) => entry.show !== undefined);
    for (const card of doc.querySelectorAll("[data-waiting]")) {
      if (!entries.some(({ fields }) => fields.op === card.dataset.waiting)) card.remove();
    }
    const list = doc.querySelector("[data-outbox]");
    const template = doc.getElementById("pending-card");
    if (list && template) entries.forEach((entry) => show(list, template, entry));
  };
}
