"""The first page of a text, whatever its order: which of the first lines are the masthead, and what each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from hexapla.akn.reading import Slot
from hexapla.domain.label_patterns import matches
from hexapla.readers.masthead.front import TITLES, front_slots
from hexapla.readers.masthead.resolutions import LONGEST_LINE, facts_of, is_resolution, resolution_front
from hexapla.readers.masthead.slots import (
    UNKNOWN,
    folded_line,
    is_body,
    is_body_name,
    is_phrase,
    job_number_of,
    key_of,
    looks_like_symbol,
    pieces_around_symbol,
    pieces_of,
    says_session,
)
from hexapla.readers.structure.content import is_empty
from hexapla.readers.structure.labels import ends_sentence, split_label
from hexapla.readers.structure.lines import RANKS, Line

__all__ = ["JOB_NUMBER", "UNKNOWN", "read_masthead"]

JOB_NUMBER = "job_number"
"""The slot of a job number; it has no line of its own (0): the line it was found in is kept as UNKNOWN."""

_REPEATED = frozenset({"session", UNKNOWN, "subtitle"})
_SURE = frozenset({"authority", "symbol", "distribution", "original", "limitation"})
"""Slots whose words stand in mastheads and nowhere else."""

_SUPPORTING = frozenset({"date", "language", "instrument", "committee", "session", UNKNOWN})
_SHORT = 40
"""Letters of a line that is no sentence, whatever it ends with: `General Assembly Distr.`"""

_MOST_STRAY = 4
"""Lines that may stand above a masthead, or between two of its lines, without being any of it."""


def read_masthead(lines: Sequence[Line], language: str) -> tuple[tuple[Slot, ...], int]:
    """Return the slots that the first lines fill and how many lines they take; none without a masthead.

    A row of a flattened table, and a line of two columns, fill several slots, all with the line of the row.  What the
    lines say between the words (a symbol that the number of a resolution makes, the day of its adoption, a job number)
    are slots without a line.
    """
    found = _Masthead(language)
    count = found.take_all(lines)
    slots = found.slots
    if has_front(slots, lines[count:], language):
        slots, taken = _with_front(slots, lines[count:], language)
        count += taken
    if not found.is_there(slots):
        slots, count = resolution_front(lines, language)
        if not slots and any(matches("adopted", line.text, language) for line in lines[:1]):
            slots, count = front_slots(lines, language, ())
    if not slots:
        return (), 0
    jobs = [Slot(JOB_NUMBER, job, 0) for slot in slots if slot.key == UNKNOWN and (job := job_number_of(slot.text))]
    return (*slots, *jobs[:1], *facts_of(slots, lines[count:], language)), count


def _with_front(slots: Sequence[Slot], lines: Sequence[Line], language: str) -> tuple[list[Slot], int]:
    """Return the slots with those of the front behind them, and how many lines these take; a title has one place.

    Below one that stands above the masthead come the lines down to the next heading, and no other title: one that says
    the same is the name of the agenda item, another the subtitle.
    """
    above = next((folded_line(slot.text) for slot in slots if slot.key == "title"), None)
    if above is None:
        front, taken = front_slots(lines, language, slots)
        return [*slots, *front], taken
    front, taken = front_slots(list(takewhile(lambda line: line.style not in RANKS, lines)), language, slots)
    for slot in front:
        other = "session" if folded_line(slot.text) == above else "subtitle"
        slots = [*slots, replace(slot, key=other) if slot.key == "title" else slot]
    return list(slots), taken


def has_front(slots: Sequence[Slot], lines: Sequence[Line], language: str) -> bool:
    """Tell whether the lines below a masthead may be a session, a title and so on."""
    keys = {slot.key for slot in slots} - _REPEATED
    is_sat = any(slot.key == "session" for slot in slots)
    if keys & (_SURE - {"authority", "symbol"} | {"committee"}) or ("symbol" in keys and is_sat):
        return True
    kinds = ("session", "agenda", "adopted", "meeting", "resolution_number")
    is_told = any(matches(kind, line.text, language) for line in lines[:2] for kind in kinds)
    return bool(keys & _SURE) and (is_told or is_resolution(slots))


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
        return bool(self.keys & _SURE)

    def is_there(self, slots: Sequence[Slot]) -> bool:
        """Tell whether the lines are a masthead: United Nations or a symbol, or one sure line and two that go with it."""
        keys = {slot.key for slot in slots}
        if keys & {"symbol", "authority"}:
            return True
        return len(keys & _SURE) > 1 or (bool(keys & _SURE) and len(keys & _SUPPORTING) > 1)

    def take_all(self, lines: Sequence[Line]) -> int:
        """Take the lines of the masthead proper, stray ones between them too; return how many."""
        count = 0
        while count < len(lines):
            if self.take(lines[count]):
                count += 1
                continue
            following = self._next_sure(lines, count)
            if following is None:
                break
            for line in lines[count:following]:
                if not self.take(line):
                    self._take_stray(line)
            count = following
        return count

    def take(self, line: Line) -> bool:
        """Take a line of the masthead proper; False where it is none."""
        if line.text.startswith("|"):
            return self._take_row(line)
        pieces = self._pieces(line.text, is_cell=line.content is not None)
        if not pieces or (not self.is_begun and all(key == UNKNOWN for key, _ in pieces)):
            return False
        self.slots += [Slot(key, text, line.number) for key, text in pieces]
        return True

    def _pieces(self, text: str, *, is_cell: bool = False) -> list[tuple[str, str]]:
        key = key_of(text, self.language, self.keys) or self._furniture(text)
        if key:
            return [(key, text)]
        pieces = pieces_of(text, self.language, self.keys, is_cell=True)
        if self.is_begun and not pieces:
            pieces = pieces_around_symbol(text, self.language, self.keys)
        return pieces if is_cell or any(key not in _REPEATED for key, _ in pieces) else []

    def _next_sure(self, lines: Sequence[Line], count: int) -> int | None:
        """Return the index of the next line that is surely of the masthead; None where text stands before it."""
        for index in range(count, min(len(lines), count + _MOST_STRAY + 1)):
            line = lines[index]
            if line.block is not None or _is_object(line):
                return None
            if line.text.startswith("|"):
                keys = {key for cell in _cells(line.text) for key, _ in pieces_of(cell, self.language, self.keys)}
            else:
                keys = {key for key, _ in self._pieces(line.text, is_cell=line.content is not None)}
            is_named = "date" in keys and all(is_body_name(each.text, self.language) for each in lines[count:index])
            if keys & _SURE or (is_named and self.is_begun and index > count):
                return index
            kind = split_label(line.text, self.language).kind
            is_text = ends_sentence(line.text) and not line.text.startswith(("*", "(", "["))
            is_text = is_text and (len(line.text) > _SHORT or not line.text.endswith((".", ",")))
            if is_text or kind not in ("text", "part", "plain") or len(line.text) > LONGEST_LINE:
                return None
            if self.is_begun and {"symbol", "distribution"} <= self.keys:
                return None
        return None

    def _take_stray(self, line: Line) -> None:
        """Take a line between lines of the masthead: the name of a body, when it sat, else a line that stays as it is."""
        key = UNKNOWN
        if not line.text:
            return
        if "symbol" not in self.keys and looks_like_symbol(line.text):
            key = "symbol"
        elif self._is_large_name(line.text):
            key = "instrument"
        elif any(matches(kind, line.text, self.language) for kind in ("session", "agenda")):
            key = "session"
        elif "title" not in self.keys and matches("resolution_number", line.text, self.language):
            key = "title"
        elif "committee" not in self.keys and is_body_name(line.text, self.language):
            key = "committee"
        elif line.style in TITLES and not self.keys & {"title", *_SURE}:
            key = "title"
        self.slots.append(Slot(key, line.text, line.number))

    def _is_large_name(self, text: str) -> bool:
        """Tell whether a line between the symbol and the distribution is the name of a body or a conference, which stands large there."""
        is_place = "symbol" in self.keys and not self.keys & {"distribution", "date", "instrument", "committee"}
        is_body_there = is_body_name(text, self.language) and not says_session(text, self.language)
        return is_place and (is_body_there or matches("conference_name", text, self.language))

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
        for cell in _cells(line.text):
            taken = self.keys | {key for key, _ in pieces}
            pieces += pieces_of(cell, self.language, taken, is_cell=True) or [(UNKNOWN, cell)]
        if not any(key != UNKNOWN for key, _ in pieces):
            return False
        self.slots += [Slot(key, text, line.number) for key, text in pieces]
        return True


def _is_object(line: Line) -> bool:
    """Tell whether a line shows something that is no text: a picture."""
    return not line.text and line.content is not None and not is_empty(line.content)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|") if cell.strip()]
