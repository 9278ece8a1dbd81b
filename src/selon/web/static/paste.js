// While a report is being read its form says so, and is not sent twice. Without this the browser's own sign of waiting does.
"use strict";
(() => {
  const busy = (form, now) => {
    form.querySelector(".paste-busy span").hidden = !now;
    form.querySelector("button").disabled = now;
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches(".paste-form")) busy(event.target, true);
  });
  // Come back to by the browser's own way, the page is as it was left.
  addEventListener("pageshow", () => document.querySelectorAll(".paste-form").forEach((form) => busy(form, false)));
})();
