// Keys: / search, j k walk a list, Enter opens, g + letter goes to a page, ? shows the keys. Nothing needs them.
"use strict";
(() => {
  const pages = { s: "/", t: "/voices", m: "/map", e: "/events", c: "/contradictions", r: "/review" };
  let going = false;

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  const kept = () => {
    const now = new URLSearchParams(location.search);
    const stays = new URLSearchParams();
    for (const name of ["as_of", "clock", "ui"]) if (now.get(name)) stays.set(name, now.get(name));
    return stays.size ? "?" + stays : "";
  };

  const walk = (step) => {
    const items = [...document.querySelectorAll("[data-walk] > *")].filter((item) => item.querySelector("a, button"));
    if (!items.length) return false;
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + step, 0), items.length - 1);
    items[next].querySelector("a, button").focus();
    items[next].scrollIntoView({ block: "nearest" });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key;
    if (going) {
      going = false;
      if (pages[key]) location.href = pages[key] + kept();
      return;
    }
    if (key === "/") document.getElementById("q").focus();
    else if (key === "g") going = true;
    else if (key === "?") location.hash = "keys";
    else if (key === "j" || key === "k") {
      if (document.dispatchEvent(new CustomEvent("selon:step", { detail: key === "j" ? 1 : -1, cancelable: true }))) walk(key === "j" ? 1 : -1);
    } else return;
    event.preventDefault();
  });
})();
