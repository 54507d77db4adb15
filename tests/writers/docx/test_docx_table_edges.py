"""Edges of tables in Word files: what stands below them, above them and beside their rules, and where the margins of pages are."""

from dataclasses import replace

import pytest
from lxml import etree

from hexapla.akn.names import BRACE, UPRIGHT
from hexapla.domain.office import Office
from hexapla.present.presentation import Presentation
from hexapla.writers.docx import write as write_docx
from samples.docx import WordFile, edition, need, said, val, w
from samples.tables import NARROW, row

HX = BRACE[1:].partition("}")[0]
SHORT = row("Berth", "Boats", kind="th") + row("North", "3") + row("South", "4")
BELOW = (
    '<alinea eId="al_2"><content><p><i>Source</i>: the harbour master.</p></content></alinea>'
    '<alinea eId="al_3"><content><p><sup>a</sup> Without those under repair.</p></content></alinea>'
    '<alinea eId="al_4"><content><p>The boats are counted in May.</p></content></alinea>'
)


def held(table: str, said_of_it: str = "") -> str:
    return f'<alinea eId="al_1"><content><table xmlns:hx="{HX}" eId="tbl_1" {said_of_it}>{table}</table></content></alinea>'


def of_station(made: Presentation, station: str) -> Presentation:
    return replace(made, office=Office(station=station, page_size="Letter"))


def indents(element: etree._Element) -> list[int]:
    found = need(element, "pPr", "ind")
    return [int(found.get(w(side)) or 0) for side in ("left", "right", "hanging")]


@pytest.mark.parametrize(
    ("station", "size", "stands"),
    [("geneva", "18", [(1134, 1134, 0), (1134, 1134, 0)]), ("new-york", "17", [(1522, 1234, 288), (1522, 1234, 144)])],
)
def test_lines_below_a_table_stand_at_its_edges_in_its_small_type(station: str, size: str, stands: list[tuple]) -> None:
    written = WordFile(write_docx(of_station(edition(held(SHORT) + BELOW), station)))
    source, note, text = [each for each in written.text_part if each.tag == w("p") and said(each)][-3:]
    assert [tuple(indents(each)) for each in (source, note)] == stands
    assert {val(each) for line in (source, note) for each in line.iter(w("sz"))} == {size}
    assert [val(need(each, "pPr", "jc")) for each in (source, note)] == ["left", "left"]
    assert [need(each, "pPr", "spacing").get(w("after")) for each in (source, note)] == ["0", "240"]
    assert val(need(text, "pPr", "pStyle")) == "SingleTxtG"


def test_a_line_that_says_source_below_no_table_is_text() -> None:
    written = WordFile(write_docx(edition('<alinea eId="al_1"><content><p>Text.</p></content></alinea>' + BELOW)))
    assert {val(need(each, "pPr", "pStyle")) for each in written.text_part[-3:]} == {"SingleTxtG"}


def test_wide_tables_heads_of_pages_and_the_masthead_of_new_york_have_the_same_edges_and_text_stays() -> None:
    file = WordFile(write_docx(of_station(edition(held(NARROW)), "new-york")))
    margins, size = (need(file.body, "sectPr", part) for part in ("pgMar", "pgSz"))
    left, right = (int(margins.get(w(side)) or 0) for side in ("left", "right"))
    masthead, wide = file.body.iter(w("tbl"))
    between = int(size.get(w("w")) or 0) - left - right
    widths = [int(need(each, "tblPr", "tblW").get(w("w")) or 0) for each in (masthead, wide)]
    assert widths == [pytest.approx(between, abs=1)] * 2
    assert (need(wide, "tblPr", "tblInd").get(w("w")), need(masthead, "tblPr", "tblpPr").get(w("tblpX"))) == (
        "0",
        str(left),
    )
    columns = [sum(int(each.get(w("w")) or 0) for each in table.iter(w("gridCol"))) for table in (masthead, wide)]
    assert columns == widths
    style = next(each for each in file.root("word/styles.xml") if each.get(w("styleId")) == "SingleTxtG")
    assert left + indents(style)[0] == (12240 - 9639) // 2 + 1134


def test_words_beside_an_upright_rule_stand_off_from_it() -> None:
    table = row("Boats", "Past", "To come", kind="th") + row("Sail", "built here and there", "bought")
    made = edition(held(table, f'hx:{UPRIGHT.partition("}")[2]}="none double none"'))
    written = list(WordFile(write_docx(made)).body.iter(w("tbl")))[-1]
    for line in written.iter(w("tr")):
        found = [each.find(f"{w('tcPr')}/{w('tcMar')}") for each in line.iter(w("tc"))]
        beside = [
            [(etree.QName(side).localname, side.get(w("w"))) for side in each] if each is not None else []
            for each in found
        ]
        assert beside == [[], [("right", "120")], [("left", "120"), ("right", "0")]]


@pytest.mark.parametrize(("station", "ends"), [("geneva", [None, "0"]), ("new-york", [None, None])])
def test_nothing_stands_behind_the_last_words_of_a_row_as_on_paper(station: str, ends: list[str | None]) -> None:
    written = list(WordFile(write_docx(of_station(edition(held(SHORT)), station))).body.iter(w("tbl")))[-1]
    for line in written.iter(w("tr")):
        found = [each.find(f"{w('tcPr')}/{w('tcMar')}/{w('right')}") for each in line.iter(w("tc"))]
        assert [each.get(w("w")) if each is not None else None for each in found] == ends


def test_in_small_type_less_stands_behind_words_as_on_paper() -> None:
    words = "Counted in the harbours of the north of the coast"
    rows = row(*(f"Boats{number}" for number in range(12)), kind="th") + row(words, *("1 234 567",) * 11)
    for made, behind in ((rows, "50"), (SHORT, "70")):
        table = list(WordFile(write_docx(edition(held(made)))).body.iter(w("tbl")))[-1]
        assert need(table, "tblPr", "tblCellMar", "right").get(w("w")) == behind


def test_braces_right_below_each_other_are_drawn_by_turns() -> None:
    kind = f'hx:{BRACE.partition("}")[2]}="before" rowspan="2"'
    rows = "".join(
        f"<tr><td><p>{name} 1</p></td><td {kind}><p>{name}</p></td></tr><tr><td><p>{name} 2</p></td></tr>"
        for name in ("Redeployed", "Abolished", "Converted")
    )
    written = list(WordFile(write_docx(edition(held(row("Post", "Action", kind="th") + rows)))).body.iter(w("tbl")))
    sides = [
        need(line, "tc", "tcPr").getparent().getnext().find(f"{w('tcPr')}/{w('tcBorders')}/{w('left')}")
        for line in written[-1].iter(w("tr"))
    ]
    assert [each.get(w("sz")) for each in sides if each is not None] == ["4", "4", "12", "12", "4", "4"]


def test_the_title_of_a_table_is_bold_its_label_is_not_and_its_unit_is_small() -> None:
    caption = '<caption>Table 1<br/>Boats by berth<br/><inline name="unit">(Number)</inline></caption>'
    written = WordFile(write_docx(edition(held(caption + SHORT))))
    above = next(each for each in written.text_part if said(each).startswith("Table 1"))
    looks = {
        said(run): (run.find(f".//{w('b')}") is not None, val(run.find(f".//{w('sz')}")))
        for run in above.iter(w("r"))
        if said(run)
    }
    assert looks == {"Table 1": (False, None), "Boats by berth": (True, None), "(Number)": (False, "16")}
