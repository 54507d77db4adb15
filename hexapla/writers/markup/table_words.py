"""The words of table cells: their lines, and the parts of these that no line divides."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hexapla.akn.grid import Place
from hexapla.akn.inlines import Run, runs
from hexapla.writers.markup.held_words import WIDE, held, joined

_SIGN = rf"[^\s;{WIDE}]"

CODE = re.compile(
    rf"{joined()}|"
    r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?"
    rf"|(?:(?<![^\s(\[«“\"–;{WIDE}])|(?<=\d-)(?=[A-Z]{{1,8}}/))(?![^\W\d_]{{3,12}}–\d{{1,2}}(?!\S))(?={_SIGN}{{2,28}}(?!{_SIGN}))(?={_SIGN}*[-–‑/])(?={_SIGN}*(?:\d|[A-Z]{{2}}))"
    rf"(?:(?!–[A-Z]|(?<=\d)-[A-Z]{{1,8}}/){_SIGN})+[-–]?"
)
"""What no line of a table divides: a number in groups; a symbol, a range, a grade (`P-3`, `2024/25`, `A/80/628`).

Grades that a dash joins break behind it, symbols that a hyphen joins to a figure, and days: `P-5–`, `P-4`; `E/2019/34-`, `E/ESCAP/75/36`; `1 July–`, `31 December`;
not a code with a hyphen of its own (`AB-CD/14`).
"""

_LOWER = "a-zß-öø-ÿа-џ"

DATED = re.compile(
    rf"(?<![^\s(\[«“])(?:[^\W\d_]?[{_LOWER}]{{3,}}-(?=\d)|\d{{1,4}}-(?=[{_LOWER}]{{3}}))(?:\d{{1,4}}|[{_LOWER}]+)(?![^\s)\],;:*])"
)
"""A word that a hyphen joins to a number (`December-2025`, `12-month`), which is no code: lines of heads may end behind the hyphen."""

NUMBERED = re.compile(r"(?P<number>[^\s]{1,10})\t\s*(?=\S)")
"""The number of a cell or of a part of it, before its words."""

NUMBER_ALONE = re.compile(r"(?P<number>[^\s]{1,10})\t\s*")
"""The same before words in another type, which have an element of their own."""

_PARTS = re.compile(
    r"(?:[^ \t\n\r\u2000-\u2006\u2008-\u200b\u3000/\-\u2010\u2013\u2014?]|\?(?!\w))*(?:[/\-\u2010\u2013\u2014]|\?(?=\w))?"
)
"""Words, and what lines end with within them; of an address also the mark before its query."""
_HELD, _BLANKS = "\u00a0\u202f", " \t\n"
WIDE_LETTER = re.compile(f"[{WIDE}]")
"""A Chinese sign."""


class Look(NamedTuple):
    """How words look, as far as it makes them wider or narrower."""

    bold: bool
    italic: bool
    raised: bool


Line = Sequence[tuple[str, Look]]
"""Texts that follow one another, each with its look; note marks are raised."""


def lines_of(cell: Place, shown: Container[str | None] = ()) -> Iterator[Line]:
    """Yield the lines of a cell that only its author breaks; the words of a picture are read where it is not among those shown."""
    for text in cell.texts:
        for is_break, group in groupby(runs(text), key=lambda run: run.is_break):
            if not is_break:
                yield [(run.text, _look(run)) for run in group if run.image is None or run.image not in shown]


def undivided(line: Line, language: str, *, is_head: bool = False) -> Iterator[Line]:
    """Yield what no line divides, of a column's head or of another cell."""
    whole = held("".join(text for text, _ in line), language)
    looks = [look for text, look in line for _ in text]
    for start, end in _bounds(whole, is_head=is_head):
        inside = groupby(range(start, end), key=lambda place: looks[place])
        yield [("".join(whole[place] for place in places), look) for look, places in inside]


def _look(run: Run) -> Look:
    return Look("b" in run.marks, "i" in run.marks, run.note is not None or "sup" in run.marks)


def _codes(found: re.Match[str], *, is_head: bool) -> list[tuple[int, int]]:
    """Return where a code begins and ends, in a head the two parts of a word with its number."""
    start, end = found.span()
    dated = DATED.search(found[0]) if is_head else None
    middle = start + found[0].index("-", dated.start()) + 1 if dated else end
    return [(start, middle), (middle, end)] if dated else [(start, end)]


def _apart(text: str, codes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return codes with the words that a no-break space holds to them (`31 December-2025`), those held together as one."""
    found: list[tuple[int, int]] = []
    for code, end in codes:
        start = code
        while start and text[start - 1] in _HELD:
            start = max((text.rfind(blank, 0, start) for blank in _BLANKS), default=-1) + 1
        if found and start < found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _bounds(text: str, *, is_head: bool) -> Iterator[tuple[int, int]]:
    codes = _apart(text, [each for found in CODE.finditer(text) for each in _codes(found, is_head=is_head)])
    yield from codes
    place = 0
    for start, end in (*codes, (len(text), len(text))):
        for found in _PARTS.finditer(text, place, start):
            wide = list(WIDE_LETTER.finditer(found[0]))
            yield from ((found.start() + each.start(), found.start() + each.end()) for each in wide)
            if not wide:
                yield found.span()
        place = end
