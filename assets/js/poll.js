/**
 * The slower way, where a proxy blocks WebSockets: asks for the page every four
 * seconds while it is looked at. Stops at the first failure: then there is no
 * network at all, and the socket tries again.
 */
const EVERY = 4000;

/**
 * @param {object} given
 * @param {{get: Function}} given.page
 * @param {object} given.time
 * @param {() => boolean} given.isVisible
 * @param {(part: ?{seq: number, html: string}) => void} given.answered null: nothing new
 * @param {(error: Error) => void} given.failed
 */
export function createPoll({ page, time, isVisible, answered, failed }) {
  let timer = null;
  let running = false;

  async function turn() {
    try {
      if (isVisible()) {
        const part = await page.get(true);
        if (running) answered(part);
      }
    } catch (error) {
      if (running) failed(error);
      running = false;
    }
    if (running) timer = time.after(EVERY, turn);
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
