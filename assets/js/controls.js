/**
 * Small buttons of every page: text size and theme, copy, dialogs, print.
 * Each is also a form, a field or a link, and works without this.
 *
 * @param {Window} win
 * @param {(text: string) => void} say
 */
export function createControls(win, say) {
  const doc = win.document;
  const COOKIES = { size: "taille", theme: "theme" };

  const acts = {
    pref(button) {
      const { pref } = button.dataset;
      doc.documentElement.dataset[pref] = button.value;
      doc.cookie = `${COOKIES[pref]}=${button.value};path=/;max-age=31536000;samesite=lax`;
      for (const each of doc.querySelectorAll(`[data-pref="${pref}"]`)) {
        each.setAttribute("aria-pressed", String(each.value === button.value));
      }
    },
    async copy(button) {
      const field = doc.getElementById(button.dataset.copy);
      field.select();
      try {
        await win.navigator.clipboard.writeText(field.value);
        say(button.dataset.done);
      } catch {
        // Not a secure context: the field is selected, the person copies.
        field.focus();
      }
    },
    open: (button) => doc.getElementById(button.dataset.open).showModal(),
    shut: (button) => button.closest("dialog").close(),
    print: () => win.print(),
  };

  doc.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const name = button && Object.keys(acts).find((each) => each in button.dataset);
    if (!name) return;
    event.preventDefault();
    acts[name](button);
  });
}
