import assert from "node:assert/strict";
import { test } from "node:test";
import { createPatch } from "../js/patch.js";
import { page, type } from "./page.mjs";

const LIST = `<body><main id="live" data-keep>
  <section id="s" data-in="live" data-k="a"><h2 id="s-title">Toutes</h2>
  <ul id="list" aria-labelledby="s-title" data-keep><li id="c-1" data-in="list" data-k="b">un</li><li id="c-3" data-in="list" data-k="d"><button>trois</button></li></ul>
  </section></main></body>`;

function setup(body = LIST) {
  const opened = page(body);
  const patch = createPatch(opened.doc);
  const order = (what = "#list") => [...opened.$(what).children].map((each) => each.id).join(" ");
  return { ...opened, ...patch, order };
}

test("a new piece goes where its key says, and playing the frame twice changes nothing", () => {
  const { apply, order, doc } = setup();
  const frame = `<li id="c-2" data-in="list" data-k="c">deux</li>
    <li id="c-0" data-in="list" data-k="a">zéro</li><li id="c-4" data-in="list" data-k="d">ex æquo</li>`;
  apply(frame);
  assert.equal(order(), "c-0 c-1 c-2 c-3 c-4");
  const once = doc.body.innerHTML;
  apply(frame);
  assert.equal(doc.body.innerHTML, once);
});

test("pieces come before what is not a piece", () => {
  const { apply, order, $ } = setup(
    `<body><main id="live" data-keep><ul id="list" data-keep><li id="hint">…</li></ul></main></body>`,
  );
  apply(
    `<li id="c-1" data-in="list" data-k="b">un</li><li id="c-2" data-in="list" data-k="c">deux</li>`,
  );
  assert.equal(order(), "c-1 c-2 hint");
  assert.equal($("#hint").textContent, "…");
});

test("a piece that is there is changed in place and moves when its key changes", () => {
  const { apply, order, $ } = setup();
  const before = $("#c-1");
  apply(`<li id="c-1" data-in="list" data-k="e" class="mine">un, corrigé</li>`);
  assert.equal(order(), "c-3 c-1");
  assert.equal($("#c-1"), before);
  assert.equal(before.textContent, "un, corrigé");
  assert.equal(before.className, "mine");
  apply(
    `<ul id="other" data-in="live" data-k="b" data-keep></ul><li id="c-1" data-in="other" data-k="a">un</li>`,
  );
  assert.equal(order("#other"), "c-1");
  assert.equal(order(), "c-3");
});

test("a container keeps its pieces when the piece around it changes", () => {
  const { apply, order, $ } = setup();
  apply(`<section id="s" data-in="live" data-k="a"><h2 id="s-title">Toutes (2)</h2>
    <ul id="list" class="wide" aria-labelledby="s-title" data-keep></ul></section>`);
  assert.equal($("#s-title").textContent, "Toutes (2)");
  assert.equal($("#list").className, "wide");
  assert.equal(order(), "c-1 c-3");
});

test("a container in a part that is new keeps its pieces", () => {
  const form = (round) =>
    `<div id="d" data-in="live" data-k="b"><form id="f-${round}"><select id="who" data-keep></select></form></div>`;
  const { apply, order } = setup(`<body><main id="live" data-keep>${form(1)}</main></body>`);
  apply(`<option id="o-1" data-in="who" data-k="a"></option>`);
  apply(form(2));
  assert.equal(order("#who"), "o-1");
});

test("a container that a new piece brings takes over the pieces shown elsewhere", () => {
  const { apply, order } = setup();
  apply(
    `<div id="d" data-in="live" data-k="b"><ol id="list" data-keep></ol></div><del id="s"></del>`,
  );
  assert.equal(order("#d #list"), "c-1 c-3");
});

test("what belongs to another audience is ignored", () => {
  const { apply, doc } = setup();
  const before = doc.body.innerHTML;
  apply(
    `<p id="unknown">?</p><li id="c-9" data-in="nowhere" data-k="a">?</li><del id="gone"></del>`,
  );
  assert.equal(doc.body.innerHTML, before);
});

test("the focus of a removed piece goes to the next control, else the previous, else the title", () => {
  const { apply, $, doc } = setup();
  apply(`<li id="c-5" data-in="list" data-k="e"><button>cinq</button></li>`);
  $("#c-3 button").focus();
  apply(`<del id="c-3"></del>`);
  assert.equal(doc.activeElement, $("#c-5 button"));
  apply(`<li id="c-4" data-in="list" data-k="d"><button>quatre</button></li><del id="c-5"></del>`);
  assert.equal(doc.activeElement, $("#c-4 button"));
  apply(`<del id="c-4"></del>`);
  assert.equal(doc.activeElement, $("#s-title"));
});

test("removing something else leaves the focus alone", () => {
  const { apply, $, doc } = setup();
  $("#c-3 button").focus();
  apply(`<del id="c-1"></del>`);
  assert.equal(doc.activeElement, $("#c-3 button"));
});

test("a moved piece keeps the focus inside it, and the selection", () => {
  const { apply, $, doc } = setup();
  apply(`<li id="c-3" data-in="list" data-k="d"><input type="text" name="t" value="un mot"></li>`);
  const field = $("#c-3 input");
  field.focus();
  field.setSelectionRange(3, 6);
  apply(`<li id="c-3" data-in="list" data-k="a"><input type="text" name="t" value="un mot"></li>`);
  assert.equal(doc.activeElement, field);
  assert.deepEqual([field.selectionStart, field.selectionEnd], [3, 6]);
});

const FORM = (text, more = "") => `<form id="f" data-in="live" data-k="a">
  <textarea name="text" ${more}>${text}</textarea><input type="text" name="where" value="${text}">
  <input type="checkbox" name="agree"><p data-error id="e"></p></form>`;

function setupForm() {
  const opened = setup(`<body><main id="live" data-keep>${FORM("")}</main></body>`);
  return { ...opened, area: opened.$("textarea"), where: opened.$("[name=where]") };
}

test("what a person typed stays, focused or not; an untouched field follows the server", () => {
  const { apply, area, where, $ } = setupForm();
  type(area, "ma phrase commencée");
  area.blur();
  $("[name=agree]").click();
  apply(FORM("du serveur"));
  assert.equal(area.value, "ma phrase commencée");
  assert.equal(where.value, "du serveur");
  assert.equal($("[name=agree]").checked, true);
  assert.equal($("textarea"), area);
});

test("a focused field is not changed under the fingers, even before the first letter", () => {
  const { apply, area, where } = setupForm();
  area.focus();
  apply(FORM("du serveur"));
  assert.equal(area.value, "");
  where.focus();
  apply(FORM("encore"));
  assert.equal(where.value, "du serveur");
});

test("a field of another round is another field", () => {
  const { apply, area, $ } = setupForm();
  apply(FORM("", 'data-draft="r1"'));
  type($("textarea"), "pour le tour 1");
  apply(FORM("", 'data-draft="r2"'));
  assert.notEqual($("textarea"), area);
  assert.equal($("textarea").value, "");
});

test("a refusal that is being read, opened details and invalid fields stay as they are", () => {
  const { apply, area, $ } = setupForm();
  $("#e").textContent = "Ce tour est clos.";
  area.setAttribute("aria-invalid", "true");
  apply(FORM("autre"));
  assert.equal($("#e").textContent, "Ce tour est clos.");
  assert.equal(area.getAttribute("aria-invalid"), "true");
  apply(`<details id="d" data-in="live" data-k="b"><summary>Qui voit quoi ?</summary>1</details>`);
  $("#d").open = true;
  apply(`<details id="d" data-in="live" data-k="b"><summary>Qui voit quoi ?</summary>2</details>`);
  assert.equal($("#d").open, true);
  assert.match($("#d").textContent, /2$/);
});

test("a field named id does not hide the form", () => {
  const { apply, $ } = setup(
    `<body><main id="live" data-keep><form id="f" data-in="live" data-k="a"><input name="id"></form></main></body>`,
  );
  const form = $("form");
  apply(`<form id="f" data-in="live" data-k="a" class="x"><input name="id"></form>`);
  assert.equal($("form"), form);
  assert.equal(form.className, "x");
});

test("the title of the page may be a piece", () => {
  const { doc } = page(
    `<body><main id="live" data-keep></main></body>`,
    `<title id="title">Atelier</title>`,
  );
  createPatch(doc).apply(`<title id="title">À vous ! — Atelier</title>`);
  assert.equal(doc.title, "À vous ! — Atelier");
});

test("a snapshot gives the page of the server, keeping focus, typed text and waiting cards", () => {
  const { replace, $, doc } =
    setup(`<body><main id="live" data-keep>${FORM("")}<ul id="list" data-keep>
    <li id="c-1" data-in="list" data-k="a"><button>un</button></li><li id="c-2" data-in="list" data-k="b">deux</li>
    <li id="c-w" data-waiting="op">en attente</li></ul></main><p id="count">2</p></body>`);
  type($("textarea"), "brouillon");
  const area = $("textarea");
  replace(`<main id="live" data-keep>${FORM("")}<ul id="list" data-keep>
    <li id="c-3" data-in="list" data-k="0">trois</li><li id="c-1" data-in="list" data-k="a"><button>un !</button></li></ul></main><p id="count">3</p>`);
  assert.deepEqual(
    [...$("#list").children].map((each) => each.id),
    ["c-3", "c-1", "c-w"],
  );
  assert.equal($("#c-1").textContent, "un !");
  assert.equal(doc.activeElement, area);
  assert.equal(area.value, "brouillon");
  assert.equal($("#count").textContent, "3");
});

test("any order of moves, changes and removals ends as the snapshot of the end", () => {
  // A small deterministic generator: the same runs each time.
  let state = 7;
  const random = (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return (state >>> 8) % below;
  };
  const render = ({ id, box, key, text }) =>
    `<li id="c-${id}" data-in="${box}" data-k="${key}">${text}<b>${text}</b></li>`;
  const sorted = (cards, box) =>
    [...cards.values()]
      .filter((card) => card.box === box)
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1));
  const whole = (cards) =>
    `<main id="live" data-keep>${["x", "y", "z"]
      .map(
        (box) =>
          `<ul id="${box}" data-in="live" data-k="${box}" data-keep>${sorted(cards, box).map(render).join("")}</ul>`,
      )
      .join("")}</main>`;
  const shown = (opened) => opened.$("#live").outerHTML.replaceAll('=""', "");
  const cards = new Map();
  const live = setup(`<body>${whole(cards)}</body>`);
  for (let step = 0; step < 400; step++) {
    const id = String(random(12)).padStart(2, "0");
    if (random(4) === 0) {
      cards.delete(id);
      live.apply(`<del id="c-${id}"></del>`);
    } else {
      const card = {
        id,
        box: "xyz"[random(3)],
        key: String(random(20)).padStart(2, "0"),
        text: `t${random(5)}`,
      };
      cards.set(id, card);
      live.apply(render(card));
    }
    if (step % 50 === 49) {
      assert.equal(shown(live), whole(cards), `after ${step} steps`);
      const late = setup(
        `<body><main id="live" data-keep><ul id="y" data-in="live" data-k="y" data-keep></ul></main></body>`,
      );
      late.replace(whole(cards));
      assert.equal(shown(late), whole(cards));
    }
  }
});

test("a focused button sends what the server means now: a switch switches back", () => {
  const form = (value) =>
    `<form id="f" data-in="live" data-k="a"><button name="blank" value="${value}">x</button></form>`;
  const { apply, $ } = setup(`<body><main id="live" data-keep>${form(1)}</main></body>`);
  const button = $("button");
  button.focus();
  apply(form(0));
  assert.equal($("button"), button, "the focus stays where it was");
  assert.equal(button.value, "0");
});
