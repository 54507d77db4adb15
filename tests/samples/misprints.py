"""Pages as no reader should get them: texts at places of the test's choice, and lines that end where the test says."""

import io
from collections.abc import Sequence

import pikepdf

from hexapla.tools.pdftext import Structure

LEADING = 12.0


def printed(*pages: Sequence[tuple[float, float, str]], drawn: str = "") -> bytes:
    """Return a PDF of A4 pages with texts of ten points, each with its left edge and its baseline from the foot.

    `drawn` are paths that every page shows, in the operators of PDF.
    """
    with pikepdf.new() as pdf:
        for texts in pages:
            page = pdf.add_blank_page(page_size=(595.28, 841.89))
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            lines = (f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in texts)
            page.Contents = pdf.make_stream("\n".join((drawn, *lines)).encode("latin-1"))
        data = io.BytesIO()
        pdf.save(data, deterministic_id=True)
    return data.getvalue()


def lines_of(*lines: tuple[int, str, str]) -> Structure:
    """Return what a reader gets of lines below one another: the page from 0, the structure type and the words of each."""
    return Structure(
        chunks=tuple(words for _, _, words in lines),
        places=tuple((page, 800 - LEADING * number) for number, (page, _, _) in enumerate(lines)),
        kinds=tuple(kind for _, kind, _ in lines),
        figures=frozenset(), notes={}, calls={}, fonts=frozenset(), not_embedded=frozenset(), pages=max(page for page, _, _ in lines) + 1,
    )  # fmt: skip
