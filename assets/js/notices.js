/**
 * The two notices that the server may send to any page: it is over, and it was
 * updated. The second waits while someone types.
 *
 * @param {Document} doc
 */
export function createNotices(doc) {
  /** @param {string} build of the server */
  function build(build) {
    const notice = doc.getElementById("new-build");
    if (!notice || build === doc.body.dataset.build) return;
    if (!/^(input|textarea)$/.test(doc.activeElement.localName)) notice.hidden = false;
    else doc.activeElement.addEventListener("blur", () => (notice.hidden = false), { once: true });
  }

  /** @param {{say?: string}} head */
  function bye({ say = "" }) {
    const dialog = doc.getElementById("bye");
    dialog.querySelector("[data-words]").textContent = say;
    dialog.showModal();
  }
  return { build, bye };
}
