"""Text boxes in a line of their own are boxed sections in every edition, with their tables; labels of drawings and boxes without a line are not."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.names import BOX, local
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
from samples.docx import WordFile, w
from samples.pdf_pages import boxes, find, texts
from samples.word_sources import MASTHEAD, TITLE, docx, p, row, table

LINE = '<a:ln w="9525"><a:solidFill/></a:ln>'
WORDS = "Harbours that freeze are shut until the spring has come."
TABLE = table(row("Harbour", "Boats"), row("North", "12"))
SOURCE = p("Source: harbour masters of the whole of the coast.")


def box(*content: str, line: str = LINE, style: str = "") -> str:
    """Return a run that holds a text box."""
    shape = f"<wps:spPr>{line}</wps:spPr>{style}<wps:txbx><w:txbxContent>{''.join(content)}</w:txbxContent></wps:txbx>"
    data = f'<a:graphicData uri="x"><wps:wsp>{shape}</wps:wsp></a:graphicData>'
    return f"<w:r><w:drawing><wp:anchor><a:graphic>{data}</a:graphic></wp:anchor></w:drawing></w:r>"


def older(*content: str, stroked: str = "") -> str:
    held = f"<v:textbox><w:txbxContent>{''.join(content)}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:shape{stroked}>{held}</v:shape></w:pict></w:r>"


def canonical(reading: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def read(*runs: str) -> AknDocument:
    body = p("1.\tBefore it.") + "".join(p(each) for each in runs) + p("2.\tBehind it.")
    return canonical(read_word(docx(MASTHEAD + TITLE + body), "en.docx", "en"))


def edition(document: AknDocument) -> Presentation:
    return present({"en": document}, Edition.parse("en"), Office())


def said(document: AknDocument) -> list[str]:
    return [f"{local(each)} {each.get(BOX)}" for each in document.root.iter() if each.get(BOX)]


FULL = box(p("Box 1"), p(WORDS), TABLE, SOURCE)


def test_what_a_box_holds_says_so_from_the_first_to_the_last() -> None:
    document = read(FULL)
    assert said(document) == ["p first", "p inner", "table inner", "p last"]
    assert schema_errors(document.root) == ()


@pytest.mark.parametrize(
    ("runs", "wanted"),
    [
        pytest.param([box(p(WORDS))], ["p alone"], id="one text"),
        pytest.param([box(p(WORDS), p(WORDS)), box(p(WORDS))], ["p first", "p last", "p alone"], id="two boxes"),
        pytest.param([box(p(WORDS), line="<a:ln><a:noFill/></a:ln>")], [], id="without a line"),
        pytest.param([box(p(WORDS), line="")], [], id="of which nothing says it"),
        pytest.param([box(p(WORDS), line="", style='<wps:style><a:lnRef idx="2"/></wps:style>')], ["p alone"], id="by its style"),
        pytest.param([older(p(WORDS))], ["p alone"], id="an older one"),
        pytest.param([older(p(WORDS), stroked=' stroked="f"')], [], id="an older one without a line"),
        pytest.param([box(p("North"))], [], id="a label"),
        pytest.param([box(p(WORDS)) + box(p(WORDS))], [], id="two in one paragraph"),
    ],
)  # fmt: skip
def test_boxes_that_are_sections_in_a_frame(runs: list[str], wanted: list[str]) -> None:
    assert said(read(*runs)) == wanted


FRAME = (
    "<w:tblBorders>"
    + "".join(f'<w:{each} w:val="single" w:sz="4"/>' for each in ("top", "left", "bottom", "right"))
    + "</w:tblBorders>"
)


def cell_alone(*content: str, rules: str = FRAME, more: str = "") -> str:
    row = f"<w:tr><w:tc><w:tcPr/>{''.join(content)}</w:tc></w:tr>"
    return f'<w:tbl><w:tblPr>{rules}</w:tblPr><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid>{row}{more}</w:tbl>'


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        pytest.param(cell_alone(p("Box 1"), p(WORDS), TABLE, SOURCE), ["p first", "p inner", "table inner", "p last"], id="a table in it"),
        pytest.param(cell_alone(p(WORDS)), ["p alone"], id="a text"),
        pytest.param(cell_alone(p(WORDS), rules=""), [], id="without a frame"),
        pytest.param(cell_alone(p(WORDS), more=f"<w:tr><w:tc><w:tcPr/>{p(WORDS)}</w:tc></w:tr>"), ["p first", "p last"], id="several rows"),
        pytest.param(cell_alone(p(WORDS), more=f"<w:tr><w:tc><w:tcPr/>{p(WORDS)}</w:tc><w:tc><w:tcPr/>{p('Two')}</w:tc></w:tr>"), [], id="rows of several cells"),
    ],
)  # fmt: skip
def test_a_table_of_one_column_in_a_frame_is_such_a_box(made: str, wanted: list[str]) -> None:
    body = p("1.\tBefore it.") + made + p("2.\tBehind it.")
    document = canonical(read_word(docx(MASTHEAD + TITLE + body), "en.docx", "en"))
    assert said(document) == wanted
    again = canonical(read_word(write(edition(document), "docx"), "en.docx", "en"))
    assert said(again) == wanted


def test_the_pdf_draws_its_frame_around_all_of_it() -> None:
    data = write(edition(read(FULL)), "pdf")
    above, first, last, below = (find(texts(data, 1), words).base for words in ("Before", "Box 1", "Source", "Behind"))
    frames = [each for each in boxes(data, 1) if above < each[1] < first and last < each[3] < below]
    assert [right - left > 400 for left, _, right, _ in frames] == [True]


@pytest.mark.parametrize("lines", range(22, 30))
def test_the_label_of_a_box_and_its_title_stand_on_no_page_alone(lines: int) -> None:
    above = "".join(p(f"Line {number} above it.") for number in range(lines))
    body = p("1.\tBefore it.") + above + p(box(p("Box 1"), p("What was learned"), p(WORDS * 9), p(WORDS)))
    data = write(edition(canonical(read_word(docx(MASTHEAD + TITLE + body), "en.docx", "en"))), "pdf")
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    label, words = (next(at for at, page in enumerate(pages) if said in page) for said in ("Box 1", "Harbours that"))
    assert label == words


def test_word_has_it_in_a_table_of_one_cell() -> None:
    body = WordFile(write(edition(read(FULL)), "docx")).body
    (held,) = [each for each in body.iter(w("tc")) if each.find(w("tbl")) is not None]
    assert "Box 1" in "".join(map(str, held.itertext()))
    assert "Behind" not in "".join(map(str, held.itertext()))
    assert {local(each) for each in held.getparent().getparent().find(f".//{w('tblBorders')}")} == {
        "top",
        "left",
        "bottom",
        "right",
    }


def test_every_edition_says_it_and_word_files_and_web_pages_of_ours_give_it_back() -> None:
    document = read(FULL, box(p(WORDS)))
    made = edition(document)
    word, web = write(made, "docx"), write(made, "html")
    for found in (read_word(word, "en.docx", "en"), read_html(web, "en.html", "en")):
        assert said(canonical(found)) == said(document)
    with ZipFile(io.BytesIO(write(made, "epub"))) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    for text in (pages, web.decode()):
        assert re.findall(r'<\w+ [^>]*data-box="(\w+)"', text) == ["first", "inner", "inner", "last", "alone"]
