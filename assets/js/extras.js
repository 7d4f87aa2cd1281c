/**
 * Buttons that only the larger pages have: copy, print.
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
    print: () => win.print(),
  });
