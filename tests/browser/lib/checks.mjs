/**
 * Checks of a page as it is at this moment. Each answers a list of sentences:
 * empty when all is well, so that a test reads `assert.deepEqual(…, [])`.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds. */
export async function axe(page) {
  if (!page.hasScripts) await page.evaluate(lendTimers);
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (values) =>
      globalThis.axe.run(document, {
        runOnly: { type: "tag", values },
        resultTypes: ["violations"],
        preload: false,
      }),
    RULES,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(" ")} ${any[0]?.message ?? ""}`.trim()),
  );
}

/** A page without JavaScript has no timers, and axe goes on with nothing else. */
function lendTimers() {
  globalThis.setTimeout = (act, _time, ...given) => (Promise.resolve().then(() => act(...given)), 0);
}

/** What axe does not insist on: language, title, one h1, one main, zoom allowed. */
export function basics(page) {
  return page.evaluate(() => {
    const count = (css) => document.querySelectorAll(css).length;
    const zoom = document.querySelector("meta[name=viewport]")?.content ?? "";
    return [
      [document.documentElement.lang, "no language"],
      [document.title.trim(), "no title"],
      [count("h1") === 1, `${count("h1")} h1`],
      [count("main") === 1, `${count("main")} main`],
      [zoom.includes("width=device-width"), "no viewport"],
      [!/user-scalable|maximum-scale/.test(zoom), "zoom is blocked"],
    ].flatMap(([isWell, fault]) => (isWell ? [] : [fault]));
  });
}

/** What sticks out at 320 px, so that one would have to scroll sideways (WCAG 1.4.10). */
export async function overflow(page, width = 320) {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const found = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const root = document.scrollingElement;
    if (root.scrollWidth <= edge) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > edge + 1,
    );
    const names = wide.map((element) => `${element.localName}${element.id && "#" + element.id}`);
    return [`${root.scrollWidth} px wide on ${edge}: ${names.slice(0, 8).join(", ")}`];
  });
  await page.setViewportSize(before);
  return found;
}

/** Words that a column is too narrow for: part of them stands on the next line. */
export function brokenWords(page) {
  return page.evaluate(() => {
    const broken = [];
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
      for (const { 0: word, index } of text.textContent.matchAll(/[\p{L}’]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
    return broken;
  });
}

/** Controls that are smaller than this, links inside a sentence excepted (WCAG 2.5.8). */
export function smallTargets(page, least = 44) {
  return page.evaluate((size) => {
    const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]";
    const box = (element) => element.getBoundingClientRect();
    const isInSentence = (element) =>
      element.localName === "a" &&
      getComputedStyle(element).display === "inline" &&
      element.parentElement.textContent.trim() !== element.textContent.trim();
    return [...document.querySelectorAll(controls)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      // Not to be seen until it has the focus: the way past the bar.
      .filter((element) => getComputedStyle(element).clipPath !== "inset(50%)")
      .filter((element) => !isInSentence(element))
      .flatMap((element) => {
        // A label is part of the target of its field.
        const boxes = [element, ...(element.labels ?? [])].map(box);
        const width = Math.max(...boxes.map((one) => one.width));
        const height = Math.max(...boxes.map((one) => one.height));
        if (width >= size - 0.5 && height >= size - 0.5) return [];
        const name = element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 30);
        return [`${element.localName} "${name}": ${Math.round(width)} × ${Math.round(height)}`];
      });
  }, least);
}

/**
 * Goes through the page with Tab. Answers the stops where nothing shows the
 * focus, or that something covers (WCAG 2.4.7, 2.4.11), and all stops in order.
 */
export async function focusStops(page, most = 200) {
  await page.evaluate(() => {
    const looks = (element) => {
      const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor } = getComputedStyle(element);
      const outline = outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineWidth}`;
      return [outline, boxShadow, backgroundColor, borderColor].join("; ");
    };
    const before = new Map([...document.querySelectorAll("*")].map((element) => [element, looks(element)]));
    document.activeElement?.blur();
    globalThis.focusStop = () => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { left, top, width, height } = element.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      const isFree = over && (element.contains(over) || over.contains(element) || over.closest("label")?.control === element);
      const words = element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).textContent;
      return {
        name: `${element.localName} "${words.trim().replace(/\s+/g, " ").slice(0, 40)}"`,
        isShown: before.get(element) !== looks(element),
        isFree: Boolean(isFree),
      };
    };
  });
  const stops = [];
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => globalThis.focusStop());
    if (!stop) break;
    stops.push(stop);
  }
  return {
    order: stops.map(({ name }) => name),
    faults: stops.flatMap(({ name, isShown, isFree }) => [
      ...(isShown ? [] : [`${name}: the focus does not show`]),
      ...(isFree ? [] : [`${name}: something covers it`]),
    ]),
  };
}

/**
 * What a wall does not show whole: nobody can scroll it. Words that end in dots are
 * told to do so; of what is counted beside it, whole cards may stay out of sight.
 */
export function cut(page) {
  return page.evaluate(() => {
    const { clientWidth: wide, clientHeight: high, scrollWidth, scrollHeight } = document.documentElement;
    const faults = [];
    if (scrollWidth > wide || scrollHeight > high) faults.push(`scrolls: ${scrollWidth} × ${scrollHeight} on ${wide} × ${high}`);
    const box = (element) => element.getBoundingClientRect();
    const endsInDots = (element) => {
      for (let at = element; at.localName !== "main"; at = at.parentElement) {
        const { webkitLineClamp, textOverflow } = getComputedStyle(at);
        if (webkitLineClamp !== "none" || textOverflow === "ellipsis") return at;
      }
    };
    const isOut = (element) => {
      const card = element.closest(".newest > li, .examples > li");
      return card && box(card).left >= box(card.parentElement).right - 1;
    };
    const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const { parentElement: element, textContent } = words.currentNode;
      if (!textContent.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".sr,[hidden]") || isOut(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const dots = endsInDots(element);
      for (const { left, right, top, bottom, width } of dots ? [box(dots)] : range.getClientRects()) {
        if (width > 1 && (left < -1 || top < -1 || right > wide + 1 || bottom > high + 1))
          faults.push(`cut: ${element.localName}.${element.className} "${textContent.trim().slice(0, 40)}"`);
      }
    }
    // A list that clips the last of its cards shows half a thought, and counts it as shown.
    for (const card of document.querySelectorAll("main li")) {
      if (isOut(card)) continue;
      const [{ right, bottom, width }, list] = [box(card), box(card.parentElement)];
      if (bottom > list.bottom + 1 || right > list.right + 1 || (width > 0 && right > wide + 1))
        faults.push(`cut: ${card.parentElement.className} "${card.textContent.trim().slice(0, 40)}"`);
    }
    return [...new Set(faults)];
  });
}
