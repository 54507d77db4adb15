"""What an item shows of its texts: the sentences that it is about in both languages, its words marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.catalogue import language
from hexapla.concordance.result import Pair, Spans
from hexapla.present.beads import align
from hexapla.present.sentences import Span, sentences


@dataclass(frozen=True)
class Segment:
    """A piece of a text, marked or not."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Excerpt:
    """What an item shows in one language; no segments where the language has nothing.

    `is_cut` tells on which sides of the excerpt the text goes on.
    """

    language: str
    name: str
    direction: str
    segments: tuple[Segment, ...]
    is_cut: tuple[bool, bool] = (False, False)


def excerpts(pair: Pair, spans: Spans, languages: tuple[str, str]) -> tuple[Excerpt, Excerpt]:
    """Return the sentences that hold the marked words, and those that answer them; all of a text without marks."""
    shown = _shown(pair, spans, languages)
    first, second = (
        _excerpt(text, mark, part, code)
        for text, mark, part, code in zip(pair.texts, spans, shown, languages, strict=True)
    )
    return first, second


def _excerpt(text: str | None, mark: Span | None, part: Span, code: str) -> Excerpt:
    known = language(code)
    if not text:
        return Excerpt(known.code, known.english_name, known.direction, ())
    is_cut = (bool(text[: part[0]].strip()), bool(text[part[1] :].strip()))
    segments = tuple(_segments(text, mark, part))
    return Excerpt(known.code, known.english_name, known.direction, segments, is_cut)


def _segments(text: str, mark: Span | None, part: Span) -> Iterator[Segment]:
    start, end = part
    if mark is None:
        yield Segment(text[start:end].strip(), False)
        return
    for piece, is_marked in ((text[start : mark[0]].lstrip(), False), (text[slice(*mark)], True)):
        if piece:
            yield Segment(piece, is_marked)
    if rest := text[mark[1] : end].rstrip():
        yield Segment(rest, False)


def _shown(pair: Pair, spans: Spans, languages: tuple[str, str]) -> tuple[Span, Span]:
    """Return which part of each text is shown."""
    texts = [text or "" for text in pair.texts]
    whole = ((0, len(texts[0])), (0, len(texts[1])))
    if not any(spans) or not all(texts):
        return whole
    cut = [sentences(text, language(code)) for text, code in zip(texts, languages, strict=True)]
    told = [[text[slice(*span)] for span in own] for text, own in zip(texts, cut, strict=True)]
    touched: list[list[Span]] = [[], []]
    for bead in align(told[0], told[1], len(texts[1]) / len(texts[0])):
        held = [[cut[side][n] for n in bead[side]] for side in (0, 1)]
        if any(_touches(held[side], spans[side]) for side in (0, 1)):
            touched[0].extend(held[0])
            touched[1].extend(held[1])
    first, second = ((own[0][0], own[-1][1]) if own else all_of for own, all_of in zip(touched, whole, strict=True))
    return first, second


def _touches(held: Sequence[Span], mark: Span | None) -> bool:
    return mark is not None and any(start < mark[1] and mark[0] < end for start, end in held)
