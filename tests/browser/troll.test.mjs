/** Somebody spoils the meeting: removed with one stroke, words and all, and let back in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, overflow, smallTargets } from "./lib/checks.mjs";
import { shot } from "./lib/look.mjs";
import { enterOn, leadOn, meeting } from "./lib/meeting.mjs";
import { world } from "./lib/world.mjs";

test("a troll leaves with their words, nobody else is told, and one stroke brings it all back", async (t) => {
  const all = await world(t);
  const room = await meeting(all.program, { recipe: "croiser-nos-savoirs" });
  const talk = await room.round("talk");
  await room.open(talk);
  const [ana, troll, laptop, pad] = [await all.phone(), await all.phone(), await all.laptop(), await all.laptop()];
  await enterOn(ana, room, "Ana");
  await enterOn(troll, room, "Trotroll");
  await leadOn(laptop, room);
  await pad.goto(`${room.path}pad`);
  for (const [page, text] of [[ana, "Que fait la mairie ?"], [troll, "Injure une"], [troll, "Injure deux"]]) {
    await page.fill(".write [name=text]", text);
    await page.click(".write form[data-pending] button.main[value=say]");
    await pad.waitForSelector(`text=${text}`);
  }

  await laptop.locator("#people summary").click();
  await laptop.click("#seats a:has-text('Trotroll')");
  await shot(laptop, "troll-person");
  assert.deepEqual(await axe(laptop), []);
  const stroke = laptop.locator("button[name=hide][value='1']");
  await stroke.focus();
  await laptop.keyboard.press("Enter");
  await pad.waitForSelector("text=Injure une", { state: "detached" });
  assert.equal(await pad.locator("text=Injure").count(), 0);
  assert.equal(await pad.locator("text=Que fait la mairie").count(), 1);
  assert.equal(await ana.locator("dialog[open]").count(), 0, "nobody else is told");

  await troll.waitForSelector("#bye[open] >> text=Votre participation a été interrompue");
  await shot(troll, "troll-phone");
  await troll.reload();
  await troll.waitForSelector("text=Votre participation a été interrompue");
  assert.deepEqual(await axe(troll), []);
  assert.deepEqual(await overflow(troll), []);

  const seat = (await room.things("seat")).find(({ name }) => name === "Trotroll");
  await laptop.goto(`${room.path}animer?personne=${seat.id}`);
  await shot(laptop, "troll-way-back");
  assert.deepEqual(await axe(laptop), []);
  await laptop.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await overflow(laptop), []);
  assert.deepEqual(await smallTargets(laptop, 44), []);
  await laptop.click("text=Laisser revenir, et réafficher");
  await pad.waitForSelector("text=Injure deux");
  await troll.reload();
  await troll.waitForSelector("#me");
  assert.deepEqual([...ana.faults, ...laptop.faults, ...pad.faults], []);
});
