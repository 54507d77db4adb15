"""The contents list of a source: each of its lines leads to the heading that it repeats, where one alone says so."""

import re

from lxml import etree

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import BOOKMARKS, E, akn, local

_PAGE = re.compile(r"(?<![\s.…])(?:[\s.…]++|(?<![\d–-]))\d[\d–-]*+\s*$")
"""A number behind an entry: of its page, and before it of its paragraphs."""

_NAME = "_contents_{}"


def link_contents(main: etree._Element) -> None:
    """Make links of the lines of contents lists; the names to which they lead become ids as those of a source do."""
    lists = [each for each in main.iter(akn("hcontainer")) if each.get("name") == CONTENTS]
    headings = _headings(main) if lists else {}
    lines = (line for each in lists for line in each.iter(akn("p")) if not len(line))
    for count, line in enumerate(lines, 1):
        texts = [plain_text(line)]
        texts += [text := _PAGE.sub("", texts[0]), _PAGE.sub("", text)]
        heading = next((headings[folded] for text in texts if (folded := _folded(text)) in headings), None)
        if heading is not None:
            name = _NAME.format(count)
            heading.set(BOOKMARKS, f"{heading.get(BOOKMARKS, '')} {name}".strip())
            line.append(E.ref({"href": f"#{name}"}))
            line[0].text, line.text = line.text, None


def _headings(main: etree._Element) -> dict[str, etree._Element]:
    """Return the headings by what they say, with their numbers and without; nothing for words that two have."""
    found: dict[str, set[etree._Element]] = {}
    for heading in main.iter(akn("heading")):
        holder = heading.getparent()
        if holder is None or holder.get("name") == CONTENTS or local(holder) == "tblock":
            continue
        number = holder.find(akn("num"))
        words = plain_text(heading)
        whole = f"{plain_text(number) if number is not None else ''} {words}"
        for text in {whole, words}:
            found.setdefault(_folded(text), set()).add(heading)
    return {text: next(iter(same)) for text, same in found.items() if text and len(same) == 1}


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
