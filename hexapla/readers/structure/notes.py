"""Notes of a plain text: marks glued to words are joined to the texts that stand at the end or between paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from hexapla.domain.label_patterns import matches, patterns
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.note_calls import TEXT_OF_NUMBER, Notes, calls_in, is_free, is_row_of_marks
from hexapla.readers.structure.raised_notes import join_raised
from hexapla.typography.marks import Call

MOVED = "N-101"
"""The repair that takes the text of a note to its mark."""

_FIRST = 2
"""The first mark of notes of which one, perhaps the first, was left out."""

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
_TEXT_OF_SLASHED = re.compile(r"(?P<mark>\d{1,3})/[ \t\u00a0]*(?P<text>\S.*)")


def find_notes(lines: Sequence[Line], language: str, kept: Collection[int] = ()) -> Notes:
    """Return the notes of the lines: every mark with its text, where it has one; nothing is guessed from figures alone.

    Figures glued to words are marks only where a line with the same figure in front holds the text.  `kept` are the
    indexes of lines, of the masthead, that can hold no notes: what their marks call stays where it stands.
    """
    found = Notes()
    _bracketed(lines, language, found)
    _slashed(lines, language, found)
    _starred(lines, language, found, kept)
    if not join_raised(lines, language, found):
        _numbered(lines, language, found)
    for calls in found.calls.values():
        calls.sort(key=lambda call: call.start)
    return found


def _bracketed(lines: Sequence[Line], language: str, found: Notes) -> None:
    """Find marks in brackets, [1], [2], …, and their texts: with the mark in front, or without it, next after the call."""
    texts = _texts(lines, _TEXT_OF_BRACKETED)
    pattern = _LOOSE if texts else _BRACKETED
    calls = [(index, match) for index, line in enumerate(lines) for match in calls_in(line, pattern, language)]
    calls = [(index, match) for index, match in calls if match["mark"] in texts or not _is_apart(match)]
    round_calls = patterns("note_call", language)
    if not calls and round_calls:
        calls = [
            (index, match) for index, line in enumerate(lines) for match in calls_in(line, round_calls[0], language)
        ]
        texts = _texts(lines, _TEXT_OF_ROUND)
        texts = {mark: text for mark, text in texts.items() if any(m["mark"] == mark and i < text[0] for i, m in calls)}
        if not texts:
            return
    marks = [int(match["mark"]) for _, match in calls]
    if not is_row_of_marks(marks) and not _are_answered(marks, texts):
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


def _are_answered(marks: Sequence[int], texts: Collection[str]) -> bool:
    """Tell whether marks rise, from 1 or 2, and each has its text, and each text its mark: one note was left out."""
    rising = sorted(set(marks))
    is_rising = list(dict.fromkeys(marks)) == rising and bool(rising) and rising[0] <= _FIRST
    return is_rising and {str(mark) for mark in rising} == set(texts) and rising[-1] == len(rising) + 1


def _texts(lines: Sequence[Line], pattern: re.Pattern[str]) -> dict[str, tuple[int, str]]:
    texts: dict[str, tuple[int, str]] = {}
    for index, line in enumerate(lines):
        match = pattern.fullmatch(line.text) if is_free(line) else None
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
        for match in calls_in(line, _SLASHED, language) if texts and index not in held else ():
            mark = match["mark"]
            if mark in seen:
                found.add(index, Call(match.start("mark"), match.end(), mark, None, is_repeat=True))
            elif mark in texts:
                found.take(index, match.start("mark"), match.end(), mark, texts[mark])
                seen.add(mark)


def _starred(lines: Sequence[Line], language: str, found: Notes, kept: Collection[int]) -> None:
    """Find marks of asterisks: each gets the next text with its mark; where one text serves several, they repeat it."""
    texts: dict[str, list[tuple[int, str]]] = {}
    for index, line in enumerate(lines):
        match = _TEXT_OFSTARS.fullmatch(line.text) if is_free(line) and index not in kept else None
        if match:
            texts.setdefault(match["mark"], []).append((index, match["text"]))
    held = {index for rows in texts.values() for index, _ in rows}
    used: set[str] = set()
    for index, line in enumerate(lines):
        calls = STARS.finditer(line.text) if index in kept else calls_in(line, STARS, language)
        for match in calls if index not in held else ():
            mark = match["mark"]
            rows = texts.get(mark, [])
            below = next((place for place, row in enumerate(rows) if row[0] > index), 0)
            text = rows.pop(below) if rows else None
            if index in kept or (text is None and mark not in texts and not is_free(line)):  # a mark of a cell alone
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
        if is_free(line) and line.label is None and (match := TEXT_OF_NUMBER.fullmatch(line.text))
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
        if not is_free(line):
            continue
        found = [match.span("mark") for match in calls_in(line, _AFTER_YEAR, language)]
        found += [
            match.span("mark")
            for match in calls_in(line, _GLUED, language)
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
