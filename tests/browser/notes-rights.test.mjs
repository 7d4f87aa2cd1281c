/** Who may write into notes, and what is sent by a form. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { provider } from "./lib/notes.mjs";
import { begun, bound, pad, teamPad } from "./lib/pad.mjs";
import { until } from "./lib/wait.mjs";

test("a y-websocket client without a right reads, and harms nobody", async (t) => {
  const here = await begun(t);
  const { program, room, note, round } = here;
  const scribe = provider(t, { url: program.url, room, note, cookies: room.lead.cookies });
  const stranger = provider(t, { url: program.url, room, note });
  scribe.types("à lire");
  await until("the stranger reads", () => stranger.reads() === "à lire");
  stranger.types("non ");
  scribe.types(" ensemble");
  await until("the stranger goes on reading", () => stranger.reads().includes("ensemble"));
  const late = provider(t, { url: program.url, room, note });
  await until("nothing of the stranger is there", () => late.reads() === "à lire ensemble");
  // A round that is left out takes its note away.
  const hidden = (await room.rounds()).find(({ id, status }) => id !== round.id && status === "waiting");
  const closed = provider(t, { url: program.url, room, note: `round-${hidden.id}` });
  await until("a note that is not shown lets nobody in", () => closed.provider.wsUnsuccessfulReconnects > 0);
  assert.equal(closed.provider.synced, false);
});

test("without JavaScript two people who began with the same text both keep their words", async (t) => {
  const here = await begun(t);
  const { program, room, note } = here;
  const reader = await here.laptop();
  await reader.goto(`${room.path}pad`);
  assert.equal(await reader.locator("form[data-note]").count(), 0, "a stranger has nothing to write in");
  const ana = await pad(here.phone, here, "Ana", { javascript: false });
  await ana.field.fill("Un jardin.\nUn four.\n");
  await ana.page.click(`#x-note-${note} button`);
  const bob = await pad(here.laptop, here, "Bob", { javascript: false });
  assert.equal(await bob.says(), "Un jardin.\nUn four.\n");
  await ana.page.goto(`${room.path}pad`);
  await ana.field.fill("Un jardin partagé.\nUn four.\n");
  await bob.field.fill("Un jardin.\nUn four.\nUn lavoir.\n");
  await ana.page.click(`#x-note-${note} button`);
  await bob.page.click(`#x-note-${note} button`);
  assert.equal(await bob.says(), "Un jardin partagé.\nUn four.\nUn lavoir.\n");
  await reader.waitForSelector(".free .said >> text=Un lavoir");
  const other = provider(t, { url: program.url, room, note });
  await until("a Yjs program reads the same", () => other.reads() === "Un jardin partagé.\nUn four.\nUn lavoir.\n");
});

test("the scribe makes a contribution of a passage, and it says where it comes from", async (t) => {
  const here = await begun(t);
  const { room, note } = here;
  const scribe = await teamPad(here.laptop, here);
  await bound({ page: scribe.page, note });
  await scribe.field.pressSequentially("On a parlé d’un four à pain, puis du lavoir.");
  await scribe.field.evaluate((area) => area.setSelectionRange(15, 27));
  await scribe.page.locator(`#d-note-${note} summary`).press("Enter");
  const form = scribe.page.locator(`#f-note-${note}`);
  await until("the passage is in the form", async () =>
    (await form.locator("textarea").inputValue()) === "un four à pain".slice(0, 12) ||
    (await form.locator("textarea").inputValue()).includes("four"));
  await form.locator("select").selectOption("innovation");
  await form.locator("button").click();
  const link = scribe.page.locator(`.entries a.source[href="#note-${note}"]`);
  await link.waitFor();
  assert.match(await link.textContent(), /tiré de la note/);
  const noScripts = await teamPad(here.laptop, here, "scribe", { javascript: false });
  await noScripts.page.click(`#d-note-${note} summary`);
  await noScripts.page.fill(`#f-note-${note} textarea`, "un lavoir");
  await noScripts.page.click(`#f-note-${note} button`);
  await noScripts.page.waitForSelector(".entries >> text=un lavoir");
  assert.equal(await noScripts.page.locator(`a.source[href="#note-${note}"]`).count(), 2);
  assert.deepEqual(scribe.page.faults, []);
});

test("who leads reserves the notes for the team, and pages follow", async (t) => {
  const here = await begun(t);
  const { room, note } = here;
  const ana = await pad(here.phone, here, "Ana");
  await bound({ page: ana.page, note });
  await ana.field.pressSequentially("à nous");
  await until("kept", async () => (await ana.state.textContent()) === "Enregistré");
  const lead = await teamPad(here.laptop, here, "facilitator");
  await lead.page.click("#f-notes button");
  await ana.page.waitForSelector(".free .said >> text=à nous");
  assert.equal(await ana.page.locator("form[data-note]").count(), 0);
  await bound({ page: lead.page, note });
  await lead.field.fill("à nous tous");
  await ana.page.waitForSelector(".free .said >> text=à nous tous");
  await lead.page.click("#f-notes button");
  await bound({ page: ana.page, note });
  await until("she writes again", async () => (await ana.says()) === "à nous tous");
});
