"""The PDF of an edition: a Geneva page that is PDF/A and PDF/UA-1, its canonical XML attached where it is PDF/A-3a."""

from collections.abc import Sequence

from hexapla.present.presentation import Presentation
from hexapla.writers.pdf.expectations import expected, needed_fonts
from hexapla.writers.pdf.pictures import for_paper
from hexapla.writers.pdf.rendering import make_pdf, sources, standards_of

__all__ = ["expected", "needed_fonts", "standards_of", "write"]


def write(presentation: Presentation, sheets: Sequence[str] = ()) -> bytes:
    """Return the edition as a PDF file; `sheets` are style sheets besides those of every page.

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, font or picture is wanting.
    """
    standards = standards_of(presentation)
    return make_pdf(for_paper(presentation), standards, sheets=sheets, attachments=sources(presentation))
