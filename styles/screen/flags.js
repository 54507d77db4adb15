// What the concordance asks to look at, shown on demand (?qa); n and p go from one to the next.
const flags = [...document.querySelectorAll(".flags")];
const qa = byId("qa");

function overlay(on) {
  root.toggleAttribute("data-qa", on);
  qa.checked = on;
}

function stepFlag(by) {
  if (!root.hasAttribute("data-qa")) return;
  const bar = document.querySelector(".bar").offsetHeight + 24;
  const top = (flag) => flag.closest(".row").getBoundingClientRect().top;
  const here = flags.findIndex((flag) => flag.contains(document.activeElement));
  const near = by > 0 ? flags.findIndex((flag) => top(flag) > bar) : flags.findLastIndex((flag) => top(flag) < bar - 24);
  const place = here < 0 ? near : here + by;
  if (!flags[place]) return;
  flags[place].closest(".row").scrollIntoView({ block: "start" });
  flags[place].querySelector("a").focus({ preventScroll: true });
  say(`${place + 1} / ${flags.length}`);
}

if (qa) {
  overlay(new URLSearchParams(location.search).has("qa"));
  qa.addEventListener("change", () => {
    overlay(qa.checked);
    const address = new URL(location.href);
    if (qa.checked) address.searchParams.set("qa", "");
    else address.searchParams.delete("qa");
    try { history.replaceState(null, "", address); } catch { /* some readers forbid it: only the page changes */ }
  });
  actions.n = () => stepFlag(1);
  actions.p = () => stepFlag(-1);
}
