"""Facing pages: PDFs whose pages take turns in two languages, a title leaf in both before them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from hexapla.identification import language_of_text, nearer_of
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.rows import rows_of

_MOSTLY = 0.8
"""The part of the pages that two languages take turns on, at least."""


class Turns(NamedTuple):
    """Two languages, the one of the first page first, and in which of them each page with a text is, by its number."""

    languages: tuple[str, str]
    pages: Mapping[int, str]

    def pages_in(self, language: str) -> tuple[int, ...]:
        """Return the numbers of the pages in one of the languages."""
        return tuple(number for number, code in self.pages.items() if code == language)


def turns_of(pages: Sequence[Page]) -> Turns | None:
    """Return in which language each page is, None where two languages do not take turns; a title leaf in both is in none."""
    filled = [page for page in pages if _text(page).strip()]
    told = {page.number: language_of_text(_text(page)) for page in filled}
    languages = tuple(dict.fromkeys(code for code in told.values() if code))
    if len(languages) != 2:
        return None
    told = {page.number: told[page.number] or nearer_of(_text(page), languages) for page in filled}
    codes = list(told.values())
    has_leaf = len(codes) > 2 and (codes[0] == codes[1] is not None or _is_leaf(filled[0], set(languages)))
    pairs = [(one, two) for one, two in pairwise(codes[has_leaf:]) if one and two]
    if not pairs or sum(one != two for one, two in pairs) < _MOSTLY * len(pairs):
        return None
    placed = dict(_placed(filled[has_leaf:], told, languages))
    first, second = dict.fromkeys([*placed.values(), *languages])
    return Turns((first, second), placed)


def _placed(
    pages: Sequence[Page], told: Mapping[int, str | None], languages: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield the number of each page and its language; one whose words do not tell it is in the one whose turn it is."""
    last = ""
    for page in pages:
        last = told[page.number] or next(code for code in languages if code != last)
        yield page.number, last


def _is_leaf(page: Page, codes: set[str]) -> bool:
    """Tell whether rows of a page are in both languages: a title leaf."""
    return {language_of_text(row.text) for row in rows_of(page)} >= codes


def _text(page: Page) -> str:
    return text_of(page.glyphs)


def text_of(glyphs: Iterable[Glyph]) -> str:
    """Return the words of characters, a blank where a row ends: the end of one is no part of the next."""
    runs = groupby(glyphs, key=lambda each: round(each.base))
    return " ".join("".join(each.text for each in run) for _, run in runs)
