/** Misfortunes in a real browser: what is kept on the phone is said on the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./lib/checks.mjs";
import { shot } from "./lib/look.mjs";
import { enterOn, meeting } from "./lib/meeting.mjs";
import { until } from "./lib/wait.mjs";
import { world } from "./lib/world.mjs";

const SENT = "#mine > .card:not([data-waiting])";
const WAITS = "#mine > [data-waiting]";
const STRIP = "#net:not([hidden])";

/** A talk in which everybody may write, and one phone behind a network of its own. */
async function talk(t, prepare = () => {}) {
  const { program, network, phone } = await world(t);
  const room = await meeting(program, { recipe: "croiser-nos-savoirs" });
  await room.open(await room.round("talk"));
  const shaky = await network();
  prepare(shaky);
  const page = await phone({ baseURL: shaky.url });
  await enterOn(page, room, "Loïc");
  const count = async () => (await room.round("talk")).count;
  return { program, room, shaky, page, count };
}

const field = (page) => page.locator(".write [name=text]");
const send = (page) => page.click(".write form[data-pending] button.main[value=say]");
const state = (page) => page.evaluate(() => document.documentElement.dataset.net);

test("where WebSockets are blocked the phone says so, and everything goes more slowly", async (t) => {
  const { room, shaky, page, count } = await talk(t, (shaky) => shaky.block());
  await page.waitForSelector(`${STRIP} >> text=Connexion simplifiée`);
  assert.equal(await state(page), "simple");
  await field(page).fill("Par la petite porte");
  await send(page);
  await page.waitForSelector(`${SENT} >> text=Par la petite porte`);
  assert.equal(await count(), 1);
  await room.lead.say((await room.round("talk")).id, "Une voix de la salle", { kind: "question" });
  await page.waitForSelector("#all-list >> text=Une voix de la salle");
  await room.open(await room.round("actions"));
  await until("the next step", async () => (await page.title()).startsWith((await room.round("actions")).title));
  assert.deepEqual(await axe(page), []);
  await shot(page, "phone-simple");
  shaky.mend();
  await page.reload();
  await until("live again", async () => (await state(page)) !== "simple");
  await field(page).fill("Une action");
  await send(page);
  await page.waitForSelector(`${SENT} >> text=Une action`);
});

test("the server dies while somebody writes: the phone says what waits, and sends it once", async (t) => {
  const { program, page, count } = await talk(t);
  await field(page).fill("Avant la panne");
  await send(page);
  await page.waitForSelector(`${SENT} >> text=Avant la panne`);
  await program.kill9();
  await field(page).fill("Pendant la panne");
  await send(page);
  await page.waitForSelector(`${WAITS} >> text=En attente d’envoi`);
  await page.waitForSelector(`${STRIP} >> text=En attente : 1`);
  await shot(page, "phone-server-gone");
  await program.restart();
  await page.waitForSelector(`${SENT} >> text=Pendant la panne`);
  assert.equal(await page.locator(WAITS).count(), 0);
  await until("the strip says it is back", async () => (await state(page)) === "on");
  assert.equal(await count(), 2);
});

test("a connection that stands still in the middle of sending is given up, and it counts once", async (t) => {
  const { shaky, page, count } = await talk(t);
  shaky.pause();
  await field(page).fill("Dans le vide");
  await send(page);
  await page.waitForSelector(`${WAITS} >> text=Dans le vide`);
  // Somebody looks at the phone: it probes, hears nothing, and dials anew.
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.waitForSelector(`${SENT} >> text=Dans le vide`);
  shaky.resume();
  await until("nothing waits", async () => (await page.locator(WAITS).count()) === 0);
  assert.equal(await count(), 1);
});

test("a tab closed in the middle of a sentence, with others not sent: all of it is back, and said", async (t) => {
  const { shaky, page, count } = await talk(t);
  const { context, url } = { context: page.context(), url: page.url() };
  assert.equal(await page.locator("[data-kept]").isVisible(), false);
  shaky.cut();
  for (const words of ["Un lavoir", "Un four à pain"]) {
    await field(page).fill(words);
    await send(page);
  }
  await field(page).pressSequentially("Une phrase pas fi");
  await page.waitForSelector("[data-kept] >> text=Brouillon gardé sur ce téléphone");
  await page.waitForSelector(`${STRIP} >> text=En attente : 2`);
  await shot(page, "phone-kept");
  assert.deepEqual(await axe(page), []);
  await page.close();

  shaky.mend();
  const again = await context.newPage();
  await again.goto(url);
  await again.waitForSelector(`${SENT} >> text=Un lavoir`);
  await again.waitForSelector(`${SENT} >> text=Un four à pain`);
  assert.equal(await field(again).inputValue(), "Une phrase pas fi");
  assert.equal(await again.locator("[data-kept]").isVisible(), true);
  assert.equal(await count(), 2);
  await send(again);
  await again.waitForSelector(`${SENT} >> text=Une phrase pas fi`);
  assert.equal(await again.locator("[data-kept]").isVisible(), false);
  assert.equal(await count(), 3);
});
