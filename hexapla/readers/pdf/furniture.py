"""Page furniture: running heads, folios and job numbers, which stand at the same height of page after page."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hexapla.catalogue import NOTICES, languages
from hexapla.domain.language import folded
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.paragraphs import names
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.turns import Box

_ZONE = 0.11
"""How much of a page, at its head and its foot, may be furniture."""

_IMPRINT = 0.25
"""The part of a first page in which its job number stands."""

_HEAD = 3
"""Rows of the first page whose words, a symbol, may come back as a running head."""

_FEWEST = 3
_NEAR = 2.0
"""How far apart, in points, two rows at the same height may be."""

_PAGES = 3
"""On one page in so many, at least, comes back what is the same but for its figures."""

_SHARE = 4
"""The rule below a running head stands on one page in so many, at least."""

_COLUMNS = 3
"""Rules beside each other, from which they are those of a table, and never of a running head."""

_BESIDE = 2.0
"""How far from such rules, in sizes, the rows of a head stand."""

_DEEPEST = 6.0
"""How far below its first row, in sizes, the rule below the head of a table stands, at most."""

_RANGE = 24
"""Characters that a range of paragraphs in a running head has, at most."""

_LEADING = 1.75
"""Up to which distance, in sizes, a row may go on in the one above it."""

_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"\d{1,3}\s*[^\W\d]")
"""A note that comes back under another number (`4 Ibid.`) is no furniture."""

_ITEM = re.compile(r"\(?\w{1,4}\)\s*\S")
"""An item of a list that begins several pages alike is none either."""

_FOLIO = re.compile(r"(?:\d{1,4}\s*/\s*\d{1,4}|[-–—]?\s*\d{1,4}\s*[-–—]?|[ivxlc]{1,7})")
_JOB = re.compile(r"[A-Z]{0,4}\.?\s?\d{2}-\d{4,6}\b.*|\d{6}(?:\s+\d{6})*|\*\d{6,9}\*|[\ue000-\uf8ff]+")
"""A job number, its dates, its bar code as figures or in signs of a font of its own."""


_SHORTEST = 12
"""Letters that a notice is known by; a Chinese one counts three times."""

_ENDS = (".", "。")


class Furnished(NamedTuple):
    """The rows of the text, page by page, and those that are page furniture."""

    text: tuple[tuple[Row, ...], ...]
    furniture: tuple[Row, ...]


def without_furniture(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> Furnished:
    """Part the furniture of pages from their text: what comes back at one height, folios and job numbers at an edge."""
    edges = [
        (page, own, row)
        for page, own in zip(pages, rows, strict=True)
        for row in own
        if (_is_at_edge(page, row) or _is_imprint(page, row)) and not _is_of_text(row)
    ]
    heads = {piece.text.strip() for row in rows[0][:_HEAD] for piece in row.pieces} if rows else set()
    numbers = Counter(int(number) - row.page for _, _, row in edges for number in _DIGITS.findall(row.text))
    folio = numbers.most_common(1)[0][0] if numbers else 0
    counts = Counter(key for _, _, row in edges for key in set(_keys(row, folio)))
    fewest = max(2, min(_FEWEST, len(pages)))
    enough = {True: fewest, False: max(fewest, len(pages) / _PAGES)}
    at_edge = {id(row) for _, _, row in edges}
    inside = {row.text for own in rows for row in own if id(row) not in at_edge}
    heights = Counter(height for page in pages for height in {round(rule.top) for rule in page.rules})
    taken = {
        id(row)
        for page, own, row in edges
        if (
            any(counts[key] >= enough[key[0]] for key in _keys(row, folio))
            and not _is_table_head(page, row, heights, len(pages))
            and not (len(row.pieces) > 1 and row.text in inside and _near_above(page, row))
            and not (row is not own[0] and _is_between(page, row))
        )
        or _is_folio(page, row, len(pages))
        or (row.page > pages[0].number and row is own[0] and _is_of_heads(row, heads))
    }
    for above, row in (pair for own in rows for pair in pairwise(own)):
        if id(row) in taken and _goes_on(above, row, taken):
            taken.remove(id(row))
    taken |= {id(row) for row in _notice(rows[0] if rows else ())}
    return Furnished(
        tuple(tuple(row for row in own if id(row) not in taken) for own in rows),
        tuple(row for own in rows for row in own if id(row) in taken),
    )


def _is_of_heads(row: Row, heads: Collection[str]) -> bool:
    """Tell whether a row says the symbol of the first page alone, or with the paragraphs of its page (`paras. 4–7`)."""
    known = [piece.text.strip() in heads for piece in row.pieces]
    others = [piece.text.strip() for piece, is_known in zip(row.pieces, known, strict=True) if not is_known]
    return any(known) and all(_DIGITS.search(text) and len(text) <= _RANGE for text in others)


def _goes_on(above: Row, row: Row, taken: Collection[int]) -> bool:
    """Tell whether a row at a foot goes on in the text above it, as the second row of a note that comes back does."""
    is_near = above.base - row.base < _LEADING * row.size and abs(above.size - row.size) < 1
    return is_near and id(above) not in taken and row.text.strip()[:1].isalpha()


def _notice(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of the first page on which an edition of ours says what it is, up to the end of its sentence."""
    labels = [each for language in languages() for each in language.labels.items()]
    notices = [_letters(text.partition("{")[0]) for key, text in labels if key.startswith(NOTICES)]
    begun = False
    for row in rows:
        text = _letters(row.text)
        begun = begun or any(
            text.startswith(notice[:_SHORTEST]) for notice in notices if len(notice.encode()) >= _SHORTEST
        )
        if begun:
            yield row
        begun = begun and not row.text.rstrip().endswith(_ENDS)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))


def _is_of_text(row: Row) -> bool:
    """Tell whether a raised number begins a row, and words follow, or the label of an item does, or it names a table or a figure."""
    is_note = "sup" in row.pieces[0].glyphs[0].marks and _NOTE.match(row.text) is not None
    is_name = _DIGITS.search(row.text) is not None and any(names(row.text, each.code) for each in languages())
    return is_note or is_name or _ITEM.match(row.text) is not None


def _is_at_edge(page: Page, row: Row) -> bool:
    return not page.height * _ZONE < row.base < page.height * (1 - _ZONE)


def _is_imprint(page: Page, row: Row) -> bool:
    """Tell whether a row low on the first page may be the job number or its bar code, which stand higher above a large code."""
    texts = [piece.text.strip() for piece in row.pieces]
    return page.number == 1 and row.base < _IMPRINT * page.height and all(map(_JOB.fullmatch, texts))


def _is_table_head(page: Page, row: Row, heights: Counter[int], count: int) -> bool:
    """Tell whether rules in columns stand above a row, or right below it one that few pages have there: those of a table."""
    above = Counter(round(rule.top) for rule in _near_above(page, row))
    if row.base > page.height / 2 and any(count >= _COLUMNS for count in above.values()):
        return True
    below = [rule for rule in page.rules if 0 < row.base - rule.top < row.size]
    return bool(below) and all(heights[round(rule.top)] * _SHARE < count for rule in below)


def _near_above(page: Page, row: Row) -> list[Box]:
    return [rule for rule in page.rules if 0 < rule.top - row.base < _BESIDE * row.size]


def _is_between(page: Page, row: Row) -> bool:
    """Tell whether a row stands right below a rule and over another one that is as long: between such the head of a table stands."""
    below = [rule for rule in page.rules if 0 < row.base - rule.top < _DEEPEST * row.size]
    return any(
        abs(one.left - two.left) < _NEAR > abs(one.right - two.right) for one in _near_above(page, row) for two in below
    )


def _keys(row: Row, folio: int) -> Iterator[tuple[bool, int, str]]:
    """Yield what a row is counted by: its height, once rounded down and once up, and its words, the folio left open.

    False stands before words in which all figures are left open (paras. 4–7): a title that is counted (Table 3) has the
    same form, and so they must come back more often.  `folio` is by how much the folio differs from the page.
    """
    own = _DIGITS.sub(lambda match: "#" if int(match[0]) - row.page == folio else match[0], row.text)
    open_ = [] if _NOTE.match(row.text) else [(False, _DIGITS.sub("#", row.text))]
    for is_whole, words in ((True, own), *open_):
        for shift in (0.0, _NEAR / 2):
            yield is_whole, round((row.base + shift) / _NEAR), " ".join(sorted(words.split()))


def _is_folio(page: Page, row: Row, count: int) -> bool:
    """Tell whether each piece of a row at the very edge is a folio or a job number."""
    is_outer = not page.height * _ZONE * 0.8 < row.base < page.height * (1 - _ZONE * 0.8)
    is_told = count > 1 and page.number > 1 and all(_FOLIO.fullmatch(piece.text.strip()) for piece in row.pieces)
    are_known = all(_FOLIO.fullmatch(piece.text.strip()) or _JOB.fullmatch(piece.text.strip()) for piece in row.pieces)
    has_job = any(_JOB.fullmatch(piece.text.strip()) for piece in row.pieces)
    return (is_outer and is_told) or (are_known and has_job and (is_outer or page.number == 1))
