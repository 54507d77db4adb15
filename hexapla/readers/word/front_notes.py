"""Notes that lines of the first page call: at their calls under the masthead, `Agenda item 72 (b)*`; those of the masthead itself are lines before the text.

Such a line begins with its asterisks, and is printed at the foot of page one (UN Editorial Manual: notes of the title page).
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, akn
from hexapla.akn.reading import Repair, Slot
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.structure.content import with_content
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.noted_lines import with_own_notes
from hexapla.readers.structure.notes import MOVED

STARS = re.compile(r"\*{1,6}")

_MARKED = ("session", "subtitle")
"""Lines under the masthead that may call a note; a title keeps its own."""

_END = re.compile(r"\*{1,6}$")
_BELOW = 3
"""Lines among which a note stands that is typed right below the masthead."""

_TYPED = re.compile(r"[\t \u00a0]*(\*{1,6})[\t \u00a0]*(?=[^\s*])")


@dataclass
class FrontNotes:
    """The notes that lines of the first page call: put to their calls, those of asterisks that have no place there gathered as lines."""

    name: str
    language: str
    findings: list[Finding]
    lines: list[Line] = field(default_factory=list)

    def of_line(self, slots: Sequence[Slot], content: etree._Element, number: int) -> list[Slot]:
        """Return the slots of a line with the notes that it calls; one that has no place there is reported."""
        found = [with_own_notes(slot, plain_text(content), content) for slot in slots]
        contents = [slot.content for slot in found if slot.content is not None]
        placed = {note.get("marker") for each in contents for note in each.iter(akn("authorialNote"))}
        notes = [(note, str(note.get("marker"))) for note in content.iter(akn("authorialNote"))]
        notes = [(note, mark) for note, mark in notes if mark not in placed]
        starred = [(note, mark) for note, mark in notes if STARS.fullmatch(mark)]
        found[-1:] = [replace(slot, text=slot.text + "".join(mark for _, mark in starred)) for slot in found[-1:]]
        self.lines += [line for note, mark in starred for line in _lines(note, mark, number)]
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
        found[1] for line in (*notes, *lines[:_BELOW]) if (found := _TYPED.match(line.text))
    }
    rest, moved = list(lines), list[Line]()
    while wanted and rest and (found := _TYPED.match(rest[-1].text)) and found[1] in wanted and rest[-1].block is None:
        wanted.remove(found[1])
        moved.insert(0, rest.pop())
    repairs = [Repair(MOVED, each.number, 0, each.text, "", is_markup=True) for each in moved]
    return [*notes, *moved, *rest], repairs


def _lines(note: etree._Element, mark: str, number: int) -> Iterator[Line]:
    """Yield the lines of a note, its asterisks before the first."""
    for place, paragraph in enumerate(note.iter(akn("p"))):
        own = E.p(*(copy.deepcopy(each) for each in paragraph))
        own.text = f"{mark} {paragraph.text or ''}" if place == 0 else paragraph.text
        yield Line(number, plain_text(own), content=own)
