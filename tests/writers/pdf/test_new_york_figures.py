"""Figures and tables of New York: space above captions, notes as wide as pictures, tables that go on over pages."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from hexapla.akn.grid import grid
from hexapla.akn.names import akn
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from hexapla.stations import station_of
from hexapla.writers import pdf, write
from hexapla.writers.markup.table_layout import Room, layout
from samples.docx import W, WordFile
from samples.pdf_pages import find, near, texts
from samples.word_sources import MASTHEAD, PNG, TITLE, cell, docx, p, picture, r, row, table

LETTERED = p("Figure A.I", style="H23") + p("Boats of the harbour", style="H23")
SHOWN = p(picture("pic")) + p("Abbreviations: SB, sailing boat; RB, rowing boat.")


@cache
def edition(body: str) -> Presentation:
    """Return the edition of a Word file as a report of New York."""
    opened = MASTHEAD + TITLE + p("1.\tThe boats are shown below.") + body
    pictures = {"links": {"pic": ("image", "media/image1.png")}, "extra": {"word/media/image1.png": PNG}}
    found = read_word(docx(opened, **pictures), "en.docx", "en")  # type: ignore[arg-type]
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, "en")[0]
    return replace(present({"en": made}, Edition.parse("en"), Office(), media=found.media), symbol="A/80/9")


def test_the_caption_of_a_figure_of_an_annex_is_one_and_stands_twelve_points_below_the_text() -> None:
    shown = edition(LETTERED + SHOWN)
    assert [block.kind for block in shown.first.blocks if block.is_caption] == ["alinea"]
    assert "heading" not in [block.kind for block in shown.first.blocks]
    found = texts(pdf.write(shown), 1)
    label, text = find(found, "Figure A.I"), find(found, "The boats are")
    assert label.base - text.base == pytest.approx(24, abs=0.3)
    assert label.x == near(60)


def test_notes_below_a_picture_are_as_wide_as_it() -> None:
    found = texts(pdf.write(edition(LETTERED + SHOWN)), 1)
    assert find(found, "Abbreviations").x == near(60)


def test_every_note_below_a_picture_is_as_wide_as_it() -> None:
    marks = "abcdef"
    notes = (p(r(each, look='<w:vertAlign w:val="superscript"/>'), f"\tBerth {each}.") for each in marks)
    found = texts(pdf.write(edition(LETTERED + SHOWN + "".join(notes))), 1)
    assert [find(found, f"Berth {each}").x for each in marks] == pytest.approx([71.9] * len(marks), abs=0.9)


@pytest.mark.parametrize(("points", "edge"), [(200, 123.6), (420, 60)])
def test_notes_below_a_drawing_stand_in_the_text_where_it_is_no_wider(points: float, edge: float) -> None:
    shown = edition(LETTERED + SHOWN + p(r("a", look='<w:i/><w:vertAlign w:val="superscript"/>'), "\tUnder repair."))
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="{points}pt" height="30pt" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    for picture_of in (each for block in shown.first.blocks for one in block.content for each in one.iter(akn("img"))):
        picture_of.set("src", "../media/boats.svg")
    found = texts(pdf.write(replace(shown, media={"../media/boats.svg": drawn.encode()})), 1)
    assert find(found, "Abbreviations").x == near(edge)
    assert find(found, "a").x == near(edge + 7.2)


def test_a_table_that_is_higher_than_a_sixth_of_a_page_may_go_on_over_pages() -> None:
    rows = [row(f"Boats of berth {number}", "31") for number in range(12)]
    shown = edition(table(row("Boats", "2024", head=True), *rows))
    made = grid(next(each for block in shown.first.blocks for one in block.content for each in one.iter(akn("table"))))
    assert not layout(made, Room(360, 480, type=station_of("ga").tables)).is_short
    assert layout(made, Room(360, 480, type=station_of("cat").tables)).is_short


def test_words_stand_off_from_the_edges_of_their_cells_but_for_those_of_the_first_column_and_figures() -> None:
    rows = [row(f"Berth {number}", "Open at high tide", f"{number}145") for number in range(4)]
    made = table(row("Place", "Condition", "Boats in 2024", head=True), *rows)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (4000, 2000, 2000))
    shown = edition(made.replace("<w:tblGrid/>", f"<w:tblGrid>{columns}</w:tblGrid>"))
    found, left, width = texts(pdf.write(shown), 1), 60 + 63.3, 365.4
    assert find(found, "Berth 2").x == pytest.approx(left, abs=0.3)
    assert find(found, "Open at").x == pytest.approx(left + width / 2 + 3.6, abs=0.3)
    assert find(found, "2145").end == pytest.approx(left + width - 2, abs=0.6)
    cells = list(WordFile(write(shown, "docx")).root("word/document.xml").iter(f"{W}tc"))
    set_in = {"".join(cell.itertext()): cell.find(f"{W}p/{W}pPr/{W}ind") for cell in cells}
    assert set_in["Open at high tide"].get(f"{W}left") == "72"
    assert [set_in[each] for each in ("Berth 2", "Boats in 2024", "2145")] == [None, None, None]


def test_words_beside_a_cell_that_reaches_down_stand_below_those_of_their_column() -> None:
    deep, more = cell("Berth 1", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    made = table(row("Place", "Condition", head=True), row(deep, "Open at high tide"), row(more, "Closed at low tide"))
    found = texts(pdf.write(edition(made)), 1)
    assert find(found, "Closed at").x == pytest.approx(find(found, "Open at").x, abs=0.1)
