/** Grouping, by every hand: keys alone, a mouse, a finger, and two people at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterOn, leadOn, meeting } from "./lib/meeting.mjs";
import { until } from "./lib/wait.mjs";
import { world } from "./lib/world.mjs";

const CARDS = ["Prendre le temps", "Parler simplement", "Ouvrir nos lieux", "Dire merci"];

/** A workshop with four cards, about to be grouped. */
async function cards(t) {
  const all = await world(t);
  const room = await meeting(all.program, { recipe: "croiser-nos-savoirs" });
  const rounds = await room.rounds();
  const grouping = rounds.find(({ step }) => step === "grouping");
  const writing = rounds.find(({ id }) => id === grouping.takes[0]);
  await room.open(writing);
  for (const text of CARDS) await room.lead.say(writing.id, text, { kind: writing.kind });
  const laptop = async (options) => {
    const page = await all.laptop(options);
    await leadOn(page, room);
    return page;
  };
  return { ...all, room, grouping, laptop };
}

/** In which list a card stands: the words above it. */
const listOf = (page, text) =>
  page.evaluate((words) => {
    const card = [...document.querySelectorAll("[data-card]")].find((one) => one.textContent.includes(words));
    const list = card.closest("[data-group]");
    return list.dataset.group === "none" ? "none" : document.getElementById(list.getAttribute("aria-labelledby")).textContent;
  }, text);
const isIn = (page, text, list) =>
  until(`${text} in ${list}`, async () => (await listOf(page, text)).includes(list));
/** The group of a card, as the server knows it. */
async function groupOf(room, text) {
  const { id } = (await room.things("card")).find((card) => card.text === text);
  return (await room.things("group")).find(({ cards }) => cards.includes(id))?.id;
}
/** The words of the card that has the focus. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement.dataset.card ? activeElement.querySelector(".said, p").textContent.trim() : `no card: ${activeElement.localName}#${activeElement.id}`;
  });
const said = (page) => page.textContent("#say");

/** Tab until the focus is there, as a person does. */
async function tabTo(page, css) {
  for (let stops = 0; stops < 150; stops += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), css)) return;
  }
  throw new Error(`Tab never comes to ${css}`);
}

/** Does it, and answers what was announced afterwards. */
async function announced(page, act) {
  const before = await said(page);
  await act();
  return until("something is announced", async () => {
    const now = await said(page);
    return now !== before && now.trim();
  });
}

test("a laptop by keyboard alone opens a step and groups", async (t) => {
  const { room, grouping, laptop } = await cards(t);
  const page = await laptop();
  const press = (...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  await tabTo(page, "#f-next button");
  await press("Enter");
  await page.waitForSelector("#cols");
  await until("the step is open", async () => (await room.round("grouping")).status === "open");

  for (const headline of ["Le temps", "Les lieux"]) {
    await press("n");
    await page.waitForSelector("#new-group:focus");
    await page.keyboard.type(headline);
    await press("Enter");
    await page.waitForSelector(`h3 >> text=${headline}`);
    await tabTo(page, "#f-new-group button");
  }

  await press("j");
  assert.match(await focused(page), /Prendre le temps/);
  await press("j", "j", "k");
  assert.match(await focused(page), /Parler simplement/);
  await press("k");

  const first = await announced(page, () => press("1"));
  assert.match(first, /Le temps/);
  assert.match(await focused(page), /Prendre le temps/);
  await isIn(page, "Prendre le temps", "Le temps");

  await page.locator("[data-card]", { hasText: "Parler simplement" }).focus();
  const second = await announced(page, async () => {
    await press("m");
    await page.waitForSelector("#move-menu[open]");
    await press("ArrowDown", "ArrowDown", "Enter");
  });
  assert.match(second, /Les lieux/);
  await isIn(page, "Parler simplement", "Les lieux");
  assert.match(await focused(page), /Parler simplement/);

  await page.locator("[data-card]", { hasText: "Ouvrir nos lieux" }).focus();
  await announced(page, () => press("2"));
  await isIn(page, "Ouvrir nos lieux", "Les lieux");
  assert.match(await focused(page), /Ouvrir nos lieux/);
  await announced(page, () => press("z"));
  await isIn(page, "Ouvrir nos lieux", "none");
  assert.match(await focused(page), /Ouvrir nos lieux/);

  await press("?");
  await page.waitForSelector("#help[open]");
  await tabTo(page, "#keys-on");
  await press("Space", "Escape");
  await page.locator("[data-card]", { hasText: "Dire merci" }).focus();
  await press("1", "2");
  // A card that comes later shows that the page had all the time to obey.
  await room.lead.say(grouping.takes[0], "Une de plus", { kind: "key_issue" });
  await page.waitForSelector("#gl-none >> text=Une de plus");
  assert.equal(await listOf(page, "Dire merci"), "none");
  assert.deepEqual(page.faults, []);
});

/** Grouping is open, with one group. */
async function board(t, options) {
  const all = await cards(t);
  await all.room.open(all.grouping);
  const group = await all.room.group(all.grouping, "Le temps");
  const page = await all.laptop(options);
  await page.waitForSelector(`#gl-${group}`);
  const middle = async (css) => {
    await page.locator(css).first().scrollIntoViewIfNeeded();
    const { x, y, width, height } = await page.locator(css).first().boundingBox();
    return { x: x + width / 2, y: y + Math.min(height / 2, 24) };
  };
  return { ...all, page, group, middle };
}

test("a mouse drags a card into a group", async (t) => {
  const { page, group, middle } = await board(t);
  const [from, to] = [await middle("#gl-none [data-card] .said"), await middle(`#gl-${group}`)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y, { steps: 3 });
  await page.waitForSelector("body.dragging");
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.waitForSelector(`#gl-${group}.drop-into`);
  await page.mouse.up();
  await isIn(page, CARDS[0], "Le temps");
  // The first click after a drag is a click.
  await page.click("[data-undo]");
  await isIn(page, CARDS[0], "none");
  assert.deepEqual(page.faults, []);
});

test("a finger holds, then drags a card into a group", async (t) => {
  const { page, room, group, middle } = await board(t, { hasTouch: true });
  const [from, to] = [await middle("#gl-none [data-card] .said"), await middle(`#gl-${group}`)];
  const wire = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => wire.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", from);
  await page.waitForSelector("body.dragging");
  await touch("touchMove", { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await touch("touchMove", to);
  await page.waitForSelector(`#gl-${group}.drop-into`);
  await touch("touchEnd");
  await isIn(page, CARDS[0], "Le temps");
  await until("everybody knows", async () => (await groupOf(room, CARDS[0])) === group);
  await page.tap("[data-undo]");
  await isIn(page, CARDS[0], "none");
  assert.deepEqual(page.faults, []);
});

test("two facilitators group at the same time without treading on each other", async (t) => {
  const { page, room, grouping, group, laptop } = await board(t);
  const other = await laptop();
  const second = await room.group(grouping, "Les lieux");
  for (const one of [page, other]) await one.waitForSelector(`#gl-${second}`);
  const put = async (one, text, key) => {
    await one.locator("[data-card]", { hasText: text }).focus();
    await one.keyboard.press(key);
  };
  await Promise.all([put(page, CARDS[0], "1"), put(other, CARDS[1], "2")]);
  await Promise.all([put(page, CARDS[2], "2"), put(other, CARDS[3], "1")]);
  for (const one of [page, other]) {
    for (const [text, list] of [[CARDS[0], "Le temps"], [CARDS[3], "Le temps"], [CARDS[1], "Les lieux"], [CARDS[2], "Les lieux"]]) {
      await isIn(one, text, list);
    }
    assert.equal(await one.locator("[data-card]").count(), CARDS.length);
  }
  assert.match(await focused(page), new RegExp(CARDS[2]));
  assert.match(await focused(other), new RegExp(CARDS[3]));
  // The same card, at once, to two places: both pages agree in the end.
  await Promise.all([put(page, CARDS[0], "2"), put(other, CARDS[0], "0")]);
  await until("both agree", async () => {
    const [here, there, truth] = [await listOf(page, CARDS[0]), await listOf(other, CARDS[0]), await groupOf(room, CARDS[0])];
    return here === there && (truth === undefined) === (here === "none") && truth !== group;
  });
});

test("a phone by keyboard has the focus where something was saved, taken back or changed", async (t) => {
  const { program, phone } = await world(t);
  const room = await meeting(program, { recipe: "croiser-nos-savoirs" });
  const [talk, discussion] = [await room.round("talk"), await room.round("discussion")];
  await room.open(talk);
  const page = await phone();
  await enterOn(page, room, "Zoé");
  const holds = (css) => page.waitForSelector(`${css}:focus`);
  await page.fill(".write [name=text]", "Un lavoir");
  await page.click(".write form[data-pending] button.main[value=say]");
  await page.waitForSelector("#mine > .card:not([data-waiting])");
  const unfold = async (words) => {
    await page.locator("#mine summary", { hasText: words }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  };
  await unfold("Modifier");
  await page.keyboard.type("Oui : ");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await holds("#mine details:not([open]) > summary");
  await unfold("Retirer cette");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#mine:not(:has(.card))", { state: "attached" });
  await holds("h1");
  await page.focus(".write [name=text]");
  await room.open(discussion);
  await page.waitForSelector("#turn button");
  await holds("h1");
  assert.deepEqual(page.faults, []);
});
