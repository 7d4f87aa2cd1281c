// What the tests share: a page without a browser, time that is moved by hand,
// a socket and a network that the test holds in its hands.
import { JSDOM } from "jsdom";

/** A document at a workshop's address. */
export function page(body, head = "") {
  const { window } = new JSDOM(`<!doctype html><html><head>${head}</head>${body}</html>`, {
    url: "http://192.168.1.20:8080/a/KFD7H/",
  });
  // Somebody looks at the page.
  Object.defineProperty(window.document, "hidden", { value: false, configurable: true });
  // Dialogs are not in jsdom: only what the client uses of them.
  window.HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  window.HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  globalThis.FormData = window.FormData;
  globalThis.Event = window.Event;
  return { window, doc: window.document, $: (what) => window.document.querySelector(what) };
}

/** Time that passes only when asked to. */
export function fakeTime() {
  const timers = new Map();
  let now = 1_000_000;
  let count = 0;
  return {
    now: () => now,
    after: (ms, act) => (timers.set(++count, { at: now + ms, act }), count),
    cancel: (timer) => timers.delete(timer),
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await breathe();
        const due = [...timers].filter(([, { at }]) => at <= end);
        if (due.length === 0) break;
        const [id, { at, act }] = due.sort(([, a], [, b]) => a.at - b.at)[0];
        timers.delete(id);
        now = Math.max(now, at);
        act();
      }
      now = end;
    },
  };
}

/** Lets promises that are ready run. */
export async function breathe() {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** A storage as a browser has it; `full` makes it throw. */
export function fakeStorage() {
  const kept = {};
  const store = Object.defineProperties(kept, {
    getItem: { value: (key) => kept[key] ?? null },
    setItem: {
      value(key, value) {
        if (store.full) throw new Error("QuotaExceededError");
        kept[key] = String(value);
      },
    },
    removeItem: { value: (key) => delete kept[key] },
    full: { value: false, writable: true },
  });
  return store;
}

/** Sockets as they are dialled; the test opens, speaks and cuts. */
export function fakeSockets() {
  const dialled = [];
  class Socket {
    constructor(address, protocol) {
      Object.assign(this, { address: String(address), protocol, sent: [], closed: false });
      dialled.push(this);
    }
    send(text) {
      this.sent.push(JSON.parse(text));
    }
    close() {
      this.closed = true;
    }
    open() {
      this.onopen?.();
    }
    say(head, body = "") {
      this.onmessage?.({ data: `${JSON.stringify(head)}\n${body}` });
    }
    cut() {
      this.onclose?.();
    }
  }
  return { Socket, dialled, last: () => dialled[dialled.length - 1] };
}

/** Types as a person does: the field is theirs from then on. */
export function type(field, text) {
  field.focus();
  field.value = text;
  field.dispatchEvent(new field.ownerDocument.defaultView.Event("input", { bubbles: true }));
}

export function press(target, key, more = {}) {
  const { KeyboardEvent } = target.ownerDocument.defaultView;
  const init = { key, bubbles: true, cancelable: true, ...more };
  target.dispatchEvent(new KeyboardEvent("keydown", init));
}
