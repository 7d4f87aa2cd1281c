/**
 * Forms that are sent live. The form stays an ordinary form: its fields are the
 * message. Knows nothing of the network; hands each message to `take`.
 */
import { freshId } from "./ids.js";

/** The fields in which a person types. */
const typed = (form) => [...form.querySelectorAll("textarea,[type=text],[type=url]")];

/**
 * @param {Document} doc
 * @param {ReturnType<import("./outbox.js").createOutbox>} outbox
 * @param {(entry: import("./outbox.js").Entry) => void} take
 * @param {(text: string) => void} say
 */
export function createCompose(doc, outbox, take, say) {
  let pressed;

  function message(form, button) {
    const fields = {};
    for (const [name, value] of new FormData(form)) fields[name] = String(value);
    if (button?.name) fields[button.name] = button.value;
    for (const { name, value } of form.querySelectorAll("[name=card],[data-fresh]")) {
      fields[name] = value || freshId();
    }
    return { ...fields, op: freshId() };
  }

  function complain(form, sentence, name) {
    const shown = form.querySelector("[data-error]");
    const field = form.querySelector(`[name="${name}"]`) ?? typed(form)[0];
    if (shown) {
      shown.textContent = sentence;
      shown.hidden = !sentence;
    }
    if (!field) return;
    field.setAttribute("aria-invalid", Boolean(sentence));
    if (sentence) field.focus();
  }

  function submit(event) {
    const form = event.target;
    if (!form.matches("[data-live]")) return;
    event.preventDefault();
    const { pending, now } = form.dataset;
    const id = form.getAttribute("id");
    if (now !== undefined && outbox.all().some((entry) => entry.form === id)) return;
    const fields = message(form, event.submitter ?? (pressed?.form === form && pressed));
    complain(form, "");
    const taken = take({ fields, form: id, now, show: pending && fields[pending] });
    if (taken && pending) form.reset();
  }

  doc.addEventListener("submit", submit);
  // Older browsers do not say which button was pressed.
  doc.addEventListener("click", ({ target }) => (pressed = target.closest("button")), true);

  return {
    accepted({ fields, form: id, show }) {
      const form = doc.getElementById(id);
      if (!form || show) return;
      say(form.querySelector("[data-done]")?.dataset.done);
      // What was typed since then stays.
      if (typed(form).every(({ name, value }) => value === fields[name])) form.reset();
      const box = form.closest("[data-close]");
      if (box?.close) return box.close();
      // What it folds away cannot keep the focus.
      if (box?.contains(doc.activeElement)) box.querySelector("summary").focus();
      if (box) box.open = false;
    },
    /** @returns {boolean} false: its form is gone, the words must stay elsewhere */
    refused({ fields, form: id }, sentence, name) {
      const form = doc.getElementById(id);
      if (!form?.querySelector("[data-error]")) say(sentence);
      if (!form) return false;
      for (const field of typed(form)) {
        const text = fields[field.name];
        if (!text || field.value === text) continue;
        field.value = field.value ? `${text}\n${field.value}` : text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      complain(form, sentence, name);
      return true;
    },
  };
}
