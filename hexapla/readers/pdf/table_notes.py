"""Notes of tables: lines in smaller type below one, each of which a mark in it calls."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from hexapla.readers.pdf.notes import is_mark
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.structure.labels import ends_sentence

_PART = re.compile(r"[,;\s]+")


def marks_called(parts: Sequence[PageTable]) -> frozenset[str]:
    """Return the raised marks of a table that stand behind words, those beside each other apart."""
    lines = (line for part in parts for row in part.rows for cell in row for line in cell.rows)
    return frozenset(mark for line in lines for run in [*_raised(line)][1:] for mark in _PART.split(run) if mark)


def is_called(paragraph: Paragraph, called: Collection[str]) -> bool:
    """Tell whether a paragraph is a note of a table for certain: its mark is called there, no other stands within it, and it ends a sentence."""
    runs = [[*_raised(piece.glyphs)] for row in paragraph.rows for piece in row.pieces]
    marks = [run for own in runs for run in own if run]
    return len(marks) == 1 and bool(runs[0]) and runs[0][0] == marks[0] in called and ends_sentence(paragraph.last.text)


def _raised(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield the raised runs of a line in order, "" first where it begins with none."""
    for place, (is_raised, run) in enumerate(groupby(glyphs, key=is_mark)):
        text = "".join(each.text for each in run).strip()
        if is_raised:
            yield text
        elif not place:
            yield ""
