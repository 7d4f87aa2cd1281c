/**
 * A passage of a note on its way to become a contribution: what is selected in the note
 * when its form is opened stands in the form.
 *
 * @param {Document} doc
 */
export function createPassage(doc) {
  doc.addEventListener(
    "toggle",
    ({ target }) => {
      const field = target.open && target.querySelector?.("[data-passage]");
      if (!field) return;
      const note = doc.getElementById(field.dataset.passage);
      const passage = note.value.slice(note.selectionStart, note.selectionEnd).trim();
      if (passage) field.value = passage;
      field.focus();
    },
    // A toggle does not bubble.
    true,
  );
}
