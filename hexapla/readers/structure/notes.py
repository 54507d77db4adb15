"""Notes of a plain text: marks glued to words are joined to the texts that stand at the end or between paragraphs."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.readers.structure.labels import matches, patterns, split_label
from hexapla.readers.structure.lines import Line
from hexapla.typography.marks import Call

MOVED = "N-101"
"""The repair that takes the text of a note to its mark."""

_BRACKETED = re.compile(r"(?<=[^\s\[])\[(?P<mark>\d{1,3})\]")
_LOOSE = re.compile(r"(?<=[^\s\[])(?P<gap>[ \u00a0]?)\[(?P<mark>\d{1,3})\]")
STARS = re.compile(
    r"(?:(?<=[^\s*])|(?<=\*, )|(?<=\*,)|(?<=\* ))(?P<mark>\*{1,3}|†{1,2}|‡)(?=$|[ \u00a0]|[.,;:!?”»)\]]+(?:$|[ \u00a0]))"
)
"""A mark of asterisks behind a word."""

_GLUED = re.compile(r"(?<=[^\W\d_A-Z]|[.,;:!?”»)\]’])(?P<mark>\d{1,3})(?![^\W\u3400-\u9fff]|[%/°]|[.,]\d|\))")
_AFTER_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?P<mark>[1-9]\d?)(?![\w%/°]|[.,]\d|\))")
_SLASHED = re.compile(r"(?<=\S)(?P<gap>[ \u00a0]?)(?P<mark>\d{1,3})/(?=$|[\s.,;:)])")
_DECIMAL = re.compile(r"(?<!\d)\d{1,3}[.,:]$|(?<!\d)\d{5,}[.,:]$")
_TEXT_OF_BRACKETED = re.compile(r"\[(?P<mark>\d{1,3})\][ \t\u00a0]*(?P<text>\S.*)")
_TEXT_OF_ROUND = re.compile(r"\((?P<mark>[\d٠-٩]{1,3})\)[ \t\u00a0]*(?P<text>\S.*)")
_TEXT_OFSTARS = re.compile(r"(?P<mark>\*{1,3}|†{1,2}|‡)[ \t\u00a0]*(?P<text>[^\W_].*|[“\"«(‘].*)")
_TEXT_OF_NUMBER = re.compile(
    r"(?P<mark>\d{1,3})(?:[ \t\u00a0]+(?P<text>[^\W\d_].*|[“\"«(‘《].*)|(?P<glued>[^\W\d_a-z].*|[“\"«‘《].*))"
)
_RAISED = re.compile(
    r"(?<=\S)(?<!\b[mм])(?<!\b[ckксд][mм])(?<!\b10)(?P<mark>[¹²³⁰⁴-⁹]{1,3})(?=$|[\s.,;:!?”»)\]\u3000-\u9fff\uff00-\uff65،؛؟])"
)
"""A raised figure behind a word, no unit of measure and no power of ten."""

_TEXT_OF_RAISED = re.compile(r"(?P<mark>[¹²³⁰⁴-⁹]{1,3})[ \t\u00a0]*(?P<text>\S.*)")
RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FIGURES = str.maketrans(RAISED_FIGURES, "0123456789")
_TEXT_OF_SLASHED = re.compile(r"(?P<mark>\d{1,3})/[ \t\u00a0]*(?P<text>\S.*)")


@dataclass
class Notes:
    """What was found: the calls in each line, the lines that are texts of notes, and texts that nothing calls."""

    calls: dict[int, list[Call]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    orphans: list[tuple[int, str]] = field(default_factory=list)

    def add(self, index: int, call: Call) -> None:
        """Add a call in the line with this index."""
        self.calls.setdefault(index, []).append(call)

    def take(self, index: int, start: int, end: int, mark: str, text: tuple[int, str] | None) -> None:
        """Join a call to the text that the line of another index holds."""
        self.add(index, Call(start, end, mark, text[1] if text else None))
        if text:
            self.texts[text[0]] = text[1]

    def moved(self, places: Mapping[int, int]) -> "Notes":
        """Return the notes of the lines that have a place in another row of lines, by their indexes there."""
        return Notes(
            calls={places[index]: calls for index, calls in self.calls.items() if index in places},
            texts={places[index]: text for index, text in self.texts.items() if index in places},
            orphans=[(places[index], mark) for index, mark in self.orphans if index in places],
        )


def find_notes(lines: Sequence[Line], language: str, kept: Collection[int] = ()) -> Notes:
    """Return the notes of the lines: every mark with its text, where it has one; nothing is guessed from figures alone.

    Figures glued to words are marks only where a line with the same figure in front holds the text.  `kept` are the
    indexes of lines, of the masthead, that can hold no notes: what their marks call stays where it stands.
    """
    found = Notes()
    _bracketed(lines, language, found)
    _slashed(lines, language, found)
    _starred(lines, language, found, kept)
    if not _raised(lines, language, found):
        _numbered(lines, language, found)
    for calls in found.calls.values():
        calls.sort(key=lambda call: call.start)
    return found


def _is_free(line: Line) -> bool:
    return line.content is None and line.block is None and line.style is None and not line.text.startswith("|")


def _calls(line: Line, pattern: re.Pattern[str], language: str) -> Iterator[re.Match[str]]:
    """Yield the marks in the words of a line; what stands in its label is none."""
    first = -1
    for match in pattern.finditer(line.text) if _is_free(line) else ():
        if first < 0:
            first = len(line.text) - len(split_label(line.text, language).text)
        if match.start() >= first:
            yield match


def _bracketed(lines: Sequence[Line], language: str, found: Notes) -> None:
    """Find marks in brackets, [1], [2], …, and their texts: with the mark in front, or without it, next after the call."""
    texts = _texts(lines, _TEXT_OF_BRACKETED)
    pattern = _LOOSE if texts else _BRACKETED
    calls = [(index, match) for index, line in enumerate(lines) for match in _calls(line, pattern, language)]
    calls = [(index, match) for index, match in calls if match["mark"] in texts or not _is_apart(match)]
    round_calls = patterns("note_call", language)
    if not calls and round_calls:
        calls = [(index, match) for index, line in enumerate(lines) for match in _calls(line, round_calls[0], language)]
        texts = _texts(lines, _TEXT_OF_ROUND)
        texts = {mark: text for mark, text in texts.items() if any(m["mark"] == mark and i < text[0] for i, m in calls)}
        if not texts:
            return
    if not _is_row([int(match["mark"]) for _, match in calls]):
        return
    if not texts:
        texts = _unmarked_texts(lines, language, calls)
    seen: set[str] = set()
    for index, match in calls:
        mark = match["mark"]
        start = match.end() - len(match[0].lstrip())
        if mark in seen:
            found.add(index, Call(start, match.end(), mark, None, is_repeat=True))
        else:
            found.take(index, start, match.end(), mark, texts.get(mark))
            seen.add(mark)
    found.orphans += [(index, mark) for mark, (index, _) in texts.items() if mark not in seen]


def _is_apart(match: re.Match[str]) -> bool:
    """Tell whether a blank stands before a mark."""
    return match[0][:1].isspace()


def _is_row(marks: Sequence[int]) -> bool:
    """Tell whether marks count from 1 without a gap; one that was there may come again."""
    highest = 0
    for mark in marks:
        if mark > highest + 1:
            return False
        highest = max(highest, mark)
    return highest > 0


def _texts(lines: Sequence[Line], pattern: re.Pattern[str]) -> dict[str, tuple[int, str]]:
    texts: dict[str, tuple[int, str]] = {}
    for index, line in enumerate(lines):
        match = pattern.fullmatch(line.text) if _is_free(line) else None
        if match:
            texts.setdefault(match["mark"], (index, match["text"]))
    return texts


def _unmarked_texts(
    lines: Sequence[Line], language: str, calls: Sequence[tuple[int, re.Match[str]]]
) -> dict[str, tuple[int, str]]:
    """Return the texts whose marks were lost: lines that begin as notes do, in the order of the calls above them."""
    marks: dict[int, list[str]] = {}
    seen: set[str] = set()
    for index, match in calls:
        if match["mark"] not in seen:
            marks.setdefault(index, []).append(match["mark"])
            seen.add(match["mark"])
    texts: dict[str, tuple[int, str]] = {}
    waiting: list[str] = []
    for index, line in enumerate(lines):
        if waiting and index not in marks and matches("note_text", line.text, language):
            texts[waiting.pop(0)] = (index, line.text)
        waiting += marks.get(index, [])
    return texts


def _slashed(lines: Sequence[Line], language: str, found: Notes) -> None:
    """Find marks of the years before 1997, `1/`, where lines with the same marks in front hold their texts."""
    texts = _texts(lines, _TEXT_OF_SLASHED)
    held = {index for index, _ in texts.values()}
    seen: set[str] = set()
    for index, line in enumerate(lines):
        for match in _calls(line, _SLASHED, language) if texts and index not in held else ():
            mark = match["mark"]
            if mark in seen:
                found.add(index, Call(match.start("mark"), match.end(), mark, None, is_repeat=True))
            elif mark in texts:
                found.take(index, match.start("mark"), match.end(), mark, texts[mark])
                seen.add(mark)


def _raised(lines: Sequence[Line], language: str, found: Notes) -> bool:
    """Find raised figures, ¹ ² ³, whose texts stand below with the same figures in front, raised or not.

    Each text is called by the first mark behind the last text of its figure, and not above the call of the text before
    it, so that notes may begin anew with each page.  Tell whether there are any.
    """
    calls = [(index, match) for index, line in enumerate(lines) for match in _calls(line, _RAISED, language)]
    texts = _rows_of(lines, _TEXT_OF_RAISED)
    if not texts and _is_row([int(match["mark"].translate(FIGURES)) for _, match in calls]):
        texts = [row for row in _rows_of(lines, _TEXT_OF_NUMBER) if row[0] > calls[0][0]]
    if not calls or not texts:
        return False
    waiting: dict[str, deque[tuple[int, int, int]]] = {}
    for index, match in calls:
        waiting.setdefault(match["mark"].translate(FIGURES), deque()).append((index, *match.span("mark")))
    last = (-1, -1)
    for index, mark, text in texts:
        is_called = False
        row = waiting.get(mark, deque())
        while row and row[0][0] < index:
            line, start, end = row.popleft()
            if is_called:
                found.add(line, Call(start, end, mark, None, is_repeat=True))
            elif (line, start) > last:
                found.take(line, start, end, mark, (index, text))
                last, is_called = (line, start), True
        if not is_called:
            found.orphans.append((index, mark))
    return last[0] >= 0


def _rows_of(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[tuple[int, str, str]]:
    """Return the index, the mark in plain figures and the words of each line that may be the text of a note."""
    found = ((index, pattern.fullmatch(line.text)) for index, line in enumerate(lines) if _is_free(line))
    return [(index, m["mark"].translate(FIGURES), m["text"] or m[m.lastindex or 0]) for index, m in found if m]


def _starred(lines: Sequence[Line], language: str, found: Notes, kept: Collection[int]) -> None:
    """Find marks of asterisks: each gets the next text with its mark; where one text serves several, they repeat it."""
    texts: dict[str, list[tuple[int, str]]] = {}
    for index, line in enumerate(lines):
        match = _TEXT_OFSTARS.fullmatch(line.text) if _is_free(line) and index not in kept else None
        if match:
            texts.setdefault(match["mark"], []).append((index, match["text"]))
    held = {index for rows in texts.values() for index, _ in rows}
    used: set[str] = set()
    for index, line in enumerate(lines):
        calls = STARS.finditer(line.text) if index in kept else _calls(line, STARS, language)
        for match in calls if index not in held else ():
            mark = match["mark"]
            rows = texts.get(mark, [])
            below = next((place for place, row in enumerate(rows) if row[0] > index), 0)
            text = rows.pop(below) if rows else None
            if index in kept:
                pass
            elif text is None and mark in used and mark in texts:
                found.add(index, Call(match.start(), match.end(), mark, None, is_repeat=True))
            else:
                found.take(index, match.start(), match.end(), mark, text)
            used.add(mark)
    found.orphans += [(index, mark) for mark, rows in texts.items() for index, _ in rows]


def _numbered(lines: Sequence[Line], language: str, found: Notes) -> None:
    """Find figures glued to words, and the lines with these figures in front: 1, 2, 3 … each behind its call."""
    texts = [
        (index, int(match["mark"]), match["text"] or match["glued"])
        for index, line in enumerate(lines)
        if _is_free(line) and line.label is None and (match := _TEXT_OF_NUMBER.fullmatch(line.text))
    ]
    if not texts:
        return
    glued = _glued(lines, {number for _, number, _ in texts}, language)
    wanted, last = 1, (-1, -1)
    uncalled: list[tuple[int, str]] = []
    for index, number, text in texts:
        if number != wanted:
            continue
        wanted += 1
        call = _next_call(glued.get(number, ()), last, index)
        if call is None:
            uncalled.append((index, str(number)))
            continue
        line, start, end = call
        found.take(line, start, end, str(number), (index, text))
        found.orphans += uncalled  # texts between others that are notes are notes too
        uncalled, last = [], (line, start)


def _glued(lines: Sequence[Line], numbers: set[int], language: str) -> Mapping[int, list[tuple[int, int, int]]]:
    places: dict[int, list[tuple[int, int, int]]] = {}
    for index, line in enumerate(lines):
        found = [match.span("mark") for match in _calls(line, _AFTER_YEAR, language)]
        found += [
            match.span("mark")
            for match in _calls(line, _GLUED, language)
            if not _DECIMAL.search(line.text, max(0, match.start() - 6), match.start())
        ]
        for start, end in sorted(found):
            number = int(line.text[start:end])
            if number in numbers:
                places.setdefault(number, []).append((index, start, end))
    return places


def _next_call(
    places: Sequence[tuple[int, int, int]], last: tuple[int, int], before: int
) -> tuple[int, int, int] | None:
    """Return the first place behind the last call and above the text."""
    position = bisect_left(places, (*last, -1))
    while position < len(places) and places[position][:2] <= last:
        position += 1
    if position < len(places) and places[position][0] < before:
        return places[position]
    return None
