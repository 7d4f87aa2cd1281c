/** Every screen at every step, for everybody: two recipes, both themes, two languages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, basics, cut, overflow, smallTargets } from "./lib/checks.mjs";
import { enterOn, leadOn, meeting } from "./lib/meeting.mjs";
import { play } from "./lib/play.mjs";
import { world } from "./lib/world.mjs";

const PAGES = ["phone", "desk", "wall", "pad"];

/** Four pages that follow a workshop, and two more people in it. */
async function screens(t, { recipe, language = "fr", dark = false }) {
  const all = await world(t);
  const room = await meeting(all.program, { recipe, language });
  const look = { lang: language === "fr" ? "fr-FR" : "en-GB", dark };
  const [phone, desk, wall, pad] = await Promise.all([all.phone(look), all.laptop(look), all.wall({ ...look, reducedMotion: "reduce" }), all.laptop(look)]);
  await enterOn(phone, room, "Annaïg");
  await leadOn(desk, room);
  // A wall is dark only where somebody chose it: projectors wash out dark grounds.
  if (dark) await wall.context().addCookies([{ name: "theme", value: "dark", url: all.program.url }]);
  await wall.goto(`${room.path}mur`);
  await pad.goto(`${room.path}pad`);
  const people = [await room.join("Loïc"), await room.join("Gwenaëlle"), await room.join("Jean-François")];
  return { ...all, room, people, pages: { phone, desk, wall, pad } };
}

/** Faults of one page, each with where it was seen. */
const named = (where, found) => found.map((fault) => `${where}: ${fault}`);

/** Until each page shows this step. */
async function follow({ phone, desk }, { title }) {
  await phone.waitForFunction((words) => document.title.includes(words) || document.querySelector("h1")?.textContent === words, title);
  await desk.waitForFunction((words) => document.querySelector("#now-title")?.textContent.includes(words), title);
}

/** What must hold on a page whatever the step. */
async function check(name, page) {
  const faults = [...(await axe(page)), ...(await basics(page))];
  if (name === "phone") faults.push(...(await overflow(page)), ...(await smallTargets(page)));
  if (name === "wall") faults.push(...(await cut(page)));
  return [...faults, ...page.faults.splice(0)];
}

async function walk(t, options, only = () => true) {
  const scene = await screens(t, options);
  const faults = [];
  const look = async (where) => {
    for (const name of PAGES) faults.push(...named(`${where}, ${name}`, await check(name, scene.pages[name])));
  };
  await look("before");
  let steps = 0;
  await play(scene.room, scene.people, async (round) => {
    await follow(scene.pages, round);
    steps += 1;
    if (only(round)) await look(`${round.order} ${round.step}`);
  });
  await scene.room.lead.do("end");
  await scene.pages.phone.waitForSelector("#step[data-announce] >> nth=0");
  await look("ended");
  assert.deepEqual(faults, []);
  return steps;
}

test("each step of the harvest, for everybody", async (t) => {
  assert.equal(await walk(t, { recipe: "collecte-innovation-sociale" }), 12);
});

test("each step of crossing what we know, for everybody", async (t) => {
  assert.equal(await walk(t, { recipe: "croiser-nos-savoirs" }), 13);
});

test("in the dark and in English", async (t) => {
  const steps = ["silent_writing", "round_table", "grouping", "read_back", "actions"];
  await walk(t, { recipe: "croiser-nos-savoirs", language: "en", dark: true }, ({ step }) => steps.includes(step));
});
