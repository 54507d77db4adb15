"""Notes of tables whose marks their author did not raise are notes where their table calls them, and paragraphs where it does not."""

import dataclasses
from pathlib import Path

import pytest

from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, TITLE, docx, p, r

RAISED = '<w:vertAlign w:val="superscript"/>'
MOVED = '<w:position w:val="6"/><w:sz w:val="14"/>'
ITALIC = "<w:i/>"
NOTES = p("a  Excludes rafts.") + p("b\tShut in winter.")
Words = tuple[str, ...]


def cell(words: Words) -> str:
    return f"<w:tc><w:tcPr/>{p(*words)}</w:tc>"


def read(head: Words, figure: Words, name: Words, below: str = NOTES) -> Reading:
    """Return a file with a table of two columns and what stands below it."""
    heads = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell(('Harbour',))}{cell(head)}</w:tr>"
    rows = f"<w:tr>{cell(('North',))}{cell(figure)}</w:tr><w:tr>{cell(name)}{cell(('9',))}</w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{heads}{rows}</w:tbl>"
    data = docx(MASTHEAD + TITLE + p("1.\tSee below.") + table + below + p("2.\tBoats stay in."))
    return dataclasses.replace(read_word(data, "en.docx", "en"), source=data)


def notes(reading: Reading) -> list[tuple[str, str]]:
    """Return the notes of the table: mark and words."""
    table = next(reading.body.iter(akn("table")))
    return [(each.get("marker", ""), "".join(each.itertext())) for each in table.iter(akn("authorialNote"))]


BOTH = [("a", "Excludes rafts."), ("b", "Shut in winter.")]


@pytest.mark.parametrize(
    ("head", "figure", "name"),
    [
        pytest.param(("Boats a",), ("12",), ("South b",), id="behind a blank"),
        pytest.param(("Boats",), ("12a",), ("South b",), id="behind a figure"),
        pytest.param(("Boats",), ("(12)a",), ("South b",), id="behind a figure in brackets"),
        pytest.param(("Boats", r("a", ITALIC)), ("12",), ("South ", r("b", ITALIC)), id="in italics"),
        pytest.param(("Boats", r("a", MOVED)), ("12",), ("South", r("b", MOVED)), id="raised by hand"),
        pytest.param(("Boats", r("a", RAISED)), ("12",), ("South", r("b", RAISED)), id="raised"),
    ],
)
def test_marks_in_cells_call_the_notes_right_below_the_table(head: Words, figure: Words, name: Words) -> None:
    found = read(head, figure, name)
    assert notes(found) == BOTH
    config = DocumentConfig(Path("document.toml"))
    document = canonicalise(found, settle([found], config).metadata, config, "en")[0]
    assert [each.message for each in prove(document, found) if each.code == "F-003"] == []
    cells = ["".join(each.itertext()) for each in document.root.iter(akn("th"), akn("td"))]
    assert not any(" Excludes" in each or " Shut" in each for each in cells)


def test_a_source_may_stand_between() -> None:
    assert notes(read(("Boats a",), ("12",), ("South b",), p("Source: harbour masters.") + NOTES)) == BOTH


@pytest.mark.parametrize(
    ("head", "below"),
    [
        pytest.param("Boats", NOTES, id="none is called"),
        pytest.param("Boats a", p("Harbours freeze.") + NOTES, id="words between"),
        pytest.param("Boats a", p("a boat that is small stays on land."), id="a sentence"),
        pytest.param("Boats b", p("b  Shut in winter."), id="not the first"),
        pytest.param("Boata", NOTES, id="the last letter of a word"),
    ],
)
def test_where_a_mark_is_in_doubt_paragraphs_stay_paragraphs(head: str, below: str) -> None:
    found = read((head,), ("12",), ("South",), below)
    assert notes(found) == []
    assert "Boat" in "".join(found.body.itertext())


def test_a_mark_that_no_cell_has_leaves_its_paragraph_where_it_is() -> None:
    found = read(("Boats a",), ("12",), ("South",))
    assert notes(found) == BOTH[:1]
    assert "Shut in winter." in ["".join(each.itertext())[-15:] for each in found.body.iter(akn("p"))]


def test_letters_below_the_line_by_their_position_stand_there() -> None:
    found = read(("Boats",), ("12",), ("H", r("2", '<w:position w:val="-6"/>'), "O"))
    assert [each.text for each in found.body.iter(akn("sub"))] == ["2"]
