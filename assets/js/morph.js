/**
 * Makes an element of the page look like one the server rendered, in place.
 *
 * Leaves what belongs to the person: focus, what is typed (`.value` is never
 * set; the browser itself protects a touched field from new attributes),
 * `open`, a refusal being read, cards that wait on this device.
 * Knows nothing of frames and sequence numbers.
 */

/** `getAttribute`, because a field named `id` would hide `form.id`. */
export const idOf = (node) => node.nodeType === 1 && node.getAttribute("id");

/** Moves a node and keeps the focus and the selection inside it. */
export function move(parent, node, before) {
  if (node === before || (node.parentNode === parent && node.nextSibling === before)) return;
  if (parent.moveBefore && node.isConnected && parent.isConnected) {
    return parent.moveBefore(node, before);
  }
  const focus = parent.ownerDocument.activeElement;
  const held = node.contains(focus) && focus;
  const { selectionStart: start, selectionEnd: end } = held;
  parent.insertBefore(node, before);
  if (held) held.focus({ preventScroll: true });
  if (start != null) held.setSelectionRange(start, end);
}

/** The containers of what is new take over the pieces that the page already shows in them. */
export function adopt(doc, element) {
  if (element.nodeType !== 1) return;
  for (const keep of [element, ...element.querySelectorAll("[data-keep][id]")]) {
    const from = keep.hasAttribute("data-keep") && doc.getElementById(idOf(keep));
    if (from) keep.prepend(...from.childNodes);
  }
}

/** Whether one may become the other without being another thing to the person. */
export const isAlike = (one, other) =>
  one.nodeName === other.nodeName &&
  (one.nodeType !== 1 ||
    ["name", "type", "data-draft"].every(
      (key) => one.getAttribute(key) === other.getAttribute(key),
    ));

/** @param {boolean} [whole] also the children of `data-keep` containers (a snapshot) */
export function morph(node, wanted, whole) {
  if (node.isEqualNode(wanted)) return;
  if (node.nodeType !== 1) {
    node.nodeValue = wanted.nodeValue;
    return;
  }
  if (node.hasAttribute("data-error") && node.textContent) return;
  const focused = node === node.ownerDocument.activeElement;
  attributes(node, wanted, focused);
  if (focused && node.localName === "textarea") return;
  if (whole || !wanted.hasAttribute("data-keep")) children(node, wanted, whole);
}

function attributes(element, wanted, focused) {
  const isOwn = (name) =>
    name === "aria-invalid" ||
    (name === "tabindex" && focused) ||
    (name === "value" && focused && /^i/.test(element.localName)) ||
    (name === "open" && /^d/.test(element.localName));
  for (const { name } of [...element.attributes, ...wanted.attributes]) {
    const value = wanted.getAttribute(name);
    if (isOwn(name) || element.getAttribute(name) === value) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

function children(element, wanted, whole) {
  let at = element.firstChild;
  for (const child of [...wanted.childNodes]) {
    const found = counterpart(element, at, child);
    if (!found && !whole) adopt(element.ownerDocument, child);
    if (found && found === at) at = at.nextSibling;
    else move(element, found || child, at);
    if (found) morph(found, child, whole);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    if (!isWaiting(gone)) gone.remove();
  }
}

const isWaiting = (node) => node.nodeType === 1 && node.hasAttribute("data-waiting");

/** What the page already has for this child. */
function counterpart(parent, at, wanted) {
  const id = idOf(wanted);
  if (id) {
    const found = parent.ownerDocument.getElementById(id);
    return found && isAlike(found, wanted) && !found.contains(parent) && found;
  }
  while (at && (idOf(at) || isWaiting(at) || !isAlike(at, wanted))) at = at.nextSibling;
  return at;
}
