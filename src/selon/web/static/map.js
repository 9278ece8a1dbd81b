// A row and its area mark each other; an area leads to its row. The list and the map say everything without it.
"use strict";
(() => {
  const mark = (numbers, on) => {
    for (const number of numbers) {
      document.getElementById("p-" + number)?.classList.toggle("marked", on);
      for (const each of document.querySelectorAll(`[data-places~="${number}"]`)) each.classList.toggle("marked", on);
    }
  };
  const told = (target, change) => {
    const row = target.closest?.("[data-place]");
    const area = target.closest?.("[data-places]");
    if (row) mark([row.dataset.place], change);
    else if (area) mark(area.dataset.places.split(" "), change);
  };
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => told(event.target, on));
  }
  document.addEventListener("click", (event) => {
    const area = event.target.closest?.(".where-map [data-places]");
    const row = area && document.getElementById("p-" + area.dataset.places.split(" ")[0]);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    row.querySelector("a").focus({ preventScroll: true });
  });
})();
