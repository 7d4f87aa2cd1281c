/** Notes written together: our own page, other Yjs programs, cuts and restarts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, overflow, smallTargets } from "./lib/checks.mjs";
import { shot } from "./lib/look.mjs";
import { enterOn, meeting } from "./lib/meeting.mjs";
import { provider } from "./lib/notes.mjs";
import { begun, bound, pad, teamPad } from "./lib/pad.mjs";
import { until } from "./lib/wait.mjs";
import { weigh } from "./lib/weight.mjs";
import { offline, world } from "./lib/world.mjs";

test("two y-websocket clients and two pages agree through cuts and a restart", async (t) => {
  const here = await begun(t);
  const { program, room, note } = here;
  const shaky = await here.network();
  const person = await room.join("Loïc");
  const ana = await pad(here.phone, here, "Ana", { baseURL: shaky.url });
  const bob = await pad(here.laptop, here, "Bob");
  const rust = provider(t, { url: shaky.url, room, note, cookies: room.lead.cookies });
  const other = provider(t, { url: program.url, room, note, cookies: person.cookies });
  const all = async () => [await ana.says(), await bob.says(), rust.reads(), other.reads()];
  const agree = (what) =>
    until(what, async () => {
      const [first, ...others] = await all();
      return first.length > 0 && others.every((text) => text === first);
    });
  await Promise.all([ana, bob].map(({ page }) => bound({ page, note })));
  await ana.field.pressSequentially("un jardin ");
  rust.types("deux lavoirs ");
  await agree("the first words");
  shaky.cut();
  await ana.field.pressSequentially("trois fours ");
  rust.types("quatre ");
  await bob.field.pressSequentially("cinq ");
  other.types("six ", 0);
  shaky.mend();
  await agree("words typed in a cut");
  await program.kill9();
  await bob.field.pressSequentially("sept ");
  other.types("huit ");
  await program.restart();
  await agree("words typed without a server");
  const [text] = await all();
  for (const word of ["un jardin", "deux lavoirs", "trois fours", "quatre", "cinq", "six", "sept", "huit"]) {
    assert.equal(text.split(word).length, 2, `${word} once in: ${text}`);
  }
  await until("the disk has it", async () => (await bob.state.textContent()).includes("Enregistré"));
  const late = provider(t, { url: program.url, room, note });
  await until("somebody who comes late and only reads", () => late.reads() === text);
  assert.deepEqual(bob.page.faults.filter((fault) => !/WebSocket|ERR_|Failed to load/.test(fault)), []);
});

test("who writes is said in words, under the name that was proved", async (t) => {
  const here = await begun(t);
  const { program, room, note } = here;
  const ana = await pad(here.phone, here, "Ana");
  const bob = await pad(here.laptop, here, "Bob");
  await Promise.all([ana, bob].map(({ page }) => bound({ page, note })));
  await ana.field.focus();
  await until("Bob reads that Ana writes", async () => /Ana\S* écrit ici/.test(await bob.state.textContent()));
  const false_ = provider(t, { url: program.url, room, note, cookies: (await room.join("Loïc")).cookies });
  false_.awareness.setLocalState({ user: { name: "La préfète" }, writes: true });
  await until("both names", async () => /Ana, Loïc\S* écrivent ici/.test(await bob.state.textContent()));
  await bob.field.focus();
  await until("it is announced where one writes", async () =>
    (await bob.page.locator("#say").textContent()).includes("écrivent ici"));
  await ana.page.context().close();
  false_.provider.destroy();
  await until("who left is no longer named", async () => !(await bob.state.textContent()).includes("écri"));
});

test("a composed word, the caret and undo are one's own while another types", async (t) => {
  const here = await begun(t);
  const { program, room, note } = here;
  const ana = await pad(here.laptop, here, "Ana");
  const other = provider(t, { url: program.url, room, note, cookies: room.lead.cookies });
  await bound({ page: ana.page, note });
  await ana.field.pressSequentially("ensemble à tous");
  await until("it arrived", () => other.reads() === "ensemble à tous");
  const selection = () =>
    ana.field.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  await ana.field.evaluate((area) => area.setSelectionRange(11, 15));
  assert.equal(await selection(), "tous");
  other.types("Vivre ", 0);
  await until("the other's word is here", async () => (await ana.says()).startsWith("Vivre"));
  assert.equal(await selection(), "tous");

  const cdp = await ana.page.context().newCDPSession(ana.page);
  await ana.field.evaluate((area) => area.setSelectionRange(area.value.length, area.value.length));
  for (const text of ["´", "e"]) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: 1, selectionEnd: 1 });
  }
  other.types("XX ", 0);
  await until("the composed letter is out", () => other.reads().endsWith("tous" + "e"));
  assert.ok(!(await ana.says()).includes("XX"), "nothing moves under a composition");
  await cdp.send("Input.insertText", { text: "é" });
  await until("both texts are the same", async () => (await ana.says()) === other.reads());
  assert.equal(await ana.says(), "XX Vivre ensemble à tousé");

  await ana.page.keyboard.press("Control+z");
  await until("own words are taken back", async () => !(await ana.says()).includes("tous"));
  assert.match(await ana.says(), /^XX Vivre /);
  await ana.page.keyboard.press("Control+Shift+z");
  await until("and put back", async () => (await ana.says()).includes("ensemble à tous"));
});

test("what is typed offline survives a reload and is merged on return", async (t) => {
  const here = await begun(t);
  const { program, room, note } = here;
  const other = provider(t, { url: program.url, room, note, cookies: room.lead.cookies });
  other.types("le jardin");
  const ana = await pad(here.phone, here, "Ana");
  await bound({ page: ana.page, note });
  await until("the note is here", async () => (await ana.says()) === "le jardin");
  await offline(ana.page, true);
  await program.kill9();
  await ana.field.focus();
  await ana.page.keyboard.press("End");
  await ana.field.pressSequentially(" partagé");
  await until("it is said", async () => (await ana.state.textContent()).includes("gardés sur cet appareil"));
  await shot(ana.page, "note-offline");
  await program.restart();
  await offline(ana.page, false);
  other.types("Dans ", 0);
  await ana.page.reload();
  await until("both words are here", async () => (await ana.says()) === "Dans le jardin partagé");
  await until("and on the disk", async () => (await ana.state.textContent()).includes("Enregistré"));
  await until("and there", () => other.reads() === "Dans le jardin partagé");
});

test("notes are written by everybody: axe, 320 px, targets, both themes, weight", async (t) => {
  const here = await begun(t);
  const { room, note } = here;
  for (const dark of [false, true]) {
    const scribe = await teamPad(here.laptop, here, "facilitator", { dark });
    await bound({ page: scribe.page, note });
    await scribe.field.fill("Ce qui nous réunit\n\nLe temps, et du pain.");
    assert.deepEqual(await axe(scribe.page), []);
    await shot(scribe.page, `notes-laptop${dark ? "-dark" : ""}`);
    const ana = await pad(here.phone, here, "Ana", { dark });
    await bound({ page: ana.page, note });
    assert.deepEqual(await axe(ana.page), []);
    assert.deepEqual(await smallTargets(ana.page, 44), []);
    assert.deepEqual(await overflow(ana.page), []);
    await shot(ana.page, `notes-phone${dark ? "-dark" : ""}`);
    assert.deepEqual([...scribe.page.faults, ...ana.page.faults], []);
  }
  const reader = await here.laptop();
  const light = await weigh(reader);
  await reader.goto(`${room.path}pad`);
  await reader.waitForLoadState("networkidle");
  const writer = await here.phone();
  await enterOn(writer, room, "Bob");
  const heavy = await weigh(writer);
  await writer.goto(`${room.path}pad`);
  await bound({ page: writer, note });
  t.diagnostic(`the pad to read: ${light.bytes} bytes; to write: ${heavy.bytes} bytes`);
  assert.ok(heavy.bytes < 60_000, `${heavy.bytes} bytes`);
});

test("a pad full of entries takes one more while somebody types in its note", async (t) => {
  const { program, laptop } = await world(t);
  const room = await meeting(program);
  const round = await room.round("silent_writing");
  const note = `round-${round.id}`;
  await room.open(round);
  const people = await Promise.all(Array.from({ length: 40 }, (_, i) => room.join(`Personne ${i}`)));
  await Promise.all(people.map(({ seat }, i) => room.lead.say(round.id, `Une idée ${i}`, { kind: round.kind, seat })));
  await room.lead.do("reveal", { round: round.id });
  const scribe = await teamPad(laptop, { room, note });
  await bound({ ...scribe, note });
  await until("every entry", async () => (await scribe.page.locator("li[id^=c-]").count()) === people.length);
  const text = "Nous écrivons pendant que la salle parle. ".repeat(3).trim();
  const typing = scribe.field.pressSequentially(text, { delay: 10 });
  for (const [i, person] of people.slice(0, 5).entries()) {
    await person.say(round.id, `Encore une ${i}.`, { kind: round.kind, seat: person.seat });
    await scribe.page.locator("strong", { hasText: `Encore une ${i}.` }).waitFor();
  }
  await typing;
  assert.equal(await scribe.says(), text);
  assert.equal(await scribe.field.evaluate((field) => document.activeElement === field), true);
  assert.deepEqual(scribe.page.faults, []);
});
