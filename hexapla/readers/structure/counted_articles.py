"""Articles and chapters that a word processor numbers: the number opens them, whatever the style of the words behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hexapla.readers.structure.labels import kind_of_number, may_be_heading, split_label
from hexapla.readers.structure.lines import CONTINUATION, PLAIN, RANKS, Line

_BELOW_ALL = max(RANKS.values()) + 10
_OTHERWISE = (*RANKS, CONTINUATION, PLAIN, "quote")
_CHAPTERS = {"part": "part", "book_chapter": "chapter", "book_section": "h1"}


def with_counted_articles(lines: Sequence[Line], language: str) -> Iterator[Line]:
    """Yield lines in which an automatic number of an article is a heading, as a typed one is; a sentence stands below it.

    A typed label is one too where it stands alone, as a second one does.
    """
    alone = {id(line) for line in lines if not line.label and _may_open(line) and _is_alone(line, language)}
    for line in lines:
        kind = kind_of_number(str(line.label), language) if line.label and _may_open(line) else ""
        if (kind == "article" and may_be_heading(line.text)) or (id(line) in alone and len(alone) > 1):
            yield replace(line, style="h56", level=_BELOW_ALL)
        elif kind == "article":
            yield replace(line, text="", content=None, style="h56", level=_BELOW_ALL)
            yield replace(line, label=None, level=0)
        elif kind in _CHAPTERS and may_be_heading(line.text):
            yield replace(line, style=_CHAPTERS[kind], level=0)
        else:
            yield line


def _may_open(line: Line) -> bool:
    return line.eid is None and line.block is None and line.style not in _OTHERWISE


def _is_alone(line: Line, language: str) -> bool:
    unit = split_label(line.text, language)
    return unit.kind == "article" and not unit.text
