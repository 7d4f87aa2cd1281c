/** Each tool on a page that is well made, and on one that is not. */
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe, basics, focusStops, overflow, smallTargets } from "./lib/checks.mjs";
import { doubleText, shot, spaceText } from "./lib/look.mjs";
import { until } from "./lib/wait.mjs";
import { slowNetwork, slowPhone, weigh } from "./lib/weight.mjs";
import { offline, world } from "./lib/world.mjs";

const program = [process.execPath, fileURLToPath(new URL("stand-in/program.mjs", import.meta.url))];

async function pages(t, device = "phone", options = {}) {
  const all = await world(t, { program });
  const good = await all[device](options);
  const bad = await all[device](options);
  await good.goto("/good.html");
  await bad.goto("/bad.html");
  return { ...all, good, bad };
}

test("axe and the basics find what is wrong, in both themes", async (t) => {
  for (const dark of [false, true]) {
    const { good, bad } = await pages(t, "phone", { dark });
    assert.deepEqual([...(await axe(good)), ...(await basics(good))], []);
    const found = (await axe(bad)).join("\n");
    for (const rule of ["color-contrast", "html-has-lang", "label", "document-title"]) {
      assert.match(found, new RegExp(`^${rule}:`, "m"));
    }
    const expected = ["no language", "no title", "2 h1", "0 main", "zoom is blocked"];
    assert.deepEqual(await basics(bad), expected);
  }
});

test("what sticks out at 320 px is named, also with large or wide text", async (t) => {
  const { good, bad } = await pages(t);
  await doubleText(good);
  await spaceText(good);
  assert.equal(await good.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
  assert.deepEqual(await overflow(good), []);
  assert.match((await overflow(bad)).join(), /500 px wide on 320: .*p/);
  assert.deepEqual(bad.viewportSize(), { width: 360, height: 740 });
});

test("small targets are named, a link in a sentence is not", async (t) => {
  const { good, bad } = await pages(t);
  assert.deepEqual(await smallTargets(good), []);
  assert.match((await smallTargets(bad, 24)).join("\n"), /^button "x": 16 × 16$/m);
});

test("a focus that does not show or is covered is named", async (t) => {
  const { good, bad } = await pages(t, "laptop");
  const well = await focusStops(good);
  assert.deepEqual(well.faults, []);
  const order = ['a "un lien"', 'input "Votre prénom"', 'input "Garder mes mots"', 'button "Envoyer"'];
  assert.deepEqual(well.order, order);
  const { faults } = await focusStops(bad);
  assert.ok(faults.includes('button "x": the focus does not show'), faults.join("\n"));
  assert.ok(faults.includes('a "Dessous": something covers it'), faults.join("\n"));
});

test("what the browser complains about is kept", async (t) => {
  const { good, bad } = await pages(t);
  assert.deepEqual(good.faults, []);
  await until("the forbidden script", () => bad.faults.length > 0);
  assert.match(bad.faults[0], /Content Security Policy/);
});

test("a page is weighed: requests, bytes, hosts, and less the second time", async (t) => {
  const { phone, program: server } = await world(t, { program });
  const page = await phone();
  const first = await weigh(page);
  await page.goto("/good.html");
  await until("page, style and icon", () => first.requests === 3);
  assert.ok(first.bytes > 900 && first.bytes < 3_000, `${first.bytes} bytes`);
  assert.deepEqual([...first.hosts], [new URL(server.url).host]);
  const second = await weigh(page);
  await page.goto("/good.html?again");
  await until("the page alone", () => second.requests === 1);
  assert.ok(second.bytes < first.bytes);
});

test("a slow network and a slow phone are slow", async (t) => {
  const { good } = await pages(t);
  await slowNetwork(good, { kilobits: 200, delay: 150 });
  const begun = performance.now();
  await good.reload();
  assert.ok(performance.now() - begun > 150);
  await slowPhone(good);
});

test("offline is told to the page, a cut is not", async (t) => {
  const all = await world(t, { program });
  const network = await all.network();
  const page = await all.phone({ baseURL: network.url });
  await page.goto("/good.html");
  const asks = () => page.evaluate(() => fetch("/count").then((answer) => answer.ok, () => false));
  const isOnline = () => page.evaluate(() => navigator.onLine);
  assert.deepEqual([await asks(), await isOnline()], [true, true]);
  network.cut();
  assert.deepEqual([await asks(), await isOnline()], [false, true]);
  network.mend();
  await offline(page, true);
  assert.deepEqual([await asks(), await isOnline()], [false, false]);
  await offline(page, false);
  assert.deepEqual([await asks(), await isOnline()], [true, true]);
});

test("a page without JavaScript is checked as well as one with it", async (t) => {
  const { good, bad, phone } = await pages(t, "phone", { javascript: false });
  const withScripts = await phone();
  await withScripts.goto("/bad.html");
  assert.deepEqual(await axe(good), []);
  assert.deepEqual(await axe(bad), await axe(withScripts));
  assert.deepEqual(await smallTargets(good), []);
});

test("the program survives its own kill: same port, same folder", async (t) => {
  const { program: server } = await world(t, { program });
  const count = async () => (await fetch(`${server.url}/count`)).text();
  assert.equal(await count(), "1");
  await server.kill9();
  await assert.rejects(count());
  await server.restart();
  assert.equal(await count(), "2");
});

test("a program that ends too early is told with its words", async (t) => {
  const broken = [process.execPath, "-e", "console.error('perdu'); process.exit(3)", "--"];
  await assert.rejects(world(t, { program: broken }), /ended with 3\nperdu/);
});

test("a picture is written for people to look at", async (t) => {
  const { good } = await pages(t, "wall");
  const path = await shot(good, "a-good-page");
  const png = readFileSync(path);
  rmSync(path);
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1920, 1080]);
});
