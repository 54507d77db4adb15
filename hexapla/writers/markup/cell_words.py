"""The words of cells on paper: codes that no line divides, and longer ones, which lines divide behind their slashes and dashes.

A code may stand in several elements, as where a part of it is a link: what is within a line is looked at as one text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from hexapla.writers.markup.elements import element
from hexapla.writers.markup.table_words import CODE

_LONG = re.compile(r"\S{29,}")
"""What has more characters than a code."""

_BEHIND = re.compile(r"(?<=[/\-–‑])(?=\w)")
_SERIES = re.compile(r"(?<=\S;)(?=[A-Z])")
"""Where a line may end between codes that no blank parts: `S/2026/1;S/2026/2`."""

_BOUNDS = frozenset({"br", "wbr", "sup", "img"})
"""Elements that part the words around them, or are marks at their ends."""


class _Text(NamedTuple):
    """A text of an element: before its children, or behind it; `start` counts the characters before it."""

    holder: etree._Element
    is_tail: bool
    text: str
    start: int


def hold_codes(cell: etree._Element) -> None:
    """Put the codes of a cell into elements that no line divides; let lines end within words that are longer than these."""
    texts, whole = _texts(cell)
    held = [(found.start(), found.end()) for found in CODE.finditer(whole)]
    free = [
        long.start() + place.start()
        for long in _LONG.finditer(whole)
        if not any(start < long.end() and long.start() < end for start, end in held)
        for place in _BEHIND.finditer(long[0])
    ]
    free += [place.start() for place in _SERIES.finditer(whole)]
    for each in reversed(texts):
        _mark(each, held, free)


def _texts(cell: etree._Element) -> tuple[Sequence[_Text], str]:
    """Return the texts of a cell in their order, and what they say together: marks and ends of lines are blanks there."""
    found, said = list[_Text](), ""
    for holder, is_tail, text, is_bound in _walk(cell, is_top=True):
        if is_bound:
            said += " " * max(1, len(text))
        else:
            found.append(_Text(holder, is_tail, text, len(said)))
            said += text
    return found, said


def _walk(holder: etree._Element, *, is_top: bool = False) -> Iterator[tuple[etree._Element, bool, str, bool]]:
    is_bound = holder.tag in _BOUNDS
    yield holder, False, holder.text or "", is_bound
    for each in holder if not is_bound else ():
        yield from _walk(each)
    if not is_top:
        yield holder, True, holder.tail or "", False


def _mark(text: _Text, held: Sequence[tuple[int, int]], free: Sequence[int]) -> None:
    """Put what stands in a text of the codes into elements of their own, and ends of lines where they are free."""
    length = len(text.text)
    clipped = ((max(start - text.start, 0), min(end - text.start, length)) for start, end in held)
    ends = (place - text.start for place in free)
    spans = sorted(
        [*((start, end) for start, end in clipped if start < end), *((at, at) for at in ends if 0 < at <= length)]
    )
    if not spans:
        return
    parent = text.holder.getparent() if text.is_tail else text.holder
    index = parent.index(text.holder) + 1 if text.is_tail and parent is not None else 0
    made = []
    for (start, end), following in zip(spans, [*(start for start, _ in spans[1:]), length], strict=True):
        made.append(element("span", {"class": "whole-word"}, text.text[start:end]) if start < end else element("wbr"))
        made[-1].tail = text.text[end:following]
    setattr(text.holder, "tail" if text.is_tail else "text", text.text[: spans[0][0]])
    for number, each in enumerate(made):
        parent.insert(index + number, each)  # type: ignore[union-attr]  # a tail has a parent
