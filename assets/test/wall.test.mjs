import assert from "node:assert/strict";
import { test } from "node:test";
import { createArrivals } from "../js/arrivals.js";
import { createAwake } from "../js/awake.js";
import { breathe, fakeTime, page } from "./page.mjs";

function setup(reduced = false) {
  const opened = page(
    `<body><main id="live"><ul id="list"><li data-card="0"></li></ul><span data-fold hidden></span></main><p id="awake" hidden></p></body>`,
  );
  const time = fakeTime();
  opened.window.matchMedia = () => ({ matches: reduced });
  createArrivals(opened.window, time);
  const add = async (count) => {
    for (let n = 0; n < count; n++)
      opened.$("#list").insertAdjacentHTML("beforeend", `<li data-card="n${n}"></li>`);
    await breathe();
  };
  const held = () => opened.doc.querySelectorAll("[data-arriving]").length;
  return { ...opened, time, add, held };
}

test("cards come one by one, every 700 ms, and the rest is told", async () => {
  const { $, time, add, held } = setup();
  await add(3);
  assert.deepEqual(
    [held(), $("[data-fold]").textContent, $("[data-fold]").hidden],
    [2, "+2", false],
  );
  await time.pass(700);
  assert.equal(held(), 1);
  await time.pass(1400);
  assert.deepEqual([held(), $("[data-fold]").hidden], [0, true]);
  assert.equal($("[data-card='0']").hasAttribute("data-arrived"), false);
});

test("a burst does not keep the room waiting", async () => {
  const { time, add, held } = setup();
  await add(60);
  // Twelve may wait, and the first of them comes at once.
  assert.equal(held(), 11);
  await time.pass(12 * 700);
  assert.equal(held(), 0);
});

test("a card that is taken away does not hold the others up", async () => {
  const { doc, time, add, held } = setup();
  await add(3);
  doc.querySelectorAll("[data-arriving]").forEach((card) => card.remove());
  await time.pass(700);
  await add(1);
  assert.equal(held(), 0);
});

test("with reduced motion nothing is held back", async () => {
  const { add, held } = setup(true);
  await add(3);
  assert.equal(held(), 0);
});

test("the pointer hides when nobody moves it; a page that cannot stay awake says so", async () => {
  const { window, doc, $, time } = setup();
  createAwake(window, time);
  await time.pass(3000);
  assert.ok(doc.body.classList.contains("still"));
  doc.dispatchEvent(new window.Event("pointermove"));
  assert.equal(doc.body.classList.contains("still"), false);
  assert.equal($("#awake").hidden, false);
  window.navigator.wakeLock = { request: async () => ({}) };
  doc.dispatchEvent(new window.Event("visibilitychange"));
  await breathe();
  assert.equal($("#awake").hidden, true);
});
