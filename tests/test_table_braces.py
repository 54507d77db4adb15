"""Braces that a Word file draws along rows of a table stand at the cell of these rows: in the XML, on paper, on the web, in Word, and back."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.grid import grid
from hexapla.akn.names import BRACE, akn
from hexapla.akn.schema import schema_errors
from hexapla.akn.table_cells import row_kinds
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.writers import write
from hexapla.writers.pdf.page_markup import page
from samples.word_sources import MASTHEAD, TITLE, cell, docx, p, row

POINT, TWENTIETH = 12_700, 635
COLUMNS = (2000, 3000, 2000)
"""The widths of the grid, in twentieths of a point."""

MERGED, GOES_ON = '<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>', "<w:vMerge/>"


def shape(kind: str, offset: int) -> str:
    """A run with a shape six points wide, so many twentieths of a point from the start of its cell."""
    place = f'<wp:positionH relativeFrom="column"><wp:posOffset>{offset * TWENTIETH}</wp:posOffset></wp:positionH>'
    drawn = f'<a:graphic><a:graphicData><wps:wsp><a:prstGeom prst="{kind}"/></wps:wsp></a:graphicData></a:graphic>'
    extent = f'<wp:extent cx="{6 * POINT}" cy="{60 * POINT}"/><wp:docPr id="1" name="Brace"/>'
    return f"<w:r><w:drawing><wp:anchor>{place}{extent}{drawn}</wp:anchor></w:drawing></w:r>"


def read(kind: str, offset: int, *, merged: int = 2) -> tuple[AknDocument, list[str]]:
    """A table whose cells of two rows stand in the column `merged`, and a brace in the second cell of the row above them."""
    rows = [
        row("Unit", p("Officer", shape(kind, offset)), "Action"),
        row("Air", "Pilot", "Abolishment"),
        row("Air", "Fitter", ""),
    ]
    names = (("Air", "Pilot", "Abolishment"), ("", "Fitter", "x"))
    for place, texts in enumerate(names):
        kinds = (MERGED, GOES_ON)[place]
        rows[place + 1] = row(*(cell(text, kinds if at == merged else "") for at, text in enumerate(texts)))
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in COLUMNS)
    made = f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    found = read_word(docx(MASTHEAD + TITLE + p("1.\tSee:") + made + p("2.\tThat is all.")), "en.docx", "en")
    return _document(found), [each.code for each in found.findings if each.code == "F-252"]


def _document(found) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(found, settle([found], config).metadata, config, "en")[0]


def braced(document: AknDocument) -> list[tuple[str, str]]:
    return [
        (each.get(BRACE), "".join(each.itertext()).strip()) for each in document.root.iter(akn("td")) if each.get(BRACE)
    ]


@pytest.mark.parametrize(
    ("kind", "offset", "merged", "expected"),
    [
        ("rightBrace", 2900, 2, ("before", "Abolishment")),
        ("rightBracket", 3100, 2, ("before", "Abolishment")),
        ("leftBrace", -100, 0, ("behind", "Air")),
        ("leftBrace", -100, 1, ("before", "Pilot")),
    ],
)
def test_a_brace_is_that_of_the_nearest_cell_of_several_rows(
    kind: str, offset: int, merged: int, expected: tuple[str, str]
) -> None:
    made, lost = read(kind, offset, merged=merged)
    assert (braced(made), lost, schema_errors(made.root)) == ([expected], [], ())


@pytest.mark.parametrize(("kind", "offset", "said"), [("rightBrace", 500, ["F-252"]), ("rect", 2900, [])])
def test_a_brace_far_from_such_cells_is_told_and_another_shape_is_none(kind: str, offset: int, said: list[str]) -> None:
    made, lost = read(kind, offset)
    assert (braced(made), lost) == ([], said)


def test_rows_that_a_brace_holds_stand_on_one_page() -> None:
    made, _ = read("rightBrace", 2900)
    assert "tied" in row_kinds(grid(next(made.main.iter(akn("table")))))[1].split()


def test_pdf_and_e_book_show_it() -> None:
    made, _ = read("rightBrace", 2900)
    edition = present({"en": made}, Edition.parse("en"), Office())
    assert 'rowspan="2" data-brace="before"' in page(edition)
    with ZipFile(io.BytesIO(write(edition, "epub"))) as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    (cell,) = [found for text in pages for found in re.findall(r"<td[^>]*data-brace[^>]*>", text)]
    assert 'data-brace="before"' in cell
    assert 'rowspan="2"' in cell


def test_word_files_and_web_pages_of_ours_show_it_and_give_it_back() -> None:
    made, _ = read("rightBrace", 2900)
    edition = present({"en": made}, Edition.parse("en"), Office())
    word, web = write(edition, "docx"), write(edition, "html")
    for found in (read_word(word, "en.docx", "en"), read_html(web, "en.html", "en")):
        assert braced(_document(found)) == [("before", "Abolishment")]
    assert b'rowspan="2" data-brace="before"' in web
