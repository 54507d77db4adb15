// Says on every page when the desk has ended, and goes on by itself when it answers again; what is typed stays.
const ended = document.getElementById("ended");
const PAUSE = 1000;
const events = new EventSource(`/events?since=${document.body.dataset.news}`);
let isAsking = false;

async function answers() {
  try {
    return (await fetch("/desk/tokens.css", { cache: "no-store" })).ok;  // it sets the cookie of a desk that is new
  } catch {
    return false;
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));

async function askUntilItAnswers() {
  if (isAsking) return;
  isAsking = true;
  if (!(await answers())) {
    if (ended) ended.hidden = false;
    do await pause(); while (!(await answers()));
    document.dispatchEvent(new Event("answering"));
  }
  if (ended) ended.hidden = true;
  isAsking = false;
}

events.addEventListener("error", askUntilItAnswers);
document.addEventListener("submit", (event) => {
  if (ended?.hidden !== false) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ended.focus();
});
if (!ended) document.addEventListener("answering", () => location.assign("/"));
addEventListener("pagehide", () => events.close());
