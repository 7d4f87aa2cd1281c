import assert from "node:assert/strict";
import { test } from "node:test";
import { createSocket } from "../js/socket.js";
import { fakeSockets, fakeTime } from "./page.mjs";

function setup() {
  const { Socket, dialled, last } = fakeSockets();
  const time = fakeTime();
  const seen = { texts: [], opened: 0, failures: [], visible: true };
  const socket = createSocket({
    dial: () => new Socket("ws://x"),
    time,
    isVisible: () => seen.visible,
    text: (text) => seen.texts.push(text),
    opened: () => seen.opened++,
    closed: (failures) => seen.failures.push(failures),
  });
  socket.nudge();
  return { socket, time, seen, dialled, last };
}

test("a cut connection is dialled again within half a second, then more and more slowly", async () => {
  const { time, dialled, last, seen } = setup();
  last().open();
  last().cut();
  await time.pass(300);
  assert.equal(dialled.length, 2);
  for (let n = 0; n < 12; n++) {
    last().cut();
    await time.pass(4000);
  }
  assert.equal(dialled.length, 14, "never more than four seconds while somebody looks");
  assert.equal(seen.failures.at(-1), 12);
});

test("after ten healthy seconds the first delay is short again", async () => {
  const { time, dialled, last } = setup();
  for (let n = 0; n < 8; n++) {
    last().cut();
    await time.pass(4000);
  }
  last().open();
  await time.pass(10000);
  last().cut();
  await time.pass(300);
  assert.equal(dialled.length, 10);
});

test("a server that stops says when to come back, and only that once", async () => {
  const { socket, time, dialled, last } = setup();
  last().open();
  socket.rest(2400);
  last().cut();
  await time.pass(2300);
  assert.equal(dialled.length, 1);
  await time.pass(200);
  assert.equal(dialled.length, 2);
  last().cut();
  await time.pass(300);
  assert.equal(dialled.length, 3);
});

test("a nudge dials at once, and only once", async () => {
  const { socket, time, dialled, last } = setup();
  for (let n = 0; n < 6; n++) {
    last().cut();
    await time.pass(4000);
  }
  last().cut();
  const before = dialled.length;
  socket.nudge();
  socket.nudge();
  assert.equal(dialled.length, before + 1);
});

test("silence after a probe drops the socket, whose late words are ignored", async () => {
  const { time, dialled, last, seen } = setup();
  last().open();
  await time.pass(25000);
  const dead = last();
  assert.deepEqual(dead.sent, [{ ping: 1 }]);
  await time.pass(3400);
  assert.equal(dead.closed, true);
  assert.equal(dialled.length, 2);
  dead.say({ seq: 1 });
  assert.deepEqual(seen.texts, []);
});

test("any word answers a probe", async () => {
  const { time, dialled, last } = setup();
  last().open();
  await time.pass(25000);
  last().say({ pong: 3 });
  await time.pass(20000);
  assert.equal(dialled.length, 1);
});

test("nothing is asked while nobody looks; on return the line is probed", async () => {
  const { socket, time, last, seen } = setup();
  last().open();
  seen.visible = false;
  await time.pass(120000);
  assert.deepEqual(last().sent, []);
  seen.visible = true;
  socket.nudge();
  assert.deepEqual(last().sent, [{ ping: 1 }]);
});

test("a handshake that hangs is given up", async () => {
  const { time, dialled, seen } = setup();
  await time.pass(8400);
  assert.equal(dialled.length, 2);
  assert.deepEqual(seen.failures, [1]);
});

test("while another way works, the socket is tried once a minute", async () => {
  const { socket, time, dialled, last } = setup();
  socket.slow(true);
  last().cut();
  await time.pass(59000);
  assert.equal(dialled.length, 1);
  await time.pass(1000);
  assert.equal(dialled.length, 2);
});

test("what is sent into a long silence is followed by a probe", async () => {
  const { socket, time, last } = setup();
  assert.equal(socket.send("{}"), false);
  last().open();
  assert.equal(socket.send('{"op":"a"}'), true);
  await time.pass(11000);
  socket.send('{"op":"b"}');
  assert.deepEqual(last().sent, [{ op: "a" }, { op: "b" }, { ping: 1 }]);
});

test("after the end nothing is dialled", async () => {
  const { socket, time, dialled, last } = setup();
  last().open();
  socket.end();
  socket.nudge();
  await time.pass(60000);
  assert.equal(dialled.length, 1);
});
