// Sentences that say the same light up together: under the pointer, with the focus, and when a link leads to one.
const text = byId("text");
const sentenceOf = (target) => (target.closest && target.closest("[data-b]"))?.dataset.b || "";

function light(name) {
  for (const part of text.querySelectorAll(".lit")) if (part.dataset.b !== name) part.classList.remove("lit");
  if (name) for (const part of text.querySelectorAll(`[data-b="${CSS.escape(name)}"]`)) part.classList.add("lit");
}

const linkedTo = () => decodeURIComponent(location.hash.slice(1));

function follow(event) {
  const under = event.type === "pointerleave" || event.type === "focusout" ? "" : sentenceOf(event.target);
  light(under || sentenceOf(document.activeElement) || linkedTo());
}

for (const kind of ["pointerover", "pointerleave", "focusin", "focusout"]) text.addEventListener(kind, follow);

// s and S walk from sentence to sentence; Enter copies symbol and address of the one that has the focus.
function walk(by) {
  const seen = new Set();
  const parts = [...text.querySelectorAll("[data-b]")].filter((part) => {
    if (seen.has(part.dataset.b) || !part.getClientRects().length) return false;
    return seen.add(part.dataset.b);
  });
  const here = parts.findIndex((part) => part.dataset.b === sentenceOf(document.activeElement));
  const bar = document.querySelector(".bar").offsetHeight;
  const start = by > 0 ? parts.findIndex((part) => part.getBoundingClientRect().top > bar) : parts.findLastIndex((part) => part.getBoundingClientRect().bottom < bar);
  const next = parts[here < 0 ? start : here + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

actions.s = () => walk(1);
actions.S = () => walk(-1);
text.addEventListener("keydown", async (event) => {
  const part = event.target;
  if (event.key !== "Enter" || !part.dataset.b) return;
  if (await copy(`${settings.symbol}\n${columnOf(part).base}#${part.dataset.b}`)) say(columnOf(part).copied);
});

// A link to the only sentence of a paragraph leads to the paragraph.
function lightTarget() {
  const name = linkedTo();
  const row = byId(name) ? null : byId(name.replace(/\.s\d+$/, ""));
  if (row) row.scrollIntoView();
  light(name);
}
addEventListener("hashchange", lightTarget);
lightTarget();
