/**
 * Puts the parts together for one page. The only file that touches `window`;
 * the parts get what they need from here.
 */
import { createAnnounce } from "./announce.js";
import { createClock } from "./clock.js";
import { createCompose } from "./compose.js";
import { createControls } from "./controls.js";
import { createCounter } from "./counter.js";
import { createCourier } from "./courier.js";
import { createDraft } from "./draft.js";
import { createFrames } from "./frame.js";
import { createNet } from "./net.js";
import { createNotices } from "./notices.js";
import { MOST, createOutbox } from "./outbox.js";
import { createPage } from "./page.js";
import { createPatch } from "./patch.js";
import { createPending } from "./pending.js";
import { createPoll } from "./poll.js";
import { shelf } from "./shelf.js";
import { createShowing } from "./showing.js";
import { createSocket } from "./socket.js";

/** @param {Window} win */
export function start(win) {
  const doc = win.document;
  const { href, pathname } = win.location;
  const { ws, do: action, seq, pulse = 0, at, build } = doc.body.dataset;
  const time = {
    after: (ms, act) => win.setTimeout(act, ms),
    cancel: (timer) => win.clearTimeout(timer),
    now: Date.now,
  };
  const isVisible = () => !doc.hidden;
  const local = shelf(() => win.localStorage);
  const session = shelf(() => win.sessionStorage);
  const announce = createAnnounce(doc, time);
  const clock = createClock(doc, time);
  const net = createNet(doc, time);
  const notices = createNotices(doc);
  const page = createPage(win.fetch.bind(win), time, href, action);
  const outbox = createOutbox(local, `outbox:${pathname}:`, () => renders.slice(0, 2).forEach(run));
  const renders = [
    createPending(doc, outbox),
    () => net.queue(outbox.all().filter(({ said }) => !said).length),
    createDraft(doc, [session, local], `draft:${pathname}:`),
    createCounter(doc),
    clock.render,
    announce.render,
  ];
  const run = (render) => render();
  createControls(doc);
  if (at) clock.set(at);
  const render = () => renders.forEach(run);
  render();
  if (!ws) return { say: announce.say, time };

  const reload = () => win.location.reload();
  const showing = createShowing(page, createPatch(doc), render, reload);
  function heard(head) {
    courier.answer(head);
    if (head.at) clock.set(head.at);
    if (head.build) notices.build(head.build);
    if (head.back) socket.rest(head.back);
    if (!head.bye) return;
    socket.end();
    poll.stop();
    notices.bye(head);
  }
  /** Whether the slower way works now. */
  function simple(works) {
    socket.slow(works);
    net.state(works ? "simple" : "off");
  }

  const place = { seq: Number(seq), pulse: Number(pulse) };
  const frames = createFrames(place, showing.apply, heard, showing.snapshot, () => socket.drop());
  async function ask(isWanted) {
    const part = await showing.newer(isWanted);
    // A socket that opened meanwhile brings what is newer.
    if (!isWanted()) return;
    frames.shown(part);
    simple(true);
    courier.flush();
  }
  /** The real card is there before the waiting one goes. */
  async function post(fields) {
    if (!poll.isRunning()) throw fields;
    const head = await page.post(fields);
    if (head.ack) await ask(poll.isRunning).catch(() => {});
    heard(head);
  }
  const poll = createPoll(ask, time, isVisible, () => simple(false));
  const socket = createSocket({
    dial() {
      const address = new URL(ws, href);
      address.protocol = address.protocol.replace("http", "ws");
      const { seq, pulse } = frames.place();
      address.searchParams.set("since", seq);
      if (pulse) address.searchParams.set("pulse", pulse);
      address.searchParams.set("build", build);
      return new win.WebSocket(address, "collecte.html.1");
    },
    time,
    isVisible,
    text: frames.receive,
    opened() {
      poll.stop();
      socket.slow(false);
      net.state("on");
      courier.again();
    },
    closed(failures) {
      if (failures >= 3) poll.start();
      else net.state("off");
    },
  });
  function take(entry) {
    const room = outbox.all().length < MOST;
    net.urge();
    if (!room || !courier.take(entry, net.late())) net.full();
    return room;
  }
  const courier = createCourier(
    outbox,
    createCompose(doc, outbox, take, announce.say),
    time,
    (fields) => socket.send(JSON.stringify(fields)),
    post,
  );

  doc.addEventListener("visibilitychange", () => isVisible() && socket.nudge());
  for (const change of ["online", "offline"]) win.addEventListener(change, socket.nudge);
  win.addEventListener("pageshow", ({ persisted }) => persisted && socket.nudge());
  doc.getElementById("net")?.addEventListener("click", socket.nudge);
  socket.nudge();
  return { take, resync: frames.catchUp, say: announce.say, time };
}
