import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { createAgain } from "../js/again.js";

const html = (words) => `<main><div id="reach" data-again><p role="status">${words}</p></div></main>`;

function waiting(answers) {
  const { document, DOMParser } = new JSDOM(html("pas encore"), { url: "http://localhost/essai", pretendToBeVisual: true }).window;
  const turns = [];
  const ask = async () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error("no server");
    return html(answer);
  };
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  createAgain(document, ask, parse, { after: (_, turn) => turns.push(turn) });
  return { document, turn: () => turns.shift()() };
}

test("what is new is taken over, and what announces it stays the same element", async () => {
  const { document, turn } = waiting(["pas encore", "✓ un téléphone"]);
  const status = document.querySelector("[role=status]");
  await turn();
  assert.equal(status.textContent, "pas encore");
  await turn();
  assert.equal(status.textContent, "✓ un téléphone");
  assert.ok(status.isConnected);
});

test("a server that is away is asked again", async () => {
  const answers = [];
  const { document, turn } = waiting(answers);
  await turn();
  answers.push("✓ un téléphone");
  await turn();
  assert.match(document.body.textContent, /✓/);
});
