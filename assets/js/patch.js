/**
 * Applies the body of a frame: keyed elements that say where they belong.
 *
 * Playing the same frame twice changes nothing. Knows nothing of the network.
 */
import { alike, createMorph, idOf, move } from "./morph.js";

const CONTROL = "a[href],button,input,select,textarea,summary,[tabindex='0']";

/**
 * @param {Document} doc
 * @param {(element: Element) => void} announced
 */
export function createPatch(doc, announced) {
  const { morph, arrived } = createMorph(doc, announced);
  const byId = (id) => id && doc.getElementById(id);

  function parse(html) {
    const template = doc.createElement("template");
    template.innerHTML = html;
    return [...template.content.children];
  }

  const isBefore = (one, other) => {
    const [a, b] = [one.dataset.k, other.dataset.k ?? ""];
    return a < b || (a === b && idOf(one) < idOf(other));
  };

  function place(box, element) {
    let last = box.lastElementChild;
    // From the end: what is new most often comes last.
    while (last && (last === element || !last.dataset.k || !isBefore(last, element))) {
      last = last.previousElementSibling;
    }
    move(box, element, last ? last.nextSibling : box.firstChild);
  }

  /** Containers of a new element take over the pieces that the page already shows. */
  function adopt(element) {
    for (const box of [element, ...element.querySelectorAll("[data-keep]")]) {
      const old = box.hasAttribute("data-keep") && byId(idOf(box));
      if (old && old !== box) box.prepend(...old.childNodes);
    }
  }

  function insert(element, old) {
    const box = byId(element.dataset.in);
    if (!old && !box) return;
    adopt(element);
    if (old) old.replaceWith(element);
    if (box) place(box, element);
    arrived(element);
  }

  function upsert(element) {
    const old = byId(idOf(element));
    if (!old || !alike(old, element)) return insert(element, old);
    if (Number(element.dataset.v) < Number(old.dataset.v)) return;
    const { in: into, k } = old.dataset;
    const wanted = { ...element.dataset };
    morph(old, element, false);
    const box = byId(wanted.in);
    const away = box && (into !== wanted.in || old.parentNode !== box || k !== wanted.k);
    if (away && !old.contains(box)) place(box, old);
  }

  /** Who takes the focus of an element that goes. */
  function heir(element) {
    const control = (near) => near && (near.matches(CONTROL) ? near : near.querySelector(CONTROL));
    const list = element.parentElement;
    return (
      control(element.nextElementSibling) ??
      control(element.previousElementSibling) ??
      byId(list.getAttribute("aria-labelledby")) ??
      doc.querySelector("main")
    );
  }

  function remove(element) {
    const next = element.contains(doc.activeElement) && heir(element);
    element.remove();
    if (!next) return;
    if (!next.matches(CONTROL)) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  return {
    /** The pieces of a frame. */
    apply(html) {
      for (const element of parse(html)) {
        if (element.localName !== "del") upsert(element);
        else if (byId(idOf(element))) remove(byId(idOf(element)));
      }
    },
    /** A snapshot: the whole live part, then single elements. */
    replace(html) {
      for (const element of parse(html)) {
        const live = idOf(element) === "live" && byId("live");
        if (live) morph(live, element, true);
        else upsert(element);
      }
    },
  };
}
