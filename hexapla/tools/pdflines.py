"""Where lines and pages of a finished PDF end: within no word and no figure, after no heading, on no page of two lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from unicodedata import category, east_asian_width

from hexapla.tools.pdftext import Structure, fold

LOWER = 6.0
"""How far baselines of two lines are apart, in points, at the least; raised marks are nearer."""

FEWEST = 2
"""A last page of so many lines is none that an officer lets pass."""

LONGEST_CODE = 28
"""Characters of a code in a cell that no line divides: a longer word may end lines behind its slashes and dashes."""

_HYPHENS = ("-", "\u2010", "\u00ad")
_JOINTS = frozenset("/-\u2010\u2011\u2013")
_GROUP_BEFORE, _GROUP_AFTER = re.compile(r"(?<![\d/.,\-–])\d{1,3}$"), re.compile(r"\d{3}(?!\d)")
_DATED = re.compile(r"[a-zß-öø-ÿа-џ]{3}-$")
"""Words before the number that a hyphen joins to them (`December-2025`): lines of heads may end there."""

_DAYS = re.compile(r"[^\W\d_]{3}–$")
"""A month before the day that a dash joins to it (`1 July–31 December`): lines of cells may end there."""

_ADDRESS = re.compile(r"\S*(?://|www\.)\S*$")
_CELLS = frozenset({"TD", "TH"})
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\uac00-\ud7af]")


@dataclass(frozen=True)
class Break:
    """A line that ends where none may: the page, counted from 1, and the words around its end."""

    page: int
    before: str
    after: str


def broken(
    seen: Structure, places: Sequence[tuple[str, int, int]], folded: Sequence[str] | None = None
) -> Iterator[tuple[int, Break]]:
    """Yield the breaks within words and figures, each with the number of its passage.

    `places` are passages with where they begin and end in the folded chunks of the file (`folded`, if they are known), -1
    for nowhere.
    """
    ends = list(accumulate(map(len, map(fold, seen.chunks) if folded is None else folded)))
    lines = [(end, number) for number, end in enumerate(ends[:-1]) if _is_line_end(seen, number)]
    place = 0
    for passage, (text, start, end) in enumerate(places):
        while place < len(lines) and lines[place][0] <= start:
            place += 1
        inside = []
        while place < len(lines) and lines[place][0] < end:
            inside.append(lines[place])
            place += 1
        numbers = (number for _, number in inside)
        for offset, number in zip(_offsets(text, [each - start for each, _ in inside]), numbers, strict=True):
            is_dated = seen.kinds[number] == "TH" and _DATED.search(text[max(offset - 40, 0) : offset]) is not None
            is_cell = seen.kinds[number] in _CELLS and not is_dated
            if _is_broken(text, offset, is_cell=is_cell, is_hyphenated=seen.chunks[number].rstrip().endswith(_HYPHENS)):
                around = text[max(offset - 20, 0) : offset].split()[-1:], text[offset : offset + 20].split()[:1]
                yield passage, Break(seen.places[number][0] + 1, "".join(around[0]), "".join(around[1]))


def lone_headings(seen: Structure) -> Iterator[tuple[int, str]]:
    """Yield the headings that end a page, each with the page, counted from 1.

    The title of the first page is none of them, nor what a picture of its page may follow, nor one below which
    a page goes on in another language.
    """
    lowest: dict[int, float] = {}
    for text, (page, height), kind in zip(seen.chunks, seen.places, seen.kinds, strict=True):
        if page and height and text.strip() and not _is_heading(kind):
            lowest[page] = min(height, lowest.get(page, height))
    texts = [
        (text.strip(), page, height, kind)
        for text, (page, height), kind in zip(seen.chunks, seen.places, seen.kinds, strict=True)
        if text.strip()
    ]
    known = 0.0
    for (text, page, height, kind), (_, following, _, other) in pairwise(texts):
        known = height or known  # words that the file says instead of its glyphs have none of their own
        is_lone = following > page and page not in seen.figures and (page or not _is_heading(other))
        if _is_heading(kind) and is_lone and lowest.get(page, known) >= known:
            yield page + 1, text


def lines_of_last_page(seen: Structure) -> int:
    """Return how many lines of text the last page has; one with pictures counts as full."""
    last = seen.pages - 1
    if last in seen.figures:
        return FEWEST + 1
    return len(
        {
            round(height)
            for text, (page, height) in zip(seen.chunks, seen.places, strict=True)
            if page == last and text.strip()
        }
    )


def _is_heading(kind: str) -> bool:
    return len(kind) == len("H1") and kind.startswith("H") and kind[1:].isdigit()


def _is_line_end(seen: Structure, number: int) -> bool:
    (page, height), (following, below) = seen.places[number : number + 2]
    return following != page or abs(height - below) > LOWER


def _offsets(text: str, wanted: Sequence[int]) -> Iterator[int]:
    """Yield where so many folded letters end in a text, in order."""
    at = letters = 0
    for count in wanted:
        while letters < count and at < len(text):
            letters += _length(text[at])
            at += 1
        while at < len(text) and text[at] in _JOINTS and not _length(text[at]):  # a hyphen ends its line
            at += 1
        yield at


@cache
def _length(character: str) -> int:
    return len(fold(character))


def _is_broken(text: str, at: int, *, is_cell: bool, is_hyphenated: bool) -> bool:
    """Tell whether a line that ends at a place of a text ends within a word, or within a figure."""
    before, after = text[:at], text[at:]
    if not before or not after:
        return False
    if before[-1].isspace() or after[0].isspace():
        is_line_of_text = "\n" in before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]
        return not is_line_of_text and bool(
            _GROUP_BEFORE.search(before.rstrip()[-8:]) and _GROUP_AFTER.match(after.lstrip())
        )
    if is_hyphenated and before[-1] not in _JOINTS:
        return False
    if before[-1] in _JOINTS or after[0] in _JOINTS:
        is_cell = is_cell and len(before.split()[-1]) + len(after.split()[0]) <= LONGEST_CODE
        is_free = any(each.search(before[-80:]) for each in (_ADDRESS, _DAYS))
        return is_cell and before[-1] in _JOINTS and after[0].isdigit() and not is_free
    return _is_letter(before[-1]) and _is_letter(after[0]) and _ADDRESS.search(before[-80:]) is None


def _is_letter(character: str) -> bool:
    is_wide = east_asian_width(character) in "WF" or _WITHOUT_BLANKS.match(character)
    return category(character)[0] in "LN" and not is_wide
