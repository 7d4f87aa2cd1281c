/** What a phone downloads: little, once, and from nobody else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterOn, meeting } from "./lib/meeting.mjs";
import { until } from "./lib/wait.mjs";
import { weigh } from "./lib/weight.mjs";
import { world } from "./lib/world.mjs";

const FIRST = { bytes: 14_000, requests: 6 };
const RELOAD = 8_000;

/** A workshop in its first silent writing, and a phone that is new to it. */
async function newcomer(t) {
  const { program, phone } = await world(t);
  const room = await meeting(program);
  await room.open(await room.round("silent_writing"));
  return { program, room, phone, page: await phone() };
}

/** Goes there, and answers what it cost. */
async function cost(page, go) {
  const total = await weigh(page);
  await go();
  await page.waitForLoadState("networkidle");
  return total;
}

function isWithin(total, { bytes, requests }, t, what) {
  t.diagnostic(`${what}: ${total.bytes} bytes, ${total.requests} requests`);
  const parts = JSON.stringify(total.parts, null, 1);
  assert.ok(total.requests > 0, "nothing was counted");
  assert.ok(total.bytes <= bytes, `${total.bytes} bytes: ${parts}`);
  assert.ok(total.requests <= requests, `${total.requests} requests: ${parts}`);
}

test("the door of a workshop", async (t) => {
  const { page, room, program } = await newcomer(t);
  const total = await cost(page, () => page.goto(room.path));
  isWithin(total, FIRST, t, "join page");
  assert.deepEqual([...total.hosts], [new URL(program.url).host]);
});

test("the page where one writes, all that was needed to come in included", async (t) => {
  const { page, room, program } = await newcomer(t);
  const total = await cost(page, () => enterOn(page, room, "Annaïg"));
  await page.waitForSelector(".write textarea");
  isWithin(total, { bytes: 16_000, requests: 8 }, t, "in and ready to write");
  assert.deepEqual([...total.hosts], [new URL(program.url).host]);
});

test("the same page opened on a phone that knows nothing yet", async (t) => {
  const { page, room, phone } = await newcomer(t);
  await enterOn(page, room, "Annaïg");
  const another = await phone();
  await another.context().addCookies(await page.context().cookies());
  const total = await cost(another, () => another.goto(room.path));
  await another.waitForSelector(".write textarea");
  isWithin(total, FIRST, t, "joined page");
});

test("a reload fetches little again", async (t) => {
  const { page, room } = await newcomer(t);
  await enterOn(page, room, "Annaïg");
  const total = await cost(page, () => page.reload());
  isWithin(total, { bytes: RELOAD, requests: FIRST.requests }, t, "reload");
});

test("a phone that waits asks for nothing, one that hears of an entry for little", async (t) => {
  const { page, room } = await newcomer(t);
  await page.clock.install();
  await enterOn(page, room, "Annaïg");
  await page.waitForLoadState("networkidle");
  const total = await weigh(page);
  await page.clock.runFor(30_000);
  const probe = { requests: total.requests, frames: total.frameBytes };
  t.diagnostic(`30 s of nothing: ${probe.requests} requests, ${probe.frames} bytes of frames`);
  assert.equal(probe.requests, 0);
  assert.ok(probe.frames < 1000, `${probe.frames} bytes`);

  const before = total.frameBytes;
  const round = await room.round("wall_reading");
  await room.open(round);
  await page.waitForFunction((title) => document.title.includes(title), round.title);
  const opened = total.frameBytes - before;
  await room.lead.say(round.id, "Beaucoup de jardins");
  await page.waitForSelector("#all-list >> text=Beaucoup de jardins");
  await until("the frame was counted", () => total.frameBytes > before + opened);
  const entry = total.frameBytes - before - opened;
  t.diagnostic(`an entry: ${entry} bytes`);
  assert.ok(entry <= 700, `${entry} bytes for an entry`);
});
