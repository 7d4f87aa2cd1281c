/** Screens that do not follow the steps: simple pages, large text, the focus, the wall in each hall. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, basics, brokenWords, cut, focusStops, overflow, smallTargets } from "./lib/checks.mjs";
import { doubleText, spaceText, style } from "./lib/look.mjs";
import { enterOn, leadOn, meeting } from "./lib/meeting.mjs";
import { world } from "./lib/world.mjs";

const SIMPLE = ["/", "/ateliers", "/importer", "/accessibilite", "/donnees", "/rejoindre?code=ZZZZZ"];
const named = (where, found) => found.map((fault) => `${where}: ${fault}`);

/** A workshop in its first silent writing, with words in it. */
async function writing(t) {
  const all = await world(t);
  const room = await meeting(all.program);
  const person = await room.join("Loïc");
  const round = await room.round("silent_writing");
  await room.open(round);
  await person.say(round.id, "Un lavoir", { seat: person.seat });
  return { ...all, room, person, round };
}

/** Everybody's pages of a workshop, each on a device that may see it. */
async function visits({ room, phone, laptop }, look) {
  const [door, participant, desk] = await Promise.all([phone(look), phone(look), laptop(look)]);
  await door.goto(room.path);
  await enterOn(participant, room, "Annaïg");
  await leadOn(desk, room);
  const stay = (page) => async () => page;
  const to = (path) => async () => (await desk.goto(room.path + path), desk);
  const simple = (path) => async () => (await door.goto(path), door);
  return {
    join: stay(door),
    phone: stay(participant),
    desk: stay(desk),
    ...Object.fromEntries(["pad", "liens", "export", "affiche", "histoire", "apporter", "publier"].map((path) => [path, to(path)])),
    ...Object.fromEntries(SIMPLE.map((path) => [path, simple(path)])),
  };
}

for (const look of [{}, { dark: true, lang: "en-GB" }]) {
  test(`pages that stand still ${look.dark ? "in the dark, in English" : "by day, in French"}`, async (t) => {
    const scene = await writing(t);
    const faults = [];
    for (const [name, open] of Object.entries(await visits(scene, look))) {
      const page = await open();
      faults.push(...named(name, [...(await axe(page)), ...(await basics(page)), ...(await overflow(page))]));
      const isPhone = page.viewportSize().width < 500;
      faults.push(...named(name, await smallTargets(page, isPhone ? 44 : 24)));
      faults.push(...named(name, page.faults.splice(0).filter((fault) => !/404/.test(fault))));
    }
    assert.deepEqual(faults, []);
  });
}

test("text twice as large, or widely spaced, sticks out nowhere", async (t) => {
  const scene = await writing(t);
  const faults = [];
  for (const [name, open] of Object.entries(await visits(scene, {}))) {
    for (const [how, enlarge] of [["double", doubleText], ["wide", spaceText]]) {
      const page = await open();
      await page.reload();
      await enlarge(page);
      faults.push(...named(`${name}, ${how}`, await overflow(page)));
    }
  }
  assert.deepEqual(faults, []);
});

test("text twice as large breaks no word on a laptop", async (t) => {
  const { program, laptop } = await world(t);
  const room = await meeting(program, { recipe: "croiser-nos-savoirs" });
  const desk = await laptop();
  await leadOn(desk, room);
  const faults = [];
  for (const step of ["round_table", "grouping", "discussion"]) {
    await room.open(await room.round(step));
    await desk.reload();
    await doubleText(desk);
    faults.push(...named(step, [...(await brokenWords(desk)), ...(await overflow(desk, 1366))]));
  }
  assert.deepEqual(faults, []);
  await style(desk, "#agenda { width: 6rem }");
  assert.notDeepEqual(await brokenWords(desk), [], "it would be seen");
});

test("the focus shows at every stop and nothing covers it", async (t) => {
  const scene = await writing(t);
  const faults = [];
  const pages = await visits(scene, {});
  for (const name of ["join", "phone", "desk", "pad", "/", "/ateliers"]) {
    const { order, faults: found } = await focusStops(await pages[name]());
    assert.ok(order.length > 3, `${name}: ${order.length} stops`);
    faults.push(...named(name, found));
  }
  assert.deepEqual(faults, []);
});

test("a wall shows all of its words, in each hall and on each projector", async (t) => {
  const { room, round, wall } = await writing(t);
  const long = `${"Nous ouvrons la cuisine de l’école aux voisins, le mercredi et le samedi. ".repeat(5)}Voilà.`;
  for (let index = 0; index < 8; index += 1) await room.lead.say(round.id, `${index} ${long}`, { kind: round.kind });
  await room.lead.do("reveal", { round: round.id });
  const grouping = await room.round("grouping");
  await room.open(grouping);
  for (let index = 0; index < 6; index += 1) await room.group(grouping, `Un long titre pour le groupe numéro ${index}`);
  const actions = await room.round("actions");
  await room.open(actions);
  for (let index = 0; index < 10; index += 1) await room.lead.say(actions.id, `Inviter les voisins ${index}`, { kind: "action", who: "Loïc", due: "Avant l’été" });
  await room.open(round);
  const [card] = (await room.things("card")).map(({ id }) => id).slice(-1);

  const pages = [];
  for (const [width, height] of [[1024, 768], [1920, 1080]]) {
    const page = await wall({ viewport: { width, height }, reducedMotion: "reduce" });
    await page.goto(`${room.path}mur`);
    pages.push([`${width} × ${height}`, page]);
  }
  const faults = [];
  const states = [
    { blank: "1" },
    { blank: "0", scene: "quotation", quoted: card },
    ...["welcome", "question", "count", "speaker", "groups", "headlines", "actions", "words", "closing"].map((scene) => ({ scene })),
  ];
  for (const hall of ["small", "medium", "large"]) {
    for (const state of states) {
      await room.lead.do("wall", { hall, ...state });
      const seq = await lastSeq(room);
      for (const [name, page] of pages) {
        await page.reload();
        const where = `${name}, ${hall}, ${state.scene ?? "blank"}`;
        assert.ok(Number(await page.getAttribute("body", "data-seq")) >= seq, where);
        faults.push(...named(where, await cut(page)));
        if (hall === "medium") faults.push(...named(where, await axe(page)));
        if (state.scene) faults.push(...named(where, await basics(page)));
        faults.push(...named(where, page.faults.splice(0)));
      }
    }
  }
  assert.deepEqual(faults, []);
});

/** What somebody may type who wants to see what happens. */
const ENDLESS = {
  "without a space": (length) => "W".repeat(length),
  "line after line": (length) => "a\n".repeat(length / 2),
};

for (const [sort, endless] of Object.entries(ENDLESS)) {
  test(`words ${sort} push nothing off a wall`, async (t) => {
    const { program, wall } = await world(t);
    const line = (length) => endless(length).replace(/\n/g, " ");
    const room = await meeting(program, { recipe: "croiser-nos-savoirs", title: line(198) });
    const rounds = await room.rounds();
    const of = (step, kind) => rounds.find((round) => round.step === step && (!kind || round.kind === kind));
    const people = await Promise.all([0, 1, 2, 3, 4, 5].map((number) => room.join(line(58) + number)));
    const grouping = of("grouping");
    const write = rounds.find(({ id }) => id === grouping.takes[0]);
    await room.open(write);
    for (const [index, person] of people.entries()) {
      const length = [1_900, 700, 290, 130, 58, 30][index];
      await person.say(write.id, `${index}${endless(length)}`, { seat: person.seat });
    }
    await room.lead.do("reveal", { round: write.id });
    const cards = (await room.things("card")).filter(({ round }) => round === write.id).map(({ id }) => id);
    for (let index = 0; index < 12; index += 1) {
      const group = await room.group(grouping, "…", cards.slice(index, index + 1));
      await room.lead.do("headline", { group, headline: line(198), gesture: line(198) });
    }
    const [actions, closing] = [of("actions"), of("round_table", "word")];
    for (let index = 0; index < 9; index += 1) {
      await room.lead.say(actions.id, endless(198), { kind: "action", who: line(198), due: line(198) });
      await room.lead.say(closing.id, line(700), { kind: "word" });
    }
    // The narrowest projector: elsewhere lines are longer.
    const page = await wall({ viewport: { width: 1024, height: 768 }, reducedMotion: "reduce" });
    await page.goto(`${room.path}mur`);
    const states = [
      [write, ...[0, 2, 3].map((index) => ({ scene: "quotation", quoted: cards[index] }))],
      [write, { scene: "welcome" }, { scene: "question" }, { scene: "count" }, { scene: "closing" }],
      [of("round_table"), { scene: "speaker" }],
      [of("discussion"), { scene: "question" }],
      [grouping, { scene: "groups" }],
      [of("read_back"), { scene: "headlines" }],
      [actions, { scene: "actions" }],
      [closing, { scene: "words" }],
    ];
    const faults = [];
    for (const [round, ...scenes] of states) {
      await room.open(round);
      if (round.step === "discussion") for (const person of people) await person.do("raise", { round: round.id, seat: person.seat });
      if (round.on_request !== null) await room.lead.do("next", { round: round.id });
      for (const hall of ["small", "large"]) {
        for (const state of scenes) {
          await room.lead.do("wall", { hall, ...state });
          await page.reload();
          await page.waitForSelector(`.hall-${hall}.scene-${state.scene}`);
          faults.push(...named(`${hall}, ${state.scene}`, await cut(page)));
        }
      }
    }
    assert.deepEqual(faults, []);
    assert.ok((await page.innerText(".words")).includes(line(100)));
    await style(page, "* { -webkit-line-clamp: none !important; font-size: 3rem !important }");
    assert.notDeepEqual(await cut(page), [], "it would be seen");
  });
}

/** The last event of the workshop. */
async function lastSeq({ lead, code }) {
  const answer = await lead.fetch(`/a/${code}/animer?part=1`, { headers: { accept: "application/json" } });
  return (await answer.json()).seq;
}
