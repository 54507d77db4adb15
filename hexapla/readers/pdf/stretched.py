"""Gaps between words: those of a row set to the width of its column are as wide as gaps between columns, and each as wide as the others."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from hexapla.readers.pdf.pages import Glyph

_FEWEST = 3
"""Gaps between words that show a row to be stretched, at least."""

_WORD = 0.2
"""From which gap on, in sizes, words stand apart."""

_EQUAL, _WIDEST = 0.1, 3.0
"""By how much, in sizes, such gaps differ from each other, and how wide they are, at most."""

_BLANKS, _MORE = (0.27, 0.5), 0.1
"""How wide the blanks of a wide font are, in sizes, and how much wider a gap may be that nothing else makes."""

_EDGES = 1.75
"""How wide the gaps at the edges of elements are, in those between Chinese characters: programs leave half a gap over there."""

_ALIKE = 0.25
"""By how much, in sizes, the gaps between most Chinese characters of one row differ, at most."""

_NO_BREAK = "\u00a0\u202f"
"""Blanks that are as wide in a stretched row as in any other."""

_LABEL = 5
"""Characters of a number before the text of a paragraph, at most: the gap behind it is set by itself."""


def gap_of_blanks(glyphs: Sequence[Glyph]) -> float:
    """Return up to which gap, in points, words of a piece stand no further apart than the blanks of its file make them: 0.0 where these are narrow."""
    drawn = [
        glyph.right - glyph.left
        for before, glyph in pairwise(glyphs)
        if before.is_spaced and _BLANKS[0] * glyph.size < glyph.right - glyph.left < _BLANKS[1] * glyph.size
    ]
    return max(stretched_gap(glyphs), spread_of(glyphs), median(drawn) + _MORE * glyphs[0].size if drawn else 0.0)


def spread_of(glyphs: Sequence[Glyph]) -> float:
    """Return up to which gap, in points, neighbours stand in a row that the distance of its Chinese characters fills, 0.0 for another one."""
    signs = sorted((each for each in glyphs if not each.text.isspace()), key=lambda glyph: glyph.left)
    gaps = [two.left - one.right for one, two in pairwise(signs) if all(map(_is_wide, (one, two)))]
    usual = median(gaps) if len(gaps) >= _FEWEST else 0.0
    size = signs[0].size if signs else 0.0
    if 2 * sum(abs(gap - usual) < _ALIKE * size for gap in gaps) < len(gaps):  # heads of narrow columns stand anyhow
        return 0.0
    return _EDGES * usual if usual > _WORD * size else 0.0


def _is_wide(glyph: Glyph) -> bool:
    return east_asian_width(glyph.text[0]) in "WF"


def stretched_gap(glyphs: Sequence[Glyph]) -> float:
    """Return how wide, in points, the gaps between the words of a stretched row are at most, 0.0 for another one."""
    letters = sorted((each for each in glyphs if _keeps_its_width(each)), key=lambda glyph: glyph.left)
    apart = [
        (place, two.left - one.right)
        for place, (one, two) in enumerate(pairwise(letters), 1)
        if two.left - one.right > _WORD * max(one.size, two.size)
    ]
    gaps = [gap for place, gap in apart if place > _LABEL or place != apart[0][0]]
    size = max((glyph.size for glyph in letters), default=0.0)
    if len(gaps) < _FEWEST or max(gaps) - min(gaps) > 2 * _EQUAL * size or max(gaps) > _WIDEST * size:
        return 0.0
    usual = median(gaps)
    return max(gaps) if sum(abs(gap - usual) < _EQUAL * size / 2 for gap in gaps) * 4 >= 3 * len(gaps) else 0.0


def _keeps_its_width(glyph: Glyph) -> bool:
    """Tell whether a character is as wide in a stretched row as in any other: all are but the blanks between words."""
    return not glyph.text.isspace() or glyph.text in _NO_BREAK
