"""Other PDFs of a pair: the published one without its tags, and what LibreOffice makes of the Word file."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from hexapla.tools.libreoffice import SECONDS, pdf_of

_TAGS = ("/StructTreeRoot", "/MarkInfo")
_LONGER = 5
"""How much longer than elsewhere LibreOffice may take: fascicles of budgets have a hundred pages."""

STRIPPED, TYPESET = "stripped", "libreoffice"


def variants(word: Path, pdf: Path, wanted: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield a published PDF and those of its variants that are wanted, each with what it is called."""
    data = pdf.read_bytes()
    yield "published", data
    if STRIPPED in wanted:
        yield STRIPPED, without_tags(data)
    if TYPESET in wanted:
        yield TYPESET, pdf_of(word.read_bytes(), timeout=_LONGER * SECONDS)


def without_tags(data: bytes) -> bytes:
    """Return a PDF without its structure tree (ISO 32000-1, 14.7)."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for key in _TAGS:
            if key in document.Root:
                del document.Root[key]
        made = io.BytesIO()
        document.save(made)
    return made.getvalue()
