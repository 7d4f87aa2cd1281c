import assert from "node:assert/strict";
import { test } from "node:test";
import { createDrag } from "../js/drag.js";
import { createKeys } from "../js/keys.js";
import { createMenu } from "../js/menu.js";
import { createMoves } from "../js/moves.js";
import { shelf } from "../js/shelf.js";
import { fakeStorage, fakeTime, page, press } from "./page.mjs";

const card = (
  n,
) => `<li class="card" id="c-${n}" data-card="${n}" data-in="l-none" data-k="${n}" tabindex="0">
  <input type="checkbox" data-pick><p class="words">carte ${n}</p><button data-move>Déplacer…</button></li>`;
const BODY = `<body><main id="live" data-keep>
  <ul id="l-none" data-group="none" data-keep>${[1, 2, 3].map(card).join("")}</ul>
  <ul id="l-a" data-group="aaa" data-keep><li class="card" id="c-9" data-card="9" data-in="l-a" data-k="m" tabindex="0"></li><li id="hint">…</li></ul>
  <ul id="l-b" data-group="bbb" data-keep></ul>
  <dialog id="move-menu"><ul id="move-list" role="listbox" tabindex="0"><li role="option" id="m-a" data-to="aaa">A</li><li role="option" id="m-b" data-to="bbb">B</li></ul></dialog>
  <dialog id="help"></dialog><input data-new-group type="text"><button data-undo>Annuler</button>
  <input type="checkbox" id="keys-on" checked></main></body>`;

function setup(storage = fakeStorage()) {
  const opened = page(BODY);
  const { doc, window, $ } = opened;
  const taken = [];
  let resyncs = 0;
  const time = fakeTime();
  Object.assign(window, {
    setTimeout: (act, ms) => time.after(ms, act),
    clearTimeout: time.cancel,
  });
  window.requestAnimationFrame = (act) => time.after(16, act);
  window.scrollBy = () => {};
  const moves = createMoves(
    doc,
    (entry) => taken.push(entry),
    () => resyncs++,
  );
  const menu = createMenu(doc, moves);
  createKeys(
    doc,
    moves,
    menu,
    shelf(() => storage),
  );
  createDrag(window, moves);
  const sent = () => taken.map(({ fields: { op, ...fields } }) => fields);
  const order = (what) => [...$(what).children].map((each) => each.id).join(" ");
  const key = (name, more) => press(doc.activeElement, name, more);
  return { ...opened, taken, sent, moves, order, key, time, resyncs: () => resyncs };
}

test("J and K walk through the cards of all lists", () => {
  const { doc, key } = setup();
  const walked = ["j", "j", "J", "j", "j", "k"].map((name) => (key(name), doc.activeElement.id));
  assert.deepEqual(walked, ["c-1", "c-2", "c-3", "c-9", "c-9", "c-3"]);
});

test("a digit puts the card into that group at once, tells the server and keeps the focus", () => {
  const { $, doc, key, sent, order } = setup();
  $("#c-2").focus();
  key("&", { code: "Digit1" });
  assert.equal(order("#l-a"), "c-9 c-2 hint");
  assert.deepEqual(sent(), [{ do: "put", card: "2", group: "aaa", before: "" }]);
  assert.equal(doc.activeElement, $("#c-2"));
  key("0", { code: "Digit0" });
  assert.equal(order("#l-none"), "c-1 c-3 c-2");
  key("9", { code: "Digit9" });
  assert.equal(sent().length, 2, "there is no ninth group");
});

test("a refusal brings the page back to what the server has", () => {
  const { $, key, taken, resyncs } = setup();
  $("#c-2").focus();
  key("2", { code: "Numpad2" });
  assert.equal(resyncs(), 0);
  taken[0].undo();
  assert.equal(resyncs(), 1);
});

test("picked cards move together, in their order, and are picked no more", () => {
  const { $, key, sent, order } = setup();
  $("#c-1 [data-pick]").click();
  $("#c-3 [data-pick]").click();
  $("#c-3").focus();
  key("2", { code: "Digit2" });
  assert.equal(order("#l-b"), "c-1 c-3");
  assert.deepEqual(
    sent().map((move) => move.card),
    ["1", "3"],
  );
  assert.equal($("#c-1 [data-pick]").checked, false);
});

test("the menu moves by arrows and Enter, and gives the focus back to the card", () => {
  const { $, doc, key, order } = setup();
  $("#c-1").focus();
  key("m");
  assert.equal($("#move-menu").open, true);
  assert.equal(doc.activeElement, $("#move-list"));
  assert.equal($("#move-list").getAttribute("aria-activedescendant"), "m-a");
  key("ArrowDown");
  key("ArrowDown");
  assert.equal($("#m-b").getAttribute("aria-selected"), "true");
  assert.equal(order("#l-b"), "", "choosing does not move");
  key("Enter");
  assert.equal(order("#l-b"), "c-1");
  assert.equal($("#move-menu").open, false);
  assert.equal(doc.activeElement, $("#c-1"));
});

test("the menu opens from the card's own button and moves by a click", () => {
  const { $, order } = setup();
  $("#c-2 [data-move]").click();
  assert.equal($("#move-menu").open, true);
  $("#m-a").click();
  assert.equal(order("#l-a"), "c-9 c-2 hint");
});

test("while the menu is open, shortcuts are silent", () => {
  const { $, key, sent } = setup();
  $("#c-1").focus();
  key("m");
  key("1", { code: "Digit1" });
  assert.deepEqual(sent(), []);
});

test("N, Z and ? lead to the page's own controls", () => {
  const { $, doc, key } = setup();
  let undone = 0;
  $("[data-undo]").addEventListener("click", () => undone++);
  $("#c-1").focus();
  key("z");
  key("?");
  assert.deepEqual([undone, $("#help").open], [1, true]);
  key("n");
  assert.equal(doc.activeElement, $("[data-new-group]"));
  key("z");
  assert.equal(undone, 1, "letters typed in a field are letters");
});

test("shortcuts can be switched off, and stay off", () => {
  const storage = fakeStorage();
  const first = setup(storage);
  first.$("#keys-on").click();
  first.$("#c-1").focus();
  first.key("1", { code: "Digit1" });
  assert.deepEqual(first.sent(), []);
  const second = setup(storage);
  assert.equal(second.$("#keys-on").checked, false);
  second.$("#keys-on").click();
  second.$("#c-1").focus();
  second.key("1", { code: "Digit1", ctrlKey: true });
  assert.deepEqual(second.sent(), [], "Ctrl 1 is the browser's");
  second.key("1", { code: "Digit1" });
  assert.equal(second.sent().length, 1);
});

/** A pointer over a page without layout: `at` says what lies under it. */
function pointer({ doc, window }, kind = "mouse") {
  let under = null;
  doc.elementFromPoint = () => under;
  const fire = (target, name, x, y) => {
    const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0 };
    const event = new window.MouseEvent(name, init);
    Object.defineProperties(event, { pointerType: { value: kind }, pointerId: { value: 1 } });
    target.dispatchEvent(event);
  };
  return {
    down: (target) => fire(target, "pointerdown", 10, 10),
    over: (target, x = 40, y = -1) => ((under = target), fire(doc, "pointermove", x, y)),
    up: () => fire(doc, "pointerup", 40, 0),
    click: (target, shiftKey) =>
      target.dispatchEvent(
        new window.MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }),
      ),
  };
}

test("a card is dragged before another one", () => {
  const opened = setup();
  const { $, sent, order, doc } = opened;
  const hand = pointer(opened);
  hand.down($("#c-1 .words"));
  hand.over($("#c-9"), 12, 12);
  assert.equal(doc.body.classList.contains("dragging"), false, "less than six pixels is a tremor");
  hand.over($("#c-9"));
  assert.equal(doc.body.classList.contains("dragging"), true);
  assert.ok($("#c-9").classList.contains("drop-before"));
  hand.up();
  assert.equal(order("#l-a"), "c-1 c-9 hint");
  assert.deepEqual(sent(), [{ do: "put", card: "1", group: "aaa", before: "9" }]);
  assert.equal(doc.querySelectorAll(".dragged,.drop-before,.drop-into").length, 0);
});

test("the click of a drag is none, and the next one counts", async () => {
  const opened = setup();
  const { $, doc, time } = opened;
  const clicks = [];
  doc.addEventListener("click", (event) => clicks.push(event.defaultPrevented));
  const hand = pointer(opened);
  const drag = () => (hand.down($("#c-1")), hand.over($("#c-9")), hand.up());
  drag();
  hand.click($("#c-1"));
  await time.pass(0);
  hand.click($("[data-undo]"));
  drag();
  await time.pass(0);
  hand.click($("[data-undo]"));
  assert.deepEqual(clicks, [true, false, false]);
});

test("a card put where it stands keeps its key, and nobody is told", () => {
  const opened = setup();
  const { $, moves, sent, order } = opened;
  moves.put([$("#c-1")], $("#l-none"), $("#c-2"));
  moves.put([$("#c-9")], $("#l-a"));
  assert.deepEqual(sent(), []);
  assert.deepEqual([$("#c-1").dataset.k, $("#c-9").dataset.k], ["1", "m"]);
  moves.put([$("#c-1")], $("#l-none"), $("#c-3"));
  assert.equal(sent().length, 1);
  assert.equal(order("#l-none"), "c-2 c-1 c-3");
});

test("a card dropped in the empty part of a list goes to its end", () => {
  const opened = setup();
  const hand = pointer(opened);
  hand.down(opened.$("#c-1"));
  hand.over(opened.$("#l-a"));
  hand.up();
  assert.equal(opened.order("#l-a"), "c-9 c-1 hint");
});

test("Escape cancels, and a drop outside does nothing", () => {
  const opened = setup();
  const { $, sent, key } = opened;
  const hand = pointer(opened);
  hand.down($("#c-1"));
  hand.over($("#l-a"));
  key("Escape");
  hand.up();
  hand.down($("#c-1"));
  hand.over(null);
  hand.up();
  assert.deepEqual(sent(), []);
});

test("a control in the card does not drag it", () => {
  const opened = setup();
  const hand = pointer(opened);
  hand.down(opened.$("#c-1 [data-move]"));
  hand.over(opened.$("#l-a"));
  hand.up();
  assert.deepEqual(opened.sent(), []);
});

test("a finger scrolls, unless it rests first", async () => {
  const opened = setup();
  const { $, sent, time } = opened;
  const finger = pointer(opened, "touch");
  finger.down($("#c-1"));
  finger.over($("#l-a"));
  finger.up();
  assert.deepEqual(sent(), []);
  finger.down($("#c-1"));
  await time.pass(249);
  assert.equal(opened.doc.body.classList.contains("dragging"), false);
  await time.pass(1);
  assert.equal(opened.doc.body.classList.contains("dragging"), true);
  finger.over($("#l-a"));
  finger.up();
  assert.equal(sent().length, 1);
});

test("Shift and a click pick a card", () => {
  const opened = setup();
  const hand = pointer(opened);
  hand.click(opened.$("#c-2 .words"), true);
  assert.equal(opened.$("#c-2 [data-pick]").checked, true);
  hand.click(opened.$("#c-2 .words"), true);
  assert.equal(opened.$("#c-2 [data-pick]").checked, false);
});
