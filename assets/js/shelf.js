/**
 * A browser storage that never throws: private mode, full disk and forbidden
 * storage all answer "not kept".
 *
 * @param {() => Storage} open reading `window.localStorage` may itself throw
 */
export function shelf(open) {
  const attempt = (act, otherwise) => {
    try {
      return act(open());
    } catch {
      return otherwise;
    }
  };
  return {
    /** @returns {?string} */
    get: (key) => attempt((store) => store.getItem(key), null),
    /** @returns {boolean} whether it is kept */
    put: (key, value) => attempt((store) => (store.setItem(key, value), true), false),
    drop: (key) => attempt((store) => store.removeItem(key)),
    /** @returns {string[]} */
    keys: (start) =>
      attempt((store) => Object.keys(store).filter((key) => key.startsWith(start)), []),
  };
}
