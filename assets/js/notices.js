/**
 * The two notices that the server may send to any page: it is over, and it was
 * updated. Never covers a person who is typing.
 *
 * @param {Document} doc
 * @param {(address: string) => void} go
 */
export function createNotices(doc, go) {
  const mine = doc.body.dataset.build;
  const isTyping = () => /^(INPUT|TEXTAREA)$/.test(doc.activeElement?.nodeName);
  let updated = false;

  function offer() {
    const notice = doc.getElementById("new-build");
    if (notice && updated && !isTyping()) notice.hidden = false;
  }
  doc.addEventListener("focusout", () => queueMicrotask(offer));

  return {
    /** @param {string} build of the server */
    build(build) {
      updated = Boolean(mine) && build !== mine;
      offer();
    },
    /** @param {{bye: string, say?: string, to?: string}} head */
    bye({ bye, say, to }) {
      if (bye === "moved" && to) return go(to);
      const dialog = doc.getElementById("bye");
      if (!dialog) return go(doc.location.href);
      dialog.querySelector("[data-words]").textContent = say ?? "";
      const link = dialog.querySelector("[data-to]");
      if (link && to) {
        link.setAttribute("href", to);
        link.hidden = false;
      }
      dialog.addEventListener("cancel", (event) => event.preventDefault());
      if (!dialog.open) dialog.showModal();
    },
  };
}
