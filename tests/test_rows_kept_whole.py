"""Rows that a Word file never breaks over pages (`w:cantSplit`, `w:keepLines`): whole on every page, and given back."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.names import WHOLE, akn
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
from samples.word_sources import MASTHEAD, TITLE, docx, p

WIDTHS = (1500, 6000)
SENTENCE = "Boats that were hauled out of the water in the harbours of the north stay on land until the ice has gone. "
LOW = ("Oars", "Kept in the shed.")


def row(name: str, words: str, *, whole: bool, held: tuple[bool, ...] = (False, False)) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"<w:p>{'<w:pPr><w:keepLines/></w:pPr>' if is_held else ''}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for width, text, is_held in zip(WIDTHS, (name, words), held, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{cells}</w:tr>"


def high(number: int, times: int = 22) -> tuple[str, str]:
    """Return a row of some twenty-five lines whose first and last words are its own."""
    return f"Row {number}", f"Begun{number}. {SENTENCE * times}Ended{number}."


def read(*rows: tuple[str, str], whole: bool = True, held: tuple[bool, ...] = (False, False)) -> AknDocument:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    made = "".join(row(*each, whole=whole, held=held) for each in rows)
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    return canonical(read_word(docx(MASTHEAD + TITLE + p("1.\tSee the table below:") + table), "en.docx", "en"))


def canonical(reading: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def edition(document: AknDocument) -> Presentation:
    return present({"en": document}, Edition.parse("en"), Office())


def told(document: AknDocument) -> list[str | None]:
    return [each.get(WHOLE) for each in document.root.iter(akn("tr"))]


def pages(document: AknDocument) -> list[str]:
    file = pypdfium2.PdfDocument(io.BytesIO(write(edition(document), "pdf")))
    return [page.get_textpage().get_text_bounded() for page in file]


def page_of(word: str, sheets: list[str]) -> int:
    return next(number for number, text in enumerate(sheets) if word in text)


ROWS = [high(number) for number in range(1, 7)]


def test_rows_of_several_lines_say_that_they_stay_whole_and_low_ones_do_not_since_no_edition_breaks_them() -> None:
    document = read(LOW, *ROWS[:2])
    assert told(document) == [None, "true", "true"]
    assert schema_errors(document.root) == ()
    assert told(read(LOW, *ROWS[:2], whole=False)) == [None] * 3


@pytest.mark.parametrize("whole", [True, False])
def test_the_pdf_keeps_them_whole_and_breaks_those_of_which_nobody_says_so(whole: bool) -> None:
    sheets = pages(read(*ROWS, whole=whole))
    broken = [
        number for number in range(1, 7) if page_of(f"Begun{number}", sheets) != page_of(f"Ended{number}", sheets)
    ]
    assert bool(broken) is not whole


def test_a_row_higher_than_a_page_breaks_and_loses_no_word() -> None:
    sheets = pages(read(LOW, high(1, 80), high(2)))
    assert page_of("Begun1", sheets) < page_of("Ended1", sheets)
    assert sum(text.count("harbours") for text in sheets) == 102
    assert page_of("Begun2", sheets) == page_of("Ended2", sheets)


def test_a_row_higher_than_a_page_begins_below_the_head_of_its_table_whatever_its_source_says() -> None:
    document = read(("Kind", "What is done with it in winter"), high(1, 80))
    for row_ in list(document.root.iter(akn("tr")))[:1]:
        for cell in row_:
            cell.tag = akn("th")
    sheets = pages(document)
    assert page_of("Begun1", sheets) == page_of("See the table below", sheets)
    assert ["Kind" in text for text in sheets if "harbours" in text] == [True] * sum(
        "harbours" in text for text in sheets
    )


def test_every_edition_says_it_and_word_files_and_web_pages_of_ours_give_it_back() -> None:
    document = read(LOW, *ROWS[:2])
    made = edition(document)
    word, web = write(made, "docx"), write(made, "html")
    for found in (read_word(word, "en.docx", "en"), read_html(web, "en.html", "en")):
        assert told(canonical(found)) == told(document)
    with ZipFile(io.BytesIO(write(made, "epub"))) as book:
        book_pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    for text in (book_pages, web.decode()):
        assert len(re.findall(r'<tr[^>]* data-whole="true"', text)) == 2


def test_a_high_row_that_may_break_comes_back_so() -> None:
    document = read(LOW, *ROWS[:2], whole=False)
    again = canonical(read_word(write(edition(document), "docx"), "en.docx", "en"))
    assert told(again) == [None] * 3


@pytest.mark.parametrize(("held", "wanted"), [((True, True), "true"), ((True, False), None)])
def test_so_is_a_row_all_of_whose_paragraphs_keep_their_lines(held: tuple[bool, ...], wanted: str | None) -> None:
    assert told(read(*ROWS, whole=False, held=held)) == [wanted] * len(ROWS)
