"""The outline of a PDF: page by page, what was understood of it, left out and doubted."""

import re
from collections.abc import Mapping, Sequence

from hexapla.akn.reading import PageOutline
from hexapla.readers.pdf.doubts import Doubt, said_of
from hexapla.readers.pdf.elements import Elements
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.pieces import Row

_WORDS = re.compile(r"[^\W\d_]+")


def outline_of(
    pages: Sequence[Page],
    furniture: Mapping[int, Sequence[str]],
    made: Elements,
    doubts: Sequence[Doubt],
    others: Sequence[tuple[int, str]],
) -> tuple[PageOutline, ...]:
    """Return what was understood of each page; `furniture` was left out of each, `others` are lines in another language."""
    return tuple(
        PageOutline(
            page.number,
            "picture" if page.is_picture else page.recognised,
            dict(made.counts.get(page.number, {})),
            tuple(furniture.get(page.number, ())),
            tuple(dict.fromkeys(said_of(each) for each in doubts if each.page == page.number)),
            tuple(text for number, text in others if number == page.number),
            tuple(text for number, text in made.heads if number == page.number),
        )
        for page in pages
    )


def furniture_by_page(pages: Sequence[Page], rows: Sequence[Row]) -> dict[int, list[str]]:
    """Return the words that were left out of each page as its furniture, those too that run otherwise than its text."""
    found = {page.number: [" ".join(row.text.split()) for row in rows if row.page == page.number] for page in pages}
    known = {word for lines in found.values() for line in lines for word in _WORDS.findall(line)}
    for page in pages:
        words = _WORDS.findall(page.across)
        if page.across and set(words) <= known:  # of a sheet that is turned in a document that is not
            found[page.number].append(" ".join(page.across.split()))
    return found
