import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../js/live.js";
import { breathe, fakeSockets, fakeTime, page, type } from "./page.mjs";

const MAIN = (cards = "", more = "") => `<main id="live" data-keep>
  <form id="f-say" data-in="live" data-k="a" data-live data-pending="text"><input type="hidden" name="card" value="">
  <textarea name="text" data-draft="r1"></textarea><p data-error hidden></p><button name="do" value="say">Envoyer</button></form>
  <form id="f-next" data-in="live" data-k="b" data-live data-now><p data-error hidden></p><button name="do" value="next">Suivant</button></form>
  <ul data-outbox id="mine" data-keep>${cards}</ul>${more}</main>`;
const BODY = `<body data-ws="/a/KFD7H/ws?page=phone" data-do="/a/KFD7H/do" data-seq="7" data-at="1000000" data-build="b1">
  ${MAIN()}<p id="say"></p><p id="say-now"></p>
  <div id="net" hidden data-off="Hors ligne" data-on="En ligne" data-simple="Simplifiée" data-late="Sans réponse" data-full="Plein"><span data-words></span><span data-queue hidden><b data-count></b></span><button data-retry>Réessayer</button></div>
  <p id="new-build" hidden></p><dialog id="bye"><p data-words></p></dialog>
  <template id="pending-card"><li><p data-text></p><small data-words></small><button data-drop hidden></button></li></template></body>`;
const li = (id, k, text) => `<li id="c-${id}" data-in="mine" data-k="${k}">${text}</li>`;

/** A whole page with its server in the hands of the test. */
function setup(t) {
  const opened = page(BODY);
  const { window, $ } = opened;
  const time = fakeTime();
  const { Socket, dialled, last } = fakeSockets();
  const requests = [];
  const server = { respond: () => Promise.reject(new TypeError("offline")) };
  t.mock.method(Date, "now", () => time.now());
  Object.assign(window, {
    WebSocket: Socket,
    setTimeout: (act, ms) => time.after(ms, act),
    clearTimeout: time.cancel,
    fetch: (address, options) => {
      requests.push({ address: String(address), ...options });
      return server.respond(String(address), options);
    },
  });
  const answer = (status, body, headers = {}) =>
    Promise.resolve({
      status,
      ok: status < 300,
      headers: { get: (name) => headers[name] ?? null },
      text: async () => body,
    });
  const app = start(window);
  const write = (text) => {
    type($("textarea"), text);
    $("#f-say button").click();
  };
  return { ...opened, time, dialled, last, requests, server, answer, write, app };
}

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

test("where WebSockets are blocked, the page is polled and words are posted", async (t) => {
  const { $, time, last, dialled, requests, server, answer, write } = setup(t);
  const part = MAIN(li("a", "a", "A"));
  server.respond = (address, { method, headers = {}, body }) => {
    if (method === "POST") return answer(200, JSON.stringify({ ack: body.get("op"), seq: 9 }));
    if (headers["If-None-Match"] === '"8"') return answer(304, "");
    return answer(200, part, { "X-Seq": "8", ETag: '"8"' });
  };
  for (let n = 0; n < 3; n++) {
    last().cut();
    await time.pass(2000);
  }
  assert.equal($("#net [data-words]").textContent, "Simplifiée");
  assert.equal($("#mine").textContent, "A");
  await time.pass(4000);
  assert.equal(requests.at(-1).headers["If-None-Match"], '"8"');
  write("par la petite porte");
  await breathe();
  const post = requests.at(-1);
  assert.equal(post.address, "/a/KFD7H/do");
  assert.equal(post.headers.Accept, "application/json");
  assert.equal(post.body.get("text"), "par la petite porte");
  assert.equal($("[data-waiting]"), null);
  const count = dialled.length;
  last().cut();
  await time.pass(60000);
  assert.equal(dialled.length, count + 1, "the socket is tried once a minute");
  last().open();
  await time.pass(4000);
  const asked = requests.length;
  await time.pass(8000);
  assert.equal(requests.length, asked, "an open socket ends the polling");
});

test("a poll never takes the page back to before the frames of a socket", async (t) => {
  const { window, $, time, last, requests, server, answer } = setup(t);
  const before = () => answer(200, MAIN(li("a", "a", "A")), { "X-Seq": "8", ETag: '"8"' });
  server.respond = before;
  const block = async () => {
    // The first one may have been open; three more that do not open are too many.
    for (let n = 0; n < 4; n++) {
      last().cut();
      await time.pass(4000);
    }
  };
  const unblock = () => {
    window.dispatchEvent(new window.Event("online"));
    last().open();
    last().say({ seq: 9 }, li("b", "b", "B"));
  };
  await block();
  assert.equal($("#mine").textContent, "A");
  assert.equal(requests.at(-1).headers["If-None-Match"], '"8"');
  const asked = requests.length;
  unblock();
  assert.equal($("#mine").textContent, "AB");
  await block();
  const [first] = requests.slice(asked);
  assert.equal(first.headers["If-None-Match"], undefined, "a frame changed the page");

  let late;
  server.respond = () => new Promise((give) => (late = () => give(before())));
  await time.pass(4000);
  unblock();
  late();
  await breathe();
  assert.equal($("#mine").textContent, "AB", "an answer from before the socket");
});

test("with no network at all there is no polling, only the socket's own tries", async (t) => {
  const { time, last, requests, dialled } = setup(t);
  for (let n = 0; n < 6; n++) {
    last().cut();
    await time.pass(4000);
  }
  // From the third handshake that fails, each is followed by one look for the slower way.
  assert.equal(requests.length, 4);
  assert.equal(dialled.length, 7);
  // The next handshake hangs: a poll would ask every four seconds meanwhile.
  await time.pass(5000);
  assert.equal(requests.length, 4);
  assert.equal(dialled.length, 7);
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
