"""The masthead of a text, line by line: which slot each line fills, by the phrases of its language."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hexapla.akn.reading import Slot
from hexapla.readers.masthead.front import front_slots
from hexapla.readers.masthead.slots import (
    UNKNOWN,
    is_body,
    is_phrase,
    job_number_of,
    key_of,
    looks_like_symbol,
    phrase_lines,
    pieces_of,
)
from hexapla.readers.structure.lines import Line

__all__ = ["UNKNOWN", "phrase_lines", "read_masthead"]

JOB_NUMBER = "job_number"
"""The slot of a job number; it has no line of its own (0): the line it was found in is kept as UNKNOWN."""

_REPEATED = frozenset({"session", UNKNOWN, "subtitle"})
_OVER_FRONT = frozenset({"committee", "limitation", "original", "distribution"})


def read_masthead(lines: Sequence[Line], language: str) -> tuple[tuple[Slot, ...], int]:
    """Return the slots that the first lines fill and how many lines they take; none without a masthead.

    A masthead is there when a symbol, or the words for United Nations, stand on one of the first lines.  A row of a
    flattened table, and a line of two columns, fill several slots, all with the line of the row.
    """
    found = _Masthead(language)
    count = 0
    while count < len(lines) and found.take(lines[count]):
        count += 1
    if not found.is_begun:
        return (), 0
    slots = found.slots
    if found.keys & _OVER_FRONT:
        front, taken = front_slots(lines[count:], language, slots)
        slots, count = [*slots, *front], count + taken
    jobs = [Slot(JOB_NUMBER, job, 0) for slot in slots if slot.key == UNKNOWN and (job := job_number_of(slot.text))]
    return (*slots, *jobs[:1]), count


@dataclass
class _Masthead:
    """The slots found so far."""

    language: str
    slots: list[Slot] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        """The slots that are filled and can be filled but once."""
        return {slot.key for slot in self.slots} - _REPEATED

    @property
    def is_begun(self) -> bool:
        """True once a line says that this is a masthead."""
        return any(slot.key in ("symbol", "authority") for slot in self.slots)

    def take(self, line: Line) -> bool:
        """Take a line of the masthead proper; False where it is none."""
        if line.text.startswith("|"):
            return self._take_row(line)
        key = key_of(line.text, self.language, self.keys) or self._furniture(line.text)
        pieces = [(key, line.text)] if key else pieces_of(line.text, self.language, self.keys)
        if not pieces or (not self.is_begun and all(key == UNKNOWN for key, _ in pieces)):
            return False
        self.slots += [Slot(key, text, line.number) for key, text in pieces]
        return True

    def _furniture(self, text: str) -> str | None:
        """Return the slot of a line that says nothing of its own: large letters of a body, a job number, a second name."""
        if not self.is_begun:
            return None
        if "symbol" not in self.keys and looks_like_symbol(text):
            return "symbol"
        is_large = "symbol" not in self.keys and is_body(text)
        is_second = is_phrase(text, self.language) and "distribution" not in self.keys
        return UNKNOWN if is_large or is_second or job_number_of(text) is not None else None

    def _take_row(self, line: Line) -> bool:
        """Take a row of a table that was flattened: every cell holds one line of the masthead, or several."""
        pieces: list[tuple[str, str]] = []
        for cell in (cell.strip() for cell in line.text.strip("|").split("|")):
            if cell:
                taken = self.keys | {key for key, _ in pieces}
                pieces += pieces_of(cell, self.language, taken) or [(UNKNOWN, cell)]
        if not any(key != UNKNOWN for key, _ in pieces):
            return False
        self.slots += [Slot(key, text, line.number) for key, text in pieces]
        return True
