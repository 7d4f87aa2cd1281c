/** After the meeting: correcting on the pad, back in time, bringing in, publishing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, basics, overflow, smallTargets } from "./lib/checks.mjs";
import { shot } from "./lib/look.mjs";
import { enterOn, leadOn, meeting } from "./lib/meeting.mjs";
import { until } from "./lib/wait.mjs";
import { world } from "./lib/world.mjs";

const named = (where, found) => found.map((fault) => `${where}: ${fault}`);

/** A workshop with three viewpoints in a round that all may read, grouped in part. */
async function begun(t) {
  const all = await world(t);
  const room = await meeting(all.program, { recipe: "croiser-nos-savoirs" });
  const rounds = await room.rounds();
  const grouping = rounds.find(({ step }) => step === "grouping");
  const round = rounds.find(({ id }) => id === grouping.takes[0]);
  await room.open(round);
  const cards = [];
  for (const text of ["Prendre le tems", "Ouvrir nos lieux", "Dire merci"]) {
    cards.push(await room.lead.say(round.id, text, { kind: round.kind, seat: "" }));
  }
  await room.open(grouping);
  const group = await room.group(grouping, "Le temps", cards.slice(0, 1));
  const lead = async (path, options) => {
    const page = await all.laptop(options);
    await leadOn(page, room);
    await page.goto(room.path + path);
    return page;
  };
  return { ...all, room, round, grouping, cards, group, lead };
}

test("a scribe corrects on the pad while others write, and keeps the focus", async (t) => {
  const { room, round, cards, lead, wall } = await begun(t);
  const pad = await lead("pad");
  const screen = await wall();
  await screen.goto(`${room.path}mur`);
  await screen.waitForSelector("text=Prendre le tems");
  const link = pad.locator(`#c-${cards[0]} a.fix`);
  await link.focus();
  await pad.keyboard.press("Enter");
  const field = pad.locator("#sheet textarea[name=text], #sheet input[name=text]");
  await field.waitFor();
  assert.ok(await field.evaluate((it) => it === document.activeElement), "the focus is in the field");
  await pad.keyboard.press("End");
  await pad.keyboard.press("Backspace");
  await pad.keyboard.type("p");
  // Something comes in the middle of the word.
  await room.lead.say(round.id, "Une phrase de plus", { kind: round.kind });
  await pad.waitForSelector("#notes >> text=Une phrase de plus");
  await pad.keyboard.type("s");
  assert.equal(await field.inputValue(), "Prendre le temps");
  assert.deepEqual(await axe(pad), []);
  await shot(pad, "pad-correct");
  await pad.keyboard.press("Tab");
  await pad.keyboard.press("Enter");
  await pad.waitForSelector("#sheet", { state: "hidden" });
  await screen.waitForSelector("text=Prendre le temps");
  assert.ok(await link.evaluate((it) => it === document.activeElement), "back where one was");
  await pad.click(`#c-${cards[0]} .revisions summary`);
  await pad.waitForSelector("text=Prendre le tems");
  const title = pad.locator("details.fix-group").first();
  await title.locator("summary").click();
  await title.locator("[name=headline]").fill("Le temps long");
  await title.locator("[name=gesture]").fill("Ralentir");
  await title.locator("button[value=headline]").click();
  await pad.waitForSelector("h3.group >> text=Ralentir");
  assert.deepEqual((await room.things("group")).map(({ headline }) => headline), ["Le temps long"]);
  assert.deepEqual(pad.faults, []);
});

test("a person corrects the own words on the pad, without JavaScript too", async (t) => {
  const { room, round, phone } = await begun(t);
  await room.open(round);
  for (const javascript of [true, false]) {
    const page = await phone({ javascript });
    await enterOn(page, room, javascript ? "Annaïg" : "Loïc");
    await page.goto(room.path);
    const words = javascript ? "Un four" : "Un lavoir";
    await page.fill(".write form[data-pending] [name=text]", words);
    await page.click(".write form[data-pending] button.main");
    await page.waitForSelector(`#mine >> text=${words}`);
    await page.goto(`${room.path}pad`);
    await room.lead.do("reveal", { round: round.id });
    await page.goto(`${room.path}pad`);
    assert.equal(await page.locator("a.fix").count(), 1, "the own one alone");
    await page.click("a.fix");
    await page.fill("form[id^=f-fix] [name=text]", `${words} commun`);
    await page.click("form[id^=f-fix] button.main");
    await page.waitForSelector(`#notes >> text=${words} commun`);
    assert.deepEqual(await overflow(page), []);
    assert.deepEqual(await smallTargets(page, javascript ? 44 : 24), []);
    await shot(page, `pad-own-${javascript ? "js" : "nojs"}`);
  }
});

test("the past is walked through by keys, and a moment is an address", async (t) => {
  const { room, cards, lead, laptop, phone } = await begun(t);
  const page = await lead("histoire");
  const when = () => page.textContent("#past-when");
  const last = await when();
  await page.waitForSelector("#past-notes >> text=Dire merci");
  assert.deepEqual(await axe(page), []);
  await shot(page, "past-laptop");
  await page.focus("#past-n");
  await page.keyboard.press("Home");
  await until("the first moment", async () => (await when()) !== last);
  assert.equal(await page.textContent("#say"), await when(), "the moment is said");
  assert.equal(await page.getAttribute("#past-n", "aria-valuetext"), await when());
  assert.ok(await page.evaluate(() => document.activeElement.id === "past-n"));
  await page.waitForSelector("text=rien n’était encore écrit");
  await page.click("#past-part summary");
  await page.click(".past-moments a >> nth=-1");
  await page.waitForSelector("#past-notes >> text=Dire merci");
  const moment = page.url();
  assert.match(moment, /\?a=\d+/);
  // Hidden now, it is hidden in the address that somebody kept.
  await room.lead.do("hide", { card: cards[2], on: "1" });
  const other = await phone({ javascript: false });
  await other.goto(moment);
  assert.equal(await other.locator("text=Dire merci").count(), 0);
  await other.waitForSelector("text=Ouvrir nos lieux");
  await other.locator("#past-n").fill("0");
  await other.click("#f-past button:not([type])");
  await other.waitForSelector("text=rien n’était encore écrit");
  await shot(other, "past-phone");
  for (const [name, shown] of [["phone", other], ["laptop", page]]) {
    assert.deepEqual(named(name, await overflow(shown)), []);
    assert.deepEqual(named(name, await basics(shown)), []);
  }
  assert.deepEqual(await smallTargets(other, 24), []);
  for (const dark of [false, true]) {
    const board = await laptop({ dark });
    await board.goto(`${room.path}histoire?vue=mur`);
    await board.waitForSelector(".past-wall >> text=Le temps");
    assert.deepEqual(await axe(board), []);
    await shot(board, `past-wall${dark ? "-dark" : ""}`);
    assert.deepEqual([...page.faults, ...board.faults], []);
  }
});

test("a moment plays on by itself, but not for who wants less motion", async (t) => {
  const { lead } = await begun(t);
  const page = await lead("histoire?n=0");
  await page.click("[data-play]");
  await until("it plays", async () => Number(await page.inputValue("#past-n")) > 1);
  await page.click("[data-play]");
  const calm = await lead("histoire", { reducedMotion: "reduce" });
  assert.ok(await calm.isHidden("[data-play]"));
});

test("cards of paper come in by a table, without JavaScript", async (t) => {
  const { room, round, lead } = await begun(t);
  const page = await lead("apporter", { javascript: false });
  assert.deepEqual(await smallTargets(page, 24), []);
  await page.fill("#f-bring-text", "texte;nom\nUne ruche;Ana\n;Bran\n=1+1;\n");
  await page.selectOption("#f-bring-round", round.id);
  await shot(page, "bring-form");
  await page.click("#f-bring button");
  await page.waitForSelector("text=2 nouvelles cartes");
  await page.waitForSelector("text=Ligne 3");
  assert.deepEqual(named("preview", [...(await overflow(page)), ...(await basics(page))]), []);
  await shot(page, "bring-preview");
  await page.click("#f-bring button.main");
  await page.waitForSelector("text=C’est apporté.");
  const texts = (await room.things("card")).map(({ text }) => text);
  assert.ok(texts.includes("Une ruche") && texts.includes("=1+1"), texts.join());
});

test("the notes are published, on paper and on a phone", async (t) => {
  const { room, lead, program, laptop, phone } = await begun(t);
  await room.lead.do("end");
  const page = await lead("publier", { javascript: false });
  await page.click("#f-publish button.main");
  await page.waitForSelector("text=sera public");
  const address = /http\S+\/p\/[a-z2-7]{26}/.exec(await page.textContent("main"))[0];
  await shot(page, "publish");
  const { pathname } = new URL(address);
  assert.equal((await fetch(new URL(pathname, program.url))).status, 404, "the window is open");
  // The same notes where nobody has to wait any more.
  const file = await (await fetch(new URL(`${room.path}export.json`, program.url))).json();
  file.workshop.withdrawal_hours = 0;
  const elsewhere = await world(t);
  const form = new FormData();
  form.set("file", new Blob([JSON.stringify(file)]), "f.json");
  const made = await fetch(new URL("/importer", elsewhere.program.url), {
    method: "POST",
    body: form,
    headers: { accept: "application/json" },
  });
  const { code, links } = await made.json();
  const desk = await elsewhere.laptop();
  await leadOn(desk, { code, links });
  await desk.goto(`/a/${code}/publier`);
  await desk.click("text=Leurs initiales");
  await desk.click("#f-publish button.main");
  await desk.waitForSelector("text=Le compte rendu est public.");
  const faults = [];
  for (const [name, open] of [["phone", elsewhere.phone], ["laptop", elsewhere.laptop]]) {
    const stranger = await open();
    await stranger.goto(pathname);
    await stranger.waitForSelector("text=Ouvrir nos lieux");
    faults.push(...named(name, [...(await axe(stranger)), ...(await basics(stranger)), ...(await overflow(stranger))]));
    faults.push(...named(name, await smallTargets(stranger, name === "phone" ? 44 : 24)));
    assert.ok(!(await stranger.content()).includes(code));
    await shot(stranger, `published-${name}`);
    await stranger.emulateMedia({ media: "print" });
    assert.ok(await stranger.isVisible(".paper"));
    assert.ok(await stranger.isHidden("header.bar"));
  }
  assert.deepEqual(faults, []);
  await desk.click("text=Dépublier");
  await until("it is taken down", async () => (await fetch(new URL(pathname, elsewhere.program.url))).status === 404);
});
