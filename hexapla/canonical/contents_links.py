"""The contents list of a source: each of its lines leads to the heading that it repeats, where one alone says so."""

import re

from lxml import etree

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, akn, local

_PAGE = re.compile(r"[\s.…]*\d[\d–-]*\s*$")
"""A number behind an entry: of its page, and before it of its paragraphs."""


def link_contents(main: etree._Element) -> None:
    """Make links of the lines of contents lists; they lead to eIds, which the headings must have."""
    lists = [each for each in main.iter(akn("hcontainer")) if each.get("name") == CONTENTS]
    places = _headings(main) if lists else {}
    for line in (line for each in lists for line in each.iter(akn("p")) if not len(line)):
        texts = [plain_text(line)]
        texts += [text := _PAGE.sub("", texts[0]), _PAGE.sub("", text)]
        found = next((places[folded] for text in texts if (folded := _folded(text)) in places), None)
        if found:
            line.append(E.ref({"href": f"#{found}"}))
            line[0].text, line.text = line.text, None


def _headings(main: etree._Element) -> dict[str, str]:
    """Return the ids of the headings by what they say, with their numbers and without; nothing for words that two have."""
    found: dict[str, set[str]] = {}
    for heading in main.iter(akn("heading")):
        holder = heading.getparent()
        if holder is None or not holder.get("eId") or holder.get("name") == CONTENTS or local(holder) == "tblock":
            continue
        number = holder.find(akn("num"))
        words = plain_text(heading)
        whole = f"{plain_text(number) if number is not None else ''} {words}"
        for text in {whole, words}:
            found.setdefault(_folded(text), set()).add(str(holder.get("eId")))
    return {text: next(iter(ids)) for text, ids in found.items() if text and len(ids) == 1}


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
