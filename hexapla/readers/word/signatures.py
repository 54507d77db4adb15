"""Signatures of letters in a Word file: who signed, and below it the office held, are the lines of one paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hexapla.akn.grid import END
from hexapla.domain.label_patterns import matches
from hexapla.readers.word.characters import OBJECT, Character
from hexapla.readers.word.tables import TextUnit
from hexapla.readers.word.units import Table

_MOST_LINES = 6
_LONGEST = 120
"""Letters of a line of a signature."""


def whole_signatures(row: Iterable[TextUnit | Table], language: str) -> Iterator[TextUnit | Table]:
    """Yield a row in which the lines that follow `(Signed) …` and stand at the far edge as it does go on in it."""
    signed: list[TextUnit] = []
    for each in row:
        line = each if isinstance(each, TextUnit) and _is_line(each) else None
        begins = line is not None and matches("signed", line.text, language)
        if signed and (begins or line is None or len(signed) == _MOST_LINES):
            yield _joined(signed)
            signed = []
        if line is not None and (begins or signed):
            signed.append(line)
        else:
            yield each
    if signed:
        yield _joined(signed)


def _is_line(each: TextUnit) -> bool:
    unit = each.unit
    is_plain = not (unit.label or unit.begins_page or unit.outline is not None or unit.box)
    return unit.align == END and is_plain and 0 < len(each.text) < _LONGEST


def _joined(lines: Sequence[TextUnit]) -> TextUnit:
    content = list(lines[0].content)
    for line in lines[1:]:
        content += [Character(OBJECT, kind="break"), *line.content]
    names = tuple(name for line in lines for name in line.unit.bookmarks)
    text = " ".join(line.text for line in lines)
    return replace(lines[0], unit=replace(lines[0].unit, bookmarks=names), content=content, text=text)
