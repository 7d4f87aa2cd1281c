/**
 * Pictures of every screen, for people to look at: `node shots.mjs [how a name begins]`.
 * A rehearsal fills the room first, so that the pictures show a whole meeting.
 * `node shots.mjs fr-cro` also writes the pictures of the README anew.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { shot } from "./lib/look.mjs";
import { enterOn, leadOn, meeting } from "./lib/meeting.mjs";
import { collecte, startProgram } from "./lib/program.mjs";
import { close, open } from "./lib/world.mjs";

/** Which of them stand in the README. */
const README = {
  "fr-cro-08-grouping-mur": "mur",
  "fr-cro-04-round_table-telephone": "telephone",
  "fr-cro-08-grouping-animer": "animation",
  "fr-cro-99-pad-page": "pad",
};
const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));

const run = promisify(execFile);
const wanted = process.argv[2] ?? "";
const program = await startProgram(collecte());
const looks = { fr: { lang: "fr-FR" }, nuit: { lang: "fr-FR", dark: true }, en: { lang: "en-GB", dark: true } };

/** Whether one of the names that begin so was asked for. */
const isWanted = (name) => name.startsWith(wanted) || wanted.startsWith(name);
await mkdir(IMAGES, { recursive: true });

/** A workshop that simulated people fill; its steps are all played. */
async function rehearsed(language, recipe) {
  const room = await meeting(program, { recipe, language, title: "Croiser nos savoirs en pays de Brest" });
  const [file, ...more] = collecte();
  await run(file, [...more, "rehearse", "--link", room.links.facilitator, "--fast"]);
  await room.lead.do("resume");
  return room;
}

/** One device that goes from step to step. */
async function device(kind, look, room, page) {
  const opened = await open(kind, { baseURL: program.url, reducedMotion: "reduce", ...look });
  if (page === "animer") await leadOn(opened, room);
  else if (page === "") await enterOn(opened, room, "Annaïg");
  else await opened.goto(room.path + page);
  return opened;
}

async function take(page, name, options) {
  if (!isWanted(name)) return;
  await page.waitForLoadState("networkidle");
  const file = await shot(page, name, options);
  if (README[name]) await copyFile(file, `${IMAGES}${README[name]}.png`);
  console.log(name);
}

for (const [mode, look] of Object.entries(looks).filter(([name]) => isWanted(name))) {
  const language = look.lang.slice(0, 2);
  const plain = await open("phone", { baseURL: program.url, ...look });
  for (const path of ["/", "/ateliers", "/importer", "/accessibilite", "/donnees", "/rejoindre?code=ZZZZZ"]) {
    await plain.goto(path);
    await take(plain, `${mode}-simple${path.replace(/\W+/g, "-")}`, { fullPage: true });
  }
  for (const recipe of ["collecte-innovation-sociale", "croiser-nos-savoirs"]) {
    const start = `${mode}-${recipe.slice(0, 3)}`;
    if (!isWanted(start)) continue;
    const empty = await meeting(program, { recipe, language, title: "Croiser nos savoirs en pays de Brest" });
    await plain.goto(empty.path);
    await take(plain, `${start}-00-porte`, { fullPage: true });
    const wall = await device("wall", look, empty, "mur");
    await take(wall, `${start}-00-mur`);
    const desk = await device("laptop", look, empty, "animer");
    await take(desk, `${start}-00-animer`);
    for (const path of ["liens", "affiche", "export"]) {
      await desk.goto(empty.path + path);
      await take(desk, `${start}-00-${path}`, { fullPage: true });
    }

    const room = await rehearsed(language, recipe);
    const [phone, screen, lead, pad] = await Promise.all([
      device("phone", look, room, ""),
      device("wall", look, room, "mur"),
      device("laptop", look, room, "animer"),
      device("laptop", look, room, "pad"),
    ]);
    await take(pad, `${start}-99-pad-page`);
    await take(pad, `${start}-99-pad`, { fullPage: true });
    for (const round of await room.rounds()) {
      await room.open(round);
      if (round.on_request !== null) {
        for (const { seat } of (await room.things("seat")).slice(0, 3)) await room.lead.do("raise", { round: round.id, seat }).catch(() => {});
        await room.lead.do("next", { round: round.id }).catch(() => {});
      }
      const step = `${start}-${String(round.order).padStart(2, "0")}-${round.step}`;
      await lead.waitForFunction((title) => document.querySelector("#now-title").textContent.includes(title), round.title);
      await phone.waitForFunction((title) => document.body.textContent.includes(title), round.title);
      await take(phone, `${step}-telephone`);
      await take(screen, `${step}-mur`);
      await take(lead, `${step}-animer`);
    }
    await room.lead.do("end");
    await phone.waitForSelector("#step a");
    await take(phone, `${start}-98-fin-telephone`, { fullPage: true });
    await take(screen, `${start}-98-fin-mur`);
  }
}
await close();
await program.stop();
