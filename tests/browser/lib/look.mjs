/**
 * Pictures for people to look at, and the styles that people set themselves.
 * Pictures are written beside the tests and never committed.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SHOTS = fileURLToPath(new URL("../shots/", import.meta.url));

/** Writes `shots/NAME.png`: the screen, or with `{ fullPage: true }` all of it. */
export async function shot(page, name, options = {}) {
  await mkdir(SHOTS, { recursive: true });
  const path = `${SHOTS}${name}.png`;
  await page.screenshot({ path, animations: "disabled", ...options });
  return path;
}

/** Adds rules as a person's own style sheet does: no policy of the page forbids it. */
export function style(page, css) {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
}

/** Text twice as large (WCAG 1.4.4). */
export const doubleText = (page) => style(page, "html { font-size: 200% !important }");

/** The spacing that must not break a page (WCAG 1.4.12). */
export const spaceText = (page) =>
  style(
    page,
    `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
     p { margin-block-end: 2em !important }`,
  );
