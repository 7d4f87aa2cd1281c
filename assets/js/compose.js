/**
 * Forms that are sent live. The form stays an ordinary form: its fields are the
 * message. Knows nothing of the network; hands each message to `take`.
 */
import { freshId } from "./ids.js";

const TYPED = "textarea,input:not([type]),input[type=text],input[type=search],input[type=url]";

/**
 * @param {object} given
 * @param {Document} given.doc
 * @param {object} given.time
 * @param {ReturnType<import("./outbox.js").createOutbox>} given.outbox
 * @param {(entry: import("./outbox.js").Entry) => void} given.take
 * @param {(text: string) => void} given.say
 * @param {() => void} given.full nothing more can wait on this device
 */
export function createCompose({ doc, time, outbox, take, say, full }) {
  let pressed = null;

  function message(form, button) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") fields[name] = value;
    }
    if (button && button.name) fields[button.name] = button.value;
    for (const { name, value } of form.querySelectorAll("input[name=card],input[data-fresh]")) {
      fields[name] = value || freshId();
    }
    return { ...fields, op: freshId() };
  }

  function clear(form) {
    for (const shown of form.querySelectorAll("[data-error]")) {
      shown.textContent = "";
      shown.hidden = true;
    }
    form.querySelectorAll("[aria-invalid]").forEach((field) => {
      field.removeAttribute("aria-invalid");
    });
  }

  function submit(event) {
    const form = event.target;
    if (!form.matches("form[data-live]") || event.defaultPrevented) return;
    event.preventDefault();
    const { pending, now } = form.dataset;
    const id = form.getAttribute("id");
    const busy = now !== undefined && outbox.all().some((entry) => entry.form === id && entry.now);
    const fields = message(form, event.submitter ?? (form.contains(pressed) ? pressed : null));
    pressed = null;
    if (busy) return;
    if (outbox.isFull()) return full();
    clear(form);
    const entry = { fields, form: id, at: time.now(), now: now !== undefined };
    take(pending ? { ...entry, show: fields[pending] ?? "" } : entry);
    if (pending) form.reset();
  }

  /** The fields of a form in which a person types, by name. */
  const typed = (form) => [...form.querySelectorAll(TYPED)].filter(({ name }) => name);

  function restore(form, fields) {
    for (const field of typed(form)) {
      const text = fields[field.name];
      if (!text || field.value.startsWith(text)) continue;
      // What was typed meanwhile stays, after what comes back.
      field.value = field.value ? `${text}\n${field.value}` : text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function complain(form, sentence, name) {
    const shown = form.querySelector("[data-error]");
    const fields = typed(form);
    const field = fields.find((each) => each.name === name) ?? fields[0];
    if (shown) {
      shown.textContent = sentence;
      shown.hidden = false;
    }
    if (!field) return;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  doc.addEventListener("submit", submit);
  doc.addEventListener("click", ({ target }) => (pressed = target.closest("button")), true);

  return {
    accepted({ fields, form: id, show }) {
      const form = id && doc.getElementById(id);
      if (!form) return;
      if (show === undefined && typed(form).every((field) => field.value === fields[field.name])) {
        form.reset();
      }
      clear(form);
      const details = form.closest("details[data-close]");
      if (details) details.open = false;
      form.closest("dialog[open]")?.close();
    },
    /** @param {{say?: string, field?: string}} head */
    refused({ fields, form: id, show }, head) {
      const form = id && doc.getElementById(id);
      const sentence = head.say ?? "";
      if (!form || !form.querySelector("[data-error]")) say(sentence);
      // Its round is over: the waiting card keeps the words and tells why.
      if (!form && show) return outbox.refuse(fields.op, sentence);
      outbox.settle(fields.op);
      if (!form) return;
      restore(form, fields);
      complain(form, sentence, head.field);
    },
  };
}
