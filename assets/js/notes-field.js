/**
 * A text field and a note that say the same.
 *
 * Each input becomes the smallest change of the note, bounded by the caret, so that of
 * equal letters the right one goes. What others do moves the selection along with its
 * letters. While a word is being composed (accents, suggestion bars) nothing from
 * outside touches the field; what is composed goes out all the same.
 */
import { UndoManager } from "yjs";

/** Half of a letter would make notes differ for ever. */
const HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const isSecondHalf = (text, at) => /[\uDC00-\uDFFF]/.test(text[at] ?? "");

/** What turns `was` into `now`, when the caret stands at `caret` afterwards. */
export function difference(was, now, caret = now.length) {
  const least = Math.min(was.length, now.length);
  let end = 0;
  const most = Math.min(least, now.length - caret);
  while (end < most && was[was.length - 1 - end] === now[now.length - 1 - end]) end++;
  let at = 0;
  while (at < least - end && was[at] === now[at]) at++;
  // Never between the two halves of a letter.
  if (isSecondHalf(was, at) || isSecondHalf(now, at)) at--;
  if (isSecondHalf(was, was.length - end) || isSecondHalf(now, now.length - end)) end--;
  at = Math.max(at, 0);
  end = Math.max(end, 0);
  return { at, gone: was.length - end - at, came: now.slice(at, now.length - end) };
}

/** Where a place of the field is after others changed the note. */
export function moved(place, delta) {
  let at = 0;
  for (const { retain = 0, insert = "", delete: gone = 0 } of delta) {
    at += retain;
    if (at > place) break;
    if (insert) {
      // What others put exactly at the caret stands behind it.
      if (at < place) place += insert.length;
      at += insert.length;
    }
    if (gone) place -= Math.min(gone, Math.max(0, place - at));
  }
  return place;
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {object} note
 */
export function bind(area, note) {
  const { doc, text } = note;
  const own = {};
  const undo = new UndoManager(text, { trackedOrigins: new Set([own]), captureTimeout: 500 });

  function change({ at, gone, came }) {
    doc.transact(() => {
      if (gone) text.delete(at, gone);
      if (came) text.insert(at, came);
    }, own);
  }
  function show(place = (at) => at) {
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area;
    const now = text.toString();
    if (area.value === now) return;
    area.value = now;
    area.setSelectionRange(place(selectionStart), place(selectionEnd), selectionDirection);
    area.scrollTop = scrollTop;
  }
  function typed() {
    const was = text.toString();
    const now = area.value.replace(HALVES, "\uFFFD");
    if (now !== was) change(difference(was, now, area.selectionEnd));
    if (now !== area.value) show();
  }

  /** What was typed before the note was here is a change of the text that the page brought. */
  const begun = area.defaultValue;
  if (area.value !== begun && !note.isRestored) {
    const mine = difference(begun, area.value);
    const theirs = difference(begun, text.toString());
    const shift = mine.at < theirs.at ? 0 : theirs.came.length - theirs.gone;
    const at = Math.min(text.length, Math.max(0, mine.at + shift));
    const overlap = mine.at < theirs.at + theirs.gone && theirs.at < mine.at + mine.gone;
    change({ ...mine, at, gone: overlap ? 0 : Math.min(mine.gone, text.length - at) });
  }
  show();

  text.observe((event, { origin }) => {
    if (origin !== own) show((place) => moved(place, event.delta));
  });
  area.addEventListener("input", typed);
  area.addEventListener("compositionstart", () => note.hold(true));
  area.addEventListener("compositionend", () => {
    typed();
    note.hold(false);
  });

  /** Setting the value forgets the browser's own undo: this one knows own edits only. */
  function turn(back) {
    if (back) undo.undo();
    else undo.redo();
  }
  area.addEventListener("beforeinput", (event) => {
    const back = event.inputType === "historyUndo";
    if (!back && event.inputType !== "historyRedo") return;
    event.preventDefault();
    turn(back);
  });
  area.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    turn(key === "z" && !event.shiftKey);
  });
}
