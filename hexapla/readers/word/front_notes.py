"""Notes that asterisks call in lines under the masthead, `Agenda item 72 (b)*`: lines of their own before the text, as they are typed elsewhere.

Such a note stands below its line, behind its asterisks, and is printed at the foot of page one (UN Editorial Manual:
notes of the title page); a numbered one stands at its call.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, akn
from hexapla.akn.reading import Repair, Slot
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.noted_lines import STARS
from hexapla.readers.structure.notes import MOVED

_MARKED = ("session", "subtitle")
"""Lines under the masthead that may call a note; a title keeps its own."""

_END = re.compile(r"\*{1,6}$")
_BELOW = 3
"""Lines among which a note stands that is typed right below the masthead."""

_TYPED = re.compile(r"[\t \u00a0]*(\*{1,6})[\t \u00a0]+(?=\S)")


def marks_of(content: etree._Element) -> str:
    """Return the asterisks that call the notes of a line, in their order."""
    return "".join(str(note.get("marker")) for note in _starred(content))


def note_lines(content: etree._Element, number: int) -> Iterator[Line]:
    """Yield the notes that a line calls by asterisks, each as lines of their own; `number` is the line's."""
    for note in _starred(content):
        for place, paragraph in enumerate(note.iter(akn("p"))):
            own = E.p(*(copy.deepcopy(each) for each in paragraph))
            own.text = f"{note.get('marker')} {paragraph.text or ''}" if place == 0 else paragraph.text
            yield Line(number, plain_text(own), content=own)


def with_marks(slots: Sequence[Slot], lines: Sequence[Line]) -> tuple[list[Slot], list[Line]]:
    """Return the lines of a typed masthead with the asterisks of the notes that those under it call, and these notes."""
    found, notes = list[Slot](), list[Line]()
    contents = {line.number: line.content for line in lines if line.content is not None}
    for slot in slots:
        content = contents.get(slot.line) if slot.key in _MARKED else None
        found.append(slot if content is None else replace(slot, text=slot.text + marks_of(content)))
        notes += () if content is None else note_lines(content, slot.line)
    return found, notes


def with_front_notes(
    lines: Sequence[Line], notes: Sequence[Line], slots: Sequence[Slot]
) -> tuple[list[Line], list[Repair]]:
    """Return the lines behind the notes of those under the masthead, and which were moved there: typed at the end of the text."""
    ends = (_END.search(slot.text.strip()) for slot in slots if slot.key in _MARKED)
    wanted = {found[0] for found in ends if found} - {
        found[1] for line in (*notes, *lines[:_BELOW]) if (found := _TYPED.match(line.text))
    }
    rest, moved = list(lines), list[Line]()
    while wanted and rest and (found := _TYPED.match(rest[-1].text)) and found[1] in wanted and rest[-1].block is None:
        wanted.remove(found[1])
        moved.insert(0, rest.pop())
    repairs = [Repair(MOVED, each.number, 0, each.text, "", is_markup=True) for each in moved]
    return [*notes, *moved, *rest], repairs


def _starred(content: etree._Element) -> Iterator[etree._Element]:
    return (note for note in content.iter(akn("authorialNote")) if STARS.fullmatch(str(note.get("marker"))))
