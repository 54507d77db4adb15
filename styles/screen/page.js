"use strict";
const settings = JSON.parse(document.getElementById("settings").textContent);
const root = document.documentElement;
const byId = (id) => document.getElementById(id);

const memory = {
  get(key) {
    try { return localStorage.getItem(`hexapla-${key}`); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`hexapla-${key}`, value); } catch { /* the choice lasts as long as the page */ }
  },
};

let toastTimer;
function say(text) {
  const toast = byId("toast");
  toast.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.textContent = ""; }, 4000);
}

document.querySelector(".tools").hidden = false;

for (const radio of document.querySelectorAll("[name=theme]")) {
  radio.checked = radio.value === (memory.get("theme") || "auto");
  radio.addEventListener("change", () => {
    memory.set("theme", radio.value);
    root.dataset.theme = radio.value;
  });
}

const menu = document.querySelector(".menu");
document.addEventListener("click", (event) => {
  if (!menu.contains(event.target)) menu.open = false;
});
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const contents = document.querySelector(".contents details");
if (contents) {
  const beside = matchMedia("(min-width: 68rem)");
  const fold = () => { contents.open = beside.matches && !document.querySelector(".rows"); };
  beside.addEventListener("change", fold);
  fold();
  markPlace();
}

// The entry of the heading last passed is marked in the contents.
function markPlace() {
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const target = byId(link.hash.slice(1));
    if (target) links.set(target, [...(links.get(target) || []), link]);
  }
  const targets = [...links.keys()];
  const mark = () => {
    const passed = targets.filter((target) => target.getBoundingClientRect().top < 120).pop();
    for (const [target, all] of links) {
      for (const link of all) {
        if (target === passed) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}
