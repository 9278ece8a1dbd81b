// The score of voices: draw a stretch of days with the pointer; the lists below show these days, and the form has them.
"use strict";
(() => {
  const score = document.querySelector(".score[data-first]");
  const form = document.getElementById("score-filter");
  // Where not all days fit, the latest are seen first.
  for (const each of document.querySelectorAll(".score-scroll")) each.scrollLeft = each.scrollWidth;
  if (!score || !form) return;
  const sheet = score.querySelector(".score-sheet");
  const column = Number(score.dataset.column);
  const height = Number(sheet.getAttribute("height"));
  const first = Date.parse(score.dataset.first + "T00:00:00Z");
  const fields = { since: form.elements.since, until: form.elements.until };
  const parts = [...document.querySelectorAll("#score-days > [data-day]")];
  const brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  brush.setAttribute("class", "brush");
  brush.setAttribute("y", 18);
  brush.setAttribute("height", height - 18);
  brush.setAttribute("width", 0);
  brush.setAttribute("pointer-events", "none");
  sheet.append(brush);
  for (const told of document.querySelectorAll(".by-hand")) told.hidden = false;

  const days = Math.round(Number(sheet.getAttribute("width")) / column);
  const at = (event) => Math.min(Math.max(Math.floor((event.clientX - sheet.getBoundingClientRect().left) / column), 0), days - 1);
  const named = (number) => new Date(first + number * 864e5).toISOString().slice(0, 10);

  const mark = (one, other) => {
    brush.setAttribute("x", Math.min(one, other) * column);
    brush.setAttribute("width", (Math.abs(other - one) + 1) * column);
  };
  const show = (since, until) => {
    for (const part of parts) part.hidden = Boolean(since) && (part.dataset.day < since || part.dataset.day > until);
    fields.since.value = since;
    fields.until.value = until;
  };

  let began = null;
  let moved = false;
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    began = at(event);
    moved = false;
  });
  sheet.addEventListener("pointermove", (event) => {
    if (began === null) return;
    if (!moved && at(event) === began) return;
    if (!moved) sheet.setPointerCapture(event.pointerId);
    moved = true;
    mark(began, at(event));
  });
  sheet.addEventListener("pointerup", (event) => {
    if (began === null) return;
    const [low, high] = [Math.min(began, at(event)), Math.max(began, at(event))];
    began = null;
    if (moved) show(named(low), named(high));
  });
  // A drag that ends on a mark is no click on it.
  sheet.addEventListener("click", (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);
  sheet.addEventListener("dragstart", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || brush.getAttribute("width") === "0") return;
    brush.setAttribute("width", 0);
    show("", "");
  });
})();
