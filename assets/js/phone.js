/** The participant's page. */
import { start } from "./live.js";

start(window);
