"""Words of cells that run up or down in a Word file do so in the XML, on paper and in Word, and come back; screens set them level."""

import io
import math
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from pypdfium2 import raw

from hexapla.akn.document import AknDocument
from hexapla.akn.grid import grid
from hexapla.akn.names import RUNS, akn
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.readers.word.names import w
from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf, write
from hexapla.writers.markup.table_layout import Room, layout
from samples.word_sources import MASTHEAD, TITLE, cell, docx, p, row

HEAD = "Number of new posts"
LONG = "Estimate before recosting, as the Assembly adopted it in the year before"


def way(name: str) -> str:
    return f'<w:textDirection w:val="{name}"/>'


def document(first: str = "btLr", second: str = "tbRl", rows_more: int = 0) -> AknDocument:
    rows = [
        row("Unit", cell(HEAD, way(first)), cell(LONG, way(first)), head=rows_more > 0),
        row(cell("Transport", way(second)), "3", "1 204"),
        row("Supply", "12", "7"),
        *(row(f"Office {number}", "1", "2") for number in range(rows_more)),
    ]
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in (3000, 300, 600))
    made = f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    return _document(read_word(docx(MASTHEAD + TITLE + p("1.\tSee:") + made + p("2.\tEnd.")), "en.docx", "en"))


def _document(found) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(found, settle([found], config).metadata, config, "en")[0]


def edition(made: AknDocument) -> Presentation:
    return present({"en": made}, Edition.parse("en"), Office())


def turned(made: AknDocument) -> dict[str, str]:
    cells = (each for each in made.root.iter(akn("td"), akn("th")) if each.get(RUNS))
    return {"".join(each.itertext()).strip(): each.get(RUNS) for each in cells}


TURNED = {HEAD: "up", LONG: "up", "Transport": "down"}


def test_the_xml_says_which_way_they_run() -> None:
    made = document()
    assert turned(made) == TURNED
    assert schema_errors(made.root) == ()


@pytest.mark.parametrize("name", ["lrTb", "tbRlV", "lrTbV", "sideways"])
def test_words_that_run_level_and_signs_one_below_the_other_are_as_others(name: str) -> None:
    assert turned(document(name, name)) == {}


def test_their_columns_are_as_narrow_as_their_figures() -> None:
    tables = [next(made.main.iter(akn("table"))) for made in (document(), document("lrTb", "lrTb"))]
    up, level = (layout(grid(table), Room(200, 200)).shares for table in tables)
    assert up[1] < level[1] / 2


def angles(data: bytes, words: str) -> set[int]:
    """The angles, in degrees clockwise, at which a page sets the letters of some words."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = text.search(words).get_next()
    assert found is not None
    start, count = found
    return {round(math.degrees(raw.FPDFText_GetCharAngle(text.raw, at))) for at in range(start, start + count)}


def test_paper_sets_them_so_where_nothing_overlaps() -> None:
    made = edition(document())
    data = pdf.write(made)
    assert verify_pdf(data, pdf.expected(made)).findings == ()
    assert (angles(data, "Number"), angles(data, "Transport"), angles(data, "Supply")) == ({270}, {90}, {0})


def test_heads_with_such_words_are_repeated_on_every_page_of_a_long_table() -> None:
    made = edition(document(rows_more=90))
    data = pdf.write(made)
    assert verify_pdf(data, pdf.expected(made)).findings == ()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert [HEAD in " ".join(page.split()) for page in pages] == [True] * len(pages)
    assert len(pages) > 1


def test_word_files_and_web_pages_of_ours_give_it_back() -> None:
    made = edition(document())
    word, web = write(made, "docx"), write(made, "html")
    for found in (read_word(word, "en.docx", "en"), read_html(web, "en.html", "en")):
        assert turned(_document(found)) == TURNED


def test_rows_of_a_word_file_are_as_high_as_their_words_are_long() -> None:
    with ZipFile(io.BytesIO(write(edition(document()), "docx"))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    heights = [
        int(each.get(w("val"))) for each in body.iter(w("trHeight")) if each.getparent().getparent().tag == w("tr")
    ]
    assert [height > 400 for height in heights[-2:]] == [True, True]
    assert [each.get(w("val")) for each in body.iter(w("textDirection"))] == ["btLr", "btLr", "tbRl"]
