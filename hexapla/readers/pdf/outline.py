"""The outline of a PDF: page by page, what was understood of it, left out and doubted."""

from collections.abc import Mapping, Sequence

from hexapla.akn.reading import PageOutline
from hexapla.readers.pdf.doubts import Doubt, said_of
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.rows import Row


def outline_of(
    pages: Sequence[Page],
    furniture: Sequence[Row],
    counts: Mapping[int, Mapping[str, int]],
    doubts: Sequence[Doubt],
    others: Sequence[tuple[int, str]],
) -> tuple[PageOutline, ...]:
    """Return what was understood of each page; `counts` are the elements that begin on it, by kind."""
    return tuple(
        PageOutline(
            page.number,
            "picture" if page.is_picture else page.recognised,
            dict(counts.get(page.number, {})),
            tuple(" ".join(row.text.split()) for row in furniture if row.page == page.number),
            tuple(dict.fromkeys(said_of(each) for each in doubts if each.page == page.number)),
            tuple(text for number, text in others if number == page.number),
        )
        for page in pages
    )
