"""Where the words of a cell stand that is lower than its row: at the top, half-way down or at the bottom, as its source has them."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.names import VALIGN, akn
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.writers import write
from samples.pdf_pages import find, near, texts
from samples.word_sources import MASTHEAD, TITLE, docx, p

LONG = "Boats that were hauled out of the water in the harbours of the north during the winter months"
WIDTHS = (2400, 1200, 1200, 1200)


def cell(words: str, stands: str = "", width: int = 1200) -> str:
    said = f'<w:vAlign w:val="{stands}"/>' if stands else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{said}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>'


def row(*cells: str, head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def read(*rows: str) -> AknDocument:
    """Return the canonical document of a Word file with a table of four columns, the first of words."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    head = row(cell("Kind", width=2400), *(cell(str(year)) for year in (2023, 2024, 2025)), head=True)
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    return canonical(read_word(docx(MASTHEAD + TITLE + p("1.\tSee the table below:") + table), "en.docx", "en"))


def canonical(reading: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def valigns(document: AknDocument) -> list[list[str | None]]:
    """Return what the cells of each row below the head say of where their words stand."""
    table: etree._Element = next(document.root.iter(akn("table")))
    return [[each.get(VALIGN) for each in found] for found in table.findall(akn("tr"))[1:]]


def edition(document: AknDocument) -> Presentation:
    return present({"en": document}, Edition.parse("en"), Office())


TALL = row(cell(LONG, width=2400), cell("12"), cell("34", "center"), cell("56", "bottom"))
FLAT = row(cell("Rafts", width=2400), cell("1"), cell("2", "center"), cell("3", "bottom"))


def test_figures_lower_than_their_row_say_where_they_stand_and_those_of_one_line_do_not() -> None:
    document = read(TALL, FLAT)
    assert valigns(document) == [[None, "top", "middle", "bottom"], [None] * 4]
    assert schema_errors(document.root) == ()


def test_words_say_so_where_they_are_not_at_the_top() -> None:
    rows = [
        row(cell("Sail", "bottom", 2400), cell(LONG), cell("n/a"), cell("unknown", "center")),
        row(cell("Oar", width=2400), cell("none"), cell("n/a"), cell("unknown", "bottom")),
    ]
    assert valigns(read(*rows)) == [["bottom", None, None, "middle"], [None] * 4]


def test_the_pdf_sets_them_there() -> None:
    found = texts(write(edition(read(TALL, FLAT)), "pdf"), 1)
    first, top, middle, bottom = (find(found, words) for words in ("Boats", "12", "34", "56"))
    assert top.base == near(first.base)
    assert middle.base - top.base == near((bottom.base - top.base) / 2)
    assert bottom.base - top.base > 20


def test_every_edition_says_it_and_word_files_and_web_pages_of_ours_give_it_back() -> None:
    document = read(TALL, FLAT)
    made = edition(document)
    word, web = write(made, "docx"), write(made, "html")
    for found in (read_word(word, "en.docx", "en"), read_html(web, "en.html", "en")):
        assert valigns(canonical(found)) == valigns(document)
    with ZipFile(io.BytesIO(write(made, "epub"))) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    for text in (pages, web.decode()):
        assert re.search(r'<td[^>]*class="[^"]*valign-bottom[^"]*"[^>]*>(<p>)?56', text)


def test_a_table_of_which_no_source_says_it_comes_back_without_it() -> None:
    document = read(TALL, FLAT)
    for each in document.root.iter(akn("td")):
        each.attrib.pop(VALIGN, None)
    again = canonical(read_word(write(edition(document), "docx"), "en.docx", "en"))
    assert valigns(again) == [[None] * 4] * 2
