"""Pictures that a Word file anchors in its headings: a heading is its words, what floats beside it stands below it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hexapla.readers.word.characters import plain
from hexapla.readers.word.names import WP
from hexapla.readers.word.paragraph_text import ParagraphTexts, trimmed
from hexapla.readers.word.styles import HEADINGS
from hexapla.readers.word.tables import TextUnit
from hexapla.readers.word.units import Table

_FLOATS = f"{{{WP}}}anchor"


def pictures_below(row: Iterable[TextUnit | Table], texts: ParagraphTexts) -> Iterator[TextUnit | Table]:
    """Yield a row in which no heading holds a picture that floats beside its words, nor is a picture without words one.

    A small picture in the line of a heading (`wp:inline`) stays there.
    """
    for each in row:
        if isinstance(each, Table) or not _is_heading(each):
            yield each
            continue
        has_words = bool(plain(each.content).strip())
        moved = [
            character
            for character in each.content
            if character.kind == "picture"
            and texts.shows([character])
            and not (has_words and texts.drawing(character).find(_FLOATS) is None)
        ]
        if not moved:
            yield each
            continue
        words, tabs = trimmed([character for character in each.content if character not in moved])
        if has_words:
            yield replace(each, content=words, tabs=each.tabs + tabs)
        below = replace(
            each.unit, kind=None, outline=None, label="", begins_page=each.unit.begins_page and not has_words
        )
        yield TextUnit(replace(below, bookmarks=() if has_words else below.bookmarks), moved, 0, "")


def _is_heading(each: TextUnit) -> bool:
    return each.unit.kind in HEADINGS or each.unit.outline is not None
