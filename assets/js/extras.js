/**
 * Buttons that only the larger pages have: copy, select and copy, print.
 */
import { onButtons } from "./controls.js";

/**
 * @param {Window} win
 * @param {(text: string) => void} say
 */
export const createExtras = (win, say) =>
  onButtons(win.document, {
    copy(button, id) {
      const field = win.document.getElementById(id);
      // Selected first: where the clipboard is closed, the person copies.
      field.select();
      const copied = win.navigator.clipboard?.writeText(field.value);
      copied?.then(
        () => say(button.dataset.done),
        () => field.focus(),
      );
    },
    // Rich text, with the old command: phones of a room without certificates have no other.
    select(button, id) {
      const { document } = win;
      const part = document.getElementById(id);
      win.getSelection().selectAllChildren(part);
      part.focus({ preventScroll: true });
      const copied = document.execCommand("copy");
      say(copied ? button.dataset.done : button.dataset.failed);
    },
    print: () => win.print(),
  });
