// Shows what is built while a page is open, where one was reading; what is being written is not disturbed.  Takes files that are dropped.
const live = () => document.getElementById("live");
const frame = () => document.querySelector("iframe");
const isBeingWritten = () => [...document.querySelectorAll("#live input[name=reason]")].some((field) => field.value);
const isNew = (event) => !sending && Number(event.data) > Number(document.body.dataset.news);
let sending = 0;
const kinds = (root) => [...root.querySelectorAll("details[data-code]")];

function addressWith(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries({ done: "", at: "", ...changes })) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
}

async function renew() {
  const named = new URL(location.href).searchParams.get("edition");
  const shown = named ?? document.querySelector("[data-edition][aria-current]")?.dataset.edition;  // it stays, whatever is built first
  history.replaceState(null, "", addressWith(shown ? { edition: shown } : {}));
  const answer = await fetch(location.href);
  if (answer.ok && !sending) show(await answer.text(), isBeingWritten());
}

function show(text, isKept) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const next = page.querySelector("iframe");
  if (next && !frame()) return location.reload();
  if (next && frame().dataset.digest !== next.dataset.digest) {
    frame().dataset.digest = next.dataset.digest;
    if (!frame().dataset.made) frame().contentWindow.location.reload();
  }
  if (next && shownAt() !== next.getAttribute("src").split("#")[0]) frame().src = next.getAttribute("src");
  if (frame()) delete frame().dataset.made;
  for (const name of [".choices", ".alone"]) {
    const [shown, made] = [document, page].map((each) => each.querySelector(name));
    if (shown && made && shown.innerHTML !== made.innerHTML) shown.replaceWith(made);
  }
  const [paper, sheets] = [document.getElementById("paper"), page.getElementById("paper")];
  if (paper && sheets && paper.innerHTML !== sheets.innerHTML) {
    const place = paper.scrollTop;
    paper.innerHTML = sheets.innerHTML;
    paper.scrollTop = place;
  }
  document.body.dataset.news = page.body.dataset.news;
  const said = document.querySelector(".done");
  if (said?.classList.contains("passing") && !page.querySelector(".done")) said.remove();
  if (isKept) return;
  const held = document.activeElement?.id;
  const open = kinds(live()).filter((each) => each.open).map((each) => each.dataset.code);
  live().replaceWith(page.getElementById("live"));
  if (said && !said.classList.contains("passing") && !live().querySelector(".done")) live().prepend(said);
  for (const each of kinds(live())) each.open ||= open.includes(each.dataset.code);
  const states = [document, page].map((each) => each.querySelector(".head .state"));
  if (states[0] && states[1]) states[0].replaceWith(states[1]);
  if (held) document.getElementById(held)?.focus();
}

// The frame shows another edition after a click on words of it: its tab is marked, and what is sent leads back to it.
function shownAt() {
  return frame().contentDocument?.location.pathname ?? frame().getAttribute("src").split("#")[0];
}

function follow() {
  const tab = [...document.querySelectorAll("[data-edition]")].find((each) => shownAt().includes(`/${each.dataset.edition}/`));
  if (!tab || tab.getAttribute("aria-current")) return;
  frame().dataset.made = "yes";
  history.replaceState(null, "", addressWith({ edition: tab.dataset.edition }));
  renew();
}

// What is settled or undone leaves the page where it is: its place says at once that it is being written, all others can
// be worked on meanwhile, and what is typed there stays when the list is new.
const keyOf = (form) => ["code", "id", "hash", "all"].map((name) => form?.querySelector(`[name=${name}]`)?.value).join(" ");
const reasons = () => [...live().querySelectorAll("form.stays:not([aria-busy]) input[name=reason]")];

function typed() {
  const known = new Map(reasons().map((field) => [keyOf(field.form), field.value]).filter(([, value]) => value));
  const held = document.activeElement?.form && keyOf(document.activeElement.form);
  return () => {
    for (const field of reasons()) field.value = known.get(keyOf(field.form)) ?? field.value;
    const place = held && reasons().find((field) => keyOf(field.form) === held);
    place?.focus();
    return Boolean(place);
  };
}

function writing(form) {
  const working = Object.assign(document.createElement("p"), { className: "done working", textContent: live().dataset.working });
  working.setAttribute("role", "status");
  form.setAttribute("aria-busy", "true");
  form.append(working);
  return () => {
    form.removeAttribute("aria-busy");
    working.remove();
  };
}

async function submit(event) {
  const form = event.target;
  if (!form.closest("#live form.stays")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const row = form.closest("li");
  const own = row?.querySelector("input[name=reason]");
  sending += 1;
  document.querySelectorAll(".done").forEach((each) => each.remove());
  const written = writing(form);
  (row?.nextElementSibling?.querySelector("input[name=reason]") ?? document.getElementById("open"))?.focus();
  let answer, text;
  try {
    answer = await fetch(form.action, { method: "POST", body });
    text = await answer.text();
  } catch {  // the desk has ended: the reason is there still, and can be sent again
    written();
    own?.focus();
    return askUntilItAnswers();
  } finally {
    sending -= 1;
  }
  document.querySelectorAll(".done:not(.working), #live > .refused").forEach((each) => each.remove());
  if (answer.ok) {
    if (sending) return;  // the answer to the last one shows them all
    const again = typed();
    show(text, false);
    if (!again()) (document.getElementById(own?.id) ?? document.getElementById("open"))?.focus();
    return;
  }
  written();
  const fault = new DOMParser().parseFromString(text, "text/html");
  const said = fault.querySelector("main [role=alert]");
  const again = typed();
  await showAnew();
  again();
  if (!said) return;
  said.append(" ", ...(fault.querySelector("main q")?.parentElement.childNodes ?? []));
  said.classList.add("fault", "refused");
  live().prepend(said);
}

async function showAnew() {
  const answer = await fetch(location.href);
  if (answer.ok && !sending) show(await answer.text(), false);
}

function made(event) {
  if (!frame()?.src.endsWith(encodeURI(JSON.parse(event.data)))) return;
  frame().dataset.made = "yes";
  frame().contentWindow.location.reload();
}

function work(event) {
  const [place, how] = [document.getElementById("work"), JSON.parse(event.data)];
  place.hidden = !how || how.done === how.of;
  if (place.hidden) return;
  const bar = place.querySelector("progress");
  [bar.max, bar.value] = [how.of, how.done];
  place.querySelector("span").textContent = place.dataset[how.kind].replace("{done}", how.done).replace("{of}", how.of);
}

// Files are dropped on any page of the desk: what a browser would do with them is to open them in place of it.
const drop = document.querySelector(".drop");
const said = () => drop?.querySelector("[role=status]") ?? document.getElementById("sent") ?? placed();
function placed() {
  const place = Object.assign(document.createElement("p"), { id: "sent", className: "done" });
  place.setAttribute("role", "status");
  document.getElementById("content").prepend(place);
  return place;
}

async function send(files) {
  const [place, faults, { sending, most, large }] = [said(), [], document.body.dataset];
  for (const file of files) {
    place.textContent = `${sending} ${file.name}`;
    const isLong = file.size > Number(most);
    const answer = isLong ? null : await fetch(`/files/${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
    const fault = answer ? await answer.text() : large;
    if (!answer?.ok) faults.push(fault.includes(file.name) ? fault : `${file.name}: ${fault}`);
  }
  place.textContent = faults.join(" ");
  sessionStorage.setItem("refused", faults.length < files.length ? faults.join(" ") : "");
  if (faults.length < files.length) location.assign("/files");
}

drop?.querySelector("input").addEventListener("change", (event) => send([...event.target.files]));
for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (name === "dragleave" && event.relatedTarget) return;
    for (const place of [drop, document.getElementById("content")]) place?.classList.toggle("over", ["dragenter", "dragover"].includes(name));
    if (name === "drop" && event.dataTransfer.files.length) send([...event.dataTransfer.files]);
  });
}

const refused = document.getElementById("refused");
if (refused && sessionStorage.getItem("refused")) {
  refused.textContent = `${refused.dataset.said} ${sessionStorage.getItem("refused")}`;
  refused.hidden = false;
  sessionStorage.removeItem("refused");
}

for (const each of document.querySelectorAll(".tongues a")) {
  each.href += `?back=${encodeURIComponent(location.pathname + location.search)}`;
}

addEventListener("submit", submit);
frame()?.addEventListener("load", follow);

events.addEventListener("work", work);
events.addEventListener("made", made);
if (live()) events.addEventListener("message", (event) => isNew(event) && renew());
if (live()) document.addEventListener("answering", renew);
