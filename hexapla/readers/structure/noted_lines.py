"""Lines of the first page that call notes: their words, and the notes where they are called.

Emphasis is the page's own there.  A note that asterisks call stands below its line, as those do that are typed.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.akn.reading import Slot
from hexapla.readers.structure.content import with_content
from hexapla.readers.structure.lines import Line
from hexapla.xml_tree import append_text

STARS = re.compile(r"\*{1,6}")
"""Marks of notes that are no content of their line."""

NOTED = ("committee", "session", "subtitle", "received")
"""Slots of lines under the masthead; a title keeps all its markup."""

_CALLS = ("authorialNote", "noteRef")


def with_notes(slots: Sequence[Slot], lines: Sequence[Line]) -> list[Slot]:
    """Return the slots of lines with the notes that these call; a title has its markup too."""
    contents: dict[int, list[etree._Element]] = {}
    for line in lines:
        contents.setdefault(line.number, []).extend([line.content] if line.content is not None else [])
    found = []
    for slot in slots:
        held = contents.get(slot.line, []) if slot.key in NOTED else []
        content = next(filter(lambda each: each is not None, (noted(slot.text, each) for each in held)), None)
        found.append(with_content(slot, lines) if content is None else replace(slot, content=content))
    return found


def noted(words: str, content: etree._Element) -> etree._Element | None:
    """Return words that stand in a content as a `p` with the notes that it calls among them; None where it calls none there."""
    letters: list[str] = []
    calls = list(_calls(content, letters))
    start = "".join(letters).find("".join(words.split()))
    end = start + len("".join(words.split()))
    own = [(count - start, call) for count, call in calls if start < count <= end]
    if start < 0 or all(STARS.fullmatch(_mark(call)) for _, call in own):
        return None
    made, done = E.p(), 0
    for count, call in own:
        place = _behind(words, count)
        append_text(made, words[done:place])
        done = place
        if STARS.fullmatch(_mark(call)):
            append_text(made, _mark(call))
        else:
            made.append(copy.deepcopy(call))
            made[-1].tail = None
    append_text(made, words[done:])
    return made


def _calls(element: etree._Element, letters: list[str]) -> Iterator[tuple[int, etree._Element]]:
    """Yield the calls of notes in an element, each with the number of letters before it; blanks are none."""
    letters += "".join((element.text or "").split())
    for child in element:
        if local(child) == "sup" and any(local(each) in _CALLS for each in child):
            yield len(letters), child
        else:
            yield from _calls(child, letters)
        letters += "".join((child.tail or "").split())


def _mark(call: etree._Element) -> str:
    return next(str(each.get("marker")) for each in call if local(each) in _CALLS)


def _behind(words: str, count: int) -> int:
    """Return the place in words behind so many letters."""
    places = [place for place, letter in enumerate(words, 1) if not letter.isspace()]
    return places[count - 1]
