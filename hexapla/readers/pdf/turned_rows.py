"""Rows from left to right beside Arabic ones: PDFium takes both for one line that runs from the right, and turns its words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hexapla.readers.pdf.pages import Glyph

_LEVEL = 0.6
"""How far from the one before it, in parts of the size, a character of a line may stand above or below."""

_BACK = 1.0
"""Points by which a character stands further to the left than the one before it where words are turned."""

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("“", "”"))
_STOPS = ".,;:!?"


def straightened(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return characters that run from left to right with the words and brackets of each line in their order."""
    return tuple(glyph for line in _lines(glyphs) for glyph in (_in_order(line) if _is_turned(line) else line))


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and abs(glyph.base - held[-1].base) >= _LEVEL * max(glyph.size, held[-1].size):
            yield held
            held = []
        held.append(glyph)
    if held:
        yield held


def _is_turned(line: Sequence[Glyph]) -> bool:
    shown = [glyph for glyph in line if not glyph.text.isspace()]
    return any(two.left < one.left - _BACK for one, two in pairwise(shown))


def _in_order(line: Sequence[Glyph]) -> list[Glyph]:
    ordered = sorted(line, key=lambda glyph: glyph.left)
    texts = [glyph.text for glyph in ordered]
    for opening, closing in _PAIRS:
        is_open = False
        for place, sign in enumerate(texts):
            if sign in (opening, closing):
                is_open = _opens(texts[place - 1 : place], texts[place + 1 : place + 2], is_open=is_open)
                texts[place] = opening if is_open else closing
    return [replace(glyph, text=text) for glyph, text in zip(ordered, texts, strict=True)]


def _opens(before: Sequence[str], after: Sequence[str], *, is_open: bool) -> bool:
    """Tell whether a bracket opens: behind a blank, and before none; else where none is open."""
    is_begun = not before or before[0].isspace()
    is_ended = not after or after[0].isspace() or after[0] in _STOPS
    return is_begun if is_begun != is_ended else not is_open
