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
  const save = (field, value) => {
    for (const shelf of shelves) value ? shelf.put(key(field), value) : shelf.drop(key(field));
  };
  doc.addEventListener("input", ({ target }) => {
    if (target.dataset.draft) save(target, target.value);
  });
  doc.addEventListener("reset", ({ target }) => {
    for (const field of target.querySelectorAll("[data-draft]")) save(field);
  });

  return () => {
    for (const field of doc.querySelectorAll("[data-draft]")) {
      const [here, device] = shelves.map((shelf) => shelf.get(key(field)));
      if (!field.value && field !== doc.activeElement) field.value = here ?? device ?? "";
    }
  };
}
