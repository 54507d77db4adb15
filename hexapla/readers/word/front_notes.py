"""Notes that asterisks call in lines of the first page, `Agenda item 72 (b)*`: lines of their own before the text, as they are typed elsewhere.

From there those that lines under the masthead call are put to their calls (`readers.masthead.starred`); a numbered one stands at its call.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, akn, local
from hexapla.akn.reading import Repair, Slot
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.structure.content import with_content
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.noted_lines import STARS, TYPED_STARS, with_own_notes
from hexapla.readers.structure.notes import MOVED
from hexapla.xml_tree import take_out

_MARKED = ("session", "subtitle")
"""Lines under the masthead that may call a note; a title keeps its own."""

_END = re.compile(r"\*{1,6}$")
_BELOW = 3
"""Lines among which a note stands that is typed right below the masthead."""


@dataclass
class FrontNotes:
    """The notes that lines of the first page call: those of asterisks gathered as lines, the others put to their calls."""

    name: str
    language: str
    findings: list[Finding]
    lines: list[Line] = field(default_factory=list)

    def of_line(self, slots: Sequence[Slot], content: etree._Element, number: int) -> list[Slot]:
        """Return the slots of a line with the notes that it calls; one that has no place there is reported."""
        notes = [(note, str(note.get("marker"))) for note in content.iter(akn("authorialNote"))]
        starred = [(note, mark) for note, mark in notes if STARS.fullmatch(mark)]
        self.lines += [line for note, mark in starred for line in _lines(note, mark, number)]
        typed = _with_typed_marks(content)
        found = [with_own_notes(slot, plain_text(typed), typed) for slot in slots]
        if found and found[-1].content is None:
            found[-1] = replace(found[-1], text=found[-1].text + "".join(mark for _, mark in starred))
        contents = [slot.content for slot in found if slot.content is not None]
        placed = {note.get("marker") for each in contents for note in each.iter(akn("authorialNote"))}
        notes = [(note, mark) for note, mark in notes if mark not in placed]
        for mark in [mark for _, mark in notes if not STARS.fullmatch(mark)]:
            place = {"file": self.name, "line": number or None, "language": self.language}
            self.findings.append(finding("N-006", before=plain_text(content), number=mark, **place))
        return found

    def of_lines(self, slots: Sequence[Slot], lines: Sequence[Line]) -> Iterator[Slot]:
        """Yield the slots of the lines of a typed masthead with the notes that they call, a title with its markup."""
        contents = {line.number: line.content for line in lines if line.content is not None}
        for number, group in groupby(slots, key=lambda slot: slot.line):
            found = [with_content(slot, lines) for slot in group]
            is_title = any(slot.key == "title" for slot in found)
            yield from found if is_title or number not in contents else self.of_line(found, contents[number], number)


def with_front_notes(
    lines: Sequence[Line], notes: Sequence[Line], slots: Sequence[Slot]
) -> tuple[list[Line], list[Repair]]:
    """Return the lines behind the notes of those under the masthead, and which were moved there: typed at the end of the text."""
    ends = (_END.search(slot.text.strip()) for slot in slots if slot.key in _MARKED)
    wanted = {found[0] for found in ends if found} - {
        found[1] for line in (*notes, *lines[:_BELOW]) if (found := TYPED_STARS.match(line.text))
    }
    rest, moved = list(lines), list[Line]()
    while (
        wanted
        and rest
        and (found := TYPED_STARS.match(rest[-1].text))
        and found[1] in wanted
        and rest[-1].block is None
    ):
        wanted.remove(found[1])
        moved.insert(0, rest.pop())
    repairs = [Repair(MOVED, each.number, 0, each.text, "", is_markup=True) for each in moved]
    return [*notes, *moved, *rest], repairs


def _with_typed_marks(content: etree._Element) -> etree._Element:
    """Return a copy of a line whose asterisks that call notes are letters of it."""
    made = copy.deepcopy(content)
    for note in [each for each in made.iter(akn("authorialNote")) if STARS.fullmatch(str(each.get("marker")))]:
        above = note.getparent()
        call = above if above is not None and local(above) == "sup" else note
        call.tail = f"{note.get('marker')}{call.tail or ''}"
        take_out(call)
    return made


def _lines(note: etree._Element, mark: str, number: int) -> Iterator[Line]:
    """Yield the lines of a note, its asterisks before the first."""
    for place, paragraph in enumerate(note.iter(akn("p"))):
        own = E.p(*(copy.deepcopy(each) for each in paragraph))
        own.text = f"{mark} {paragraph.text or ''}" if place == 0 else paragraph.text
        yield Line(number, plain_text(own), content=own)
