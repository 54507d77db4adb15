// Shows what is built while a page is open, where one was reading; what is being written is not disturbed.  Takes files that are dropped.
const live = () => document.getElementById("live");
const frame = () => document.querySelector("iframe");
const isBeingWritten = () => [...document.querySelectorAll("#live input[name=reason]")].some((field) => field.value);
const kinds = (root) => [...root.querySelectorAll("details[data-code]")];

async function renew() {
  const address = new URL(location.href);
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("iframe");
  if (next && !frame()) return location.reload();
  if (next && frame().dataset.digest !== next.dataset.digest) {
    frame().dataset.digest = next.dataset.digest;
    if (!frame().dataset.made) frame().contentWindow.location.reload();
  }
  if (next && frame().getAttribute("src") !== next.getAttribute("src")) frame().src = next.getAttribute("src");
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
  if (!page.querySelector(".done")) document.querySelector(".done")?.remove();
  if (isBeingWritten()) return;
  const held = document.activeElement?.id;
  const open = kinds(live()).filter((each) => each.open).map((each) => each.dataset.code);
  live().replaceWith(page.getElementById("live"));
  for (const each of kinds(live())) each.open ||= open.includes(each.dataset.code);
  const states = [document, page].map((each) => each.querySelector(".head .state"));
  if (states[0] && states[1]) states[0].replaceWith(states[1]);
  if (held) document.getElementById(held)?.focus();
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
  place.querySelector("span").textContent = place.dataset.said.replace("{done}", how.done).replace("{of}", how.of);
}

const drop = document.querySelector(".drop");
async function send(files) {
  const said = drop.querySelector("[role=status]");
  const faults = [];
  for (const file of files) {
    said.textContent = `${drop.dataset.sending} ${file.name}`;
    const isLong = file.size > Number(drop.dataset.most);
    const answer = isLong ? null : await fetch(`/files/${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
    if (!answer?.ok) faults.push(`${file.name}: ${answer ? await answer.text() : drop.dataset.large}`);
  }
  said.textContent = faults.join(" ");
  sessionStorage.setItem("refused", faults.length < files.length ? faults.join(" ") : "");
  if (faults.length < files.length) location.assign("/files");
}

if (drop) {
  drop.querySelector("input").addEventListener("change", (event) => send([...event.target.files]));
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragenter" || name === "dragover");
      if (name === "drop") send([...event.dataTransfer.files]);
    });
  }
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

const events = new EventSource(`/events?since=${document.body.dataset.news}`);
events.addEventListener("work", work);
events.addEventListener("made", made);
if (live()) events.addEventListener("message", renew);
addEventListener("pagehide", () => events.close());
