/**
 * A projected page: no pointer when nobody moves it, a screen that stays on.
 *
 * @param {Window} win
 * @param {{after: (ms: number, act: () => void) => number, cancel: (timer: number) => void}} time
 */
export function createAwake(win, time) {
  const doc = win.document;
  let timer;

  function moved() {
    time.cancel(timer);
    doc.body.classList.remove("still");
    timer = time.after(3000, () => doc.body.classList.add("still"));
  }
  doc.addEventListener("pointermove", moved);
  moved();

  async function keep() {
    if (doc.hidden) return;
    // Only in a secure context; elsewhere the page tells the person.
    const lock = await win.navigator.wakeLock?.request("screen").catch(() => null);
    const notice = doc.getElementById("awake");
    if (notice) notice.hidden = Boolean(lock);
  }
  doc.addEventListener("visibilitychange", keep);
  keep();
}
