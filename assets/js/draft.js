/**
 * Keeps what is being typed: per page, round and field, in this tab and on this
 * device, until the form is emptied; a form with `[data-kept]` says so. Never
 * overwrites a field that has text.
 *
 * @param {Document} doc
 * @param {object[]} shelves this tab, then this device
 * @param {string} prefix one per page
 * @returns {() => void} puts drafts back into the fields that just came
 */
export function createDraft(doc, shelves, prefix) {
  const key = (field) => `${prefix}${field.dataset.draft}:${field.name}`;
  const tell = (note) => {
    const fields = [...note.form.querySelectorAll("[data-draft]")];
    note.hidden = !fields.some((field) => shelves[1].get(key(field)));
  };
  const save = (field, value) => {
    for (const shelf of shelves) value ? shelf.put(key(field), value) : shelf.drop(key(field));
    field.form?.querySelectorAll("[data-kept]").forEach(tell);
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
    doc.querySelectorAll("[data-kept]").forEach(tell);
  };
}
