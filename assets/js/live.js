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
import { createOutbox } from "./outbox.js";
import { createPage } from "./page.js";
import { createPatch } from "./patch.js";
import { createPending } from "./pending.js";
import { createPoll } from "./poll.js";
import { shelf } from "./shelf.js";
import { createSocket } from "./socket.js";

/** @param {Window} win */
export function start(win) {
  const doc = win.document;
  const { ws, do: action, seq, at } = doc.body.dataset;
  const time = {
    after: (ms, act) => win.setTimeout(act, ms),
    cancel: (timer) => win.clearTimeout(timer),
    now: () => Date.now(),
    random: Math.random,
  };
  const announce = createAnnounce(doc, time);
  createControls(win, announce.say);
  const local = shelf(() => win.localStorage);
  const path = win.location.pathname;
  const draft = createDraft(doc, [shelf(() => win.sessionStorage), local], `draft:${path}:`);
  const counter = createCounter(doc);
  const clock = createClock(doc, time, Number(at));
  const isVisible = () => !doc.hidden;
  const settled = () => (draft(), counter(), clock.render());
  settled();
  if (!ws) return null;

  const net = createNet(doc, time);
  const notices = createNotices(doc, (address) => win.location.assign(address));
  const page = createPage({ fetch: win.fetch.bind(win), time, href: win.location.href, action });
  const patch = createPatch(doc, announce.piece);
  const outbox = createOutbox({
    shelf: local,
    prefix: `outbox:${path}:`,
    changed: () => (pending(), net.queue(outbox.all().filter(({ said }) => !said).length)),
  });
  const pending = createPending(doc, outbox);

  function shown(act) {
    act();
    pending();
    settled();
  }
  function snapshot({ seq: now, html }) {
    shown(() => patch.replace(html));
    return now;
  }
  /** No longer ours to see: the page itself says why. */
  function gone(error) {
    if (error.status >= 400 && error.status < 500) win.location.reload();
    throw error;
  }
  function heard(head) {
    courier.answer(head);
    if (head.at) clock.set(head.at);
    if (head.build) notices.build(head.build);
    if (!head.bye) return;
    socket.end();
    poll.stop();
    notices.bye(head);
  }

  const frames = createFrames({
    seq: Number(seq),
    apply: (html) => html && shown(() => patch.apply(html)),
    heard,
    resync: () => page.get(false).then(snapshot, gone),
  });
  const poll = createPoll({
    page,
    time,
    isVisible,
    answered(part) {
      if (part) frames.shown(snapshot(part));
      socket.slow(true);
      net.state("simple");
      courier.flush();
    },
    failed() {
      socket.slow(false);
      net.state("off");
    },
  });
  const socket = createSocket({
    dial() {
      const address = new URL(ws, win.location.href.replace(/^http/, "ws"));
      address.searchParams.set("since", frames.known());
      return new win.WebSocket(address.href, "collecte.html.1");
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
      if (!poll.isRunning()) net.state("off");
      if (failures >= 3) poll.start();
    },
  });
  const compose = createCompose({
    doc,
    time,
    outbox,
    say: announce.say,
    full: net.full,
    take: (entry) => send(entry) || net.full(),
  });
  const courier = createCourier({
    outbox,
    socket,
    page,
    poll,
    time,
    heard,
    accepted: compose.accepted,
    refused: compose.refused,
  });
  function send(entry) {
    if (!poll.isRunning()) socket.nudge();
    net.urge();
    return courier.take(entry, net.late);
  }

  doc.addEventListener("visibilitychange", () => isVisible() && socket.nudge());
  win.addEventListener("online", socket.nudge);
  win.addEventListener("pageshow", ({ persisted }) => persisted && socket.nudge());
  win.addEventListener("storage", outbox.follow);
  doc.getElementById("net")?.addEventListener("click", socket.nudge);
  shown(() => net.queue(outbox.all().length));
  socket.nudge();
  return { send, resync: frames.catchUp, say: announce.say, time };
}
