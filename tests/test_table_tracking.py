"""Letters of tables that a Word file sets apart and draws wider: kept in the XML, drawn on paper and in Word, and back."""

import re
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.grid import grid
from hexapla.akn.names import AKN, CLOSER, COLUMNS, TRACKING, akn
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
from hexapla.writers.markup.table_layout import Layout, Room, layout
from hexapla.writers.pdf.page_markup import page
from samples import tables as samples
from samples.docx import W, WordFile
from samples.docx import said as said_in
from samples.word_sources import MASTHEAD, TITLE, docx, p, styles

SPACED = '<w:spacing w:val="4"/><w:w w:val="103"/>'
PLAIN = '<w:spacing w:val="0"/><w:w w:val="100"/>'
WIDE = f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>{SPACED}</w:rPr></w:style>'
CELL = (
    '<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="Close"><w:name w:val="Close"/>'
    f"<w:rPr>{PLAIN}</w:rPr></w:style>"
)


def table(look: str = "", style: str = "", head: str = "") -> str:
    """Return a table of boats whose runs, below its head, and paragraphs look so."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    rows = []
    for number, words in enumerate((("Boats", "2023"), ("Sailing boats", "3"), ("Steam boats", "4"))):
        properties = f"<w:rPr>{look if number else head}</w:rPr>"
        cells = (f"<w:tc><w:p>{named}<w:r>{properties}<w:t>{each}</w:t></w:r></w:p></w:tc>" for each in words)
        rows.append(f"<w:tr>{'' if number else '<w:trPr><w:tblHeader/></w:trPr>'}{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def read(*tables: str, sheet: str = WIDE) -> AknDocument:
    """Return the document of a file with tables and styles."""
    source = docx(MASTHEAD + TITLE + p("1.\tSee:") + p("Below.").join(tables), parts={"styles": styles(sheet + CELL)})
    reading, config = read_word(source, "en.docx", "en"), DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def said(document: AknDocument) -> list[str | None]:
    """Return what the tables of a document say of their letters."""
    return [each.get(TRACKING) for each in document.root.iter(akn("table"))]


def test_letters_stand_as_styles_and_hand_set_most_of_them():
    assert said(read(table(), table(style="Cell"), table(head=PLAIN))) == ["0.2 103"] * 3
    assert said(read(table(PLAIN), table('<w:rStyle w:val="Close"/>'))) == ["0 100"] * 2
    assert said(read(table(), table(SPACED), table('<w:spacing w:val="6"/>'), sheet="")) == [None, "0.2 103", "0.3 100"]
    assert said(read(table('<w:spacing w:val="400"/>'))) == [None]  # that spaces a word, it is no type of a table


def test_letters_of_tables_stand_apart_on_paper_and_in_word_and_come_back():
    document = read(table(), table(PLAIN))
    assert not schema_errors(document.root)
    presentation = present({"en": document}, Edition.parse("en"), Office())
    tracked, plain = (
        each.get("style") or ""
        for each in etree.HTML(page(presentation)).iter("table")
        if each.find("tbody") is not None
    )
    assert tracked.startswith("letter-spacing: 0.3")
    assert plain.startswith("letter-spacing: 0pt")
    made = WordFile(write(presentation, "docx")).root("word/document.xml")
    cells = [each for each in made.iter(f"{W}rPr") if each.getparent().getparent().getparent().tag == f"{W}tc"]
    widths = [
        (each.find(f"{W}spacing").get(f"{W}val"), each.find(f"{W}w").get(f"{W}val"))
        for each in cells
        if each.find(f"{W}w") is not None
    ]
    assert widths == [("4", "103")] * 6 + [("0", "100")] * 6
    config = DocumentConfig(Path("document.toml"))
    for reading in (
        read_word(write(presentation, "docx"), "en.docx", "en"),
        read_html(write(presentation, "html"), "en.html", "en"),
    ):
        again = canonicalise(reading, settle([reading], config).metadata, config, "en")[0]
        assert said(again) == ["0.2 103", "0 100"]


def laid(stated: str, room: Room, language: str = "en") -> Layout:
    """Return the layout of a table of two columns that says so of its letters."""
    made = etree.fromstring(
        f'<table xmlns="{AKN}"><tr><th><p>Boats</p></th><th><p>2023</p></th></tr>'
        "<tr><td><p>Sailing boats of the northern fishing fleets</p></td><td><p>1 234</p></td></tr></table>"
    )
    made.set(TRACKING, stated)
    return layout(grid(made), room, language)


def test_letters_that_stand_apart_take_room_where_there_is_room():
    close, apart = laid("", Room(360, 480)), laid("0.2 103", Room(360, 480))
    assert apart.shares[0] > close.shares[0]
    assert 0.28 < apart.spacing < 0.32
    assert laid("0.2 103", Room(360, 480), "ar").spacing is None  # letters that join are never set apart
    need = next(room for room in range(20, 200) if laid("", Room(room, room)).size == close.size)
    tight = laid("1 103", Room(need, need))
    assert (tight.size, tight.spacing, tight.is_wide) == (close.size, None, False)
    assert [each.is_untracked for each in (apart, close, tight)] == [False, False, True]


def test_cells_closer_than_a_tracking_that_their_table_has_no_room_for_are_set_as_the_others() -> None:
    rows = samples.row("Boats", *(f"{year} planned" for year in range(2012, 2026)), kind="th")
    rows += samples.row("Sailing boats of the fishing fleets", *["1 234 567.8"] * 14)
    made = samples.document("en", wide=rows)
    (found,) = made.root.iter(akn("table"))
    found.set(TRACKING, "1 103")
    list(found.iter(akn("p")))[15].set(CLOSER, "4")
    presentation = present({"en": made}, Edition.parse("en"), Office(station="new-york"))
    assert re.search(r'class="table[^"]* untracked[^"]*"', page(presentation))
    stub = next(
        each for each in WordFile(write(presentation, "docx")).paragraphs() if said_in(each).startswith("Sailing")
    )
    assert list(stub.iterfind(f".//{W}r/{W}rPr/{W}spacing")) == []


def test_a_gap_between_columns_is_as_wide_as_its_source_has_it() -> None:
    heads = "<tr><th rowspan='2'><p>Boats</p></th><th colspan='2'><p>Past</p></th><th><p/></th><th colspan='2'><p>To come</p></th></tr>"
    years = (
        "<tr>"
        + "".join(
            f"<th{span}><p>{year}</p></th>"
            for year, span in (("2023", ""), ("2024", ""), ("2025", " colspan='2'"), ("2026", ""))
        )
        + "</tr>"
    )
    body = (
        "<tr>"
        + "".join(
            f"<td{span}><p>{each}</p></td>"
            for each, span in (("Sail", ""), ("1", ""), ("2", ""), ("3", " colspan='2'"), ("4", ""))
        )
        + "</tr>"
    )
    made = etree.fromstring(f'<table xmlns="{AKN}">{heads}{years}{body}</table>')
    made.set(COLUMNS, "400 147 147 12 147 147")
    room = Room(365.6, 492, type=stations()["new-york"].tables)
    assert 365.6 * layout(grid(made), room, "en").shares[3] == pytest.approx(0.012 * 365.6, abs=0.1)


def heads_apart(share: int) -> list[str]:
    """Return the heads of columns, as wide as a share says, that break so as not to meet the one before them."""
    rows = [("Boats", "2025 planned", "2025 actual", "Total"), ("Sail", "1", "2", "3"), ("Oars", "1", "2", "3")]
    text = "".join(
        f"<tr>{''.join(f'<{kind}><p>{each}</p></{kind}>' for each in row)}</tr>"
        for row, kind in zip(rows, ("th", "td", "td"), strict=True)
    )
    made = etree.fromstring(f'<table xmlns="{AKN}">{text}</table>')
    made.set(COLUMNS, f"{1000 - 3 * share} {share} {share} {share}")
    room = Room(365.6, 492, type=stations()["new-york"].tables)
    return [cell.text for cell in layout(grid(made), room, "en").apart]


@pytest.mark.parametrize(("share", "apart"), [(70, []), (100, ["2025 actual"]), (115, ["2025 planned"]), (150, [])])
def test_a_head_that_would_nearly_meet_the_one_before_it_on_one_line_breaks(share: int, apart: list[str]) -> None:
    assert heads_apart(share) == apart


@pytest.mark.parametrize("stated", ["bold", "0.2", "0.2 1030", "9 100", "-3 100", "0.2 20", "1e3 100"])
def test_letters_that_cannot_stand_so_are_not_believed(stated):
    made = etree.fromstring(f'<table xmlns="{AKN}"><tr><td><p>Boats</p></td></tr></table>')
    made.set(TRACKING, stated)
    assert grid(made).tracking is None
