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
 * @param {object} given.time `after(ms, act)`, `cancel(timer)`, `now()`
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
  let rest = 0;

  function stop(name) {
    time.cancel(timers[name]);
    timers[name] = 0;
  }
  function start(name, ms, act) {
    stop(name);
    timers[name] = time.after(ms, () => ((timers[name] = 0), act()));
  }

  function connect() {
    stop("retry");
    socket = dial();
    start("silence", HANDSHAKE, lost);
    socket.onopen = () => {
      open = true;
      failures = 0;
      word();
      start("healthy", HEALTHY, () => (tries = 0));
      start("probe", PROBE, probe);
      opened();
    };
    socket.onmessage = ({ data }) => (word(), text(data));
    socket.onclose = socket.onerror = lost;
  }

  function word() {
    heard = time.now();
    stop("silence");
  }

  function lost() {
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
    socket = null;
    Object.keys(timers).forEach(stop);
    if (!open) failures++;
    open = false;
    if (ended) return;
    const most = isVisible() ? 4000 : 15000;
    const wait = rest || Math.min(most, 300 * 1.7 ** tries++) * (0.5 + Math.random() / 2);
    rest = 0;
    start("retry", slow ? BLOCKED : wait, connect);
    closed(failures);
  }

  function probe() {
    start("probe", PROBE, probe);
    if (timers.silence || !isVisible()) return;
    start("silence", SILENCE, lost);
    socket.send('{"ping":1}');
  }

  /** Something says that now is a good moment. */
  function nudge() {
    if (open) probe();
    else if (!socket && !ended) connect();
  }

  return {
    nudge,
    /** @param {boolean} blocked another way works: dial once a minute only */
    slow: (blocked) => (slow = blocked),
    /** @param {number} ms the server stops: when to come back, so that not all do at once */
    rest: (ms) => (rest = ms),
    /** @param {string} message @returns {boolean} whether it is on its way */
    send(message) {
      if (open) socket.send(message);
      const isDoubtful = open ? time.now() - heard > HEALTHY : !slow;
      if (isDoubtful) nudge();
      return open;
    },
    /** It cannot be relied upon: dialled anew. */
    drop: lost,
    end() {
      ended = true;
      lost();
      stop("retry");
    },
  };
}
