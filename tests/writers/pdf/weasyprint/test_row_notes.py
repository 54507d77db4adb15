"""Rows that break over pages and call notes in their later cells: they begin where they are, their table keeps its head."""

import random
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from lxml.html import builder as B  # noqa: N812 - as its documentation has it

from hexapla.writers.pdf.weasyprint import engine
from writers.pdf.weasyprint.test_pdf_gaps import NOTE_CSS, WORDS, render

CSS = (
    NOTE_CSS
    + "table { border-collapse: collapse; font: 10pt/12pt serif; width: 260pt } td { vertical-align: top } tr { break-inside: auto }"
)


@pytest.fixture(scope="module")
def weasyprint() -> Any:
    return engine.load()


def row(number: int, words: int, *, has_note: bool) -> etree._Element:
    chance = random.Random(number)  # noqa: S311 - repeatable on purpose
    cells = [B.TD(f"Row{number}"), B.TD(" ".join(chance.choices(WORDS, k=words)) + f" End{number}"), B.TD("Done")]
    if has_note:
        note = _note(f"n{number}", f"Note{number} " + " ".join(chance.choices(WORDS, k=20)))
        cells[2].extend([B.A(f"[{number}]", href=f"#n{number}", role="doc-noteref"), note])
    return B.TR(*cells)


def pages(weasyprint: Any, *rows: etree._Element) -> list[str]:
    head = B.THEAD(B.TR(B.TH("Kind"), B.TH("What is done"), B.TH("State")))
    data = render(weasyprint, [B.P("Before. " * 30), B.TABLE(head, B.TBODY(*rows))], CSS)
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def at(word: str, sheets: list[str]) -> int:
    return next(number for number, text in enumerate(sheets) if word in text)


@pytest.mark.parametrize("words", range(60, 400, 20))
def test_a_row_that_breaks_begins_where_it_is_notes_stay_with_their_calls_and_every_page_has_the_head(
    weasyprint: Any, words: int
) -> None:
    sheets = pages(weasyprint, row(1, words, has_note=True), row(2, 300, has_note=True), row(3, 20, has_note=True))
    assert at("Row1", sheets) == 0
    for number in (1, 2, 3):
        assert at(f"Note{number}", sheets) == at(f"[{number}]", sheets)
        assert sum(text.count(f"Note{number} ") for text in sheets) == 1
    assert all("What is done" in text for text in sheets)


def test_a_note_of_a_cell_that_goes_on_stands_on_the_page_of_its_call(weasyprint: Any) -> None:
    long = row(1, 40, has_note=False)
    cell = long[2]
    cell.text = " ".join(WORDS * 12)
    cell.append(B.A("[9]", href="#n9", role="doc-noteref"))
    cell.append(_note("n9", "Note9 here"))
    sheets = pages(weasyprint, long)
    assert at("[9]", sheets) == at("Note9", sheets) > 0


@pytest.mark.parametrize("parts", [8, 16])
def test_a_table_whose_first_row_calls_a_note_of_a_page_begins_with_its_head(weasyprint: Any, parts: int) -> None:
    first = row(1, 4, has_note=True)
    first[2].extend(_note(f"n1-{part}", f"Part{part} " + " ".join(WORDS * 9)) for part in range(parts))
    sheets = pages(weasyprint, first, row(2, 4, has_note=True), row(3, 4, has_note=False))
    assert all("What is done" in sheets[at(f"Row{number}", sheets)] for number in (1, 2, 3))
    assert [sum(text.count(f"Part{part} ") for text in sheets) for part in range(parts)] == [1] * parts


def _note(name: str, words: str) -> etree._Element:
    made = B.SPAN(words, id=name, role="doc-footnote")
    made.set("class", "note")
    return made
