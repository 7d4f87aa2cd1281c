import assert from "node:assert/strict";
import { test } from "node:test";
import { createFrames, parseFrame } from "../js/frame.js";
import { breathe } from "./page.mjs";

function setup(known = 10) {
  const seen = { applied: [], heads: [], asked: 0, failed: 0 };
  let answer;
  const frames = createFrames(
    { seq: known, pulse: 100 },
    (html) => html && seen.applied.push(html),
    (head) => seen.heads.push(head),
    () => (seen.asked++, new Promise((resolve, reject) => (answer = { resolve, reject }))),
    () => seen.failed++,
  );
  const receive = (head, body = "") => frames.receive(`${JSON.stringify(head)}\n${body}`);
  return { seen, frames, receive, snapshot: () => answer };
}

test("a frame is a line of JSON, then HTML", () => {
  const { head, body } = parseFrame('{"seq":3}\n<p id="a">x\ny</p>');
  assert.deepEqual([head.seq, body], [3, '<p id="a">x\ny</p>']);
  assert.equal(parseFrame('{"seq":3}').body, "");
});

test("a sign stands for a phrase", () => {
  const { body } = parseFrame('{"seq":3}\n\x01abc\x021\x03Un\nmot\x04Ana\x05');
  const [, words] = body.split('<p class="said typed" dir="auto">');
  assert.equal(words, 'Un\nmot</p><small class="by"><bdi>Ana</bdi></small></li>');
  assert.ok(body.startsWith('<li class="card" id="w-abc" data-in="all-list" data-k="1">'));
});

test("the next frame is applied, the same one again is dropped", () => {
  const { seen, receive, frames } = setup();
  receive({ seq: 11 }, "a");
  receive({ seq: 11 }, "a");
  receive({ seq: 15, from: 12 }, "b");
  receive({ seq: 16 });
  assert.deepEqual(seen.applied, ["a", "b"]);
  assert.equal(frames.place().seq, 16);
});

test("what has no place in the order is always applied", () => {
  const { seen, receive, frames } = setup();
  receive({}, "presence");
  assert.deepEqual(seen.applied, ["presence"]);
  assert.equal(frames.place().seq, 10);
});

test("an answer alone does not hide the frame that it announces", () => {
  const { seen, receive } = setup();
  receive({ ack: "op", seq: 11 });
  receive({ seq: 11 }, "a");
  assert.deepEqual(seen.applied, ["a"]);
  assert.equal(seen.asked, 0);
  assert.equal(seen.heads[0].ack, "op");
});

test("a gap asks for the page; frames that come meanwhile follow it", async () => {
  const { seen, receive, frames, snapshot } = setup();
  receive({ seq: 14 }, "far");
  receive({ seq: 15 }, "b");
  receive({ seq: 16 }, "c");
  assert.deepEqual([seen.applied, seen.asked], [[], 1]);
  snapshot().resolve({ seq: 15, pulse: 100 });
  await breathe();
  assert.deepEqual(seen.applied, ["c"]);
  assert.equal(frames.place().seq, 16);
});

test("a frame swallowed by the network is found out by the probe", async () => {
  const { seen, receive, snapshot } = setup();
  receive({ pong: 10 });
  assert.equal(seen.asked, 0);
  receive({ pong: 12 });
  assert.equal(seen.asked, 1);
  snapshot().resolve({ seq: 12, pulse: 100 });
  await breathe();
  receive({ pong: 12 });
  assert.equal(seen.asked, 1);
});

test("a server that no longer has the gap says so", () => {
  const { seen, receive } = setup();
  receive({ resync: 900 });
  assert.equal(seen.asked, 1);
});

test("what has no event is applied once, in its order, whatever events come with it", async () => {
  const { seen, receive, frames, snapshot } = setup();
  receive({ pulse: 100 }, "known");
  receive({ pulse: 101 }, "Ana goes");
  // The event stands on the page already, Ana does not.
  receive({ seq: 10, pulse: 102 }, "Ana comes");
  assert.deepEqual(seen.applied, ["Ana goes", "Ana comes"]);
  receive({ resync: 12 });
  receive({ pulse: 103 }, "Ben goes");
  receive({ seq: 12, from: 11, pulse: 104 }, "Ben comes");
  receive({ pulse: 105 }, "Zoé goes");
  snapshot().resolve({ seq: 12, pulse: 104 });
  await breathe();
  assert.deepEqual(seen.applied.slice(2), ["Zoé goes"], "nothing older than the page");
  assert.deepEqual(frames.place(), { seq: 12, pulse: 105 });
});

test("what is missed while a snapshot is under way is asked for after it", async () => {
  const { seen, receive, frames, snapshot } = setup();
  receive({ resync: 11 });
  receive({ resync: 13 });
  assert.equal(seen.asked, 1);
  snapshot().resolve({ seq: 11, pulse: 100 });
  await breathe();
  assert.equal(seen.asked, 2);
  receive({ resync: 14 });
  snapshot().reject(new Error("the network went"));
  await breathe();
  assert.deepEqual([seen.asked, seen.failed], [3, 0]);
  snapshot().resolve({ seq: 14, pulse: 100 });
  await breathe();
  assert.deepEqual([frames.place().seq, seen.asked], [14, 3]);
});

test("a snapshot that fails leaves the page at what it shows", async () => {
  const { seen, receive, frames, snapshot } = setup();
  receive({ seq: 14 }, "far");
  receive({ seq: 15 }, "b");
  snapshot().reject(new Error("offline"));
  await breathe();
  assert.deepEqual([frames.place().seq, seen.asked, seen.failed], [10, 1, 1]);
  receive({ seq: 16 }, "c");
  assert.equal(seen.asked, 2);
});
