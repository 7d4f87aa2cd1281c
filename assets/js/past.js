/** Back in time: the slider shows each moment at once, and can play them. */
import { createControls } from "./controls.js";
import { createPast } from "./slider.js";

const doc = window.document;
const time = {
  after: (ms, act) => window.setTimeout(act, ms),
  cancel: (timer) => window.clearTimeout(timer),
};
createControls(doc);
createPast(window, time, (text) => (doc.getElementById("say").textContent = text));
