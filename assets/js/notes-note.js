/**
 * One note of this page, in the Yjs sync protocol; each message has its name before it.
 *
 * What is not on the server's disk yet is kept on this device, so that it survives a
 * reload; it is forgotten when the server says that the disk has it.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { fromBase64, toBase64 } from "lib0/buffer";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import { Doc, applyUpdate, encodeStateAsUpdate } from "yjs";

const SYNC = 0;
const AWARENESS = 1;
const DENIED = 2;
const STORED = 100;
/** Where a change comes from that is not this person's. */
const SERVER = Symbol("server");

/**
 * @param {string} name `round-…` or `group-…`
 * @param {object} given the socket, whether it is open, a shelf, and how its keys begin
 */
export function createNote(name, { socket, isOpen, kept, shelf }) {
  const doc = new Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const heldBack = [];
  let isHeld = false;
  let isGreeted = false;
  /** Messages that change the note: sent on this socket, and known to be on the disk. */
  let sent = 0;
  let stored = 0;
  const note = { name, doc, text: doc.getText("text"), awareness, isSynced: false, isKept: true, denied: "" };
  note.changed = () => {};

  function send(write) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, name);
    write(encoder);
    socket.send(encoding.toUint8Array(encoder));
  }
  const key = shelf + name;

  note.isOpen = isOpen;
  note.isSaved = () => isOpen() && note.isSynced && stored >= sent && !note.denied && kept.get(key) === null;
  note.greet = () => {
    isGreeted = true;
    sent = stored = 0;
    note.isSynced = false;
    send((encoder) => {
      encoding.writeVarUint(encoder, SYNC);
      writeSyncStep1(encoder, doc);
    });
    if (awareness.getLocalState()) present([doc.clientID]);
    note.changed();
  };
  note.cut = () => {
    isGreeted = false;
    const others = [...awareness.getStates().keys()].filter((client) => client !== doc.clientID);
    removeAwarenessStates(awareness, others, SERVER);
    note.changed();
  };
  /** While something is being composed nothing from outside touches the note. */
  note.hold = (held) => {
    isHeld = held;
    while (!isHeld && heldBack.length) sync(heldBack.shift());
  };

  function sync(decoder) {
    const encoder = encoding.createEncoder();
    const kind = readSyncMessage(decoder, encoder, doc, SERVER);
    if (encoding.length(encoder) > 0) {
      sent++;
      send((whole) => {
        encoding.writeVarUint(whole, SYNC);
        encoding.writeUint8Array(whole, encoding.toUint8Array(encoder));
      });
    }
    if (kind === 1) note.isSynced = true;
  }

  note.hear = (decoder) => {
    const kind = decoding.readVarUint(decoder);
    if (kind === SYNC) {
      if (isHeld) heldBack.push(decoder);
      else sync(decoder);
    } else if (kind === AWARENESS) {
      applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), SERVER);
    } else if (kind === DENIED) {
      decoding.readVarUint(decoder);
      note.denied = decoding.readVarString(decoder);
    } else if (kind === STORED) {
      stored = decoding.readVarUint(decoder);
      if (stored >= sent) note.denied = "";
    }
    if (stored >= sent && note.isSynced && !note.denied) kept.drop(key);
    note.changed();
  };

  doc.on("update", (update, origin) => {
    if (origin === SERVER) return;
    note.isKept = kept.put(key, toBase64(encodeStateAsUpdate(doc)));
    if (isGreeted) {
      sent++;
      send((encoder) => {
        encoding.writeVarUint(encoder, SYNC);
        writeUpdate(encoder, update);
      });
    }
    note.changed();
  });
  function present(clients) {
    send((encoder) => {
      encoding.writeVarUint(encoder, AWARENESS);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, clients));
    });
  }
  awareness.on("update", ({ added, updated, removed }, origin) => {
    if (origin !== SERVER && isGreeted) present([...added, ...updated, ...removed]);
    note.changed();
  });

  const left = kept.get(key);
  if (left) applyUpdate(doc, fromBase64(left), SERVER);
  note.isRestored = left !== null;
  return note;
}
