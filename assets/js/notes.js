/** The pad, for those who write in its notes. */
import { createExtras } from "./extras.js";
import { start } from "./live.js";
import { createCoop } from "./notes-coop.js";
import { createPassage } from "./notes-passage.js";
import { createSheets } from "./notes-sheets.js";
import { createSheet } from "./sheet.js";
import { shelf } from "./shelf.js";
import { createSocket } from "./socket.js";

const { say, time } = start(window);
createExtras(window, say);
createSheet(window, say);
createPassage(document);

const { pathname, href } = location;
const coop = createCoop({
  open: (parts) =>
    createSocket({
      ...parts,
      dial() {
        const address = new URL(document.querySelector("[data-note]").action, href);
        address.protocol = address.protocol.replace("http", "ws");
        const socket = new WebSocket(address);
        socket.binaryType = "arraybuffer";
        return socket;
      },
      time,
      isVisible: () => !document.hidden,
    }),
  kept: shelf(() => localStorage),
  shelf: `note:${pathname}:`,
});
const sheets = createSheets(document, coop, say, (seen) => new IntersectionObserver(seen, { rootMargin: "400px" }));
new MutationObserver(sheets.look).observe(document.getElementById("live"), { childList: true, subtree: true });
sheets.look();

document.addEventListener("visibilitychange", () => document.hidden || coop.nudge());
addEventListener("online", coop.nudge);
addEventListener("pageshow", ({ persisted }) => persisted && coop.nudge());
