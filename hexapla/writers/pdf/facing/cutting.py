"""Where a row may be cut so that both languages are cut at the same place: between sentences that answer each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.present.matching import text_of
from hexapla.present.presentation import Column, Row
from hexapla.present.sentences import Span, sentences
from hexapla.writers.pdf.facing.slicing import count
from hexapla.writers.pdf.parallel import letters_wide

LONGEST = 800
"""A sentence of more letters than this, some nine lines, may be cut at a blank as well."""

_PUNCTUATION = frozenset("，、；：。！？）》”")


@dataclass(frozen=True)
class Cut:
    """A place where a row may be cut: the letters before it in each language, None where the language has no text."""

    letters: tuple[int | None, ...]
    is_sentence: bool


def cuts_of(row: Row, columns: Sequence[Column]) -> tuple[Cut, ...]:
    """Return the places between the beads of a row, in their order, and within a sentence that is very long."""
    texts = [text_of(cell) for cell in row.cells]
    found: list[Cut] = []
    for spans in _whole(row, texts, columns):
        found += _inside(spans, texts)
        found.append(_cut([span[1] if span else None for span in spans], texts, is_sentence=True))
    return tuple(found[:-1])


def _cut(ends: Sequence[int | None], texts: Sequence[str | None], *, is_sentence: bool) -> Cut:
    counted = [None if end is None else count((text or "")[:end]) for end, text in zip(ends, texts, strict=True)]
    return Cut(tuple(counted), is_sentence)


def _whole(row: Row, texts: Sequence[str | None], columns: Sequence[Column]) -> Iterator[tuple[Span | None, ...]]:
    """Yield the beads of a row, one that a language lacks joined to its neighbour; None where there is no text."""
    present = [index for index, text in enumerate(texts) if text]
    beads = [bead.spans for bead in row.beads]
    if len(present) == 1:
        own = texts[present[0]] or ""
        for span in sentences(own, columns[present[0]].language):
            yield tuple(span if index == present[0] else None for index in range(len(texts)))
        return
    if not present or not all(_tiles([spans[index] for spans in beads], texts[index] or "") for index in present):
        yield tuple((0, len(text)) if text else None for text in texts)
        return
    yield from _joined(beads)


def _joined(beads: Sequence[tuple[Span | None, ...]]) -> Iterator[tuple[Span | None, ...]]:
    """Yield beads that have words in every language: what one of them lacks goes with what stands before it."""
    waiting: list[Span] = []
    for spans in beads:
        if not waiting:
            waiting = [(0, 0)] * len(spans)
        elif None not in spans and all(end > start for start, end in waiting):
            yield tuple(waiting)
            waiting = [(end, end) for _, end in waiting]
        waiting = [(old[0], span[1] if span else old[1]) for old, span in zip(waiting, spans, strict=True)]
    if waiting:
        yield tuple(waiting)


def _tiles(spans: Sequence[Span | None], text: str) -> bool:
    """Tell whether spans follow each other through the whole of a text."""
    at = 0
    for span in spans:
        if span is None:
            continue
        if span[0] != at:
            return False
        at = span[1]
    return at == len(text)


def _inside(spans: Sequence[Span | None], texts: Sequence[str | None]) -> Iterator[Cut]:
    """Yield places within one bead where it is very long: blanks at the same share of it in each language."""
    parts = [(text or "")[slice(*span)] if span else "" for span, text in zip(spans, texts, strict=True)]
    pieces = -(-max(map(letters_wide, parts)) // LONGEST)
    before = [0] * len(parts)
    for number in range(1, pieces):
        places = [_blank(part, len(part) * number // pieces) if part else None for part in parts]
        known = [(place, old) for place, old in zip(places, before, strict=True) if place is not None]
        if all(place > old for place, old in known):
            ends = [None if place is None or not span else span[0] + place
                    for place, span in zip(places, spans, strict=True)]  # fmt: skip
            yield _cut(ends, texts, is_sentence=False)
            before = [place or 0 for place in places]


def _blank(text: str, place: int) -> int:
    """Return where the word ends that stands at a place, or the clause of a script without blanks; 0 for nowhere."""
    for at in range(place, len(text) - 1):
        if text[at] == " " or text[at] in _PUNCTUATION:
            return at + 1
    return 0
