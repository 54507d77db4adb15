"""Articles that a word processor numbers: the number opens the article, whatever the style of the words behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hexapla.readers.structure.labels import may_be_heading, split_label
from hexapla.readers.structure.lines import CONTINUATION, PLAIN, RANKS, Line

_BELOW_ALL = max(RANKS.values()) + 10
_OTHERWISE = (*RANKS, CONTINUATION, PLAIN, "quote")


def with_counted_articles(lines: Sequence[Line], language: str) -> Iterator[Line]:
    """Yield lines in which an automatic number of an article is a heading, as a typed one is; a sentence stands below it."""
    for line in lines:
        is_counted = bool(line.label) and line.eid is None and line.block is None and line.style not in _OTHERWISE
        if not is_counted or split_label(f"{line.label}\t{line.text}", language).kind != "article":
            yield line
        elif may_be_heading(line.text):
            yield replace(line, style="h56", level=_BELOW_ALL)
        else:
            yield replace(line, text="", content=None, style="h56", level=_BELOW_ALL)
            yield replace(line, label=None, level=0)
