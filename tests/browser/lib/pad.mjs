/** The pad of a workshop, opened at the note of its open round. */
import { enterOn, meeting } from "./meeting.mjs";
import { world } from "./world.mjs";

/** A workshop with an open round, and the name of its note. */
export async function begun(t) {
  const given = await world(t);
  const room = await meeting(given.program);
  const round = await room.round("discussion");
  await room.open(round);
  return { ...given, room, round, note: `round-${round.id}` };
}

/** Opens the pad for somebody of the room; answers the page with its field. */
export async function pad(device, { room, note }, nickname, options) {
  const page = await device(options);
  await enterOn(page, room, nickname);
  return opened(page, room, note);
}

/** The team's own pad. */
export async function teamPad(device, { room, note }, role = "scribe", options) {
  const page = await device(options);
  const link = new URL(room.links[role]);
  await page.goto(link.pathname + link.search);
  return opened(page, room, note);
}

async function opened(page, room, note) {
  await page.goto(`${room.path}pad`);
  const field = page.locator(`#t-note-${note}`);
  await field.scrollIntoViewIfNeeded();
  return { page, field, says: () => field.inputValue(), state: page.locator(`#s-note-${note}`) };
}

/** Waits until the field is one with the note that others write. */
export const bound = ({ page, note }) => page.waitForSelector(`#x-note-${note}[data-bound]`);
