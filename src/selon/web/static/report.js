// Looking from claim to claim without loading the whole page: j k and clicks change the record beside the text.
// Every claim is a link; without this they lead to the same page with that claim's record.
"use strict";
(() => {
  let last = 0;

  const show = async (href, number) => {
    const turn = ++last;
    const address = new URL(href, location.href);
    let fresh;
    try {
      const answer = await fetch(address.pathname + address.search, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.status);
      fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("reading");
    } catch {
      fresh = null;
    }
    if (turn !== last) return;
    if (!fresh) return void (location.href = href);
    const now = document.getElementById("reading");
    const within = now.contains(document.activeElement);
    now.replaceWith(document.adoptNode(fresh));
    history.replaceState(null, "", address);
    const mark = number && document.getElementById("m" + number);
    if (!mark) return;
    if (within || document.activeElement === document.body) mark.focus({ preventScroll: true });
    const at = mark.getBoundingClientRect();
    if (at.top < 60 || at.bottom > innerHeight * 0.8) mark.scrollIntoView({ block: "center" });
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("#reading a[data-claim], #claim-leave");
    if (!link) return;
    event.preventDefault();
    show(link.href, link.dataset.claim);
  });

  document.addEventListener("selon:step", (event) => {
    const link = document.getElementById(event.detail > 0 ? "claim-after" : "claim-before");
    event.preventDefault();
    if (link) show(link.href, link.dataset.claim);
  });

  document.addEventListener("keydown", (event) => {
    const leave = event.key === "Escape" && document.getElementById("claim-leave");
    if (leave) show(leave.href, null);
  });
})();
