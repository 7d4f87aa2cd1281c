/**
 * The notes that this page has open, kept equal to the server's over one socket.
 *
 * Knows nothing of text fields, nor of what is said about a note.
 */
import * as decoding from "lib0/decoding";
import { createNote } from "./notes-note.js";

/**
 * @param {object} given
 * @param {(parts: {text: Function, opened: Function, closed: Function}) => object} given.open a socket
 * @param {object} given.kept a shelf
 * @param {string} given.shelf how keys of this page begin
 */
export function createCoop({ open, kept, shelf }) {
  const notes = new Map();
  let isOpen = false;
  const socket = open({
    text: receive,
    opened() {
      isOpen = true;
      for (const note of notes.values()) note.greet();
    },
    closed() {
      isOpen = false;
      for (const note of notes.values()) note.cut();
    },
  });

  const given = { socket, isOpen: () => isOpen, kept, shelf };

  function receive(data) {
    if (!data.byteLength) return;
    const decoder = decoding.createDecoder(new Uint8Array(data));
    notes.get(decoding.readVarString(decoder))?.hear(decoder);
  }

  return {
    /** The note of this name; asked for again, it is asked for anew. */
    join(name) {
      if (!notes.has(name)) notes.set(name, createNote(name, given));
      if (isOpen) notes.get(name).greet();
      else socket.nudge();
      return notes.get(name);
    },
    nudge: () => notes.size && socket.nudge(),
  };
}
