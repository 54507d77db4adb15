"""The print edition: the pages of the PDF as a printer wants them, bound, counted and in one black."""

import io
from dataclasses import replace
from typing import Any

from hexapla.present.presentation import Presentation
from hexapla.tools.pdfgate import Expected
from hexapla.writers.pdf import expectations, print_rules
from hexapla.writers.pdf import write as write_pdf
from hexapla.writers.pdf.cover import cover

__all__ = ["expected", "write"]

BINDING = 14.2
"""How far a page is moved from its fold, in points: 5 mm, so that the inner margin is 10 mm wider than the outer one."""

REACH, GAP = 14.2, 4.0
"""How far sheet and crop marks reach beyond the page, and how far from it the bleed ends and the marks begin, in points."""


def write(presentation: Presentation) -> bytes:
    """Return the edition as a PDF for printing: the finished pages of its PDF, moved away from the fold.

    Annexes begin on a right-hand page; where one does not in the PDF, what follows has other numbers and heads, and
    the edition is laid out anew.  Blank pages fill the last sheet (`signature` in `office.toml`), crop marks stand
    around the page where the office asks for them, a cover and its blank back before the first one.  All black is one
    ink (`weasyprint/black_ink.py`), and the file follows PDF/X-4 (`print_rules`).  There are no links, since nobody
    follows them on paper.

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, font or picture is wanting.
    """
    import pikepdf

    pdf = pikepdf.open(io.BytesIO(presentation.pdf or write_pdf(presentation)))
    if not _begin_on_the_right(pdf, presentation):
        pdf.close()
        pdf = pikepdf.open(io.BytesIO(write_pdf(presentation, ("print/recto.css",))))
    with pdf:
        _forget_archive(pdf)
        if presentation.office.cover:
            _put_before(pdf, cover(presentation))
        print_rules.follow(pdf)
        _fill_sheets(pdf, presentation.office.signature)
        fold = -BINDING if presentation.first.language.direction == "rtl" else BINDING
        for number, page in enumerate(pdf.pages, 1):
            _move(page, fold if number % 2 else -fold, has_marks=presentation.office.crop_marks)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, force_version=print_rules.VERSION)
    return written.getvalue()


def expected(presentation: Presentation) -> Expected:
    """Return what the finished file must hold, for the gate; without links nobody can tell the page of a note's mark."""
    promised = expectations.expected(presentation)
    return replace(promised, notes=tuple(replace(note, is_anywhere=True) for note in promised.notes))


def _begin_on_the_right(pdf: Any, presentation: Presentation) -> bool:
    """Tell whether every annex begins on a page with an odd number."""
    import pikepdf

    annexes = {block.eid for block in presentation.first.blocks if block.kind == "annex"}
    if not annexes:
        return True
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    places = pikepdf.NameTree(pdf.Root.Names.Dests)
    return all(numbers[places[eid][0].objgen] % 2 == 1 for eid in annexes)


def _forget_archive(pdf: Any) -> None:
    """Take out what a file of archives has and one for printing has not: attachments and links."""
    import pikepdf

    if "/AF" in pdf.Root:
        del pdf.Root["/AF"]
    if "/EmbeddedFiles" in pdf.Root.Names:
        del pdf.Root.Names["/EmbeddedFiles"]
    for page in pdf.pages:
        if "/Annots" in page:
            del page["/Annots"]
    for item in pdf.objects:
        if (
            isinstance(item, pikepdf.Dictionary)
            and item.get("/S") == "/Link"
            and isinstance(item.get("/K"), pikepdf.Array)
        ):
            item.K = pikepdf.Array([kid for kid in item.K if not _is_annotation(kid)])


def _is_annotation(kid: Any) -> bool:
    return hasattr(kid, "keys") and kid.get("/Type") == "/OBJR"


def _put_before(pdf: Any, front: bytes) -> None:
    """Put the page of another file and its blank back before the first page; it says nothing that the text does not."""
    import pikepdf

    with pikepdf.open(io.BytesIO(front)) as other:
        page = other.pages[0]
        page.contents_add(b"/Artifact BMC", prepend=True)
        page.contents_add(b"EMC")
        page.contents_coalesce()
        blank = {"MediaBox": page.MediaBox, "Resources": pikepdf.Dictionary(), "Contents": pdf.make_stream(b"")}
        back = pikepdf.Page(pikepdf.Dictionary(Type=pikepdf.Name.Page, **blank))
        pdf.pages.insert(0, back)
        pdf.pages.insert(0, page)
    roman, decimal = (pikepdf.Dictionary(S=pikepdf.Name(kind)) for kind in ("/r", "/D"))
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, roman, 2, decimal]))


def _fill_sheets(pdf: Any, signature: int) -> None:
    """Add blank pages until the last sheet, which makes so many, is full."""
    left, bottom, right, top = pdf.pages[0].MediaBox
    for _ in range(-len(pdf.pages) % signature):
        pdf.add_blank_page(page_size=(right - left, top - bottom))


def _move(page: Any, distance: float, *, has_marks: bool) -> None:
    """Move a page on its sheet: the boxes are moved against what is drawn, patterns and all."""
    import pikepdf

    width, height = (float(each) for each in page.MediaBox[2:])
    trim = (-distance, 0.0, width - distance, height)
    sheet = tuple(edge + (REACH if place > 1 else -REACH) for place, edge in enumerate(trim)) if has_marks else trim
    bleed = tuple(edge + (GAP if place > 1 else -GAP) for place, edge in enumerate(trim)) if has_marks else trim
    for name, box in (("/MediaBox", sheet), ("/BleedBox", bleed), ("/TrimBox", trim)):
        page[name] = pikepdf.Array([round(edge, 6) for edge in box])
    if has_marks:
        page.contents_add(_marks(trim), prepend=True)
        page.contents_coalesce()


def _marks(trim: tuple[float, ...]) -> bytes:
    """Return eight strokes that say where to cut."""
    left, bottom, right, top = trim
    strokes = []
    for x, outwards in ((left, -1), (right, 1)):
        strokes += [f"{x + outwards * GAP:g} {y:g} m {x + outwards * REACH:g} {y:g} l" for y in (bottom, top)]
    for y, outwards in ((bottom, -1), (top, 1)):
        strokes += [f"{x:g} {y + outwards * GAP:g} m {x:g} {y + outwards * REACH:g} l" for x in (left, right)]
    return f"/Artifact BMC q 0 G 0.25 w {' '.join(strokes)} S Q EMC".encode()
