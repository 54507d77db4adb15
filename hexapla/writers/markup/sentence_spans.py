"""Sentences of a cell in spans of their own, so that a reader sees which sentences say the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.present.sentences import cut
from hexapla.writers.markup.elements import child


@dataclass(frozen=True)
class SentenceSpan:
    """A part of a cell's text: the name it shares with its counterparts, and its id in the column that bears one."""

    span: tuple[int, int]
    name: str | None = None
    id: str | None = None


def in_sentence_spans(
    parent: etree._Element, runs: Iterable[Run], sentence_spans: Sequence[SentenceSpan]
) -> Iterator[tuple[etree._Element, Iterable[Run]]]:
    """Yield runs with the element they go into: a span of each stretch, or the parent itself."""
    if not sentence_spans:
        yield parent, runs
        return
    pieces = cut(runs, [sentence.span for sentence in sentence_spans])
    for place, group in groupby(pieces, key=lambda piece: piece[0]):
        sentence = sentence_spans[place]
        attributes = {"data-b": sentence.name, "id": sentence.id, "tabindex": "-1"}
        yield (child(parent, "span", attributes) if sentence.name else parent), [run for _, run in group]
