"""The words of a PDF by page, in the order in which its file has them: what says which words there are, and no more."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from hexapla.tools.kashida import without_kashida
from hexapla.tools.pdfletters import are_letters

_EDGE = 0.125
"""How much of a page, at its head and at its foot, is its edge."""


class PageText(NamedTuple):
    """The words of one page, the lines of those at its head and its foot, and the words of the whole page it is part of.

    `unnamed` counts the characters of a page that do not stand for the letters that it shows; it has no words then.
    """

    text: str
    edges: tuple[str, ...]
    whole: str = ""
    unnamed: int = 0


def page_texts(data: bytes, part: str = "") -> Iterator[PageText]:
    """Yield the words of the pages of a PDF; none for one that cannot be opened.

    `part` names what alone is asked for: `left 301.5` and `right 301.5` for what stands on that side of a line, `pages 2 4`.
    """
    import pypdfium2  # heavy, and nothing but PDFs needs it

    try:
        document = pypdfium2.PdfDocument(data)
        kind, *figures = part.split() or [""]
        for number, page in enumerate(document, 1):
            if kind == "pages" and str(number) not in figures:
                yield PageText("", ())
                continue
            words = page.get_textpage()
            if not are_letters(words):
                yield PageText("", (), unnamed=words.count_chars())
                words.close()
                page.close()
                continue
            width, height = page.get_size()
            head = words.get_text_bounded(0, height * (1 - _EDGE), width, height)
            foot = words.get_text_bounded(0, 0, width, height * _EDGE)
            text = without_kashida(words.get_text_range())
            own = _column(words, kind, float(figures[0]), page) if kind in ("left", "right") else text
            yield PageText(own, (*head.splitlines(), *foot.splitlines()), text)
            words.close()
            page.close()
    except pypdfium2.PdfiumError:
        return


def _column(words: Any, kind: str, gutter: float, page: Any) -> str:
    """Return the words on one side of a line, and what it leaves there of those that it cuts."""
    left, bottom, right, top = page.get_bbox()
    bounds = (left, bottom, left + gutter, top) if kind == "left" else (left + gutter, bottom, right, top)
    return without_kashida(str(words.get_text_bounded(*bounds)))
