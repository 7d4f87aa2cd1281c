/** The pad: reads along. */
import { start } from "./live.js";

start(window);
