"""From where to where a Word file sets its tables: kept in the XML, held to on paper and in Word, and back."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.grid import grid
from hexapla.akn.names import AKN, REACH, akn
from hexapla.akn.schema import schema_errors
from hexapla.akn.table_reach import AS_TEXT, LANDSCAPE, OVERHANGING, WIDE, Reach, reach_of
from hexapla.akn.table_settings import set_reach
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.writers import write
from hexapla.writers.markup.table_layout import OUTSIDE, Layout, Room, layout
from hexapla.writers.pdf.expectations import tables_set
from hexapla.writers.pdf.page_markup import page
from samples import tables
from samples.docx import W, WordFile
from samples.pdf_pages import boxes
from samples.word_sources import MASTHEAD, TITLE, docx, p, styles

SIDES = '<w:style w:type="paragraph" w:styleId="In"><w:name w:val="In"/><w:pPr><w:ind w:left="1267" w:right="1267"/></w:pPr></w:style>'
"""A template whose text stands off from both edges."""

LETTER = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="1200" w:right="1200"/>'
AREA, TEXT = 9840, 7306
"""The widths of its text area on such a page, and of its text, in twentieths of a point."""

AUTO = 'w:w="0" w:type="auto"'

STANDING = {
    "as the text": ("1267", 7306, ""),
    "by less than a slip": ("1250", 7350, ""),
    "as the page": ("", 9850, WIDE),
    "to the margin": ("1267", 8610, OVERHANGING),
    "a little wider than the text": ("1267", 7642, "0 1046"),
    "narrower than the text": ("1267", 3653, "0 500"),
    "out of both margins": ("-100", 10040, "-187 1187"),
}
"""Tables by where a file sets them: their indent, the width of their grid, what the XML says."""


def table(indent: str = "", width: int = TEXT, more: str = "", stated: str = "") -> str:
    """Return a table of two columns, a third and two thirds of its width."""
    properties = f"<w:tblW {stated or AUTO}/>" + (f'<w:tblInd w:w="{indent}"/>' if indent else "")
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in (width // 3, width - width // 3))
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{p(each)}</w:tc>' for each in row)}</w:tr>" for row in ("ab", "cd", "ef"))
    return f"<w:tbl><w:tblPr>{properties}{more}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def read(*tables: str, sheet: str = SIDES, section: str = LETTER, area: str = "") -> AknDocument:
    """Return the document of a file with tables and styles; `area` is a section that ends behind them."""
    ended = f"<w:p><w:pPr><w:sectPr>{area}</w:sectPr></w:pPr></w:p>" if area else ""
    body = MASTHEAD + TITLE + p("1.\tSee:") + p("Below.").join(tables) + ended + p("2.\tThat is all.")
    reading = read_word(docx(body, section=section, parts={"styles": styles(sheet)}), "en.docx", "en")
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def said(document: AknDocument) -> list[str]:
    """Return what the tables of a document say of where they begin and end."""
    return [each.get(REACH, "") for each in document.root.iter(akn("table"))]


def presented(document: AknDocument) -> Presentation:
    return present({"en": document}, Edition.parse("en"), Office())


@pytest.mark.parametrize("name", STANDING)
def test_a_table_says_from_where_to_where_its_source_sets_it(name: str) -> None:
    indent, width, wanted = STANDING[name]
    document = read(table(indent, width))
    assert said(document) == [wanted]
    assert not schema_errors(document.root)


def test_a_width_that_a_table_states_goes_before_that_of_its_grid() -> None:
    half = 'w:w="2500" w:type="pct"'
    tables = (
        table("1267", 9000, stated='w:w="7642" w:type="dxa"'),
        table("1267", stated='w:w="5000" w:type="pct"'),
        table(stated=half, more='<w:jc w:val="center"/>'),
        table(stated=half, more='<w:jc w:val="right"/>'),
        table("400", stated=half, more='<w:tblpPr w:tblpX="1267"/>'),
    )
    assert said(read(*tables)) == ["0 1046", "0 1347", "163 837", "500 1173", "0 673"]


def test_a_table_in_columns_or_that_nobody_set_says_nothing() -> None:
    assert said(read(table("", 4800, stated='w:w="5000" w:type="pct"'), area=f'{LETTER}<w:cols w:num="2"/>')) == [""]
    assert said(read(table("", 4000), table("", 9940), sheet="")) == ["", ""]  # Word fits such a table to its words
    assert said(read(table("", 4000, more='<w:tblLayout w:type="fixed"/>'), sheet="")) == ["0 407"]
    assert said(read(table("", 300), table("1267", 30_000))) == ["", ""]


def test_a_table_in_a_box_stands_in_the_area_of_its_cell() -> None:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{AREA}" w:type="dxa"/></w:tcPr>{p("See:")}{table("86", 9677)}{p("")}</w:tc>'
    assert said(read(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>", section="")) == ["-162 1163"]


def lines(data: bytes) -> list[tuple[float, float]]:
    """Return from where to where the rules of the first two pages go, in points; those of cells beside each other are one."""
    found: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for number in (1, 2):
        for left, top, right, bottom in boxes(data, number):
            if bottom - top < 3 and right - left > 20:
                found.setdefault((number, round(top)), []).append((left, right))
    return [(min(left for left, _ in each), max(right for _, right in each)) for each in found.values()]


def test_every_edition_of_paper_sets_it_so_and_files_of_ours_give_it_back() -> None:
    document = read(*(table(indent, width) for indent, width, _ in STANDING.values()))
    wanted = said(document)
    presentation = presented(document)
    left, right = (595.28 - 368.55) / 2, (595.28 + 368.55) / 2
    edges = [(left, right)] * 2
    edges += [
        (left - 56.7, right + 56.7),
        (left, right + 56.7),
        (left, left + 368.55 * 1.046),
        (left, left + 368.55 / 2),
    ]
    edges += [(left - 68.9, right + 68.9)]
    drawn = lines(write(presentation, "pdf"))
    for edge in edges:
        assert any(edge == pytest.approx(each, abs=1) for each in drawn), (edge, drawn)
    made = WordFile(write(presentation, "docx")).root("word/document.xml")
    settings = [each.find(f"{W}tblPr") for each in made.iter(f"{W}tbl")][-len(edges) :]
    places = [(int(each.find(f"{W}tblInd").get(f"{W}w")), int(each.find(f"{W}tblW").get(f"{W}w"))) for each in settings]
    assert places == [(1134, 7371)] * 2 + [(0, 9639), (1134, 8505), (1134, 7710), (1134, 3685), (-244, 10127)]
    config = DocumentConfig(Path("document.toml"))
    for reading in (
        read_word(write(presentation, "docx"), "en.docx", "en"),
        read_html(write(presentation, "html"), "en.html", "en"),
    ):
        again = canonicalise(reading, settle([reading], config).metadata, config, "en")[0]
        assert said(again) == wanted


def test_notes_below_a_table_that_begins_with_its_text_end_with_that() -> None:
    shown = etree.HTML(page(presented(read(table("1267", 7642), table("1267", 3653), table("0", 9000)))))
    looks = [each.get("style") for each in shown.iter("div") if "reaching" in (each.get("class") or "").split()]
    assert [look.rpartition(" ")[2] for look in looks] == ["16.95pt", "0pt", "0pt"]


def laid(reach: Reach, room: Room, words: str = "Sailing boats") -> Layout:
    """Return the layout of a table of two columns that its source sets so."""
    made = etree.fromstring(f'<table xmlns="{AKN}"><tr><td><p>{words}</p></td><td><p>1 234</p></td></tr></table>')
    set_reach(made, reach)
    return layout(grid(made), room)


def test_in_columns_no_table_stands_out_and_none_leaves_the_page() -> None:
    reach = Reach.of(0, 1100)
    assert laid(reach, Room(360, 480)).beyond == (0, pytest.approx(36))
    assert laid(reach, Room(180, 480)).beyond is None
    assert laid(Reach.of(0, 1200), Room(360, 480)).beyond == (0, 60)
    outside = laid(Reach.of(-400, 1400), Room(360, 480, outside=OUTSIDE))
    assert (outside.beyond, outside.is_wide) == ((74, 74), True)
    assert laid(Reach.of(-400, 1400), Room(360, 480)).beyond is None  # as wide as the page, no more
    long = "Unquestionably" * 4
    assert laid(Reach.of(0, 500), Room(360, 480), words=long).beyond is None  # its words have no room there


def test_a_table_that_needs_a_page_on_its_side_in_its_source_has_one() -> None:
    turned = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:left="1200" w:right="1200"/>'
    assert said(read(table("0", 13_440), table("0", 10_400), section=turned)) == [LANDSCAPE, LANDSCAPE]
    assert LANDSCAPE not in said(read(table("0", 9_800), section=turned))
    assert LANDSCAPE not in said(read(table("0", 13_440)))  # wider than an upright page, on one
    assert laid(Reach(LANDSCAPE), Room(360, 480, 700)).is_landscape
    upright = laid(Reach(LANDSCAPE), Room(360, 480))
    assert (upright.is_landscape, upright.is_wide) == (False, True)


def test_the_columns_of_a_table_without_a_width_tell_that_it_needs_a_page_on_its_side() -> None:
    turned = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:left="1200" w:right="1200"/>'
    wide = read(table("", 14_000), table("", 9_000), sheet="", section=turned)  # of no template: nobody set a width
    assert said(wide) == [LANDSCAPE, ""]
    assert LANDSCAPE not in said(read(table("", 14_000), sheet=""))


def test_a_table_that_its_source_sets_on_its_side_is_nothing_to_tell_of() -> None:
    turned = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:left="1200" w:right="1200"/>'
    made = presented(read(table("0", 13_440), section=turned))
    assert list(tables_set(made)) == []
    told = presented(tables.document("en", table=tables.HUGE))
    assert [parts[0][1].is_landscape for _, _, parts in tables_set(told)] == [True]


def test_what_is_no_reach_is_not_believed() -> None:
    made = etree.fromstring(f'<table xmlns="{AKN}"><tr><td><p>a</p></td></tr></table>')
    for each in ("", "narrow", "0", "0 1000", "900 950", "800 100", "-900 1000", "0 9999", "0 1e3", "1 2 3", "0.5 900"):
        made.set(REACH, each)
        assert reach_of(made) == AS_TEXT, each


@given(st.integers(-500, 2500), st.integers(-500, 2500), st.floats(100, 500), st.floats(0, 90))
def test_a_reach_is_read_as_it_is_said_and_parts_of_a_text_grow_with_it(
    first: int, last: int, text: float, margin: float
) -> None:
    made = etree.fromstring(f'<table xmlns="{AKN}"><tr><td><p>a</p></td></tr></table>')
    reach = Reach.of(first, last)
    set_reach(made, reach)
    assert reach_of(made) == reach
    widths = [size + sum(reach.beyond(size, margin)) for size in (text, 2 * text)]
    assert all(one < other for one, other in pairwise(widths))
    assert widths[0] == pytest.approx(text * (reach.end - reach.start) / 1000)


def test_a_table_wider_than_the_text_of_a_file_without_a_template_of_ours_is_as_wide_as_the_page() -> None:
    widths = (AREA + 600, AREA + 100, AREA - 3000)
    made = read(*(table(width=each, stated=f'w:w="{each}" w:type="dxa"') for each in widths), sheet="")
    assert said(made)[:2] == [WIDE, ""]
    assert said(made)[2] != WIDE
