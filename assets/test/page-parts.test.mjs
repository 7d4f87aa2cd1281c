import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnnounce } from "../js/announce.js";
import { createClock } from "../js/clock.js";
import { createControls } from "../js/controls.js";
import { createExtras } from "../js/extras.js";
import { freshId } from "../js/ids.js";
import { createNet } from "../js/net.js";
import { createNotices } from "../js/notices.js";
import { breathe, fakeTime, page, type } from "./page.mjs";

test("names are 26 letters, never twice the same", () => {
  const names = Array.from({ length: 500 }, freshId);
  assert.equal(new Set(names).size, 500);
  assert.ok(names.every((name) => /^[a-h][a-z2-7]{25}$/.test(name)));
});

const LINES = `<p id="say"></p><p id="say-now"></p>`;

test("announcements are batched: at most one every two seconds, the last word of each piece", async () => {
  const { doc, $ } = page(
    `<body>${LINES}<p id="count" data-announce="20 contributions"></p></body>`,
  );
  const time = fakeTime();
  const { say, render } = createAnnounce(doc, time);
  render();
  await time.pass(5000);
  assert.equal($("#say").textContent, "", "what the page said at first is not announced");
  for (const count of [21, 22, 23]) {
    $("#count").dataset.announce = `${count} contributions`;
    render();
  }
  say("Tour ouvert.");
  await time.pass(100);
  assert.equal($("#say").textContent, "23 contributions Tour ouvert.");
  $("#count").dataset.announce = "24 contributions";
  render();
  await time.pass(1500);
  assert.equal($("#say").textContent, "23 contributions Tour ouvert.");
  await time.pass(500);
  assert.equal($("#say").textContent, "24 contributions");
});

test("the same sentence is heard again; an urgent one at once", async () => {
  const { doc, $ } = page(`<body>${LINES}<div id="turn"></div></body>`);
  const time = fakeTime();
  const { say, render } = createAnnounce(doc, time);
  render();
  say("Copié.");
  await time.pass(3000);
  const before = $("#say").textContent;
  say("Copié.");
  await time.pass(3000);
  assert.notEqual($("#say").textContent, before);
  assert.equal($("#say").textContent.trim(), "Copié.");
  $("#turn").dataset.announceNow = "C'est à vous";
  render();
  assert.equal($("#say-now").textContent, "C'est à vous");
});

test("the clock counts in server time, once a second, and only while somebody looks", async () => {
  const { doc, $ } = page(
    `<body><time id="a"></time><time id="b"></time><time id="c"></time></body>`,
  );
  const time = fakeTime();
  const clock = createClock(doc, time);
  clock.set(5_000_000);
  Object.assign($("#a").dataset, { until: 5_065_000 });
  Object.assign($("#b").dataset, { since: 4_995_000 });
  Object.assign($("#c").dataset, { until: 1, paused: 250_000 });
  clock.render();
  const read = () => ["#a", "#b", "#c"].map((what) => $(what).textContent).join(" ");
  assert.equal(read(), "1:05 0:05 4:10");
  await time.pass(6000);
  assert.equal(read(), "0:59 0:11 4:10");
  await time.pass(80000);
  assert.equal(read(), "0:00 1:31 4:10");
  assert.ok($("#a").hasAttribute("data-over"));
  Object.defineProperty(doc, "hidden", { value: true, configurable: true });
  await time.pass(10000);
  const still = read();
  await time.pass(10000);
  assert.equal(read(), still);
});

const NET = `<div id="net" hidden data-off="Hors ligne" data-on="En ligne" data-simple="Simplifiée" data-full="Rien gardé" data-late="Sans réponse">
  <span data-words></span><span data-queue hidden><b data-count></b></span></div>`;

test("a short cut is not told, a long one is, and so is its end", async () => {
  const { doc, $ } = page(`<body>${NET}</body>`);
  const time = fakeTime();
  const net = createNet(doc, time);
  net.state("off");
  await time.pass(4000);
  net.state("on");
  await time.pass(4000);
  assert.equal($("#net").hidden, true);
  net.state("off");
  await time.pass(5000);
  assert.equal($("#net").hidden, false);
  assert.equal($("#net [data-words]").textContent, "Hors ligne");
  assert.equal(doc.documentElement.dataset.net, "off");
  net.state("on");
  assert.equal($("#net [data-words]").textContent, "En ligne");
  await time.pass(6000);
  assert.equal($("#net").hidden, true);
});

test("somebody who sends while offline is told at once, with what waits", () => {
  const { doc, $ } = page(`<body>${NET}</body>`);
  const net = createNet(doc, fakeTime());
  net.urge();
  assert.equal($("#net").hidden, true);
  net.state("off");
  net.urge();
  net.queue(2);
  assert.equal($("#net").hidden, false);
  assert.equal($("#net [data-count]").textContent, "2");
  assert.equal($("#net [data-queue]").hidden, false);
  net.queue(0);
  assert.equal($("#net [data-queue]").hidden, true);
  assert.equal(net.late(), "Sans réponse");
});

test("a page without the strip does not need it", () => {
  const { doc } = page(`<body></body>`);
  const net = createNet(doc, fakeTime());
  net.state("simple");
  net.queue(1);
  assert.equal(doc.documentElement.dataset.net, "simple");
});

test("a new version is offered, but not under the fingers of who types", () => {
  const { doc, $ } = page(
    `<body data-build="a"><p id="new-build" hidden></p><textarea></textarea></body>`,
  );
  const notices = createNotices(doc);
  notices.build("a");
  assert.equal($("#new-build").hidden, true);
  type($("textarea"), "je");
  notices.build("b");
  assert.equal($("#new-build").hidden, true);
  $("textarea").blur();
  assert.equal($("#new-build").hidden, false);
});

test("the end is told on the whole screen", () => {
  const { doc, $ } = page(`<body><dialog id="bye"><p data-words></p></dialog></body>`);
  createNotices(doc).bye({ bye: "deleted", say: "Merci !" });
  assert.equal($("#bye").open, true);
  assert.equal($("#bye [data-words]").textContent, "Merci !");
});

test("size and theme are set at once and remembered for the server", () => {
  const { doc, $ } =
    page(`<body><form><button data-pref="size" value="1" aria-pressed="true">A</button>
    <button data-pref="size" value="2" aria-pressed="false"><b>A</b></button><button data-pref="theme" value="dark">Nuit</button></form></body>`);
  createControls(doc);
  $("b").click();
  assert.equal(doc.documentElement.dataset.size, "2");
  assert.equal($("[value='1']").getAttribute("aria-pressed"), "false");
  assert.equal($("[value='2']").getAttribute("aria-pressed"), "true");
  $("[value=dark]").click();
  assert.equal(doc.documentElement.dataset.theme, "dark");
  assert.equal(doc.cookie, "taille=2; theme=dark");
});

test("dialogs open and shut", () => {
  const { doc, $ } = page(
    `<body><button data-open="d">+</button><dialog id="d"><button data-shut>×</button></dialog></body>`,
  );
  createControls(doc);
  $("[data-open]").click();
  assert.equal($("#d").open, true);
  $("[data-shut]").click();
  assert.equal($("#d").open, false);
});

test("copying uses the clipboard where it is open, and always selects the field", async () => {
  const { window, $ } = page(
    `<body><input id="link" value="http://192.168.1.20:8080/"><button data-copy="link" data-done="Copié">Copier</button></body>`,
  );
  const said = [];
  createExtras(window, (text) => said.push(text));
  $("button").click();
  assert.equal($("#link").selectionEnd, 25);
  assert.deepEqual(said, []);
  const copied = [];
  window.navigator.clipboard = { writeText: async (text) => copied.push(text) };
  $("button").click();
  await breathe();
  assert.deepEqual([copied, said], [["http://192.168.1.20:8080/"], ["Copié"]]);
});
