/**
 * Somebody who writes a note with the npm `y-websocket` provider, unmodified: any
 * program that speaks Yjs joins like this.
 */
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** A socket with the cookies of a device. */
const withCookies = (cookies) =>
  class extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers: { cookie: cookies } });
    }
  };

/**
 * @param {import("node:test").TestContext} t
 * @param {object} given
 * @param {string} given.url of the program or of a network before it
 * @param {{ code: string }} given.room
 * @param {string} given.note `round-…` or `group-…`
 * @param {Map<string, string>} [given.cookies] of whom; of nobody without
 */
export function provider(t, { url, room, note, cookies = new Map() }) {
  const doc = new Y.Doc();
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const there = new WebsocketProvider(`${url.replace("http", "ws")}/a/${room.code}/notes`, note, doc, {
    WebSocketPolyfill: withCookies(cookie),
    disableBc: true,
    maxBackoffTime: 300,
  });
  // It is meant to dial again and again: each failed try is no news here.
  there.on("connection-error", () => {});
  t.after(() => (there.destroy(), doc.destroy()));
  const text = doc.getText("text");
  return {
    doc,
    text,
    provider: there,
    awareness: there.awareness,
    reads: () => text.toString(),
    types: (words, at = text.length) => text.insert(Math.min(at, text.length), words),
  };
}
