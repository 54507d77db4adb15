"""Attached files of a PDF, unfolded no further than is allowed."""

import io
from collections.abc import Iterator

from hexapla.tools.pdfbounds import unfolded

_MOST_FILES = 12
"""Attached files that are looked at."""


def attached_files(data: bytes, most: int) -> Iterator[tuple[str, bytes]]:
    """Yield the names of the XML files that a PDF has attached, with their bytes; nothing else in it is opened.

    All together they unfold to no more than a little over `most` bytes: the last one is cut there.
    """
    import pikepdf  # heavy, and nothing but PDFs needs it

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for name in [*pdf.attachments][:_MOST_FILES]:
                spec = pdf.attachments[name]
                if spec.filename.endswith(".xml") and most >= 0:
                    content = unfolded(spec.get_file().obj, most)
                    most -= len(content)
                    yield spec.filename, content
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, KeyError, AttributeError):
        return
