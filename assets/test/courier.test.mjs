import assert from "node:assert/strict";
import { test } from "node:test";
import { createCourier } from "../js/courier.js";
import { createOutbox } from "../js/outbox.js";
import { createPage } from "../js/page.js";
import { shelf } from "../js/shelf.js";
import { breathe, fakeStorage, fakeTime } from "./page.mjs";

/** A courier whose ways the test opens and closes. */
function setup() {
  const time = fakeTime();
  const store = fakeStorage();
  const outbox = createOutbox(shelf(() => store), "outbox:", () => {});
  const refused = [];
  const compose = { accepted() {}, refused: (_, sentence) => (refused.push(sentence), true) };
  const ways = { open: true, sent: [], posted: [], respond: () => Promise.reject(new Error("no way")) };
  const send = ({ op }) => ways.open && ways.sent.push(op) > 0;
  const post = async (fields) => {
    ways.posted.push(fields.op);
    courier.answer(await ways.respond(fields));
  };
  const courier = createCourier(outbox, compose, time, send, post);
  const say = (op) => courier.take({ fields: { op, do: "say" }, form: "f", show: op });
  return { time, outbox, refused, ways, courier, say };
}

test("an answer that never comes is asked for again, once in ten seconds, until it does", async () => {
  const { time, outbox, ways, courier, say } = setup();
  say("a");
  await time.pass(9_900);
  assert.deepEqual(ways.sent, ["a"]);
  await time.pass(100);
  assert.deepEqual(ways.sent, ["a", "a"]);
  // Every connection begins anew, and does not add a clock of its own.
  for (let cut = 0; cut < 3; cut++) courier.again();
  assert.equal(ways.sent.length, 5);
  await time.pass(10_000);
  assert.equal(ways.sent.length, 6);
  courier.answer({ ack: "a" });
  await time.pass(60_000);
  assert.equal(ways.sent.length, 6);
  assert.deepEqual(outbox.all(), []);
});

test("a post that fails is tried again, and nothing behind it is forgotten", async () => {
  const { time, outbox, ways, say } = setup();
  ways.open = false;
  say("a");
  say("b");
  await breathe();
  assert.equal(outbox.all().length, 2);
  ways.respond = async ({ op }) => ({ ack: op });
  await time.pass(10_000);
  assert.deepEqual(outbox.all(), []);
});

test("what a connection finds waiting behind a hanging post goes out by it", async () => {
  const { time, ways, courier, say } = setup();
  let fail;
  ways.open = false;
  ways.respond = () => new Promise((_, reject) => (fail = reject));
  say("a");
  say("b");
  await breathe();
  assert.deepEqual(ways.posted, ["a"]);
  ways.open = true;
  courier.again();
  fail(new Error("the network went"));
  await time.pass(10_000);
  assert.deepEqual(ways.sent, ["a", "b"]);
});

test("what was typed behind a post that hung goes out once the post is answered", async () => {
  const { ways, courier, outbox, say } = setup();
  let answer;
  ways.open = false;
  ways.respond = ({ op }) => new Promise((resolve) => (answer = () => resolve({ ack: op })));
  say("a");
  await breathe();
  say("b");
  ways.open = true;
  courier.again();
  answer();
  await breathe();
  assert.deepEqual(ways.sent, ["b"]);
  assert.equal(outbox.all().length, 1);
});

test("told to come later, nothing overtakes what was written before", async () => {
  const { time, ways, courier, say } = setup();
  ["a", "b", "c"].forEach(say);
  courier.answer({ ack: "a" });
  courier.answer({ later: "b", ms: 900 });
  courier.answer({ later: "c", ms: 200 });
  say("d");
  assert.deepEqual(ways.sent.splice(0), ["a", "b", "c"]);
  await time.pass(1_000);
  assert.deepEqual(ways.sent, ["b", "c", "d"]);
});

/** What becomes of a post that is answered like this. */
async function posted(status, text) {
  const answer = { status, ok: status < 300, text: async () => text };
  const page = createPage(async () => answer, fakeTime(), "http://x/a/K/", "/a/K/do");
  return page.post({ op: "a", do: "say" }).catch(() => "again");
}

test("a posted asking is answered, refused at the door, or to be tried again", async () => {
  assert.deepEqual(await posted(200, '{"ack":"a","seq":9}'), { ack: "a", seq: 9 });
  assert.deepEqual(await posted(403, '{"code":"other_site","say":"Non."}'), {
    code: "other_site",
    say: "Non.",
    nack: "a",
  });
  assert.equal(await posted(503, '{"code":"store","say":"Plus tard."}'), "again");
  assert.equal(await posted(429, '{"code":"slow_down","say":"Doucement."}'), "again");
  // A proxy between speaks for itself.
  assert.equal(await posted(200, "<h1>Bienvenue sur notre Wi-Fi</h1>"), "again");
  assert.equal(await posted(407, "<h1>Proxy</h1>"), "again");
});
