/**
 * `<output data-counter="field" data-max="280">`: letters used. Advice only:
 * nothing is cut.
 *
 * @param {Document} doc
 * @returns {() => void}
 */
export function createCounter(doc) {
  function render() {
    for (const output of doc.querySelectorAll("[data-counter]")) {
      const used = [...doc.getElementById(output.dataset.counter).value.trim()].length;
      output.textContent = `${used}/${output.dataset.max}`;
      output.toggleAttribute("data-over", used > output.dataset.max);
    }
  }
  doc.addEventListener("input", render);
  // The fields are emptied after the event.
  doc.addEventListener("reset", () => queueMicrotask(render));
  return render;
}
