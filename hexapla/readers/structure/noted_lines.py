"""Lines of the first page that call notes: their words, and the notes where they are called.

Emphasis is the page's own there.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, local
from hexapla.akn.reading import Slot
from hexapla.readers.structure.content import titles_of, with_content
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.typed_notes import Heads
from hexapla.xml_tree import append_text

STARS = re.compile(r"\*{1,6}")
"""A mark of asterisks."""

TYPED_STARS = re.compile(r"[\t \u00a0]*(\*{1,6})[\t \u00a0]*(?=[^\s*])")
"""Such a mark with its blanks before the first words of a note that is typed as a line."""

NOTED = ("committee", "session", "subtitle", "received")
"""Slots of lines under the masthead; a title keeps all its markup."""

_CALLS = ("authorialNote", "noteRef")


def with_notes(slots: Sequence[Slot], lines: Sequence[Line]) -> list[Slot]:
    """Return the slots of lines with the notes that these call; a title has its markup too."""
    found = []
    for slot in slots:
        held = [line for line in lines if line.number == slot.line]
        made = (with_own_notes(slot, line.text, line.content) for line in held if line.content is not None)
        found.append(next((each for each in made if each.content is not None), with_content(slot, lines)))
    return found


def with_own_notes(slot: Slot, text: str, content: etree._Element) -> Slot:
    """Give a line under the masthead the notes that its content calls; marks that were typed in it are none of its words."""
    if slot.key not in NOTED:
        return slot
    is_whole = text.split() == slot.text.split()
    words = " ".join(plain_text(content).split()) if is_whole else slot.text
    made = noted(words, content)
    return slot if made is None else replace(slot, text=words, content=made)


def heads_of(slots: Sequence[Slot], lines: Sequence[Line]) -> Heads:
    """Return the contents of the lines that are titles, and of the lines around them."""
    places = {(slot.line, slot.text) for slot in slots if slot.key in NOTED}
    around = [line.content for line in lines if line.content is not None and (line.number, line.text) in places]
    return titles_of(slots, lines), around


def noted(words: str, content: etree._Element) -> etree._Element | None:
    """Return words that stand in a content as a `p` with the notes that it calls among them; None where it calls none there."""
    letters: list[str] = []
    calls = list(_calls(content, letters))
    start = "".join(letters).find("".join(words.split()))
    end = start + len("".join(words.split()))
    own = [(count - start, call) for count, call in calls if start < count <= end]
    if start < 0 or not own:
        return None
    made, done = E.p(), 0
    for count, call in own:
        place = _behind(words, count)
        append_text(made, words[done:place])
        done = place
        made.append(copy.deepcopy(call))
        made[-1].tail = None
    append_text(made, words[done:])
    return made


def _calls(element: etree._Element, letters: list[str]) -> Iterator[tuple[int, etree._Element]]:
    """Yield the calls of notes in an element, each with the number of letters before it; blanks are none."""
    letters += "".join((element.text or "").split())
    for child in element:
        if local(child) in _CALLS or (local(child) == "sup" and any(local(each) in _CALLS for each in child)):
            yield len(letters), child
        else:
            yield from _calls(child, letters)
        letters += "".join((child.tail or "").split())


def _behind(words: str, count: int) -> int:
    """Return the place in words behind so many letters."""
    places = [place for place, letter in enumerate(words, 1) if not letter.isspace()]
    return places[count - 1]
