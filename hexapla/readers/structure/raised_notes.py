"""Notes that raised figures call in a text, ¹ ² ³: their texts stand below with the same figures in front, raised or not."""

import re
from collections import deque
from collections.abc import Sequence

from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.note_calls import TEXT_OF_NUMBER, Notes, calls_in, is_free, is_row_of_marks
from hexapla.typography.marks import Call

RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FIGURES = str.maketrans(RAISED_FIGURES, "0123456789")
"""Raised figures as plain ones."""

_UNITS = ("[A-Za-zА-яα-ωم]", "[kcdmhn]m", "[ксдм]м", "ft|yd|mi|ha|كم|سم|مم", "10")
_NO_POWER = "".join(rf"(?<!(?<![^\W_])(?:{each}))" for each in _UNITS)
_RAISED = re.compile(
    rf"(?<=[^\s⁻⁺|{RAISED_FIGURES}])(?<!米)(?<!公里){_NO_POWER}(?P<mark>[{RAISED_FIGURES}]{{1,3}})"
    r"(?=$|[\s.,;:!?”»)\]\"’'|—–\u3000-\u9fff\uff00-\uff65،؛؟])"
)
"""A raised figure behind a word, no power of a unit of measure, of a sign or of ten."""

_TEXT_OF_RAISED = re.compile(rf"(?P<mark>[{RAISED_FIGURES}]{{1,3}})\)?[ \t\u00a0]*(?P<text>\S.*)")

_Place = tuple[int, int, int]


def join_raised(lines: Sequence[Line], language: str, found: Notes) -> bool:
    """Join raised figures to the texts below them; tell whether there are any.

    Each text is called by the first mark behind the last text of its figure, and not above the call of the text before
    it, so that notes may begin anew with each page.  A mark that goes on in the row of those before it has lost its text.
    """
    calls = [
        (int(match["mark"].translate(FIGURES)), (index, *match.span("mark")))
        for index, line in enumerate(lines)
        for match in calls_in(line, _RAISED, language)
    ]
    is_row = is_row_of_marks([number for number, _ in calls])
    texts = _texts(lines, _TEXT_OF_RAISED)
    is_plain = is_row and not texts
    if is_plain:
        called = {number for number, _ in calls}
        texts = [row for row in _texts(lines, TEXT_OF_NUMBER) if row[0] > calls[0][1][0] and row[1] in called]
    used = _join(calls, texts, found, is_plain=is_plain)
    last = 0
    for number, place in calls:
        if place in used or (number == last + 1 and (used or is_row)):
            last = number
        if place not in used and last == number:
            found.take(*place, str(number), None)
            used.add(place)
    return bool(used)


def _join(
    calls: Sequence[tuple[int, _Place]], texts: Sequence[tuple[int, int, str]], found: Notes, *, is_plain: bool
) -> set[_Place]:
    """Give the texts their calls; return the places of these."""
    waiting: dict[int, deque[_Place]] = {}
    for number, place in calls:
        waiting.setdefault(number, deque()).append(place)
    used: set[_Place] = set()
    last = (-1, -1)
    for index, number, text in texts:
        is_called = False
        row = waiting.get(number, deque())
        while row and row[0][0] < index:
            place = row.popleft()
            if is_called:
                found.add(place[0], Call(*place[1:], str(number), None, is_repeat=True))
            elif place[:2] > last:
                found.take(*place, str(number), (index, text))
                last, is_called = place[:2], True
            else:
                continue
            used.add(place)
        if not is_called and not is_plain:  # a line that begins with a figure may be one of the text
            found.orphans.append((index, str(number)))
    return used


def _texts(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """Return the index, the figure and the words of each line that may be the text of a note."""
    found = ((index, pattern.fullmatch(line.text)) for index, line in enumerate(lines) if is_free(line))
    return [(index, int(m["mark"].translate(FIGURES)), m["text"] or m[m.lastindex or 0]) for index, m in found if m]
