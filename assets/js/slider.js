/**
 * Shows the moment that the slider names, without loading the page again. The last
 * one asked for wins; the address follows, so that it can be kept and sent on.
 * Knows nothing of what a moment looks like.
 */

/** A hand that drags asks for many moments: only where it rests is fetched, in ms. */
const REST = 150;
/** While it plays, each moment stays for this long, in ms. */
const STAY = 1500;

/**
 * @param {Window} win
 * @param {{after: Function, cancel: Function}} time
 * @param {(text: string) => void} say
 */
export function createPast(win, time, say) {
  const doc = win.document;
  const form = doc.getElementById("f-past");
  const slider = form.querySelector("[type=range]");
  const play = form.querySelector("[data-play]");
  let asked = 0;
  let resting;
  let playing;

  function put(next) {
    const old = doc.getElementById("past-part");
    const open = old.querySelector("details")?.open;
    const held = old.contains(doc.activeElement) && doc.activeElement.getAttribute("rel");
    old.replaceWith(doc.adoptNode(next));
    if (open) next.querySelector("details").open = true;
    if (held !== false) (next.querySelector(`[rel="${held}"]`) ?? slider).focus();
    const { n, told } = next.dataset;
    slider.value = n;
    slider.setAttribute("aria-valuetext", told);
    say(told);
  }

  async function show(address) {
    const mine = ++asked;
    const answer = await win.fetch(address, { cache: "no-store" });
    if (!answer.ok) throw answer;
    const text = await answer.text();
    if (mine !== asked) return;
    put(new win.DOMParser().parseFromString(text, "text/html").getElementById("past-part"));
    win.history.replaceState(null, "", answer.url);
  }
  const ask = (address) => show(address).catch(() => (stop(), say(form.dataset.failed)));

  function wanted() {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) address.searchParams.set(name, value);
    return address.href;
  }

  function stop() {
    time.cancel(playing);
    playing = undefined;
    play.setAttribute("aria-pressed", "false");
  }
  async function step() {
    if (Number(slider.value) >= Number(slider.max)) return stop();
    slider.value = Number(slider.value) + 1;
    await ask(wanted());
    if (playing) playing = time.after(STAY, step);
  }

  slider.addEventListener("input", () => {
    stop();
    time.cancel(resting);
    resting = time.after(REST, () => ask(wanted()));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    stop();
    ask(wanted());
  });
  doc.addEventListener("click", (event) => {
    const link = event.target.closest("#past-part a[data-past]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stop();
    ask(link.href);
  });
  // Who asked their device for less motion gets no page that moves by itself.
  if (win.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  play.hidden = false;
  play.addEventListener("click", () => {
    if (playing) return stop();
    playing = time.after(0, step);
    play.setAttribute("aria-pressed", "true");
  });
}
