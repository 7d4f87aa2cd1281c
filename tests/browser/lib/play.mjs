/**
 * Three people play an agenda, step by step, so that a test can look at each step
 * in the middle: words are there, somebody speaks, something is grouped.
 */

/** Words for each kind of entry. */
const WORDS = {
  innovation: ["Le Repair Café de Kérourien", "Un lavoir où l’on parle", "La Cabane à dons"],
  expectation: ["Rencontrer d’autres associations", "Comprendre ce qui marche ailleurs", "Du temps"],
  viewpoint: ["C’est faire ensemble autrement", "Répondre à un besoin sans attendre", "Du lien"],
  question: ["Qui décide ?", "Comment durer ?", "Et le budget ?"],
  testimony: ["Chez nous, on a ouvert la cuisine.", "Le bus ne passe plus.", "On s’entraide."],
  key_issue: ["Prendre le temps", "Parler simplement", "Ouvrir nos lieux"],
  action: ["Compléter la fiche", "Écrire la recette du lavoir", "Inviter les voisins"],
  word: ["Élan", "Confiance", "Envie"],
};
const MORE = {
  innovation: { what: "On y répare ensemble ce qui est cassé.", place: "Brest", tie: "known" },
  action: { who: "Loïc", due: "Avant l’été" },
};

/** Each says something. */
async function write(round, people) {
  const words = WORDS[round.kind] ?? WORDS.testimony;
  for (const [index, person] of people.entries()) {
    await person.say(round.id, words[index % words.length], { ...MORE[round.kind], seat: person.seat });
  }
}

/** The first has the floor; words that nobody wrote before are said now. */
async function speak({ meeting, round, people }) {
  await meeting.lead.do("next", { round: round.id });
  if (round.takes.length === 0) await write(round, people);
}

async function cardsOf(meeting, round) {
  const rounds = await meeting.rounds();
  const taken = (id) => [id, ...(rounds.find((one) => one.id === id)?.takes ?? []).flatMap(taken)];
  const sources = taken(round.id);
  return (await meeting.things("card")).filter((card) => sources.includes(card.round));
}

/** What is done in the middle of each kind of step. */
const ACTS = {
  frame: ({ round, people }) => people[0].do("answer", { round: round.id, answer: "fine", seat: people[0].seat }),
  silent_writing: ({ round, people }) => write(round, people),
  actions: ({ round, people }) => write(round, people),
  talk: ({ round, people }) => write(round, people),
  round_table: speak,
  harvest: speak,
  wall_reading: ({ meeting, round }) =>
    meeting.lead.say(round.id, "Beaucoup de lieux, peu de transports", { kind: "observation" }),
  async discussion({ meeting, round, people }) {
    for (const person of people) await person.do("raise", { round: round.id, seat: person.seat });
    await meeting.lead.do("next", { round: round.id });
    await meeting.lead.say(round.id, "Qui porte la démarche ? Le collectif.", { kind: round.kind, sub: "0" });
  },
  async grouping({ meeting, round }) {
    const cards = (await cardsOf(meeting, round)).map(({ id }) => id);
    const group = await meeting.group(round, "Le temps", cards.slice(0, 2));
    await meeting.lead.do("headline", { group, headline: "Le temps", gesture: "Gérer les temporalités" });
    await meeting.group(round, "", cards.slice(2, 3));
  },
  read_back: ({ round, people }) =>
    people[1].do("answer", { round: round.id, answer: "reserve", text: "Il manque les jeunes", seat: people[1].seat }),
};

/** After it was looked at: a go-round is gone round. */
async function finish({ meeting, round }) {
  if (round.on_request !== false) return;
  for (;;) {
    const { speaking } = (await meeting.rounds()).find(({ id }) => id === round.id);
    if (!speaking) return;
    await meeting.lead.do("next", { round: round.id });
  }
}

/**
 * Plays from the first step to the last; `look` is called in the middle of each.
 *
 * @param {(round: { id: string, step: string, order: number }) => Promise<void>} look
 */
export async function play(meeting, people, look) {
  for (const round of await meeting.rounds()) {
    const scene = { meeting, round, people };
    await meeting.open(round);
    await ACTS[round.step]?.(scene);
    await look(round);
    await finish(scene);
  }
}
