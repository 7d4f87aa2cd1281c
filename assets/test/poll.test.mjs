// The slower way, where WebSockets are blocked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MAIN, li, setup } from "./live.mjs";
import { breathe } from "./page.mjs";

test("where WebSockets are blocked, the page is polled and words are posted", async (t) => {
  const { $, time, last, dialled, requests, server, answer, write } = setup(t);
  const part = MAIN(li("a", "a", "A"));
  server.respond = (address, { method, headers = {}, body }) => {
    if (method === "POST") return answer(200, JSON.stringify({ ack: body.get("op"), seq: 9 }));
    if (headers["If-None-Match"] === '"8"') return answer(304, "");
    return answer(200, part, { "X-Seq": "8", ETag: '"8"' });
  };
  for (let n = 0; n < 3; n++) {
    last().cut();
    await time.pass(2000);
  }
  assert.equal($("#net [data-words]").textContent, "Simplifiée");
  assert.equal($("#mine").textContent, "A");
  await time.pass(4000);
  assert.equal(requests.at(-1).headers["If-None-Match"], '"8"');
  write("par la petite porte");
  await breathe();
  const post = requests.findLast(({ method }) => method === "POST");
  assert.equal(post.address, "/a/KFD7H/do");
  assert.equal(post.headers.Accept, "application/json");
  assert.equal(post.body.get("text"), "par la petite porte");
  await breathe();
  assert.equal($("[data-waiting]"), null);
  const count = dialled.length;
  last().cut();
  await time.pass(60000);
  assert.equal(dialled.length, count + 1, "the socket is tried once a minute");
  last().open();
  await time.pass(4000);
  const asked = requests.length;
  await time.pass(8000);
  assert.equal(requests.length, asked, "an open socket ends the polling");
});

test("a word that was posted is on the screen all the time", async (t) => {
  const { $, time, last, server, answer, write } = setup(t);
  let card = "";
  let show;
  server.respond = (address, { method, body }) => {
    if (method !== "POST") return answer(200, MAIN(card), { "X-Seq": "9" });
    card = li(body.get("card"), "a", body.get("text"));
    server.respond = () => new Promise((give) => (show = () => give(answer(200, MAIN(card)))));
    return answer(200, JSON.stringify({ ack: body.get("op"), seq: 9 }));
  };
  for (let n = 0; n < 3; n++) {
    last().cut();
    await time.pass(2000);
  }
  write("par la petite porte");
  await breathe();
  assert.ok($("[data-waiting]"), "it waits until the page shows it");
  show();
  await breathe();
  assert.equal($("[data-waiting]"), null);
  assert.equal($("#mine").textContent, "par la petite porte");
});

test("a poll never takes the page back to before the frames of a socket", async (t) => {
  const { window, $, time, last, requests, server, answer } = setup(t);
  const before = () => answer(200, MAIN(li("a", "a", "A")), { "X-Seq": "8", ETag: '"8"' });
  server.respond = before;
  const block = async () => {
    // The first one may have been open; three more that do not open are too many.
    for (let n = 0; n < 4; n++) {
      last().cut();
      await time.pass(4000);
    }
  };
  const unblock = () => {
    window.dispatchEvent(new window.Event("online"));
    last().open();
    last().say({ seq: 9 }, li("b", "b", "B"));
  };
  await block();
  assert.equal($("#mine").textContent, "A");
  assert.equal(requests.at(-1).headers["If-None-Match"], '"8"');
  const asked = requests.length;
  unblock();
  assert.equal($("#mine").textContent, "AB");
  await block();
  const [first] = requests.slice(asked);
  assert.equal(first.headers["If-None-Match"], undefined, "a frame changed the page");

  let late;
  server.respond = () => new Promise((give) => (late = () => give(before())));
  await time.pass(4000);
  unblock();
  late();
  await breathe();
  assert.equal($("#mine").textContent, "AB", "an answer from before the socket");
});

test("with no network at all there is no polling, only the socket's own tries", async (t) => {
  const { time, last, requests, dialled } = setup(t);
  for (let n = 0; n < 6; n++) {
    last().cut();
    await time.pass(4000);
  }
  // From the third handshake that fails, each is followed by one look for the slower way.
  assert.equal(requests.length, 4);
  assert.equal(dialled.length, 7);
  // The next handshake hangs: a poll would ask every four seconds meanwhile.
  await time.pass(5000);
  assert.equal(requests.length, 4);
  assert.equal(dialled.length, 7);
});
