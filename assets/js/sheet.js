/**
 * A page of one form, opened above the page that leads to it. Each is a link, and
 * works without this. Knows nothing of what the form does.
 */

/**
 * @param {Window} win
 * @param {(text: string) => void} say
 */
export function createSheet(win, say) {
  const doc = win.document;
  const dialog = doc.getElementById("sheet");
  const body = doc.getElementById("sheet-body");
  if (!dialog?.showModal) return;

  async function open(link) {
    const answer = await win.fetch(link.href, { cache: "no-store" });
    const page = new win.DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.getElementById("sheet-part");
    // Somebody took it away meanwhile: its own page says so.
    if (!part) return win.location.assign(link.href);
    body.replaceChildren(doc.adoptNode(part));
    dialog.showModal();
    body.querySelector("textarea,[type=text]")?.focus();
  }

  doc.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sheet]");
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || elsewhere) return;
    event.preventDefault();
    open(link).catch(() => say(dialog.dataset.failed));
  });
  dialog.addEventListener("close", () => body.replaceChildren());
}
