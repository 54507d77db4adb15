// A paragraph number is a permalink: following it also copies symbol, paragraph and address.
function columnOf(element) {
  const language = element.closest("[lang]").lang;
  return settings.columns[language] || Object.values(settings.columns)[0];
}

function citation(link) {
  const column = columnOf(link);
  const number = link.textContent.trim().replace(/[.．。]$/, "");
  return `${settings.symbol}, ${column.cite.replace("{number}", number)}\n${column.base}${link.hash}`;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "away";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

for (const link of document.querySelectorAll("a.num")) {
  const number = link.textContent.trim().replace(/[.．。]$/, "");
  link.title = columnOf(link).copy.replace("{number}", number);
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.num");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (await copy(citation(link))) {
    link.focus({ preventScroll: true });
    say(columnOf(link).copied);
  }
});
