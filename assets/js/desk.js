/** The facilitator's page: the live page, and grouping. */
import { createDrag } from "./drag.js";
import { createExtras } from "./extras.js";
import { createKeys } from "./keys.js";
import { start } from "./live.js";
import { createMenu } from "./menu.js";
import { createMoves } from "./moves.js";
import { shelf } from "./shelf.js";

const { take, resync, say } = start(window);
createExtras(window, say);
if (take) {
  const moves = createMoves(document, take, resync);
  createDrag(window, moves);
  createKeys(
    document,
    moves,
    createMenu(document, moves),
    shelf(() => window.localStorage),
  );
}
