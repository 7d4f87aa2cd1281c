/**
 * Makes an element of the page look like one the server rendered, in place.
 *
 * Knows what belongs to the person and leaves it: focus, what is typed (the
 * browser itself protects a field once touched, so `.value` is never set),
 * `open`, a refusal being read, cards that wait on this device.
 * Knows nothing of frames and sequence numbers.
 */

/** Moves a node and keeps the focus and selection inside it. */
export function move(parent, node, before = null) {
  if (node === before || (node.parentNode === parent && node.nextSibling === before)) return;
  if (parent.moveBefore && node.isConnected && parent.isConnected) {
    parent.moveBefore(node, before);
    return;
  }
  const focus = parent.ownerDocument.activeElement;
  const held = node.nodeType === 1 && node.contains(focus) && focus;
  const { selectionStart: start, selectionEnd: end } = held || {};
  parent.insertBefore(node, before);
  if (held) {
    held.focus({ preventScroll: true });
    if (typeof start === "number") held.setSelectionRange(start, end);
  }
}

/** `getAttribute`, because a field named `id` hides `form.id`. */
export const idOf = (node) => (node.nodeType === 1 ? node.getAttribute("id") : null);

const same = (one, other, name) => one.getAttribute(name) === other.getAttribute(name);

/** Whether one element may become the other without being another thing to the person. */
export const alike = (one, other) =>
  one.nodeName === other.nodeName &&
  (one.nodeType !== 1 || ["name", "type", "data-draft"].every((name) => same(one, other, name)));

/**
 * @param {Document} doc
 * @param {(element: Element) => void} announced an element whose announcement is new
 */
export function createMorph(doc, announced) {
  const isOwn = (element, name) =>
    name === "aria-invalid" ||
    (name === "open" && /^D/.test(element.nodeName)) ||
    (name === "value" && element === doc.activeElement);

  function attributes(element, wanted) {
    let spoken = false;
    for (const { name } of [...element.attributes]) {
      if (!wanted.hasAttribute(name) && !isOwn(element, name)) element.removeAttribute(name);
    }
    for (const { name, value } of wanted.attributes) {
      if (element.getAttribute(name) === value || isOwn(element, name)) continue;
      element.setAttribute(name, value);
      spoken ||= name.startsWith("data-announce");
    }
    if (spoken) announced(element);
  }

  function counterpart(parent, from, wanted) {
    const id = idOf(wanted);
    if (id) {
      const found = doc.getElementById(id);
      return found && !found.contains(parent) && alike(found, wanted) ? found : null;
    }
    for (let node = from; node; node = node.nextSibling) {
      const free = node.nodeType !== 1 || !(idOf(node) || node.hasAttribute("data-waiting"));
      if (free && alike(node, wanted)) return node;
    }
    return null;
  }

  function children(element, wanted, whole) {
    let at = element.firstChild;
    for (const child of [...wanted.childNodes]) {
      const found = counterpart(element, at, child);
      if (!found) {
        element.insertBefore(child, at);
        if (child.nodeType === 1) arrived(child);
        continue;
      }
      if (found === at) at = at.nextSibling;
      else move(element, found, at);
      morph(found, child, whole);
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      if (gone.nodeType !== 1 || !gone.hasAttribute("data-waiting")) gone.remove();
    }
  }

  /** Tells the announcements of an element that has just been inserted. */
  function arrived(element) {
    const spoken = "[data-announce],[data-announce-now]";
    for (const each of [element, ...element.querySelectorAll(spoken)]) {
      if (each.matches(spoken)) announced(each);
    }
  }

  /** @param {boolean} whole also the children of `data-keep` containers (a snapshot) */
  function morph(node, wanted, whole) {
    if (node.nodeType !== 1) {
      if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
      return;
    }
    if (node.isEqualNode(wanted)) return;
    if (node.hasAttribute("data-error") && node.textContent) return;
    attributes(node, wanted);
    const typing = node === doc.activeElement && node.nodeName === "TEXTAREA";
    if (!typing && (whole || !wanted.hasAttribute("data-keep"))) children(node, wanted, whole);
  }
  return { morph, arrived };
}
