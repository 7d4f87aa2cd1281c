/**
 * A workshop that is driven without a browser, by the same forms: what a test is
 * not about happens here at once, and the pages under test follow.
 */
import assert from "node:assert/strict";
import { freshId as fresh } from "../../../assets/js/ids.js";

const JSON_PLEASE = { accept: "application/json" };

/** Somebody with a device: cookies of its own, and forms. */
class Device {
  constructor(base, code, lang) {
    Object.assign(this, { base, code, cookies: new Map(), lang });
  }

  async fetch(path, { headers, ...options } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.base), {
      redirect: "manual",
      headers: { "accept-language": this.lang, cookie, ...headers },
      ...options,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.cookies.set(name, value);
    }
    return answer;
  }

  post(path, fields, headers = {}) {
    return this.fetch(path, { method: "POST", headers, body: new URLSearchParams(fields) });
  }

  /** Asks for one thing and expects that it is done. */
  async do(verb, fields = {}) {
    const op = fresh();
    const answer = await this.post(`/a/${this.code}/do`, { op, do: verb, ...fields }, JSON_PLEASE);
    const said = await answer.json();
    assert.equal(said.ack, op, `${verb} ${JSON.stringify(fields)}: ${JSON.stringify(said)}`);
    return said;
  }

  /** Says something, and answers the id of the entry. */
  async say(round, text, more = {}) {
    const card = fresh();
    await this.do("say", { round, card, text, ...more });
    return card;
  }
}

/**
 * A new workshop on the program.
 *
 * @param {{ url: string }} program
 * @param {{ recipe?: string, own?: string, language?: string, title?: string }} [given]
 *   `own`: the text of a recipe
 */
export async function meeting({ url }, { recipe = "", own = "", language = "fr", title = "Croiser nos savoirs" } = {}) {
  const anybody = new Device(url, "", language);
  const fields = { title, recipe, recipe_text: own, language, place: "Brest", label: "Maëlle" };
  const { code, links } = await (await anybody.post("/ateliers", fields, JSON_PLEASE)).json();
  const lead = new Device(url, code, language);
  await lead.fetch(links.facilitator);

  const things = async (kind) => {
    const answer = await lead.fetch(`/a/${code}/animer?part=1`, { headers: JSON_PLEASE });
    const { ev } = await answer.json();
    const cards = ({ id }) => ev.filter(({ e, round }) => e === "card.put" && round === id).length;
    // What is written and not told is a number of its own.
    for (const one of ev) if (one.e === "round.put") one.count = cards(one) + (one.untold ?? 0);
    return ev.filter(({ e }) => e === `${kind}.put`);
  };
  return {
    code,
    links,
    lead,
    things,
    path: `/a/${code}/`,
    rounds: () => things("round"),
    /** The first round of a kind of step. */
    round: async (step) => (await things("round")).find((round) => round.step === step),
    /** A group with cards in it; answers its id. */
    async group(round, text, cards = []) {
      const group = fresh();
      await lead.do("group", { round: round.id, group, text, cards: cards.join(" ") });
      return group;
    },
    open: (round) => lead.do("open", { round: round.id }),
    /** Somebody else comes in, without a browser. */
    async join(nickname) {
      const person = new Device(url, code, language);
      const seat = fresh();
      await person.post(`/a/${code}/entrer`, { nickname, language, op: seat });
      return Object.assign(person, { seat, nickname });
    },
  };
}

/** Opens the facilitator's page on a laptop. */
export async function leadOn(page, { links, code }) {
  await page.goto(new URL(links.facilitator).pathname + new URL(links.facilitator).search);
  await page.waitForURL(`**/a/${code}/animer`);
}

/** Comes in on a phone. */
export async function enterOn(page, { path }, nickname) {
  await page.goto(path);
  await page.fill("#f-enter-nickname", nickname);
  await page.click("#f-enter button.main");
  await page.waitForSelector("#me");
}
