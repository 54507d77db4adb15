"""The gutter between two columns of languages on a page."""

from collections import Counter
from dataclasses import replace

from hexapla.readers.pdf.pages import Page

_MIDDLE = (0.3, 0.7)
"""Where on a page, in parts of its width, the gutter between two columns of languages stands."""

NARROWEST = 6.0
"""Points that a gutter is wide, at least."""

_TEXT_OF_FIRST = 0.15, 0.5
"""Between which heights, in parts of its own, text stands alone on a first page."""

_CROSSING = 0.06
"""The part of the rows of a page that may go over a gutter: a masthead, a running head."""


def below_masthead(page: Page) -> Page:
    """Return a page, of the first what stands between its masthead and the notice at its foot: both go over the columns."""
    if page.number > 1:
        return page
    low, high = (page.height * part for part in _TEXT_OF_FIRST)
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if low < glyph.base < high))


def upper_half(page: Page) -> Page:
    """Return the upper half of a page, where no notes stand: these go over both columns of editions of ours."""
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph.base > page.height / 2))


def gutter_of(page: Page) -> float | None:
    """Return the middle of the widest upright strip in the middle of a page that hardly any row goes over."""
    low, high = (int(page.width * part) for part in _MIDDLE)
    rows: dict[int, set[int]] = {}
    for glyph in page.glyphs:
        if not glyph.text.isspace():
            row = rows.setdefault(round(glyph.base), set())
            row.update(range(max(low, int(glyph.left)), min(high, int(glyph.right)) + 1))
    counts = Counter(place for row in rows.values() for place in row)
    most = max(1, _CROSSING * len(rows))
    best, run = (0, 0), 0
    for place in range(low, high + 2):
        if place <= high and counts[place] <= most:
            run += 1
        else:
            best, run = max(best, (run, place)), 0
    start = float(best[1] - best[0])
    end = _edge_of_labels(page, start, float(best[1]))
    both = any(g.right < end for g in page.glyphs) and any(g.left > end for g in page.glyphs)
    return (start + end) / 2 if both and end - start >= NARROWEST else None


def _edge_of_labels(page: Page, start: float, end: float) -> float:
    """Return where labels begin that stand within a strip, as those of headings at the right do; the end of the strip where none does."""
    inner = [glyph for glyph in page.glyphs if start < glyph.left < end and not glyph.text.isspace()]
    begun = [
        each.left
        for each in inner
        if not any(
            abs(one.base - each.base) < each.size / 2 and -1.0 < each.left - one.right < NARROWEST
            for one in page.glyphs
            if one is not each
        )
    ]
    return min((left for left in begun if left > start + NARROWEST), default=end)
