// Shows what was built while a page is open, where one was reading; a reason that is being written is not disturbed.
const live = () => document.getElementById("live");
const isBeingWritten = () => [...live().querySelectorAll("input[name=reason]")].some((field) => field.value);

async function renew() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const frame = document.querySelector("iframe");
  const next = page.querySelector("iframe");
  if (next && !frame) return location.reload();
  if (frame && next && frame.dataset.digest !== next.dataset.digest) {
    frame.dataset.digest = next.dataset.digest;
    frame.contentWindow.location.reload();
  }
  if (isBeingWritten()) return;
  const held = document.activeElement?.id;
  const open = [...live().querySelectorAll("details[open] > summary")].map((each) => each.textContent.split(" × ")[0]);
  live().replaceWith(page.getElementById("live"));
  for (const each of live().querySelectorAll("summary")) {
    if (open.includes(each.textContent.split(" × ")[0])) each.parentElement.open = true;
  }
  if (held) document.getElementById(held)?.focus();
}

if (live()) {
  const events = new EventSource(`/events?since=${document.body.dataset.news}`);
  events.addEventListener("message", renew);
  addEventListener("pagehide", () => events.close());
}
