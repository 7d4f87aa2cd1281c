/**
 * The strip that tells about the network, in the words that the page carries.
 * Silent for five seconds: most cuts end before anyone needs to know.
 *
 * @param {Document} doc
 * @param {object} time
 */
export function createNet(doc, time) {
  const strip = doc.getElementById("net");
  const find = (what) => strip?.querySelector(what);
  let state = "on";
  let timer = null;
  let shown = false;

  function show(name, ms) {
    shown = true;
    doc.documentElement.dataset.net = name;
    if (!strip) return;
    strip.dataset.state = name;
    const words = find("[data-words]");
    if (words) words.textContent = strip.dataset[name] ?? "";
    strip.hidden = false;
    if (ms) timer = time.after(ms, hide);
  }

  function hide() {
    shown = false;
    doc.documentElement.dataset.net = state;
    if (strip) strip.hidden = true;
  }

  return {
    /** @param {"on"|"off"|"simple"} next */
    state(next) {
      if (next === state) return;
      state = next;
      time.cancel(timer);
      if (next === "off") timer = time.after(5000, () => show("off"));
      else if (next === "simple") show("simple");
      else if (shown) show("on", 4000);
      else hide();
    },
    /** Somebody sends something: now it matters. */
    urge: () => state === "off" && show("off"),
    full: () => show("full", state === "on" ? 8000 : 0),
    late: () => strip?.dataset.late,
    /** @param {number} count of what waits on this device */
    queue(count) {
      const number = find("[data-count]");
      if (!number) return;
      number.textContent = count;
      find("[data-queue]").hidden = !count;
    },
  };
}
