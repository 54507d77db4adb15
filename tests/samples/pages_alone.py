"""PDFs for the tests of the reader: our own without all that tells more than their pages, and pages drawn by hand."""

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2

from benchmarks.own_pages import pages_alone

__all__ = ["drawn", "locked", "pages_alone", "scanned", "with_attachment"]


def with_attachment(data: bytes, name: str, file: bytes) -> bytes:
    """Return a PDF with another file attached under a name."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, file, mime_type="application/xml")
        return _saved(pdf)


def locked(data: bytes) -> bytes:
    """Return a PDF that asks for a password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        return out.getvalue()


def drawn(*pages: Sequence[tuple[float, float, float, str]], rules: Sequence[tuple[float, float, float]] = ()) -> bytes:
    """Return pages of texts (left edge, baseline, size, words) and level rules (left, right, height) on each."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Times-Roman")
        )
        for texts in pages:
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            lines = [f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in texts]
            lines += [f"{left} {height} {right - left} 0.5 re f" for left, right, height in rules]
            page.Contents = pdf.make_stream("\n".join(lines).encode("latin-1"))
        return _saved(pdf)


def page_of(operators: Sequence[str]) -> bytes:
    """Return a page of operators, with an upright font and a slanted one."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        fonts = {
            f"/{each}": pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{each}")
            )
            for each in ("Times-Roman", "Times-Italic")
        }
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
        page.Contents = pdf.make_stream("\n".join(operators).encode("latin-1"))
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def scanned(*pages: bytes) -> bytes:
    """Return the first pages of PDFs as pictures."""
    pictures = [pypdfium2.PdfDocument(page)[0].render(scale=2, grayscale=True).to_pil() for page in pages]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=144)
    return out.getvalue()
