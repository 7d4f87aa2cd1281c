/**
 * Applies the body of a frame: keyed elements that say where they belong.
 *
 * Playing the same frame twice changes nothing. Knows nothing of the network.
 */
import { adopt, idOf, isAlike, morph, move } from "./morph.js";

const CONTROL = "a[href],button,input,select,textarea,summary,[tabindex='0']";

/** @param {Document} doc */
export function createPatch(doc) {
  const twin = (element) => doc.getElementById(idOf(element));

  function parse(html) {
    const template = doc.createElement("template");
    template.innerHTML = html;
    return [...template.content.children];
  }

  function isBefore(one, other) {
    const [a, b] = [one.dataset.k, other.dataset.k ?? ""];
    return a < b || (a === b && idOf(one) < idOf(other));
  }

  function place(element, box) {
    let last = box.lastElementChild;
    // From the end: what is new most often comes last.
    while (last && (last === element || !last.dataset.k || !isBefore(last, element))) {
      last = last.previousElementSibling;
    }
    move(box, element, last ? last.nextSibling : box.firstChild);
  }

  function insert(element, old, box) {
    adopt(doc, element);
    if (old) old.replaceWith(element);
    if (box) place(element, box);
  }

  function upsert(element) {
    const old = twin(element);
    const { in: into, k } = element.dataset;
    const box = into && doc.getElementById(into);
    if (!old || !isAlike(old, element)) return (old || box) && insert(element, old, box);
    const moved = box !== old.parentNode || k !== old.dataset.k;
    morph(old, element);
    if (box && moved) place(old, box);
  }

  /** Who takes the focus of an element that goes. */
  function heir(element) {
    const control = (near) => near && (near.matches(CONTROL) ? near : near.querySelector(CONTROL));
    return (
      control(element.nextElementSibling) ??
      control(element.previousElementSibling) ??
      doc.getElementById(element.parentNode.getAttribute("aria-labelledby")) ??
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
        const gone = element.localName === "del" && twin(element);
        if (gone) remove(gone);
        else upsert(element);
      }
    },
    /** A snapshot: the whole live part, then single elements. */
    replace(html) {
      for (const element of parse(html)) {
        if (idOf(element) === "live") morph(twin(element), element, true);
        else upsert(element);
      }
    },
  };
}
