/**
 * `<output data-counter="field" data-max="280">`: letters used, as people count
 * them. Advice only: nothing is cut.
 *
 * @param {Document} doc
 * @returns {() => void}
 */
export function createCounter(doc) {
  const letters = globalThis.Intl?.Segmenter && new Intl.Segmenter();
  const length = (text) => [...(letters ? letters.segment(text) : text)].length;

  function render() {
    for (const output of doc.querySelectorAll("[data-counter]")) {
      const field = doc.getElementById(output.dataset.counter);
      if (!field) continue;
      const used = length(field.value.trim());
      const text = `${used}/${output.dataset.max}`;
      if (output.textContent !== text) output.textContent = text;
      output.toggleAttribute("data-over", used > Number(output.dataset.max));
    }
  }
  doc.addEventListener("input", render);
  // The fields are emptied after the event.
  doc.addEventListener("reset", () => queueMicrotask(render));
  return render;
}
