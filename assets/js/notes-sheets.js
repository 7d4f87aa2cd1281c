/**
 * The notes on the page: each field is bound to its note when it comes near the screen,
 * and its state and who else writes there are said in the server's words.
 *
 * Where no socket opens, a field stays what it is without scripts: a form.
 */
import { bind } from "./notes-field.js";

/**
 * @param {Document} doc
 * @param {object} coop
 * @param {(text: string, about: *) => void} say
 * @param {(seen: Function) => IntersectionObserver} watching
 */
export function createSheets(doc, coop, say, watching) {
  const words = doc.getElementById("note-words").dataset;
  const bound = new WeakMap();
  const near = watching((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) begin(target);
  });

  function begin(form) {
    near.unobserve(form);
    const area = form.querySelector("textarea");
    if (bound.get(form) === area) return;
    bound.set(form, area);
    const note = coop.join(form.dataset.note);
    let isBound = false;
    let told = "";
    note.changed = () => {
      if (!isBound && (note.isSynced || note.isRestored)) {
        isBound = true;
        form.dataset.bound = "";
        bind(area, note);
      }
      if (isBound) tell();
    };
    function tell() {
      const [code, sentence] = state(note, words);
      form.dataset.state = code;
      const others = writing(note, words);
      line(form, [others, sentence].filter(Boolean).join(" "));
      // Said aloud only where the person is, and what matters: never each letter.
      const news = code === "saved" || code === "saving" ? others : sentence;
      if (news && news !== told && doc.activeElement === area) say(news, form);
      told = news;
    }
    form.addEventListener("submit", (event) => isBound && event.preventDefault());
    area.addEventListener("focus", () => {
      told = "";
      note.awareness.setLocalState({ writes: true });
    });
    area.addEventListener("blur", () => note.awareness.setLocalState(null));
    if (doc.activeElement === area) note.awareness.setLocalState({ writes: true });
    note.changed();
  }

  function line(form, text) {
    const place = form.querySelector(".state");
    if (place.textContent !== text) place.textContent = text;
  }

  return {
    /** Takes in what is new on the page. */
    look() {
      for (const form of doc.querySelectorAll("form[data-note]")) {
        if (bound.get(form) !== form.querySelector("textarea")) near.observe(form);
      }
    },
  };
}

/** What became of this person's words: a code for the style, a sentence. */
function state(note, words) {
  if (note.denied) return ["denied", words[camel(note.denied)]];
  // Of an empty note nothing is worth saying.
  if (note.isSaved()) return ["saved", note.text.length > 0 ? words.saved : ""];
  if (note.isOpen()) return ["saving", words.saving];
  return note.isKept ? ["kept", words.kept] : ["lost", words.lost];
}

/** "Ana, Loïc écrivent ici." */
function writing({ awareness, doc }, words) {
  const names = [];
  for (const [client, { writes, user }] of awareness.getStates()) {
    if (client === doc.clientID || !writes) continue;
    const name = user?.name ?? words[user?.role] ?? words.somebody;
    if (!names.includes(name)) names.push(name);
  }
  if (names.length === 0) return "";
  return (names.length > 1 ? words.several : words.one).replace("§", names.join(", "));
}

const camel = (code) => code.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
