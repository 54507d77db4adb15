"""Which headings a contents list on paper says, and before which block it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from hexapla.present.presentation import Column, Entry, Presentation
from hexapla.writers.markup.frames import summary
from hexapla.writers.markup.front_notes import front_notes
from hexapla.writers.markup.listed_headings import listed_headings

FEWEST, MOST = 5, 50
"""How many headings a list holds: fewer levels where there are too many."""

_PAGE = re.compile(r"(?<!\d)\d{1,4}$")


@dataclass(frozen=True)
class ContentsList:
    """A contents list: its headings (those without an id are words above a group), and the block that follows it, "" for the first."""

    entries: tuple[Entry, ...] = ()
    following: str = ""


def contents_list(presentation: Presentation) -> ContentsList:
    """Return the list of an edition in one language: the source's, with its headings and in its place, or one of a long text without; else an empty one."""
    column = presentation.first
    following, *said = column.source_contents or ("",)  # the first line is their heading, where they have one
    boxed = {block.eid for block in summary(column)}
    listed = [entry for entry in column.contents if entry.eid not in boxed]
    entries = listed_headings(listed, said)
    if not entries:
        entries = _entries(listed, presentation.station.contents_levels)
        if _length(column) < presentation.station.contents_from or len(entries) < FEWEST:
            return ContentsList()
    behind, notes = dropwhile(lambda block: block.eid != following, column.blocks), front_notes(column)
    return ContentsList(tuple(entries), next((block.eid for block in behind if block not in notes), ""))


def pages_said(entries: Sequence[Entry], said: Sequence[str]) -> Iterator[str]:
    """Yield for each heading of a list the number of the page that the source's own list says of it, "" where it says none."""
    place = 0
    for entry in entries:
        words = _letters(entry.text)
        ends = (
            (at, line)
            for at, line in enumerate(said[place:], place)
            if words and _letters(_PAGE.sub("", line)).endswith(words)
        )
        at, line = next(ends, (place - 1, ""))
        place = at + 1
        found = _PAGE.search(line)
        yield found[0] if found else ""


def _length(column: Column) -> int:
    return sum(len("".join(map(str, part.itertext()))) for block in column.blocks for part in block.content)


def _entries(found: Sequence[Entry], deepest_level: int) -> list[Entry]:
    """Return the headings of as many levels as one or two pages can hold, and those of the first in any case."""
    for deepest in range(deepest_level, 0, -1):
        kept = [entry for entry in found if entry.level <= deepest]
        if len(kept) <= MOST:
            break
    return kept


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
