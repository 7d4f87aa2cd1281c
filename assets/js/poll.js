/**
 * The slower way, where a proxy blocks WebSockets: asks for the page every four
 * seconds while it is looked at. Stops at the first failure: then there is no
 * network at all, and the socket tries again.
 *
 * @param {() => Promise<void>} ask
 * @param {object} time
 * @param {() => boolean} isVisible
 * @param {() => void} failed
 */
export function createPoll(ask, time, isVisible, failed) {
  let timer;
  let running = false;

  async function turn() {
    try {
      if (isVisible()) await ask();
    } catch {
      if (running) failed();
      running = false;
    }
    if (running) timer = time.after(4000, turn);
  }

  return {
    isRunning: () => running,
    start() {
      if (running) return;
      running = true;
      turn();
    },
    stop() {
      running = false;
      time.cancel(timer);
    },
  };
}
