/**
 * The strip that tells about the network, in the words that the page carries.
 * Silent for five seconds: most cuts end before anyone needs to know.
 *
 * @param {Document} doc
 * @param {object} time
 */
export function createNet(doc, time) {
  const strip = doc.getElementById("net") ?? doc.createElement("div");
  const find = (what) => strip.querySelector(`[data-${what}]`) ?? {};
  let state = "on";
  let timer;

  function show(name) {
    doc.documentElement.dataset.net = name;
    find("words").textContent = strip.dataset[name];
    strip.hidden = false;
    // Good news need not stay.
    if (state === "on") timer = time.after(6000, () => (strip.hidden = true));
  }

  return {
    /** @param {"on"|"off"|"simple"} next */
    state(next) {
      if (next === state) return;
      state = next;
      time.cancel(timer);
      if (next === "off") timer = time.after(5000, () => show("off"));
      else if (next === "simple" || !strip.hidden) show(next);
    },
    /** Somebody sends something: now it matters. */
    urge: () => state === "off" && show(state),
    full: () => show("full"),
    late: () => strip.dataset.late,
    /** @param {number} count of what waits on this device */
    queue(count) {
      find("count").textContent = count;
      find("queue").hidden = !count;
    },
  };
}
