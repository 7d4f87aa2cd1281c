import assert from "node:assert/strict";
import { test } from "node:test";
import { createSheet } from "../js/sheet.js";
import { createPast } from "../js/slider.js";
import { breathe, fakeTime, page, type } from "./page.mjs";

const html = (body, url) => ({ ok: true, url, text: async () => `<body>${body}</body>` });
const click = (node, more) =>
  node.dispatchEvent(
    new node.ownerDocument.defaultView.MouseEvent("click", {
      bubbles: true,
      cancelable: true,
      ...more,
    }),
  );

function pad(answer) {
  const shown = page(`<body><a data-sheet href="/a/KFD7H/pad?carte=x">Corriger</a>
    <dialog id="sheet" data-close data-failed="Hors ligne"><div id="sheet-body"></div></dialog></body>`);
  const said = [];
  shown.window.fetch = async () => answer();
  createSheet(shown.window, (text) => said.push(text));
  return { ...shown, said };
}

test("the form of a link opens above the page, with the focus in its field", async () => {
  const { $, doc } = pad(() =>
    html(`<div id="sheet-part"><form id="f-fix-x"><textarea>un four</textarea></form></div>`),
  );
  click($("a"));
  await breathe();
  assert.ok($("#sheet").open);
  assert.equal(doc.activeElement.value, "un four");
  $("#sheet").dispatchEvent(new Event("close"));
  assert.equal($("#f-fix-x"), null, "closed, it holds no form");
});

test("where the network is down the page stays and says so", async () => {
  const { $, said } = pad(() => Promise.reject(new Error("offline")));
  click($("a"));
  await breathe();
  assert.deepEqual(said, ["Hors ligne"]);
  assert.ok(!$("#sheet").open);
});

const MOMENT = (n, told) =>
  `<div id="past-part" data-n="${n}" data-told="${told}"><a rel="next" data-past href="/a/KFD7H/histoire?a=${n}0">x</a><details></details></div>`;

function past(reduced = false) {
  const shown = page(`<body><form id="f-past" action="http://192.168.1.20:8080/a/KFD7H/histoire" data-failed="Plus tard">
    <input type="range" name="n" min="0" max="3" value="0"><button>Voir</button>
    <button type="button" data-play hidden aria-pressed="false">Lire</button></form>
    ${MOMENT(0, "à zéro")}</body>`);
  const asked = [];
  const said = [];
  const time = fakeTime();
  shown.window.matchMedia = () => ({ matches: reduced });
  shown.window.fetch = async (address) => {
    asked.push(address);
    const n = new URL(address).searchParams.get("n") ?? 1;
    return html(MOMENT(n, `moment ${n}`), `http://192.168.1.20:8080/a/KFD7H/histoire?a=${n}0`);
  };
  createPast(shown.window, time, (text) => said.push(text));
  const slide = (n) => type(shown.$("[type=range]"), n);
  return { ...shown, asked, said, time, slide };
}

test("a slider that is dragged asks once, where it rests, and says the moment", async () => {
  const { $, asked, said, time, slide, window } = past();
  for (const n of [1, 2, 3, 2]) slide(n);
  await time.pass(1000);
  await breathe();
  assert.deepEqual(asked, ["http://192.168.1.20:8080/a/KFD7H/histoire?n=2"]);
  assert.deepEqual(said, ["moment 2"]);
  assert.equal($("[type=range]").getAttribute("aria-valuetext"), "moment 2");
  assert.equal(window.location.search, "?a=20", "the address is the moment's own");
});

test("the next moment is shown in place, and the focus stays on its link", async () => {
  const { $, doc } = past();
  $("details").open = true;
  $("[rel=next]").focus();
  click($("[rel=next]"));
  await breathe();
  assert.equal($("#past-part").dataset.told, "moment 1");
  assert.equal(doc.activeElement, $("[rel=next]"));
  assert.ok($("details").open, "what was unfolded stays so");
});

test("it plays to the end and stops there; a hand on the slider stops it too", async () => {
  const { $, time, slide } = past();
  const play = $("[data-play]");
  assert.ok(!play.hidden);
  click(play);
  await time.pass(1600);
  assert.equal(play.getAttribute("aria-pressed"), "true");
  slide(0);
  assert.equal(play.getAttribute("aria-pressed"), "false");
  await time.pass(200);
  click(play);
  await time.pass(9000);
  assert.equal($("[type=range]").value, "3");
  assert.equal(play.getAttribute("aria-pressed"), "false");
});

test("who wants less motion is offered none", () => {
  assert.ok(past(true).$("[data-play]").hidden);
});
