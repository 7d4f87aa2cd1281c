/** The projected wall. */
import { createArrivals } from "./arrivals.js";
import { createAwake } from "./awake.js";
import { start } from "./live.js";

const { time } = start(window);
createArrivals(window, time);
createAwake(window, time);
