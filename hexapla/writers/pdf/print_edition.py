"""The print edition: the pages of the PDF as a printer wants them, bound, counted and in one black."""

from hexapla.present.presentation import Presentation
from hexapla.writers.pdf.expectations import expected
from hexapla.writers.pdf.pictures import for_paper
from hexapla.writers.pdf.rendering import make_pdf

__all__ = ["expected", "write"]


def write(presentation: Presentation) -> bytes:
    """Return the edition as a PDF for the press: the same lines on the same pages, wider margins at the fold.

    Annexes begin on a right-hand page, blank pages fill the last sheet (`signature` in `office.toml`), crop marks
    stand around the page where the office asks for them.  All black is one ink (`weasy/black.py`).

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, font or picture is wanting.
    """
    office = presentation.office
    special = {"print/bound-letter.css": office.page_size == "Letter", "print/crop.css": office.crop_marks}
    sheets = ("print/bound.css", *(name for name, holds in special.items() if holds))
    return make_pdf(for_paper(presentation), sheets=sheets, signature=office.signature)
