/** The pad: reads along. */
import { createExtras } from "./extras.js";
import { start } from "./live.js";

createExtras(window, start(window).say);
