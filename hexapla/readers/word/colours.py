"""Cells of a table that tell something by their colour alone, which no edition shows and no voice reads.

Told are cells without words that are shaded, and cells of the same words in several colours; not heads, nor rows and columns
that are shaded as a whole, which only set them apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from hexapla.readers.word.names import val, w
from hexapla.readers.word.units import Cell, Row, Table

_PLAIN = ("", "AUTO", "000000")
_WHOLE = 0.75
"""The share of the cells of a row or a column from which on it is shaded as a whole."""

_FEWEST = 2
_LONGEST = 20
"""Letters of words that stand in several cells as a mark, not as a sentence."""

_SIGN = re.compile(r"[^\w\s]{1,3}")
"""A mark such as a full circle, whose letters have the colour."""


def told_by_colour(table: Table, words_of: Callable[[Cell], str]) -> list[str]:
    """Return the first words of each row in which cells tell something by their colour alone; `words_of` are those of a cell."""
    body = [row for row in table.rows if not row.is_head]
    if body and all(cell.fill for cell in body[0].cells):
        body = body[1:]  # a head by its look
    words = {(number, place): words_of(cell) for number, row in enumerate(body) for place, cell in enumerate(row.cells)}
    colours = _colours(body, words)
    by_words = defaultdict[str, set[str]](set)
    for place, colour in colours.items():
        by_words[words[place]].add(colour)
    told = [
        number
        for (number, place), colour in colours.items()
        if _tells(words[number, place], colour, by_words[words[number, place]])
    ]
    if len(told) < _FEWEST:
        return []
    return [
        next((words[place] for place in words if place[0] == number and words[place]), "") for number in sorted({*told})
    ]


def _tells(words: str, colour: str, colours: Collection[str]) -> bool:
    """Tell whether a cell says something by its colour: it says nothing else, or the same as others of other colours."""
    return bool(colour) if not words else len(words) <= _LONGEST and len(colours) > 1


def _colours(body: Sequence[Row], words: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Return the colours of cells by their places; those that are shaded with their whole row or column are left out."""
    found = {place: _colour(body[place[0]].cells[place[1]], said) for place, said in words.items()}
    whole = [_whole(found, side) for side in (0, 1)]
    return {
        place: colour
        for place, colour in found.items()
        if not colour or all(place[side] not in whole[side] for side in (0, 1))
    }


def _colour(cell: Cell, words: str) -> str:
    """Return the colour of a cell: that behind its words, of a mark alone that of the mark."""
    if cell.fill or not _SIGN.fullmatch(words):
        return cell.fill
    return next(filter(None, _colours_of_letters(cell)), "")


def _colours_of_letters(cell: Cell) -> Iterator[str]:
    for unit in Table((Row(is_head=False, cells=(cell,)),), 0).paragraphs():
        for run in unit.element.iter(w("r")):
            colour = (val(run.find(f"{w('rPr')}/{w('color')}")) or "").upper()
            yield "" if colour in _PLAIN else colour


def _whole(colours: Mapping[tuple[int, int], str], side: int) -> set[int]:
    """Return the rows (`side` 0) or columns (1) that have one colour, and most of their cells that."""
    lines = defaultdict[int, list[str]](list)
    for place, colour in colours.items():
        lines[place[side]].append(colour)
    counts = {line: Counter(each) for line, each in lines.items() if len(each) > 1}
    return {
        line
        for line, count in counts.items()
        if len({*count} - {""}) == 1 and count[""] <= (1 - _WHOLE) * count.total()
    }
