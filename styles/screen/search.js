// Search that overlooks case, accents, kinds of blank and of apostrophe, across the runs of a paragraph.
const field = byId("search-field");
const searchForm = byId("search");
let matches = [];
let current = -1;

// Written here because validators of style sheets do not know ::highlight yet.
if (window.Highlight && CSS.highlights) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "::highlight(found) { background: var(--found); color: var(--ink) }" +
    "::highlight(found-here) { background: var(--found-here); color: var(--ink) }",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function fold(text) {
  let folded = "";
  const places = [];
  for (let index = 0; index < text.length; index += 1) {
    let plain = text[index].normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    if (/\s/.test(plain)) plain = " ";
    if (/[’‘ʼ]/.test(plain)) plain = "'";
    if (/[‐‑‒–]/.test(plain)) plain = "-";
    for (const letter of plain) {
      folded += letter;
      places.push(index);
    }
  }
  return { folded, places };
}

function nodesOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let length = 0;
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, from: length });
    length += walker.currentNode.length;
  }
  return nodes;
}

function rangeIn(nodes, from, to) {
  const at = (place) => nodes.findLast((each) => each.from <= place);
  const range = document.createRange();
  const first = at(from);
  const last = at(to);
  range.setStart(first.node, from - first.from);
  range.setEnd(last.node, to - last.from + 1);
  return range;
}

function find(words) {
  const wanted = fold(words).folded.trim();
  const ranges = [];
  if (!wanted) return ranges;
  const blocks = document.querySelectorAll(".prose :is(p, h2, h3, h4, h5, h6, td, th, caption, .text), .notes li, .title");
  for (const block of blocks) {
    if (!block.getClientRects().length || block.querySelector("p")) continue;
    if (block.matches("span") && block.closest("p, h2, h3, h4, h5, h6")) continue;
    const nodes = nodesOf(block);
    const { folded, places } = fold(nodes.map(({ node }) => node.data).join(""));
    let start = folded.indexOf(wanted);
    while (start >= 0) {
      ranges.push(rangeIn(nodes, places[start], places[start + wanted.length - 1]));
      start = folded.indexOf(wanted, start + wanted.length);
    }
  }
  return ranges;
}

function paint() {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.set("found", new Highlight(...matches));
  CSS.highlights.set("found-here", new Highlight(...matches.slice(current, current + 1)));
  CSS.highlights.get("found-here").priority = 1;
}

function go(step) {
  if (!matches.length) return;
  current = (current + step + matches.length) % matches.length;
  const words = settings.labels.match_count;
  byId("search-count").textContent = words.replace("{number}", current + 1).replace("{total}", matches.length);
  const box = matches[current].getBoundingClientRect();
  if (box.top < 110 || box.bottom > innerHeight - 40) scrollBy({ top: box.top - innerHeight / 3 });
  paint();
}

function search() {
  matches = find(field.value);
  current = -1;
  byId("search-count").textContent = field.value.trim() && !matches.length ? settings.labels.no_match : "";
  paint();
  go(1);
}

function openSearch(open) {
  searchForm.hidden = !open;
  byId("search-button").setAttribute("aria-expanded", String(open));
  if (open) {
    field.focus();
    field.select();
    return;
  }
  matches = [];
  current = -1;
  paint();
  byId("search-button").focus();
}

byId("search-button").addEventListener("click", () => openSearch(searchForm.hidden));
byId("search-close").addEventListener("click", () => openSearch(false));
byId("search-next").addEventListener("click", () => go(1));
byId("search-previous").addEventListener("click", () => go(-1));
field.addEventListener("input", search);
searchForm.addEventListener("submit", (event) => { event.preventDefault(); go(1); });
searchForm.addEventListener("keydown", (event) => {
  if (event.key === "Escape") openSearch(false);
  if (event.key === "Enter" && event.shiftKey && event.target === field) { event.preventDefault(); go(-1); }
});
