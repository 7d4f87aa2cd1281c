/**
 * The slower way, where a proxy blocks WebSockets: asks for the page every four
 * seconds while it is looked at. Stops at the first failure: then there is no
 * network at all, and the socket tries again.
 *
 * @param {(isWanted: () => boolean) => Promise<void>} ask an answer may come when it is
 *   no longer wanted
 * @param {object} time
 * @param {() => boolean} isVisible
 * @param {() => void} failed
 */
export function createPoll(ask, time, isVisible, failed) {
  let timer;
  /** The run of now: one that was stopped stays so, whatever begins after it. */
  let run = null;

  async function turn(mine) {
    const isWanted = () => run === mine;
    try {
      if (isVisible()) await ask(isWanted);
    } catch {
      if (!isWanted()) return;
      run = null;
      failed();
    }
    if (isWanted()) timer = time.after(4000, () => turn(mine));
  }

  return {
    isRunning: () => run !== null,
    start() {
      if (!run) turn((run = {}));
    },
    stop() {
      run = null;
      time.cancel(timer);
    },
  };
}
