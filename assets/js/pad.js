/** The pad and the pages beside it: reads along, corrects, waits. */
import { createAgain } from "./again.js";
import { createExtras } from "./extras.js";
import { start } from "./live.js";
import { createSheet } from "./sheet.js";

const { say, time } = start(window);
createExtras(window, say);
createSheet(window, say);
createAgain(
  document,
  async (address) => (await fetch(address, { cache: "no-store" })).text(),
  (text) => new DOMParser().parseFromString(text, "text/html"),
  time,
);
