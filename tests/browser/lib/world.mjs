/**
 * Everything a test needs: the program in a folder of its own, people with
 * devices, and the end of it all when the test is over.
 *
 * A device is a browser context: what one keeps, no other sees.
 */
import { after } from "node:test";
import { chromium } from "playwright-core";
import { startNetwork } from "./network.mjs";
import { collecte, startProgram } from "./program.mjs";

const ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let launched;

/** One Chromium for each test file. */
function browser() {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: false,
    args: ARGUMENTS,
  });
  return launched;
}

/** Ends the browser; tests need not. */
export async function close() {
  await (await launched)?.close();
}
after(close);

const DEVICES = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  laptop: { viewport: { width: 1366, height: 768 } },
  wall: { viewport: { width: 1920, height: 1080 } },
};

/**
 * A page on a new device.
 *
 * `page.faults` collects what the browser complains about: scripts that fail,
 * resources that are missing or forbidden by the policy. `page.hasScripts` is
 * false on a device without JavaScript.
 */
export async function open(device, { dark = false, lang = "fr-FR", javascript = true, ...more } = {}) {
  const context = await (await browser()).newContext({
    ...DEVICES[device],
    colorScheme: dark ? "dark" : "light",
    locale: lang,
    javaScriptEnabled: javascript,
    ...more,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.hasScripts = javascript;
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (line) => line.type() === "error" && page.faults.push(line.text()));
  return page;
}

/**
 * @param {import("node:test").TestContext} t
 * @param {{ program?: string[] }} [given] another program than the server
 */
export async function world(t, { program: command = collecte() } = {}) {
  const pages = [];
  const program = await startProgram(command);
  t.after(async () => {
    await Promise.all(pages.map((page) => page.context().close()));
    await program.stop();
  });
  const device = (name) => async (options) => {
    const page = await open(name, { baseURL: program.url, ...options });
    pages.push(page);
    return page;
  };
  return {
    program,
    /** A network of one's own between a device and the program: its `url` is for `baseURL`. */
    async network() {
      const network = await startNetwork(program.url);
      t.after(() => network.close());
      return network;
    },
    phone: device("phone"),
    laptop: device("laptop"),
    wall: device("wall"),
  };
}

/** The network of the device itself, on or off, as in a lift; the page is told so. */
export const offline = (page, off) => page.context().setOffline(off);
