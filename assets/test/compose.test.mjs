import assert from "node:assert/strict";
import { test } from "node:test";
import { createCompose } from "../js/compose.js";
import { createCounter } from "../js/counter.js";
import { createDraft } from "../js/draft.js";
import { createOutbox } from "../js/outbox.js";
import { createPending } from "../js/pending.js";
import { shelf } from "../js/shelf.js";
import { breathe, fakeStorage, page, type } from "./page.mjs";

const SAY = `<form id="f-say" data-live data-pending="text" method="post" action="/a/KFD7H/do">
  <input type="hidden" name="op" value="server"><input type="hidden" name="card" value="">
  <input type="hidden" name="round" value="r1">
  <label>Votre contribution <textarea id="text" name="text" data-draft="r1" aria-describedby="e"></textarea></label>
  <output data-counter="text" data-max="5">0/5</output><p id="e" data-error hidden></p>
  <button name="do" value="say">Envoyer</button><button name="do" value="pass">Je passe</button></form>`;
const RENAME = `<details data-close open><summary>Nom</summary><form id="f-name" data-live><input type="text" name="nickname" value="Ana">
  <p data-error hidden></p><button name="do" value="rename">Changer</button></form></details>`;
const NEXT = `<form id="f-next" data-live data-now><button name="do" value="next">Suivant</button></form>`;
const BODY = `<body><main id="live">${SAY}${RENAME}${NEXT}<form id="plain"><button>Créer</button></form>
  <ul id="mine" data-outbox></ul></main>
  <template id="pending-card"><li class="card"><p data-text dir="auto"></p><small data-words>En attente</small><button type="button" data-drop hidden>Retirer</button></li></template></body>`;

function setup({ local = fakeStorage(), session = fakeStorage(), body = BODY } = {}) {
  const opened = page(body);
  const { doc, $ } = opened;
  const said = [];
  const taken = [];
  const renders = [];
  const kept = shelf(() => local);
  const outbox = createOutbox(kept, "outbox:/a/:", () => renders.forEach((render) => render()));
  renders.push(createPending(doc, outbox));
  const restore = createDraft(doc, [shelf(() => session), kept], "draft:/a/:");
  createCounter(doc);
  const take = (entry) => (taken.push(entry), outbox.put(entry), true);
  const compose = createCompose(doc, outbox, take, (text) => said.push(text));
  restore();
  renders.forEach((render) => render());
  const send = (form, value) => $(`#${form} [value=${value}]`).click();
  return { ...opened, said, taken, outbox, compose, restore, send, local, session };
}

test("the fields of the form are the message, with a name of its own", () => {
  const { $, send, taken } = setup();
  type($("textarea"), "Un repair café");
  send("f-say", "say");
  const { op, card, ...fields } = taken[0].fields;
  assert.deepEqual(fields, { round: "r1", text: "Un repair café", do: "say" });
  assert.match(op, /^[a-h][a-z2-7]{25}$/);
  assert.match(card, /^[a-h][a-z2-7]{25}$/);
  assert.notEqual(op, card);
  type($("textarea"), "Un repair café");
  send("f-say", "pass");
  assert.equal(taken[1].fields.do, "pass");
  assert.notEqual(taken[1].fields.op, op);
});

test("a form that is not live is left to the browser", () => {
  const { $, taken, window } = setup();
  const event = new window.Event("submit", { bubbles: true, cancelable: true });
  $("#plain").dispatchEvent(event);
  assert.equal(event.defaultPrevented, false);
  assert.deepEqual(taken, []);
});

test("a contribution waits as a card, its field is free for the next one", () => {
  const { $, send, taken, outbox } = setup();
  type($("textarea"), "Un <b>jardin</b>");
  send("f-say", "say");
  const card = $("#mine li");
  assert.equal(card.id, `c-${taken[0].fields.card}`);
  assert.equal(card.querySelector("[data-text]").textContent, "Un <b>jardin</b>");
  assert.equal($("textarea").value, "");
  outbox.settle(taken[0].fields.op);
  assert.equal($("#mine li"), null);
});

test("a card that the server already shows is not shown twice, nor taken away", () => {
  const { $, doc, send, taken, outbox } = setup();
  type($("textarea"), "Un jardin");
  send("f-say", "say");
  const card = $("#mine li");
  card.removeAttribute("data-waiting");
  outbox.settle(taken[0].fields.op);
  assert.equal($("#mine li"), card);
  assert.equal(doc.querySelectorAll("#mine li").length, 1);
});

test("what waits survives a reload; a refused one tells why and can be taken away", () => {
  const first = setup();
  type(first.$("textarea"), "Un jardin");
  first.send("f-say", "say");
  const second = setup({ local: first.local });
  const [entry] = second.outbox.all();
  assert.equal(second.$("#mine [data-text]").textContent, "Un jardin");
  second.outbox.put({ ...entry, said: "Ce tour est clos." });
  assert.equal(second.$("#mine [data-words]").textContent, "Ce tour est clos.");
  second.$("#mine [data-drop]").click();
  assert.equal(second.$("#mine li"), null);
  assert.deepEqual(setup({ local: first.local }).outbox.all(), []);
});

test("only contributions are kept on the device", () => {
  const { send, local, outbox } = setup();
  send("f-name", "rename");
  assert.equal(outbox.all().length, 1);
  assert.deepEqual(Object.keys(local), []);
});

test("a full or forbidden storage keeps in memory, and says so", () => {
  const { outbox, local } = setup();
  local.full = true;
  assert.equal(outbox.put({ fields: { op: "a", card: "b" }, form: "f-say", show: "x" }), false);
  assert.equal(outbox.all().length, 1);
  const none = shelf(() => {
    throw new Error("SecurityError");
  });
  const closed = createOutbox(none, "outbox:", () => {});
  assert.equal(closed.put({ fields: { op: "a", card: "b" }, form: "f", show: "x" }), false);
  assert.equal(closed.all().length, 1);
});

test("what cannot be read in the storage does not stop the page", () => {
  const local = fakeStorage();
  local.setItem("outbox:/a/:zz", "{");
  assert.deepEqual(setup({ local }).outbox.all(), []);
});

test("an order that makes sense now is sent once until it is answered", () => {
  const { send, taken, outbox } = setup();
  send("f-next", "next");
  send("f-next", "next");
  assert.equal(taken.length, 1);
  outbox.settle(taken[0].fields.op);
  send("f-next", "next");
  assert.equal(taken.length, 2);
});

test("acknowledged fields go back to what the server wrote, unless typing went on", () => {
  const { $, send, taken, compose } = setup();
  const field = $("[name=nickname]");
  type(field, "Anaïg");
  send("f-name", "rename");
  assert.equal(field.value, "Anaïg", "it stays until the server has it");
  type(field, "Anaïg Le G");
  compose.accepted(taken[0]);
  assert.equal(field.value, "Anaïg Le G");
  send("f-name", "rename");
  field.setAttribute("value", "Anaïg Le G");
  compose.accepted(taken[1]);
  assert.equal(field.value, "Anaïg Le G");
  assert.equal($("details").open, false);
  field.setAttribute("value", "Anna");
  assert.equal(field.value, "Anna", "the field follows the server again");
});

test("what folds away after an answer leaves the focus on its title", () => {
  const { $, doc, send, taken, compose } = setup();
  $("[value=rename]").focus();
  send("f-name", "rename");
  compose.accepted(taken[0]);
  assert.equal(doc.activeElement, $("summary"));
  $("details").open = true;
  $("#text").focus();
  compose.accepted(taken[0]);
  assert.deepEqual([doc.activeElement, $("details").open], [$("#text"), false]);
});

test("a refusal puts the words back, tells why beside the field and takes the focus there", () => {
  const { $, doc, send, taken, compose } = setup();
  type($("textarea"), "Un jardin");
  send("f-say", "say");
  assert.equal(compose.refused(taken[0], "Ce tour est clos.", "text"), true);
  assert.equal($("textarea").value, "Un jardin");
  assert.equal($("#e").textContent, "Ce tour est clos.");
  assert.equal($("#e").hidden, false);
  assert.equal($("textarea").getAttribute("aria-invalid"), "true");
  assert.equal(doc.activeElement, $("textarea"));
  send("f-say", "say");
  assert.equal($("#e").hidden, true);
  assert.equal($("textarea").getAttribute("aria-invalid"), "false");
});

test("a refusal does not overwrite what was typed meanwhile", () => {
  const { $, send, taken, compose } = setup();
  type($("textarea"), "Un jardin");
  send("f-say", "say");
  type($("textarea"), "et un four");
  compose.refused(taken[0], "Non.");
  assert.equal($("textarea").value, "Un jardin\net un four");
});

test("where the form is gone, the refusal is said aloud", () => {
  const { $, send, taken, compose, said } = setup();
  type($("textarea"), "Un jardin");
  send("f-say", "say");
  $("#f-say").remove();
  assert.equal(compose.refused(taken[0], "Ce tour est clos."), false);
  assert.deepEqual(said, ["Ce tour est clos."]);
});

test("a draft comes back after a reload and with its round, and goes with its message", () => {
  const first = setup();
  type(first.$("textarea"), "Je commence à");
  const second = setup({ local: first.local });
  assert.equal(second.$("textarea").value, "Je commence à");
  const other = setup({
    local: first.local,
    body: BODY.replace('data-draft="r1"', 'data-draft="r2"'),
  });
  assert.equal(other.$("textarea").value, "", "another round has its own draft");
  second.send("f-say", "say");
  assert.equal(setup({ local: first.local }).$("textarea").value, "");
});

test("a draft never overwrites, and comes back when the field does", () => {
  const { $, restore } = setup();
  type($("textarea"), "un");
  $("textarea").blur();
  $("textarea").value = "un deux";
  restore();
  assert.equal($("textarea").value, "un deux");
  $("label").innerHTML = `<textarea name="text" data-draft="r1"></textarea>`;
  restore();
  assert.equal($("textarea").value, "un");
});

test("a form says that its draft is kept on this device, and only when it is", () => {
  const body = BODY.replace("</textarea>", `</textarea><output data-kept hidden></output>`);
  const first = setup({ body });
  const note = () => first.$("[data-kept]").hidden;
  assert.equal(note(), true);
  type(first.$("textarea"), "Je commence à");
  assert.equal(note(), false);
  assert.equal(setup({ body, local: first.local }).$("[data-kept]").hidden, false);
  type(first.$("textarea"), "");
  assert.equal(note(), true);
  type(first.$("textarea"), "Je recommence");
  first.send("f-say", "say");
  assert.equal(note(), true);
  first.local.full = true;
  type(first.$("textarea"), "Plus de place");
  assert.equal(note(), true, "nothing is promised that is not kept");
});

test("the counter counts, warns and starts again", async () => {
  const { $, send } = setup();
  type($("textarea"), " été ");
  assert.equal($("output").textContent, "3/5");
  assert.equal($("output").hasAttribute("data-over"), false);
  type($("textarea"), "un été");
  assert.equal($("output").hasAttribute("data-over"), true);
  send("f-say", "say");
  await breathe();
  assert.equal($("output").textContent, "0/5");
});
