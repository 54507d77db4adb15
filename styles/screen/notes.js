// A note opens beside its call; Escape, a click outside or the button closes it.
function openNote(call) {
  const note = byId(call.hash.slice(1));
  if (!note) return false;
  closeNote();
  const box = document.createElement("div");
  box.className = "note-popup";
  box.id = "note-popup";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", columnOf(call).note.replace("{number}", call.textContent));
  const holder = note.closest("[lang]");
  box.lang = holder.lang;
  box.dir = holder.dir;
  for (const text of note.querySelectorAll(".note-text")) {
    const copied = text.cloneNode(true);
    for (const inner of copied.querySelectorAll("[id]")) inner.removeAttribute("id");
    box.append(copied);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "tool";
  close.textContent = "×";
  close.setAttribute("aria-label", settings.labels.close);
  close.addEventListener("click", () => closeNote(true));
  box.append(close);
  byId("top").append(box);
  box.call = call;
  place(box, call);
  box.focus({ preventScroll: true });
  return true;
}

function place(box, call) {
  const at = call.getBoundingClientRect();
  const width = box.offsetWidth;
  const left = Math.max(16, Math.min(at.left - 24, root.clientWidth - width - 16));
  const below = at.bottom + 8 + box.offsetHeight < innerHeight;
  const top = below ? at.bottom + 8 : at.top - box.offsetHeight - 8;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${Math.max(top, 8) + scrollY}px`;
}

function closeNote(goBack = false) {
  const box = byId("note-popup");
  if (!box) return;
  box.remove();
  if (goBack) box.call.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const call = event.target.closest("a.note-call");
  if (call && !event.ctrlKey && !event.metaKey && openNote(call)) event.preventDefault();
  else if (!event.target.closest("#note-popup")) closeNote();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && byId("note-popup")) closeNote(true);
});

document.addEventListener("focusin", (event) => {
  const box = byId("note-popup");
  if (box && !box.contains(event.target) && event.target !== box.call) closeNote();
});

addEventListener("resize", () => closeNote());
