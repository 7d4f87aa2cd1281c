/** Everything without JavaScript: a participant's phone, then a facilitator's laptop. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterOn, leadOn, meeting } from "./lib/meeting.mjs";
import { world } from "./lib/world.mjs";

const RECIPE = { recipe: "croiser-nos-savoirs" };

async function steps(room) {
  const rounds = await room.rounds();
  return (step, kind) => rounds.find((round) => round.step === step && (!kind || round.kind === kind));
}

/** The count of a round as everybody sees it. */
const countOf = async (room, { id }) => (await room.rounds()).find((round) => round.id === id).count;

test("a phone without JavaScript goes from the door to the close", async (t) => {
  const { program, phone } = await world(t);
  const room = await meeting(program, RECIPE);
  const step = await steps(room);
  const page = await phone({ javascript: false });
  const open = async (round) => (await room.open(round), await page.goto(room.path));
  const say = async (words) => {
    await page.fill(".write form[data-pending] [name=text]", words);
    await page.click(".write form[data-pending] button.main");
    await page.waitForSelector(`#mine >> text=${words}`);
  };
  await page.goto("/");
  await page.fill("#f-join-code", room.code);
  await page.click("form[action='/rejoindre'] button");
  await enterOn(page, room, "Yann");

  const wishes = step("silent_writing", "expectation");
  await open(wishes);
  await say("Rencontrer mes voisins");
  assert.equal(await countOf(room, wishes), 1);
  await page.click("#mine summary >> nth=0");
  await page.fill("#mine form [name=text]", "Rencontrer mes voisines et mes voisins");
  await page.click("#mine form button[value=edit]");
  await page.waitForSelector("#mine >> text=Rencontrer mes voisines et mes voisins");

  const turns = step("round_table", "expectation");
  await open(turns);
  await room.lead.do("next", { round: turns.id });
  await page.reload();
  await page.waitForSelector("#turn.mine blockquote >> text=Rencontrer mes voisines");
  await page.click("#turn button[value=done]");
  await page.waitForSelector("#all-list >> text=Rencontrer mes voisines");

  await open(step("read_back"));
  await page.click("#answer details summary");
  await page.fill("#answer textarea", "Il manque les jeunes");
  await page.click("#answer button[value=reserve]");
  await page.waitForSelector("#answer .note");

  await open(step("actions"));
  await say("Écrire une première recette");
  const words = step("round_table", "word");
  await open(words);
  await say("Confiance");
  assert.equal(await countOf(room, words), 1);

  await open(step("closing"));
  const word = page.locator("#mine > li", { hasText: "Confiance" });
  await word.locator("details").last().locator("summary").click();
  await word.locator("button[value=withdraw]").click();
  await page.waitForSelector("#mine");
  assert.equal(await word.count(), 0);
  assert.equal(await countOf(room, words), 0);
  assert.equal(await page.locator("#mine > li").count(), 2);
  assert.deepEqual(page.faults, []);
});

test("a laptop without JavaScript runs the agenda, groups and names", async (t) => {
  const { program, laptop } = await world(t);
  const room = await meeting(program, RECIPE);
  const person = await room.join("Rozenn");
  const page = await laptop({ javascript: false });
  await leadOn(page, room);
  const next = () => page.click("#f-next button");
  const titled = (title) => page.waitForSelector(`#now-title >> text=${title}`);
  const rounds = await room.rounds();
  const grouping = rounds.find(({ step }) => step === "grouping");
  for (const round of rounds.slice(0, grouping.order)) {
    await next();
    await titled(round.title);
    if (round.id !== grouping.takes[0]) continue;
    await person.say(round.id, "Prendre le temps", { seat: person.seat });
    await person.say(round.id, "Ouvrir nos lieux", { seat: person.seat });
    await page.goto(page.url());
    await page.click("#f-now button[value=reveal]");
  }

  await page.fill("#new-group", "Le temps");
  await page.click("#f-new-group button");
  await page.waitForSelector("h3 >> text=Le temps");
  await page.locator("li.card", { hasText: "Prendre le temps" }).locator("[data-move]").click();
  await page.waitForURL(/\?carte=/);
  await page.getByLabel("Le temps").check();
  await page.click("#f-put button.main");
  const [group] = await room.things("group");
  await page.waitForSelector(`#gl-${group.id} >> text=Prendre le temps`);
  assert.equal(group.cards.length, 1);

  await next();
  await page.fill(`#f-g-${group.id}-gesture`, "Gérer les différentes temporalités");
  await page.click(`#f-g-${group.id} button`);
  await page.waitForSelector(`#gx-${group.id} >> text=Gérer les différentes temporalités`);
  await page.click("#f-now button[value=close]");
  await page.waitForSelector("#f-now button[value=open]");
  assert.equal((await room.round("naming")).status, "closed");
  assert.deepEqual(page.faults, []);
});

/** One round, in which nobody signs. */
const ANONYMOUS = `
format = "collecte-recipe/1"
key = "sans-nom"
title = { en = "Without names" }
licence = "CC0-1.0"

[[step]]
key = "write"
step = "silent_writing"
title = { en = "In silence" }
prompt = { en = "What keeps you from coming?" }
collects = { kind = "viewpoint", names = "anonymous" }
`;

test("Back, and the same words again, count once where nobody signs, with and without JavaScript", async (t) => {
  const { program, phone } = await world(t);
  const room = await meeting(program, { own: ANONYMOUS });
  const round = await room.round("silent_writing");
  await room.open(round);
  const people = [true, false];
  for (const [index, javascript] of people.entries()) {
    const page = await phone({ javascript });
    await enterOn(page, room, "Yann");
    for (let time = 0; time < 3; time += 1) {
      await page.fill(".write form[data-pending] [name=text]", "Le bus");
      await page.click(".write form[data-pending] button.main");
      await page.waitForSelector("#mine >> text=Le bus");
      await page.waitForSelector("#mine .pending", { state: "detached" });
      assert.equal(await countOf(room, round), index + 1);
      if (time === 1) {
        await program.kill9();
        await program.restart();
      }
      await page.goBack();
      await page.goForward();
      await page.waitForSelector("#me");
    }
    assert.equal(await page.locator("#mine > li").count(), 1);
  }
});
