import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../js/live.js";
import { MAIN, li, setup } from "./live.mjs";
import { breathe, fakeTime, page, type } from "./page.mjs";

test("the socket asks for what the page does not show yet", (t) => {
  const { last } = setup(t);
  assert.equal(last().address, "ws://192.168.1.20:8080/a/KFD7H/ws?page=phone&since=7&build=b1");
  assert.equal(last().protocol, "collecte.html.1");
});

test("a contribution goes out, waits, is acknowledged and becomes the server's card", (t) => {
  const { $, last, write } = setup(t);
  last().open();
  write("Un jardin");
  const [{ op, card, ...fields }] = last().sent;
  assert.deepEqual(fields, { do: "say", text: "Un jardin" });
  const shown = $(`#c-${card}`);
  assert.equal(shown.textContent, "Un jardin");
  last().say({ seq: 8, ack: op }, li(card, "m", "Un jardin, reçu"));
  assert.equal($(`#c-${card}`), shown, "the waiting card itself becomes the real one");
  assert.equal(shown.textContent, "Un jardin, reçu");
  assert.equal(shown.hasAttribute("data-waiting"), false);
  assert.equal($("#net [data-queue]").hidden, true);
});

test("what is written offline goes out when the network is back, in order, once", async (t) => {
  const { $, time, last, write } = setup(t);
  last().open();
  last().cut();
  write("un");
  write("deux");
  assert.equal($("#net [data-words]").textContent, "Hors ligne");
  assert.equal($("#net [data-count]").textContent, "2");
  await time.pass(5000);
  last().open();
  await breathe();
  assert.deepEqual(
    last().sent.map(({ text }) => text),
    ["un", "deux"],
  );
  const [{ op }] = last().sent;
  last().say({ ack: op });
  last().cut();
  await time.pass(5000);
  last().open();
  await breathe();
  assert.deepEqual(
    last().sent.map(({ text }) => text),
    ["deux"],
  );
});

test("a refusal puts the words back into the field", async (t) => {
  const { $, last, write } = setup(t);
  last().open();
  write("trop tard");
  last().say({ nack: last().sent[0].op, say: "Ce tour est clos." });
  assert.equal($("textarea").value, "trop tard");
  assert.equal($("#f-say [data-error]").textContent, "Ce tour est clos.");
  assert.equal($("[data-waiting]"), null);
});

test("a refusal after the form went away leaves the words in a card", (t) => {
  const { $, last, write } = setup(t);
  last().open();
  write("trop tard");
  last().say({ seq: 8 }, `<del id="f-say"></del>`);
  last().say({ nack: last().sent[0].op, say: "Ce tour est clos." });
  assert.equal($("[data-waiting] [data-text]").textContent, "trop tard");
  assert.equal($("[data-waiting] [data-words]").textContent, "Ce tour est clos.");
});

test("not now means later", async (t) => {
  const { time, last, write } = setup(t);
  last().open();
  write("vite");
  last().say({ later: last().sent[0].op, ms: 800 });
  await time.pass(700);
  assert.equal(last().sent.length, 1);
  await time.pass(100);
  assert.equal(last().sent.length, 2);
  assert.equal(last().sent[0].op, last().sent[1].op);
});

test("an order that nobody answers is forgotten, and it is said", async (t) => {
  const { $, time, last } = setup(t);
  last().open();
  last().cut();
  $("#f-next button").click();
  await time.pass(10000);
  assert.equal($("#f-next [data-error]").textContent, "Sans réponse");
  last().open();
  await breathe();
  assert.deepEqual(last().sent, []);
});

test("after a gap the page is fetched over HTTP and the text being typed stays", async (t) => {
  const { $, last, requests, server, answer } = setup(t);
  server.respond = () =>
    answer(200, MAIN(li("a", "a", "A") + li("b", "b", "B")), { "X-Seq": "12" });
  last().open();
  type($("textarea"), "je tape");
  last().say({ seq: 12 }, li("b", "b", "B"));
  await breathe();
  assert.equal(requests[0].address, "http://192.168.1.20:8080/a/KFD7H/?part=1");
  assert.equal($("#mine").textContent, "AB");
  assert.equal($("textarea").value, "je tape");
  last().say({ seq: 13 }, li("c", "c", "C"));
  assert.equal($("#mine").textContent, "ABC");
});

test("coming back to the page, the network, or a touch on the strip dials at once", async (t) => {
  const { window, doc, $, last, dialled, time } = setup(t);
  const lose = async () => {
    for (let n = 0; n < 5; n++) {
      last().cut();
      await time.pass(4000);
    }
    last().cut();
    return dialled.length;
  };
  let before = await lose();
  window.dispatchEvent(new window.Event("online"));
  assert.equal(dialled.length, before + 1);
  before = await lose();
  doc.dispatchEvent(new window.Event("visibilitychange"));
  assert.equal(dialled.length, before + 1);
  before = await lose();
  $("[data-retry]").click();
  assert.equal(dialled.length, before + 1);
});

test("after bye nothing is dialled and the sentence is read", async (t) => {
  const { $, time, last, dialled } = setup(t);
  last().open();
  last().say({ bye: "kicked", say: "Vos contributions restent." });
  await time.pass(120000);
  assert.equal(dialled.length, 1);
  assert.equal($("#bye").open, true);
  assert.equal($("#bye [data-words]").textContent, "Vos contributions restent.");
});

test("server time, a new version and announcements come with frames", async (t) => {
  const { $, time, last } = setup(t);
  last().open();
  last().say({ at: time.now() + 60000, build: "b2" });
  last().say(
    { seq: 8 },
    `<p id="timer" data-in="live" data-k="c" data-announce="Tour 2 ouvert"><time data-until="${time.now() + 90000}"></time></p>`,
  );
  assert.equal($("time").textContent, "0:30");
  assert.equal($("#new-build").hidden, false);
  await time.pass(100);
  assert.equal($("#say").textContent, "Tour 2 ouvert");
});

test("a page without a workshop is not live", (t) => {
  const { window } = page(`<body><textarea data-draft="title" name="title"></textarea></body>`);
  t.mock.method(Date, "now", () => 0);
  window.fetch = () => assert.fail("nothing is asked");
  window.WebSocket = class {
    constructor() {
      assert.fail("nothing is dialled");
    }
  };
  assert.equal(start(window).take, undefined);
});
