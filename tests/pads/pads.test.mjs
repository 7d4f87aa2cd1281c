/**
 * The notes of a played workshop go to a real Etherpad and come back the same; what
 * people write there is never written over.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { collecte, startProgram } from "../browser/lib/program.mjs";
import { KEY, startEtherpad } from "./etherpad.mjs";

const run = promisify(execFile);
let program, etherpad, workshop;

before(async () => {
  etherpad = await startEtherpad();
  program = await startProgram([...collecte(), "--private-pads"]);
  workshop = await played();
});
after(async () => {
  await program?.stop();
  await etherpad?.stop();
});

/** A workshop with everything the demonstration data say, and its facilitator. */
async function played() {
  const form = new URLSearchParams({ title: "Collecte d’été : Pontivy", recipe: "collecte-innovation-sociale" });
  const made = await fetch(`${program.url}/ateliers`, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: form,
  });
  const { code, links } = await made.json();
  const link = new URL(links.facilitator);
  const address = `${program.url}${link.pathname}${link.search}`;
  await run(collecte()[0], ["rehearse", "--fast", "--link", address], { timeout: 120_000 });
  const traded = await fetch(address, { redirect: "manual" });
  const cookie = traded.headers.get("set-cookie").split(";")[0];
  return { code, page: `${program.url}/a/${code}`, headers: { Cookie: cookie } };
}

/** The form, with what is not secret filled in; answers its page or where it leads. */
async function ask(act, more = {}) {
  const fields = { act, engine: "etherpad", server: etherpad.url, key: KEY, pad: "ete-pontivy", ...more };
  const answer = await fetch(`${workshop.page}/remettre`, {
    method: "POST",
    headers: workshop.headers,
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return { status: answer.status, to: answer.headers.get("location"), page: await answer.text() };
}

/** What everybody may read, as it stands in the workshop. */
async function texts() {
  const answer = await fetch(`${workshop.page}/pad`, { headers: { Accept: "application/json" } });
  const { ev } = await answer.json();
  const cards = ev.filter((one) => one.e === "card.put");
  return cards.flatMap(({ kind, text, what }) => (kind === "innovation" ? [text, what] : [text]));
}

/** What Etherpad makes of a text: one line for each, plain spaces, marks of lists gone. */
const flat = (text) =>
  text
    .split("\n")
    .map((line) => line.replace(/^[\t ]*\* /, ""))
    .join(" ")
    .replace(/[\u00a0\s]+/gu, " ")
    .trim();

const pads = async () => (await etherpad.call("listAllPads", {})).padIDs;

test("a try says what would happen, and writes nothing", async () => {
  const tried = await ask("try");
  assert.equal(tried.status, 200);
  assert.match(tried.page, /nouveau pad/);
  assert.ok(!tried.page.includes(KEY), "the key is not shown again");
  assert.deepEqual(await pads(), []);
});

test("a real Etherpad receives the notes and gives them back the same", async () => {
  const sent = await ask("send");
  assert.deepEqual([sent.status, sent.to], [303, `/a/${workshop.code}/remettre#remis`]);
  const { text } = await etherpad.call("getText", { padID: "ete-pontivy" });
  const [there, wanted] = [flat(text), (await texts()).filter(Boolean)];
  assert.ok(wanted.length > 90, `${wanted.length} texts`);
  for (const one of wanted) assert.ok(there.includes(flat(one)), one);
  const listed = await fetch(`${workshop.page}/remettre`, { headers: workshop.headers });
  assert.match(await listed.text(), new RegExp(`${etherpad.url}/p/ete-pontivy`));
});

test("as long as nobody writes there, the new notes take the place of the old ones", async () => {
  assert.match((await ask("try")).page, /tel que nous l’avons laissé/);
  assert.equal((await ask("send")).status, 303);
  assert.deepEqual(await pads(), ["ete-pontivy"]);
  assert.match((await ask("read")).page, /Rien n’a changé/);
});

test("what people wrote there is read back, and never written over", async () => {
  await etherpad.call("appendText", { padID: "ete-pontivy", text: "Ana apporte le café\n" });
  assert.match((await ask("read")).page, /<ins>Ana apporte le café<\/ins>/);
  assert.match((await ask("try")).page, /ete-pontivy-v2/);
  assert.equal((await ask("send")).status, 303);
  const { text } = await etherpad.call("getText", { padID: "ete-pontivy" });
  assert.match(text, /Ana apporte le café/);
  assert.deepEqual((await pads()).sort(), ["ete-pontivy", "ete-pontivy-v2"]);
});

test("a pad of somebody else stays as it is", async () => {
  await etherpad.call("createPad", { padID: "voisins", text: "Le pad des voisins" });
  assert.equal((await ask("send", { pad: "voisins" })).status, 303);
  assert.match((await etherpad.call("getText", { padID: "voisins" })).text, /Le pad des voisins/);
  assert.ok((await pads()).includes("voisins-v2"));
});

test("a wrong key, a wrong address, a participant: clear words", async () => {
  const wrong = await ask("send", { key: "autre" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.page, /data-code="pad_key"/);
  const odd = await ask("try", { server: program.url });
  assert.match(odd.page, /data-code="pad_odd"/);
  const stranger = await fetch(`${workshop.page}/remettre`);
  assert.equal(stranger.status, 403);
});

test("without the operator's leave, private networks stay closed", async () => {
  const open = { program, workshop };
  program = await startProgram(collecte());
  try {
    workshop = await played();
    assert.match((await ask("try")).page, /data-code="pad_https"/);
    const server = etherpad.url.replace("http:", "https:");
    assert.match((await ask("try", { server })).page, /data-code="pad_private"/);
  } finally {
    await program.stop();
    ({ program, workshop } = open);
  }
});
