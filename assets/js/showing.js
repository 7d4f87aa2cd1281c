/**
 * What the page shows, by whichever way it came: frames change it, snapshots
 * replace it. Remembers the tag of a snapshot for as long as it is what is shown.
 *
 * @param {ReturnType<import("./page.js").createPage>} page
 * @param {ReturnType<import("./patch.js").createPatch>} patch
 * @param {() => void} changed what else has to be shown again
 * @param {() => void} reload the page is no longer ours to see: it says why itself
 */
export function createShowing(page, patch, changed, reload) {
  /** A page that a frame changed has none. */
  let tag;

  const get = (known) =>
    page.get(known).catch((error) => {
      const isRefused = error.status >= 400 && error.status < 500;
      // A full line passes.
      if (isRefused && error.status !== 429) reload();
      throw error;
    });
  function show(part) {
    if (!part) return part;
    tag = part.tag;
    patch.replace(part.html);
    changed();
    return part;
  }

  return {
    apply(html) {
      tag = null;
      patch.apply(html);
      changed();
    },
    /** @returns {Promise<?import("./frame.js").Place>} what is shown now */
    snapshot: () => get().then(show),
    /** Shows what is new, if it is still wanted when it comes. */
    newer: (isWanted) => get(tag).then((part) => isWanted() && show(part)),
  };
}
