/** The pad: reads along, and corrects. */
import { createExtras } from "./extras.js";
import { start } from "./live.js";
import { createSheet } from "./sheet.js";

const { say } = start(window);
createExtras(window, say);
createSheet(window, say);
