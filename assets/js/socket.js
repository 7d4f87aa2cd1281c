/**
 * One WebSocket that comes back by itself.
 *
 * Knows when to dial, when to wait and when silence means dead; knows nothing
 * of what is said. An object whose network died may tell so minutes later, so a
 * silent one is dropped, not waited for.
 */
const HANDSHAKE = 8000;
const PROBE = 25000;
const SILENCE = 3000;
const HEALTHY = 10000;
const BLOCKED = 60000;

/**
 * @param {object} given
 * @param {() => WebSocket} given.dial
 * @param {object} given.time `after(ms, act)`, `cancel(timer)`, `now()`, `random()`
 * @param {() => boolean} given.isVisible
 * @param {(text: string) => void} given.text
 * @param {() => void} given.opened
 * @param {(failures: number) => void} given.closed how many handshakes failed in a row
 */
export function createSocket({ dial, time, isVisible, text, opened, closed }) {
  const timers = {};
  let socket = null;
  let open = false;
  let ended = false;
  let slow = false;
  let failures = 0;
  let tries = 0;
  let heard = 0;

  const stop = (name) => (time.cancel(timers[name]), delete timers[name]);
  const start = (name, ms, act) => {
    stop(name);
    timers[name] = time.after(ms, () => (delete timers[name], act()));
  };

  function connect() {
    stop("retry");
    const mine = (socket = dial());
    start("silence", HANDSHAKE, lost);
    mine.onopen = () => {
      open = true;
      failures = 0;
      word();
      start("healthy", HEALTHY, () => (tries = 0));
      start("probe", PROBE, probe);
      opened();
    };
    mine.onmessage = ({ data }) => (word(), text(data));
    mine.onclose = mine.onerror = lost;
  }

  function word() {
    heard = time.now();
    stop("silence");
  }

  function lost() {
    const gone = socket;
    if (!gone) return;
    gone.onopen = gone.onmessage = gone.onclose = gone.onerror = null;
    gone.close();
    socket = null;
    Object.keys(timers).forEach(stop);
    if (!open) failures += 1;
    open = false;
    if (ended) return;
    closed(failures);
    const most = isVisible() ? 4000 : 15000;
    const wait = Math.min(most, 300 * 1.7 ** tries++) * (0.5 + time.random() / 2);
    start("retry", slow ? BLOCKED : wait, connect);
  }

  function probe() {
    start("probe", PROBE, probe);
    if (!open || timers.silence || !isVisible()) return;
    socket.send('{"ping":1}');
    start("silence", SILENCE, lost);
  }

  return {
    isOpen: () => open,
    /** @param {boolean} blocked another way works: dial once a minute only */
    slow: (blocked) => (slow = blocked),
    /** Something says that now is a good moment. */
    nudge() {
      if (ended) return;
      if (open) probe();
      else if (!socket) connect();
    },
    /** @param {string} message */
    send(message) {
      socket.send(message);
      if (time.now() - heard > HEALTHY) probe();
    },
    end() {
      ended = true;
      lost();
      stop("retry");
    },
  };
}
