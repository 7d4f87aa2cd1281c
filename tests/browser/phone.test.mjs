/** A participant's phone, whatever the network does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterOn, meeting } from "./lib/meeting.mjs";
import { until } from "./lib/wait.mjs";
import { world } from "./lib/world.mjs";

const NAME = "input[name=text]";
const SENT = "#mine > .card:not([data-waiting])";
const WAITS = "#mine > [data-waiting]";

/** A workshop in its first silent writing, and phones that are in. */
async function writing(t) {
  const all = await world(t);
  const room = await meeting(all.program);
  const round = await room.round("silent_writing");
  await room.open(round);
  const count = async () => (await room.round("silent_writing")).count;
  const phone = async (name, options) => {
    const page = await all.phone(options);
    await enterOn(page, room, name);
    return page;
  };
  return { ...all, room, round, count, phone };
}

const field = (page) => page.locator(`.write ${NAME}`);
const send = (page) => page.click(".write form[data-pending] button.main[value=say]");

test("in by the code in two taps, then a first word", async (t) => {
  const { phone, program } = await world(t);
  const room = await meeting(program);
  const page = await phone();
  await page.goto("/");
  await page.fill("#f-join-code", ` ${room.code.toLowerCase()} `);
  await page.tap("form[action='/rejoindre'] button");
  await page.fill("#f-enter-nickname", "Annaïg");
  await page.tap("#f-enter button.main");
  await page.waitForSelector("#me");
  const [seat] = await room.things("seat");
  assert.equal(seat.name, "Annaïg");

  await room.open(await room.round("silent_writing"));
  await field(page).fill("Un repair café");
  await send(page);
  await page.waitForSelector(SENT);
  assert.equal(await field(page).inputValue(), "");
  assert.equal((await room.round("silent_writing")).count, 1);
  assert.deepEqual(page.faults, []);
});

test("a phone that loses its network in the middle of a sentence", async (t) => {
  const { network, phone, count } = await writing(t);
  const shaky = await network();
  const page = await phone("Loïc", { baseURL: shaky.url });
  await field(page).pressSequentially("La bibliothèque ");
  shaky.cut();
  await field(page).pressSequentially("prête des outils");
  assert.equal(await field(page).inputValue(), "La bibliothèque prête des outils");
  await send(page);

  await page.waitForSelector(`${WAITS} >> text=La bibliothèque prête des outils`);
  await page.waitForSelector("#net[data-off]:not([hidden]) >> text=1");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.net), "off");
  assert.equal(await field(page).inputValue(), "");
  assert.equal(await count(), 0);

  shaky.mend();
  await page.waitForSelector(`${SENT} >> text=La bibliothèque prête des outils`);
  assert.equal(await page.locator(WAITS).count(), 0);
  assert.equal(await count(), 1);
});

test("a tab closed without network: what was sent goes when it is opened again", async (t) => {
  const { network, phone, count } = await writing(t);
  const shaky = await network();
  const page = await phone("Loïc", { baseURL: shaky.url });
  const { context, url } = { context: page.context(), url: page.url() };
  shaky.cut();
  await field(page).fill("Un lavoir");
  await send(page);
  await page.waitForSelector(WAITS);
  await page.close();
  shaky.mend();
  const again = await context.newPage();
  await again.goto(url);
  await again.waitForSelector(`${SENT} >> text=Un lavoir`);
  assert.equal(await count(), 1);
});

test("a reload keeps the draft", async (t) => {
  const { phone, count } = await writing(t);
  const page = await phone("Soazig");
  await field(page).pressSequentially("Une laverie qui");
  await page.fill(".write textarea[name=what]", "On y lave et on y lit");
  await page.reload();
  assert.equal(await field(page).inputValue(), "Une laverie qui");
  assert.equal(await page.inputValue(".write textarea[name=what]"), "On y lave et on y lit");
  assert.equal(await count(), 0);
});

test("Back and the same words again count once", async (t) => {
  const { phone, count } = await writing(t);
  const page = await phone("Maël");
  for (const time of ["first", "again"]) {
    await field(page).fill("Un four à pain");
    await send(page);
    await until(`answered the ${time} time`, async () =>
      (await page.locator(SENT).count()) === 1 && (await page.locator(WAITS).count()) === 0,
    );
    await page.goto("/donnees");
    await page.goBack();
  }
  await page.waitForSelector(SENT);
  assert.equal(await page.locator("#mine > .card").count(), 1);
  assert.equal(await count(), 1);
});

test("two tabs of one phone show the same and count once", async (t) => {
  const { network, phone, count } = await writing(t);
  const shaky = await network();
  const page = await phone("Nolwenn", { baseURL: shaky.url });
  const other = await page.context().newPage();
  await other.goto(page.url());
  shaky.cut();
  await field(page).fill("Une cantine");
  await send(page);
  await page.waitForSelector(WAITS);
  shaky.mend();
  for (const tab of [page, other]) {
    await tab.waitForSelector(`${SENT} >> text=Une cantine`);
    await until("nothing waits", async () => (await tab.locator(WAITS).count()) === 0);
    assert.equal(await tab.locator("#mine > .card").count(), 1);
  }
  assert.equal(await count(), 1);
});

test("my turn: my own words in large print, then I pass, then another speaks", async (t) => {
  const { room, phone } = await writing(t);
  const page = await phone("Ana");
  const other = await room.join("Bleiz");
  await field(page).fill("Un jardin partagé");
  await send(page);
  await page.waitForSelector(SENT);

  const turns = await room.round("harvest");
  await room.open(turns);
  await page.waitForSelector("#floor");
  await room.lead.do("next", { round: turns.id });
  await page.waitForSelector("#turn.mine >> blockquote >> text=Un jardin partagé");
  await page.waitForFunction(() => document.title.startsWith("À vous"));
  await until("it is said at once", async () => (await page.textContent("#say-now")).trim());
  const speaking = async () => (await room.round("harvest")).speaking;
  assert.notEqual(await speaking(), other.seat);

  await page.click("#turn button[value=pass]");
  await until("the other has the floor", async () => (await speaking()) === other.seat);
  await page.waitForSelector("#turn:not(.mine)");
  await page.waitForSelector("#floor >> text=Bleiz");
  // Passing is not for ever: the floor comes back once.
  await room.lead.do("next", { round: turns.id });
  await page.waitForSelector("#turn.mine");
  await page.click("#turn button[value=done]");
  await page.waitForSelector("#turn:not(.mine)");
  await page.waitForSelector("#all-list >> text=Un jardin partagé");
  assert.deepEqual(page.faults, []);
});
