/**
 * The two notices that the server may send to any page: it is over, and it was
 * updated. The second waits while someone types.
 *
 * @param {Document} doc
 * @param {(address: string) => void} go
 */
export function createNotices(doc, go) {
  /** @param {string} build of the server */
  function build(build) {
    const notice = doc.getElementById("new-build");
    if (!notice || build === doc.body.dataset.build) return;
    if (!/^(input|textarea)$/.test(doc.activeElement.localName)) notice.hidden = false;
    else doc.activeElement.addEventListener("blur", () => (notice.hidden = false), { once: true });
  }

  /** @param {{bye: string, say?: string, to?: string}} head */
  function bye({ bye, say = "", to }) {
    const dialog = doc.getElementById("bye");
    if (bye === "moved" || !dialog) return go(to ?? "");
    dialog.querySelector("[data-words]").textContent = say;
    const link = dialog.querySelector("[data-to]");
    if (link && to) {
      link.href = to;
      link.hidden = false;
    }
    dialog.showModal();
  }
  return { build, bye };
}
