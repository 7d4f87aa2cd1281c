// Prints a page as a browser does: node print.mjs ADDRESS FILE
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../browser/package.json", import.meta.url))("playwright-core");
const [address, path] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: false,
  args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ locale: "fr-FR" });
await page.goto(address);
await page.pdf({ path, preferCSSPageSize: true, tagged: true, outline: true });
await browser.close();
