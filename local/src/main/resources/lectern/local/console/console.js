// Keeps the page up to date. Without it everything works, and is as old as the page.
"use strict";

const shown = new Map();

function parts(root) {
  return [...root.querySelectorAll("[data-live]")];
}

function isOpen(part) {
  const details = part.querySelector("details");
  return details !== null && details.open;
}

async function refresh() {
  if (document.hidden || document.body.classList.contains("busy")) {
    return;
  }
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  if (!answer.ok) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts(fresh)) {
    const html = part.innerHTML;
    const here = document.getElementById(part.id);
    if (here === null || shown.get(part.id) === html) {
      continue;
    }
    shown.set(part.id, html);
    const open = isOpen(here);
    const scrolled = here.scrollTop;
    here.innerHTML = html;
    here.scrollTop = scrolled;
    if (open) {
      here.querySelector("details").open = true;
    }
  }
}

for (const part of parts(document)) {
  shown.set(part.id, part.innerHTML);
}
// A way through many days takes a while: no second press meanwhile.
document.addEventListener("submit", (event) => {
  if (document.body.classList.contains("busy")) {
    event.preventDefault();
  }
  document.body.classList.add("busy");
});
window.addEventListener("pageshow", () => document.body.classList.remove("busy"));
setInterval(() => refresh().catch(() => {}), 1500);
