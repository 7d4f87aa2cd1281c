/**
 * Applies the body of a frame: keyed elements that say where they belong.
 *
 * Playing the same frame twice changes nothing. Knows nothing of the network.
 */
import { adopt, idOf, isAlike, morph, move } from "./morph.js";

const CONTROL = "a[href],button,input,select,textarea,summary,[tabindex='0']";
const TYPED = "textarea,[type=text],[type=url]";

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

  function upsert(element, old) {
    const { in: into, k } = element.dataset;
    const box = into && doc.getElementById(into);
    if (!old || !isAlike(old, element)) return (old || box) && insert(element, old, box);
    const moved = box !== old.parentNode || k !== old.dataset.k;
    morph(old, element);
    if (box && moved) place(old, box);
  }

  const controls = (near) =>
    near ? [near, ...near.querySelectorAll("*")].filter((one) => one.matches(CONTROL)) : [];

  /** Whether it took the focus: what is hidden does not. */
  function focus(element) {
    if (!element) return false;
    if (!element.matches(CONTROL)) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    return element === doc.activeElement;
  }

  /** Changes what the page has for an element. If the focus goes with it, who is near takes it. */
  function change(element, act) {
    const old = twin(element);
    const held = old?.contains(doc.activeElement) && doc.activeElement;
    if (!held) return act(element, old);
    const near = [old.nextElementSibling, old.previousElementSibling];
    const title = old.parentNode.getAttribute("aria-labelledby");
    act(element, old);
    if (doc.activeElement !== doc.body) return;
    // Never a button for somebody who types: the next letter would press it.
    const heirs = held.matches(TYPED) || old.localName === "main"
      ? []
      : [...[twin(element), ...near].flatMap(controls), doc.getElementById(title)];
    [...heirs, doc.querySelector("main h1"), doc.querySelector("main")].find(focus);
  }

  return {
    /** The pieces of a frame. */
    apply(html) {
      for (const element of parse(html)) {
        change(element, element.localName === "del" ? (_, old) => old?.remove() : upsert);
      }
    },
    /** A snapshot: the whole live part, then single elements. */
    replace(html) {
      for (const element of parse(html)) {
        const isLive = idOf(element) === "live";
        change(element, isLive ? (whole, old) => morph(old, whole, true) : upsert);
      }
    },
  };
}
