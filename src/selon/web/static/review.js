// The whole queue by keyboard: a accept, r reject, e to the first slot (then Enter corrects), j next, k first, u undo, n never again.
// Each is a visible button or link; nothing needs this script.
"use strict";
(() => {
  const form = document.getElementById("say");
  if (!form) return;
  const by = document.getElementById("by");
  const press = (id) => {
    const found = document.getElementById(id);
    if (found) found.click();
  };

  try {
    if (by && !by.value) by.value = localStorage.getItem("selon.by") || "";
    form.addEventListener("submit", () => by && localStorage.setItem("selon.by", by.value));
  } catch { /* a browser that keeps nothing: the name goes along in the address */ }

  form.addEventListener("input", (event) => {
    const held = event.target;
    if (!held.name || !held.name.startsWith("slot-")) return;
    const before = held.options ? [...held.options].find((each) => each.defaultSelected)?.value : held.defaultValue;
    held.classList.toggle("changed", held.value !== before);
  });

  document.addEventListener("selon:step", (event) => {
    const turn = event.detail > 0 ? "skip" : "first";
    if (!document.getElementById(turn)) return;
    event.preventDefault();
    press(turn);
  });

  const keys = { a: "accept", r: "reject", u: "undo", n: "never" };
  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && form.contains(event.target)) return void event.target.blur();
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    // The letter after g names a page.
    const after = going;
    going = event.key === "g";
    if (after) return;
    if (event.key === "e") {
      event.preventDefault();
      const first = document.getElementById("slot-actor");
      if (first) first.focus();
    } else if (keys[event.key]) {
      event.preventDefault();
      press(keys[event.key]);
    }
  });
})();
