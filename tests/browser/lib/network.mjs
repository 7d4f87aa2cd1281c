/**
 * A TCP proxy that a test can cut: the access point that dies while the phone
 * believes it is online. Open connections end, new ones are reset.
 */
import { connect, createServer } from "node:net";

/** @param {string} target where the program listens */
export async function startNetwork(target) {
  const { port } = new URL(target);
  const open = new Set();
  let isCut = false;
  let isBlocked = false;
  const carry = (person, first) => {
    const away = connect(Number(port), "127.0.0.1");
    away.write(first);
    for (const [one, other] of [[person, away], [away, person]]) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => (open.delete(one), other.destroy()));
      one.pipe(other);
    }
  };
  const server = createServer((person) => {
    if (isCut) return person.resetAndDestroy();
    person.on("error", () => {});
    person.once("data", (first) => {
      const asksForSocket = /\r\nupgrade: websocket/i.test(first.toString("latin1"));
      if (isBlocked && asksForSocket) person.end("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
      else carry(person, first);
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: `http://localhost:${server.address().port}`,
    cut,
    mend: () => (isCut = isBlocked = false),
    /** A proxy that lets pages through and no WebSocket. */
    block: () => (isBlocked = true),
    /** Everything stands still, nothing is lost; the page is not told. */
    pause: () => open.forEach((socket) => socket.pause()),
    resume: () => open.forEach((socket) => socket.resume()),
    connections: () => open.size / 2,
    async close() {
      cut();
      await new Promise((closed) => server.close(closed));
    },
  };
}
