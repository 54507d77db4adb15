"""How a finding names a picture: by the caption of its figure, by its words, else by where it stands; never by its file."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import Run, words_of
from hexapla.present.presentation import Column, Presentation

LONGEST = 60
"""So many letters of words name a picture."""


class Named(NamedTuple):
    """A picture of an edition: its address, the language and the block that it stands in, how it is named."""

    source: str
    language: str
    eid: str
    name: str


def pictures_named(presentation: Presentation) -> Iterator[Named]:
    """Yield the pictures that an edition shows, in blocks and in notes, each where it first stands."""
    seen = set[str]()
    for column in presentation.columns:
        code = column.language.code
        for above, block in pairwise((None, *column.blocks)):
            for run in _images(column, block) if block is not None else ():
                if block is not None and run.image not in seen:
                    yield Named(run.image or "", code, block.eid, _name(column, run, above, block))
                seen.add(run.image or "")
        for note in column.notes:
            for run in (each for content in note.content for each in column.runs(content) if each.image):
                if run.image not in seen:
                    yield Named(run.image or "", code, note.eid, _short(run.text) or f"of note {note.marker}")
                seen.add(run.image or "")


def _images(column: Column, block: Block) -> list[Run]:
    return [run for content in block.content for run in column.runs(content) if run.image]


def _name(column: Column, run: Run, above: Block | None, block: Block) -> str:
    caption = _words(column, above) if above is not None and above.is_caption else ""
    if caption or run.text.strip():
        return _short(caption or run.text)
    number = next((each.num for each in column.blocks if each.eid == block.paragraph and each.num), "")
    if number:
        return f"of paragraph {number.rstrip('.')}"
    words = _short(_words(column, above)) if above is not None else ""
    return f"below “{words}”" if words else "at the beginning"


def _words(column: Column, block: Block) -> str:
    parts: Sequence[str] = [words_of(column.runs(content)) for content in block.content]
    return " ".join(filter(None, (block.num, *parts)))


def _short(words: str) -> str:
    return " ".join(words.split())[:LONGEST].strip()
