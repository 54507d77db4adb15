"""How large the letters of a table are, where its source sets them otherwise than such a table has them: kept, and set so."""

from pathlib import Path

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.grid import grid
from hexapla.akn.names import SIZE, akn
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.stations import stations
from hexapla.writers import write
from hexapla.writers.markup.table_layout import Room, layout
from samples.word_sources import MASTHEAD, TITLE, docx, p

WORDS = [["Harbour", "Keeper"], ["North", "A pilot of the first rank"], ["South", "A pilot of the second rank"]]
FIGURES = [["Harbour", "2030"], ["North", "1 200"], ["South", "3 400"]]
NEW_YORK = Room(365, 492, 662, stations()["new-york"].tables)


def read(rows: list[list[str]], halves: int) -> AknDocument:
    """Return the canonical document of a Word file with a table whose letters below the head are so many half-points large."""
    made = [
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if number == 0 else ''}"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:rPr><w:sz w:val="{halves if number else 14}"/>'
            f"</w:rPr><w:t>{words}</w:t></w:r></w:p></w:tc>"
            for words in row
        )
        + "</w:tr>"
        for number, row in enumerate(rows)
    ]
    table = (
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>{"".join(made)}</w:tbl>'
    )
    return canonical(read_word(docx(MASTHEAD + TITLE + p("1.\tSee the table below:") + table), "en.docx", "en"))


def canonical(reading: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def said(document: AknDocument) -> str | None:
    """Return what the table of a document says of the size of its letters."""
    return next(document.root.iter(akn("table"))).get(SIZE)


@pytest.mark.parametrize(
    ("rows", "halves", "expected", "points"),
    [(WORDS, 20, None, 10), (WORDS, 17, "8.5", 8.5), (FIGURES, 17, None, 8.5), (FIGURES, 20, "10", 10)],
)
def test_a_size_is_said_where_such_a_table_has_another_and_new_york_sets_it(
    rows: list[list[str]], halves: int, expected: str | None, points: float
) -> None:
    document = read(rows, halves)
    assert (said(document), schema_errors(document.root)) == (expected, ())
    assert layout(grid(next(document.root.iter(akn("table")))), NEW_YORK, "en").size == points


def test_word_files_and_web_pages_of_ours_give_it_back() -> None:
    for document in (read(WORDS, 17), read(WORDS, 20)):
        edition = present({"en": document}, Edition.parse("en"), Office())
        word, web = write(edition, "docx"), write(edition, "html")
        for found in (read_word(word, "en.docx", "en"), read_html(web, "en.html", "en")):
            assert said(canonical(found)) == said(document)


@pytest.mark.parametrize("stated", ["large", "99", "-3"])
def test_what_no_letters_can_be_is_as_usual(stated: str) -> None:
    table = next(read(WORDS, 17).root.iter(akn("table")))
    table.set(SIZE, stated)
    assert grid(table).size == 0
