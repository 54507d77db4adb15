"""The words of a PDF by page, in the order in which its file has them: what says which words there are, and no more."""

from collections.abc import Iterator
from typing import NamedTuple

_EDGE = 0.125
"""How much of a page, at its head and at its foot, is its edge."""


_MOST_FILES = 12
"""Attached files that are looked at."""


class PageText(NamedTuple):
    """The words of one page, and the lines of those at its head and its foot."""

    text: str
    edges: tuple[str, ...]


def page_texts(data: bytes) -> Iterator[PageText]:
    """Yield the words of the pages of a PDF; none for one that cannot be opened."""
    import pypdfium2  # heavy, and nothing but PDFs needs it

    try:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            words = page.get_textpage()
            width, height = page.get_size()
            head = words.get_text_bounded(0, height * (1 - _EDGE), width, height)
            foot = words.get_text_bounded(0, 0, width, height * _EDGE)
            yield PageText(words.get_text_range(), (*head.splitlines(), *foot.splitlines()))
            words.close()
            page.close()
    except pypdfium2.PdfiumError:
        return


def attached_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the names of the XML files that a PDF has attached, with their bytes; nothing else in it is opened."""
    import pypdfium2  # heavy, and nothing but PDFs needs it

    try:
        document = pypdfium2.PdfDocument(data)
        for place in range(min(document.count_attachments(), _MOST_FILES)):
            file = document.get_attachment(place)
            if file.get_name().endswith(".xml"):
                yield file.get_name(), bytes(file.get_data())
    except pypdfium2.PdfiumError:
        return
