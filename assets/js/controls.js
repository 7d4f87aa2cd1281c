/**
 * Small buttons of every page: text size and theme, dialogs. Each is also a
 * form, a field or a link, and works without this.
 */

/** @param {Document} doc */
export const createControls = (doc) =>
  onButtons(doc, {
    pref(button, pref) {
      const { value } = button;
      doc.documentElement.dataset[pref] = value;
      const cookie = pref === "size" ? "taille" : pref;
      doc.cookie = `${cookie}=${value};path=/;max-age=31536000;samesite=lax`;
      for (const each of doc.querySelectorAll(`[data-pref=${pref}]`)) {
        each.setAttribute("aria-pressed", each === button);
      }
    },
    open: (button, id) => doc.getElementById(id).showModal(),
    shut: (button) => button.closest("dialog").close(),
  });

/**
 * Calls an act for a pressed button that has the data attribute of its name.
 *
 * @param {Document} doc
 * @param {Record<string, (button: HTMLButtonElement, value: string) => void>} acts
 */
export function onButtons(doc, acts) {
  doc.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    for (const [name, value] of Object.entries(button?.dataset ?? {})) {
      if (!acts[name]) continue;
      event.preventDefault();
      acts[name](button, value);
    }
  });
}
