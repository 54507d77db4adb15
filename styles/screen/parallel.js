// One language, another, or all: the row at the top of the window stays where it is.
const buttons = [...document.querySelectorAll(".toggle [data-show]")];
const choices = buttons.map((button) => button.dataset.show);

function rowAtTop() {
  const bar = document.querySelector(".bar").offsetHeight + 32;
  return [...document.querySelectorAll(".rows .row")].find((row) => row.getBoundingClientRect().bottom > bar);
}

function show(choice, remember = true) {
  const row = rowAtTop();
  const before = row ? row.getBoundingClientRect().top : 0;
  root.dataset.show = choice;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.show === choice));
  for (const part of document.querySelectorAll(".cell, .contents ol")) part.classList.toggle("shown", part.lang === choice);
  if (row && scrollY > 0) scrollBy({ top: row.getBoundingClientRect().top - before, behavior: "instant" });
  outline(choice);
  followFocus();
  if (!remember) return;
  const address = new URL(location.href);
  if (choice === "all") address.searchParams.delete("lang");
  else address.searchParams.set("lang", choice);
  try { history.replaceState(null, "", address); } catch { /* some readers forbid it: only the page changes */ }
}

// A language that stands alone has its headings in the outline of the page; beside another it has not.
function outline(choice) {
  for (const heading of document.querySelectorAll("[data-level]")) {
    if (heading.closest("[lang]").lang === choice) {
      heading.setAttribute("role", "heading");
      heading.setAttribute("aria-level", heading.dataset.level);
    } else {
      heading.removeAttribute("role");
      heading.removeAttribute("aria-level");
    }
  }
}

// A number that had the focus and is hidden now hands it to the one beside it.
function followFocus() {
  const row = document.activeElement.closest(".row");
  if (!row || document.activeElement.getClientRects().length) return;
  const beside = [...row.querySelectorAll("a.num")].find((link) => link.getClientRects().length);
  if (beside) beside.focus({ preventScroll: true });
}

for (const button of buttons) button.addEventListener("click", () => show(button.dataset.show));
actions.l = () => {
  const next = choices[(choices.indexOf(root.dataset.show) + 1) % choices.length];
  show(next);
  say(buttons[choices.indexOf(next)].querySelector(".long").textContent);
};

// A link into a language that is not shown shows all of them.
function reveal() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (!target.getClientRects().length) show("all");
  target.scrollIntoView();
}

const asked = new URLSearchParams(location.search).get("lang");
show(choices.includes(asked) ? asked : "all", false);
reveal();
addEventListener("hashchange", reveal);
