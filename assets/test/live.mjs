// A whole page with its server in the hands of the test.
import { start } from "../js/live.js";
import { fakeSockets, fakeTime, page, type } from "./page.mjs";

export const MAIN = (cards = "", more = "") => `<main id="live" data-keep>
  <form id="f-say" data-in="live" data-k="a" data-live data-pending="text"><input type="hidden" name="card" value="">
  <textarea name="text" data-draft="r1"></textarea><p data-error hidden></p><button name="do" value="say">Envoyer</button></form>
  <form id="f-next" data-in="live" data-k="b" data-live data-now><p data-error hidden></p><button name="do" value="next">Suivant</button></form>
  <ul data-outbox id="mine" data-keep>${cards}</ul>${more}</main>`;
const BODY = `<body data-ws="/a/KFD7H/ws?page=phone" data-do="/a/KFD7H/do" data-seq="7" data-at="1000000" data-build="b1">
  ${MAIN()}<p id="say"></p><p id="say-now"></p>
  <div id="net" hidden data-off="Hors ligne" data-on="En ligne" data-simple="Simplifiée" data-late="Sans réponse" data-full="Plein"><span data-words></span><span data-queue hidden><b data-count></b></span><button data-retry>Réessayer</button></div>
  <p id="new-build" hidden></p><dialog id="bye"><p data-words></p></dialog>
  <template id="pending-card"><li><p data-text></p><small data-words></small><button data-drop hidden></button></li></template></body>`;
export const li = (id, k, text) => `<li id="c-${id}" data-in="mine" data-k="${k}">${text}</li>`;

/** The page, and what the test moves. */
export function setup(t) {
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
