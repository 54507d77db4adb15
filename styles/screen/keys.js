// j, k, g: next paragraph, previous paragraph, paragraph by number.  One box switches them off.
const switchBox = byId("shortcuts");
const goForm = byId("goto");
const goField = byId("goto-field");
const actions = {
  j: () => step(1),
  k: () => step(-1),
  g: () => { goForm.hidden = false; goField.value = ""; goField.focus(); },
};

switchBox.checked = memory.get("shortcuts") !== "off";
switchBox.addEventListener("change", () => memory.set("shortcuts", switchBox.checked ? "on" : "off"));

function numbers() {
  return [...document.querySelectorAll("a.num")].filter((link) => link.getClientRects().length);
}

function goTo(link) {
  const place = link.closest(".row") || link.closest("p");
  link.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}

function step(by) {
  const links = numbers();
  const bar = document.querySelector(".bar").offsetHeight + 24;
  const top = (link) => (link.closest(".row") || link.closest("p")).getBoundingClientRect().top;
  const firsts = links.filter((link) => !link.closest(".row") || link === links.find((each) => each.closest(".row") === link.closest(".row")));
  const focused = firsts.findIndex((link) => link === document.activeElement);
  let next = by > 0 ? firsts.find((link) => top(link) > bar) : firsts.findLast((link) => top(link) < bar - 24);
  if (focused >= 0) next = firsts[focused + by];
  if (next) goTo(next);
}

goForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const wanted = goField.value.trim();
  const link = numbers().find((each) => each.textContent.trim().replace(/[.．。]$/, "") === wanted);
  if (!link) {
    say(settings.labels.no_match);
    return;
  }
  goForm.hidden = true;
  goTo(link);
});
goForm.addEventListener("keydown", (event) => {
  if (event.key === "Escape") goForm.hidden = true;
});

document.addEventListener("keydown", (event) => {
  if (!switchBox.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
