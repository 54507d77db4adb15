"use strict";
// Filter, order and groups over the list that is already there; the address remembers them.
const settings = JSON.parse(document.getElementById("settings").textContent);
const byId = (id) => document.getElementById(id);
const holder = byId("documents");
const cards = [...document.querySelectorAll(".card")];
const filter = byId("filter");
const sort = byId("sort");
const group = byId("group");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new Map(cards.map((card) => [card, plain(`${card.textContent} ${card.dataset.date}`)]));
const order = new Intl.Collator("en", { numeric: true }).compare;

const keys = {
  organ: (card) => card.dataset.organ,
  state: (card) => card.dataset.state,
  languages: (card) => card.dataset.languages,
  year: (card) => card.dataset.date.slice(0, 4),
};

function sorted(list) {
  const by = sort.value;
  return [...list].sort((one, other) => {
    const bySymbol = order(one.dataset.symbol, other.dataset.symbol);
    if (by === "date") return order(other.dataset.date, one.dataset.date) || bySymbol;
    return order(one.dataset[by], other.dataset[by]) || bySymbol;
  });
}

function listOf(items, level) {
  const list = document.createElement("ul");
  list.className = "cards";
  list.setAttribute("role", "list");
  for (const card of items) {
    const old = card.querySelector("h2, h3");
    const heading = document.createElement(level);
    heading.append(...old.childNodes);
    old.replaceWith(heading);
    list.append(card);
  }
  return list;
}

function grouped(list) {
  if (!group.value) return [listOf(list, "h2")];
  const groups = new Map();
  for (const card of list) {
    const key = keys[group.value](card);
    groups.set(key, [...(groups.get(key) || []), card]);
  }
  const names = [...groups.keys()].sort(group.value === "year" ? (one, other) => order(other, one) : order);
  return names.flatMap((name) => {
    const heading = document.createElement("h2");
    heading.className = "group";
    heading.textContent = name || "–";
    return [heading, listOf(groups.get(name), "h3")];
  });
}

function show() {
  const words = plain(filter.value).split(/\s+/).filter(Boolean);
  const found = sorted(cards.filter((card) => words.every((word) => texts.get(card).includes(word))));
  holder.replaceChildren(...(found.length ? grouped(found) : []));
  const count = found.length === 1 ? settings.one : settings.several.replace("{number}", found.length);
  byId("total").textContent = found.length ? count : settings.none;
}

function remember() {
  const address = new URL(location.href);
  for (const control of [filter, sort, group]) {
    if (control.value && control.value !== "symbol") address.searchParams.set(control.id, control.value);
    else address.searchParams.delete(control.id);
  }
  try { history.replaceState(null, "", address); } catch { /* only the address stays as it was */ }
}

const asked = new URLSearchParams(location.search);
for (const control of [filter, sort, group]) {
  if (asked.has(control.id)) control.value = asked.get(control.id);
  control.addEventListener("input", () => { show(); remember(); });
}
document.querySelector(".filters").hidden = false;
document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
show();
