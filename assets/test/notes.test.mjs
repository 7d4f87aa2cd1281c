// Notes written by several people: the change that an input makes, where a caret goes,
// what is kept on the device, and what is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import { Doc } from "yjs";
import { createCoop } from "../js/notes-coop.js";
import { bind, difference, moved } from "../js/notes-field.js";
import { createSheets } from "../js/notes-sheets.js";
import { shelf } from "../js/shelf.js";
import { fakeStorage, page } from "./page.mjs";

// Who writes is renewed every few seconds: that must not keep a test from ending.
const { setInterval } = globalThis;
globalThis.setInterval = (...given) => setInterval(...given).unref();

const NOTE = "round-aaaaaaaaaaaaaaaaaaaaaaaaab";
const SHEET = `<div id="live"><form data-note="${NOTE}" action="/a/KFD7H/notes">
  <textarea>le jardin</textarea><p class="state"></p><button>Enregistrer</button></form></div>
  <div id="note-words" data-saved="Enregistré" data-saving="Enregistrement…" data-kept="Gardé"
    data-lost="Perdu" data-too-long="Pleine" data-not-allowed="Plus ici" data-one="§ écrit ici."
    data-several="§ écrivent ici." data-somebody="Quelqu’un" data-scribe="Prise de notes"></div>`;

/** The server's side of one note, held in the hands of the test. */
function server(words = "") {
  const doc = new Doc();
  doc.getText("text").insert(0, words);
  const up = [];
  let parts;
  const frame = (write) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, NOTE);
    write(encoder);
    return encoding.toUint8Array(encoder).buffer;
  };
  const self = {
    doc,
    text: doc.getText("text"),
    denies: "",
    stores: true,
    taken: 0,
    open: (given) => ((parts = given), { send: (bytes) => up.push(bytes), nudge() {} }),
    connects() {
      up.length = 0;
      self.taken = 0;
      parts.opened();
      parts.text(frame((to) => (encoding.writeVarUint(to, 0), writeSyncStep1(to, doc))));
      self.hears();
    },
    cuts: () => parts.closed(1),
    /** Takes in what was sent, and answers. */
    hears() {
      while (up.length) {
        const decoder = decoding.createDecoder(up.shift());
        decoding.readVarString(decoder);
        if (decoding.readVarUint(decoder) !== 0) continue;
        const changes = decoder.arr[decoder.pos] !== 0;
        const reply = encoding.createEncoder();
        if (changes && self.denies) {
          parts.text(frame((to) => {
            encoding.writeVarUint(to, 2);
            encoding.writeVarUint(to, 0);
            encoding.writeVarString(to, self.denies);
          }));
          continue;
        }
        readSyncMessage(decoder, reply, doc, "page");
        if (encoding.length(reply)) {
          parts.text(frame((to) => {
            encoding.writeVarUint(to, 0);
            encoding.writeUint8Array(to, encoding.toUint8Array(reply));
          }));
        }
        if (changes && self.stores) {
          const count = ++self.taken;
          parts.text(frame((to) => (encoding.writeVarUint(to, 100), encoding.writeVarUint(to, count))));
        }
      }
    },
    /** Somebody else changes the note. */
    changes(edit) {
      let update;
      const seen = (bytes) => (update = bytes);
      doc.on("update", seen);
      edit(self.text);
      doc.off("update", seen);
      parts.text(frame((to) => (encoding.writeVarUint(to, 0), writeUpdate(to, update))));
    },
  };
  return self;
}

/** A page with one note, near the screen at once. */
function open(far, storage = fakeStorage()) {
  const world = page(SHEET);
  const said = [];
  const coop = createCoop({ open: far.open, kept: shelf(() => storage), shelf: "note:/:" });
  const watching = (seen) => ({
    observe: (target) => seen([{ isIntersecting: true, target }]),
    unobserve() {},
  });
  createSheets(world.doc, coop, (text) => said.push(text), watching).look();
  const area = world.$("textarea");
  return {
    ...world,
    area,
    said,
    storage,
    state: () => world.$(".state").textContent,
    types(value, caret = value.length) {
      area.value = value;
      area.setSelectionRange(caret, caret);
      area.dispatchEvent(new world.window.Event("input"));
    },
    fires: (name, more = {}) => {
      const event = Object.assign(new world.window.Event(name, { cancelable: true }), more);
      area.dispatchEvent(event);
      return event;
    },
  };
}

test("of equal letters the one before the caret goes", () => {
  assert.deepEqual(difference("aaa", "aa", 1), { at: 1, gone: 1, came: "" });
  assert.deepEqual(difference("aaa", "aa", 2), { at: 2, gone: 1, came: "" });
  assert.deepEqual(difference("un four", "un vieux four", 9), { at: 3, gone: 0, came: "vieux " });
  assert.deepEqual(difference("", "été"), { at: 0, gone: 0, came: "été" });
});

test("a change never parts the halves of a letter", () => {
  assert.deepEqual(difference("🦀", "🦞"), { at: 0, gone: 2, came: "🦞" });
  assert.deepEqual(difference("a🦀b", "a🦀🦞b", 5), { at: 3, gone: 0, came: "🦞" });
});

test("a caret stays with its letters", () => {
  assert.equal(moved(8, [{ insert: "salut " }]), 14);
  assert.equal(moved(8, [{ retain: 8 }, { insert: "salut " }]), 8);
  assert.equal(moved(8, [{ retain: 2 }, { delete: 3 }]), 5);
  assert.equal(moved(8, [{ retain: 6 }, { delete: 5 }]), 6);
  assert.equal(moved(2, [{ retain: 5 }, { insert: "x" }]), 2);
});

test("what two people type at once is the same on both sides, and the selection stays", () => {
  const far = server("le jardin");
  const here = open(far);
  far.connects();
  assert.equal(here.area.value, "le jardin");
  here.area.setSelectionRange(3, 9);
  far.changes((text) => text.insert(0, "Dans "));
  assert.equal(here.area.value, "Dans le jardin");
  assert.deepEqual([here.area.selectionStart, here.area.selectionEnd], [8, 14]);
  here.types("Dans le jardin partagé");
  far.hears();
  assert.equal(far.text.toString(), "Dans le jardin partagé");
});

test("Enregistré is said when the disk has it, and not before", () => {
  const far = server("le jardin");
  const here = open(far);
  assert.equal(here.state(), "", "a field without a note is a form");
  far.connects();
  assert.equal(here.state(), "Enregistré");
  far.stores = false;
  here.types("le jardin !");
  far.hears();
  assert.equal(here.state(), "Enregistrement…");
  assert.equal(Object.keys(here.storage).length, 1, "kept here until then");
  far.stores = true;
  here.types("le jardin !!");
  far.taken = 2;
  far.hears();
  assert.equal(here.state(), "Enregistré");
  assert.equal(Object.keys(here.storage).length, 0);
});

test("what is typed without a network survives a reload and is merged", () => {
  const far = server("le jardin");
  const here = open(far);
  far.connects();
  far.cuts();
  here.types("le jardin partagé");
  assert.equal(here.state(), "Gardé");
  far.text.insert(0, "Dans ");
  const again = open(far, here.storage);
  assert.equal(again.area.value, "le jardin partagé", "before any network");
  far.connects();
  assert.equal(again.area.value, "Dans le jardin partagé");
  assert.equal(far.text.toString(), "Dans le jardin partagé");
  assert.equal(again.state(), "Enregistré");
  assert.equal(Object.keys(here.storage).length, 0);
});

test("what was typed before the note arrived is kept among what others wrote since", () => {
  const far = server("Dans le jardin");
  const here = open(far);
  here.area.value = "le jardin partagé";
  far.connects();
  assert.equal(here.area.value, "Dans le jardin partagé");
  far.hears();
  assert.equal(far.text.toString(), "Dans le jardin partagé");
});

test("while a word is composed nothing from outside touches the field", () => {
  const far = server("ensemble ");
  const here = open(far);
  far.connects();
  here.fires("compositionstart");
  here.types("ensemble e");
  far.changes((text) => text.insert(0, "XX "));
  assert.equal(here.area.value, "ensemble e");
  here.types("ensemble é");
  here.fires("compositionend");
  assert.equal(here.area.value, "XX ensemble é");
  assert.equal(here.area.selectionStart, "XX ensemble é".length);
  far.hears();
  assert.equal(far.text.toString(), "XX ensemble é");
});

test("undo takes back own words only", () => {
  const far = server("");
  const here = open(far);
  here.area.defaultValue = here.area.value = "";
  far.connects();
  here.types("à moi");
  far.hears();
  far.changes((text) => text.insert(5, " à toi"));
  assert.equal(here.fires("keydown", { key: "z", ctrlKey: true }).defaultPrevented, true);
  assert.equal(here.area.value, " à toi");
  here.fires("keydown", { key: "Z", ctrlKey: true, shiftKey: true });
  assert.equal(here.area.value, "à moi à toi");
  here.fires("beforeinput", { inputType: "historyUndo" });
  assert.equal(here.area.value, " à toi");
});

test("half of a letter never reaches the note", () => {
  const far = server("");
  const here = open(far);
  here.area.defaultValue = here.area.value = "";
  far.connects();
  here.types("a\uD83E");
  far.hears();
  assert.equal(here.area.value, "a\uFFFD");
  assert.equal(far.text.toString(), "a\uFFFD");
});

test("what is refused is said, and no longer once it is taken", () => {
  const far = server("le jardin");
  const here = open(far);
  far.connects();
  far.denies = "too_long";
  here.area.focus();
  here.types("le jardin trop long");
  far.hears();
  assert.equal(here.state(), "Pleine");
  assert.deepEqual(here.said, ["Pleine"]);
  far.denies = "";
  far.connects();
  assert.equal(here.state(), "Enregistré");
});
