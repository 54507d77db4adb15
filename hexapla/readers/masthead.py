"""The masthead of a text, line by line: which slot each line fills, by the phrases of its language."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from hexapla.akn.reading import Slot
from hexapla.catalogue import language as language_of
from hexapla.catalogue import languages, organs
from hexapla.dates import parse_day
from hexapla.domain.symbol import Symbol
from hexapla.readers.labels import ends_sentence, matches, split_label
from hexapla.readers.lines import Line

DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")

UNKNOWN = "line"
"""The slot of a line of the masthead that fills no other."""

_LONGEST_LINE = 320
_LONGEST_SYMBOL = 80
_LONGEST_CELL = 240
_MOST_FRONT_LINES = 14
_LONGEST_SUBTITLE_WORD = 14
_JOB_NUMBER = re.compile(r"(?:[A-Z]{1,2}\.)?\d\d-\d{5}(?: ?\([A-Z]\))?(?:\s+\d{6}){0,4}\*?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*(?:года?|年.*))?$")
_REPEATED = frozenset({"session", UNKNOWN, "subtitle"})


def read_masthead(lines: Sequence[Line], language: str) -> tuple[tuple[Slot, ...], int]:
    """Return the slots that the first lines fill and how many lines they take; none without a masthead.

    A masthead is there when a symbol, or the words for United Nations, stand on one of the first lines.  A row of a
    flattened table fills several slots, all with the line of the row.
    """
    found = _Masthead(language)
    count = 0
    while count < len(lines) and found.take(lines[count]):
        count += 1
    if not found.is_begun:
        return (), 0
    if found.keys & {"committee", "limitation", "original", "distribution"}:
        count += found.take_front(lines[count : count + _MOST_FRONT_LINES])
    return tuple(found.slots), count


def phrase_lines(language: str) -> Collection[str]:
    """Return every fixed line of a masthead in a language, folded: blanks single, small letters."""
    return _phrases(language).keys()


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
        key = _key(line.text, self.language, self.keys)
        if key is None and self.is_begun and self._is_furniture(line.text):
            key = UNKNOWN
        if key is None:
            return False
        self.slots.append(Slot(key, line.text, line.number))
        return True

    def _is_furniture(self, text: str) -> bool:
        """Tell whether a line of the masthead says nothing of its own: the large letters of a body, a job number."""
        is_body = "symbol" not in self.keys and re.fullmatch(r"[A-Z]{2,6}", text)
        return bool(is_body or _JOB_NUMBER.fullmatch(text))

    def _take_row(self, line: Line) -> bool:
        """Take a row of a table that was flattened: every cell holds one line of the masthead, or several."""
        pieces: list[tuple[str, str]] = []
        for cell in (cell.strip() for cell in line.text.strip("|").split("|")):
            if cell:
                taken = self.keys | {key for key, _ in pieces}
                pieces += _pieces(cell, self.language, taken) or [(UNKNOWN, cell)]
        if not any(key != UNKNOWN for key, _ in pieces):
            return False
        self.slots += [Slot(key, text, line.number) for key, text in pieces]
        return True

    def take_front(self, lines: Sequence[Line]) -> int:
        """Take the lines between the masthead and the text: committee, session, title; return how many."""
        front = list(_front(lines, self.language))
        known: list[str | None] = []
        for line in front:
            known.append(self._known(line, is_in_session=bool(known) and known[-1] == "session"))
        unknown = [line for line, key in zip(front, known, strict=True) if key is None]
        is_named = "committee" not in self.keys and self._is_committee(unknown)
        committee = unknown.pop(0) if is_named else None
        title = self._title(front, unknown)
        for count, (line, own) in enumerate(zip(front, known, strict=True)):
            key = "committee" if line is committee else own or self._place(line, title)
            if key is None:
                return count
            self.slots.append(Slot(key, line.text, line.number))
        return len(front)

    def _title(self, front: Sequence[Line], unknown: Sequence[Line]) -> Line | None:
        """Return the line that is the title: the first that is nothing else, the name of an agenda item apart."""
        if not unknown:
            return None
        place = front.index(unknown[0])
        is_item = place > 0 and matches("agenda", front[place - 1].text, self.language)
        has_other = len(unknown) > 1 and len(unknown[1].text) > _LONGEST_SUBTITLE_WORD
        return unknown[1] if is_item and has_other else unknown[0]

    def _known(self, line: Line, *, is_in_session: bool) -> str | None:
        """Return the slot of a line that its words tell; a line with a year under a session says when and where."""
        if matches("session", line.text, self.language) or matches("agenda", line.text, self.language):
            return "session"
        if is_in_session and _YEAR.search(line.text):
            return "session"
        key = _key(line.text, self.language, self.keys)
        return key if key not in ("language", "symbol") else None

    def _is_committee(self, unknown: Sequence[Line]) -> bool:
        """Tell whether the first of these lines is a committee that our data does not know: the title names it."""
        name = _folded(unknown[0].text) if unknown else ""
        return bool(name) and any(name in _folded(line.text) for line in unknown[1:])

    def _place(self, line: Line, title: Line | None) -> str | None:
        if line is title:
            return "title"
        if "title" not in self.keys:
            return "session" if self.slots[-1].key == "session" else None
        return "subtitle" if matches("subtitle", line.text, self.language) else None


def _front(lines: Sequence[Line], language: str) -> Iterator[Line]:
    """Yield the lines that may belong to the front: short, without a label, no sentences, no contents list."""
    for line in lines:
        kind = split_label(line.text, language).kind
        is_text = kind in ("text", "part") or matches("subtitle", line.text, language)
        if not is_text or len(line.text) > _LONGEST_LINE or line.text.startswith("|"):
            return
        if matches("contents", line.text, language):
            return
        if ends_sentence(line.text) and not line.text.startswith("["):
            return
        yield line


def _pieces(cell: str, language: str, taken: set[str]) -> list[tuple[str, str]]:
    """Cut a cell in which several lines were run together into the lines it held; none where it cannot be."""
    if len(cell) > _LONGEST_CELL:
        return []
    ends = [match.start() for match in re.finditer(r"\s+", cell)] + [len(cell)]
    best: dict[int, list[tuple[str, str]]] = {0: []}
    for end in ends:
        for start in sorted(best):
            text = cell[start:end].strip()
            if start >= end or not text or (end in best and len(best[end]) >= len(best[start]) + 1):
                continue
            key = _key(text, language, taken | {key for key, _ in best[start]})
            if key is not None:
                best[end] = [*best[start], (key, text)]
    return best.get(len(cell), [])


def _key(text: str, language: str, taken: set[str]) -> str | None:
    phrases = _phrases(language)
    folded = _folded(text)
    folded = folded if folded in phrases else folded.replace(" ", "")  # a name may be spaced out
    if folded in phrases and phrases[folded] not in taken:
        return phrases[folded]
    for key, pattern in _patterns(language):
        if key not in taken and pattern.fullmatch(text):
            return key
    if "symbol" not in taken and _is_symbol(text):
        return "symbol"
    if "date" not in taken and parse_day(text, language_of(language)) is not None:
        return "date"
    return None


def _is_symbol(text: str) -> bool:
    if "/" not in text or len(text) > _LONGEST_SYMBOL:
        return False
    try:
        Symbol.parse(text)
    except ValueError:
        return False
    return True


@cache
def _phrases(code: str) -> dict[str, str]:
    """Return every fixed line of a masthead in a language, folded, with the slot it fills."""
    tongue = language_of(code)
    found: dict[str, str] = {}
    for organ in organs():
        for key, names in (("committee", organ.committee), ("instrument", organ.masthead)):
            if code in names:
                found.setdefault(_folded(names[code].text.replace("|", " ")), key)
    for other in (tongue, language_of("en")):
        found.setdefault(_folded(other.phrase("united_nations").text), "authority")
        for name in DISTRIBUTIONS:
            found.setdefault(_folded(other.phrase(f"distribution_{name}").text), "distribution")
        found.setdefault(_folded(other.phrase("language_line").text), "language")
        for each in languages():
            if each.code == code and each.code in other.names:
                found.setdefault(_folded(other.names[each.code].text), "language")
    return found


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    keys = {"original_line": "original", "languages_only": "limitation", "language_only": "limitation",
            "date_received": "received"}  # fmt: skip
    found = [("distribution", re.compile(r"Distr\.? ?:? ?\w+\*{0,2}", re.IGNORECASE))]
    for tongue in (language_of(code), language_of("en")):
        for phrase, key in keys.items():
            literal = re.split(r"\{\w+\}", tongue.phrase(phrase).text)
            pattern = ".{1,90}".join(
                re.escape(part).replace(r"\ ", r"\s").replace("\u00a0", r"\s?") for part in literal
            )
            found.append((key, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
