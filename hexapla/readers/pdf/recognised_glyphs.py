"""Recognised glyphs: the words of a recognised line become characters in their places, with the blanks between them."""

from collections.abc import Iterator
from itertools import groupby, zip_longest
from unicodedata import bidirectional, east_asian_width

from hexapla.readers.pdf.pages import Glyph
from hexapla.tools.hocr import Word, WordLine

RIGHT = ("AL", "R")
"""Classes of letters that run from right to left."""

_RAISED, _SMALLER = 0.25, 0.65
"""How far a word of figures has to stand above its line to be a mark, in parts of the size, and how large marks are."""

_CLOSE = 0.4
"""Up to which room, in parts of the size, a raised mark follows a word without a blank."""

_EM = 1.2
"""The room, in parts of the size, at most, behind the ink of a sign of Chinese that the next one follows."""

_SIGNS = ".,:;()[]،؛"
"""Signs at the ends of figures."""

_LONGEST_MARK = 3
_WIDE = ("W", "F")
"""Widths of the signs of Chinese, which are written without blanks: Tesseract parts them by words."""


def glyphs_of(line: WordLine, *, is_from_right: bool) -> Iterator[Glyph]:
    """Yield the characters of a line, those of a word side by side, and blanks between words that stand in no columns."""
    before: Word | None = None
    for seen, after in zip_longest(line.words, line.words[1:]):
        word = _reaching(seen, after, line.size) if after is not None else seen
        if before is not None:
            is_after = word.left > before.left
            ends = (before.right, word.left) if is_after else (word.right, before.left)
            gap = ends[1] - ends[0]
            if word.is_raised and abs(gap) < _CLOSE * line.size:  # ink has no room around it, as letters of a font have
                word = word._replace(left=before.right) if is_after else word._replace(right=before.left)
            elif abs(gap) < line.size and not _are_close(before.text, word.text, gap, line.size):
                yield Glyph(" ", min(ends), max(ends), line.base, line.size, frozenset(), None, before.sure)
        is_mark = word.is_raised or (len(word.text) <= _LONGEST_MARK and word.text.isdecimal() and _rises(word, line))
        base, size = (word.bottom, line.size * _SMALLER) if is_mark else (line.base, line.size)
        yield from _letters(word, base, size, is_from_right=is_from_right)
        before = word


def _reaching(word: Word, after: Word, size: float) -> Word:
    """Return a word up to the next one, where no blank of Chinese parts them: its signs are as wide as high, whatever their ink."""
    gap = after.left - word.right
    return word._replace(right=after.left) if 0 < gap < _EM * size and _is_chinese(word.text, after.text) else word


def _letters(word: Word, base: float, size: float, *, is_from_right: bool) -> Iterator[Glyph]:
    """Yield the characters of a word where they are seen: figures run from the left, in words from right to left too."""
    width, marks = (word.right - word.left) / len(word.text), frozenset({"b"} if word.is_bold else ())
    place = word.left
    placed = []
    for index in _as_seen(word.text, is_from_right=is_from_right):
        placed.append((index, Glyph(word.text[index], place, place + width, base, size, marks, None, word.sure)))
        place += width
    yield from (glyph for _, glyph in sorted(placed, key=lambda each: each[0]))


def _as_seen(text: str, *, is_from_right: bool) -> list[int]:
    """Return the places of the characters of a word as they are seen from left to right.

    On a page from right to left, signs at the ends of figures stand on their other side.
    """
    places = list(range(len(text)))
    if any(bidirectional(sign) in RIGHT for sign in text):
        runs = [[*found] for _, found in groupby(places, key=lambda place: text[place].isdecimal() or place)]
        return [place for run in reversed(runs) for place in run]
    if not is_from_right or any(map(str.isalpha, text)):
        return places
    start = len(text) - len(text.lstrip(_SIGNS))
    end = len(text.rstrip(_SIGNS))
    return [*reversed(places[end:]), *places[start:end], *reversed(places[:start])] if start < end else places[::-1]


def _are_close(before: str, after: str, gap: float, size: float) -> bool:
    """Tell whether no blank stands between two words: signs of Chinese on both sides, or on one and little room."""
    wide = [east_asian_width(sign) in _WIDE for sign in (before[-1], after[0])]
    return all(wide) or _is_chinese(before, after) or (any(wide) and gap < size / 2)


def _is_chinese(before: str, after: str) -> bool:
    """Tell whether of two words one ends, or the other begins, with a sign of Chinese, marks of punctuation set aside."""
    ends = [next(filter(str.isalnum, signs), "") for signs in (reversed(before), after)]
    return any(sign and east_asian_width(sign) in _WIDE for sign in ends)


def _rises(word: Word, line: WordLine) -> bool:
    return word.bottom > line.base + _RAISED * line.size
