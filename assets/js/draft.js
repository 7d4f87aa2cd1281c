/**
 * Keeps what is being typed: per page, round and field, in this tab and on this
 * device, until the form is emptied. Never overwrites a field that has text.
 *
 * @param {Document} doc
 * @param {object[]} shelves this tab first
 * @param {string} prefix one per page
 * @returns {() => void} puts drafts back into the fields that just came
 */
export function createDraft(doc, shelves, prefix) {
  const key = (field) => `${prefix}${field.dataset.draft}:${field.name}`;

  function save(field) {
    for (const shelf of shelves) {
      if (field.value) shelf.put(key(field), field.value);
      else shelf.drop(key(field));
    }
  }
  doc.addEventListener("input", ({ target }) => {
    if (target.matches("[data-draft]")) save(target);
  });
  doc.addEventListener("reset", ({ target }) => {
    for (const field of target.querySelectorAll("[data-draft]")) {
      for (const shelf of shelves) shelf.drop(key(field));
    }
  });

  return () => {
    for (const field of doc.querySelectorAll("[data-draft]")) {
      if (field.value || field === doc.activeElement) continue;
      const text = shelves.map((shelf) => shelf.get(key(field))).find((kept) => kept);
      if (!text) continue;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
}
