"""Drawings of Word files: boxes and lines, and charts, come out as pictures where LibreOffice is there."""

import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.names import E, local
from hexapla.archive import deterministic_zip, read_zip
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.tabbed_columns import with_tabbed_tables
from hexapla.readers.structure.typed_notes import with_typed_notes
from hexapla.readers.word import read_word
from hexapla.readers.word.box_list import _item
from hexapla.readers.word.drawings import _inserted, drawings_of
from hexapla.readers.word.drawn_alone import _document, _with_letters_apart, drawn_alone
from hexapla.readers.word.media import POINT
from hexapla.readers.word.names import w
from hexapla.readers.word.package import open_package
from hexapla.readers.word.straight_lines import draw_straight_lines
from hexapla.tools import libreoffice
from hexapla.tools.pdfcharts import Chart
from hexapla.tools.pdfdrawings import page_drawings
from samples.chart_lists import listed as chart_list
from samples.misprints import printed
from samples.word_package import packed
from samples.word_sources import PNG, p, picture, row, table

CHECKS = Path(__file__).parents[2] / "checks"
DRAWN = {
    "w": w("")[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DIAGRAM, CHART = (packed(CHECKS / code / "en.docx") for code in ("F-220", "F-214"))


def body_of(data: bytes) -> etree._Element:
    package = open_package(data, "en.docx")
    root = package.root(package.main)
    assert root is not None
    body = root.find(w("body"))
    assert body is not None
    return body


def test_boxes_with_lines_are_one_drawing_and_its_words_are_those_of_the_boxes() -> None:
    (drawing,) = drawings_of(body_of(DIAGRAM))
    assert (drawing.words, drawing.is_chart) == ("Office of the Inspector General; Unit for places of detention", False)
    (chart,) = drawings_of(body_of(CHART))
    assert chart.is_chart


def test_a_drawing_stands_as_a_picture_before_its_words_and_the_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [printed([(100, 700, "A drawing")])] * len(files))
    found = read_word(DIAGRAM, "en.docx", "en")
    (image,) = found.body.iter("{*}img")
    assert image.get("alt") == "Office of the Inspector General; Unit for places of detention"
    assert found.media[image.get("src")].startswith(b"<svg")
    words = "".join(map(str, found.body.itertext()))
    assert "Office of the Inspector General" in words
    assert [each.code for each in found.findings if each.code.startswith("F-22")] == ["F-221"]


def test_the_words_of_the_boxes_are_a_list_with_an_item_for_each() -> None:
    found = read_word(DIAGRAM, "en.docx", "en")
    items = ["".join(map(str, item.itertext())) for item in found.body.iter("{*}item")]
    assert items == ["Office of the Inspector General", "Unit for places of detention"]


def test_boxes_that_say_a_dash_alone_are_no_list_beside_their_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = read_zip(DIAGRAM)
    said = re.compile(rb"(<w:t[^>]*>)(?:Office of the Inspector General|Unit for places of detention)")
    dashes = deterministic_zip(parts | {"word/document.xml": said.sub(b"\\1&#8211;", parts["word/document.xml"])})
    assert [local(each) for each in read_word(dashes, "en.docx", "en").body.iter("{*}item")] == ["item", "item"]
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [printed([(100, 700, "A drawing")])] * len(files))
    found = read_word(dashes, "en.docx", "en")
    assert not list(found.body.iter("{*}item"))
    assert len(list(found.body.iter("{*}img"))) == 1


def test_boxes_that_lines_join_stand_under_the_highest_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        "100 600 m 300 600 l 300 700 l 100 700 l h S 100 400 m 300 400 l 300 500 l 100 500 l h S 200 500 m 200 600 l S"
    )
    data = printed(
        [(110, 650, "Office of the Inspector General"), (110, 450, "Unit for places of detention")], drawn=page
    )
    assert chart_list(data) == [(0, "Office of the Inspector General"), (1, "Unit for places of detention")]
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [data] * len(files))
    (below,) = read_word(DIAGRAM, "en.docx", "en").body.iterfind(".//{*}item//{*}item")
    assert "".join(map(str, below.itertext())) == "Unit for places of detention"


def test_a_chart_that_has_its_picture_is_not_said_to_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [printed([(100, 700, "A chart")])] * len(files))
    found = read_word(CHART, "en.docx", "en")
    assert [image.get("alt") for image in found.body.iter("{*}img")] == ["Complaints a year"]
    assert next(found.body.iter("{*}table"), None) is not None
    assert {each.code for each in found.findings} & {"F-214", "F-221"} == {"F-221"}


def test_other_pages_than_drawings_are_no_pictures_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        libreoffice, "pdfs_of", lambda files, _: [printed([(100, 700, "One")], [(100, 700, "Two")])] * len(files)
    )
    found = read_word(DIAGRAM, "en.docx", "en")
    assert list(found.body.iter("{*}img")) == []
    assert "F-225" in {each.code for each in found.findings}


def test_a_picture_of_a_page_is_cut_to_what_is_drawn() -> None:
    assert [bool(each) for each in page_drawings(printed([(100, 700, "Words")], []))] == [True, False]


def test_a_drawing_that_nothing_shows_or_that_takes_two_pages_costs_no_other_its_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, none, two = printed([(100, 700, "A chart")]), printed([]), printed([(100, 700, "A")], [(100, 700, "chart")])
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda *_: [one, none, two, None])
    package, body = open_package(CHART, "en.docx"), body_of(CHART)
    drawn, seen = drawn_alone([each.elements for each in drawings_of(body)] * 4, body, package)
    assert ([bool(each) for each in drawn], seen) == ([True, False, False, False], [Chart()] * 4)


@pytest.mark.parametrize(("share", "is_whole"), [(0.9, True), (1.0, True), (0.5, False), (1.2, False)])
def test_a_picture_is_as_high_as_its_frame_where_what_is_drawn_nearly_fills_it(
    share: float, is_whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, body = open_package(CHART, "en.docx"), body_of(CHART)
    frame = next(int(each.get("cy", "0")) / POINT for each in body.iter("{*}extent"))
    data = printed([], drawn=f"100 100 m 300 100 l 300 {100 + share * frame:.1f} l 100 {100 + share * frame:.1f} l h f")
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda *_: [data])
    (picture,), _ = drawn_alone([drawing.elements for drawing in drawings_of(body)], body, package)
    assert picture is not None
    root = etree.fromstring(picture)
    height = float(root.get("height", "").removesuffix("pt"))
    assert (abs(height - frame) < 0.1) is is_whole
    assert height == pytest.approx(float(root.get("viewBox", "").split()[3]))


def test_each_drawing_is_given_to_libreoffice_in_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [given.append(each) for each in files])
    body = body_of(DIAGRAM)
    (drawing,) = drawings_of(body)
    drawn_alone([drawing.elements, drawing.elements], body, open_package(DIAGRAM, "en.docx"))
    held = [len(list(body_of(data).iter(w("txbxContent")))) for data in given]
    assert held == [2, 2]


def test_a_chart_is_given_with_the_parts_that_it_shows_and_without_those_of_others() -> None:
    package = open_package(CHART, "en.docx")
    others = replace(
        package, members={**package.members, "word/media/other.png": b"", "word/charts/other.xml": b"<a/>"}
    )
    body = body_of(CHART)
    (chart,) = drawings_of(body)
    shown = [name for name in open_package(_document(chart.elements, body, others), "").members if "/charts/" in name]
    assert [name for name in shown if "_rels" not in name] == ["word/charts/chart1.xml"]


def below(number: int, mark: str) -> Line:
    return Line(number, f"{mark}\tConversion.", tabs=1, content=E.p(E.sup(mark), "\tConversion."))


def test_notes_below_a_drawing_stay_below_it_for_its_marks_stand_in_the_picture() -> None:
    boxes = Line(1, "", block=E.blockList(E.item(E.p("Claims Cell, 3 NPO", E.sup("a")))))
    lines, _, uncalled = with_typed_notes([boxes, below(2, "a"), below(3, "b")], "en")
    assert [line.number for line in lines] == [1, 2, 3]
    assert uncalled == [(3, "b")]


def test_letters_with_words_behind_them_are_notes_and_no_table() -> None:
    lines, begun = with_tabbed_tables([below(number, mark) for number, mark in enumerate("abc", 1)], "en")
    assert (len(lines), begun) == (3, [])


def test_letters_that_are_raised_twice_are_set_as_libreoffice_draws_them() -> None:
    line = E.p()
    raised = etree.SubElement(line, w("rPr"))
    etree.SubElement(raised, w("position")).set(w("val"), "5")
    etree.SubElement(raised, w("vertAlign")).set(w("val"), "superscript")
    assert b'position w:val="5"' not in _with_letters_apart(line)


def connector(shape: str, across: int, down: int, turned: str = "") -> etree._Element:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return etree.fromstring(
        f'<s:wsp xmlns:s="urn:s" xmlns:a="{drawing}"><s:cNvCnPr/><s:spPr><a:xfrm {turned}><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom><a:ln w="9525"/></s:spPr></s:wsp>'
    )


@pytest.mark.parametrize(
    ("across", "down", "turned", "points"),
    [
        (0, 900, "", [(0, 0), (0, 900)]),
        (0, 900, 'flipV="1"', [(0, 900), (0, 0)]),
        (0, 900, 'flipH="1"', [(0, 0), (0, 900)]),
        (700, 0, 'flipH="1" flipV="1"', [(700, 0), (0, 0)]),
    ],
)
def test_lines_that_are_upright_or_level_are_paths_from_their_start_to_their_end(
    across: int, down: int, turned: str, points: list[tuple[int, int]]
) -> None:
    made = connector("line", across, down, turned)
    draw_straight_lines(made)
    assert [(int(each.get("x", "")), int(each.get("y", ""))) for each in made.iter("{*}pt")] == points
    assert [local(each) for each in made.iter()][:2] == ["wsp", "cNvSpPr"]
    assert not any(each.get(flip) for each in made.iter() for flip in ("flipH", "flipV"))


@pytest.mark.parametrize(("shape", "across"), [("line", 9), ("bentConnector3", 0)])
def test_other_lines_stay_as_they_are(shape: str, across: int) -> None:
    made = connector(shape, across, 900, 'flipV="1"')
    before = etree.tostring(made)
    draw_straight_lines(made)
    assert etree.tostring(made) == before


@pytest.mark.parametrize("name", ["custGeom", "wgp", "wpc"])
def test_boxes_that_an_outline_drawn_by_hand_or_a_group_joins_are_a_drawing(name: str) -> None:
    body = deepcopy(body_of(DIAGRAM))
    (line,) = body.iter("{*}cNvCnPr")
    for known in list(body.iter("{*}prstGeom")):
        known.set("prst", "rect")
    line.tag = "{urn:x}other"
    assert list(drawings_of(body)) == []
    line.tag = f"{{urn:x}}{name}"
    assert len(list(drawings_of(body))) == 1


@pytest.mark.parametrize("shape", ["line", "bentConnector3", "rightArrow"])
def test_lines_that_are_preset_shapes_join_boxes_as_connectors_do(shape: str) -> None:
    body = deepcopy(body_of(DIAGRAM))
    (line,) = body.iter("{*}cNvCnPr")
    line.tag = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}cNvSpPr"
    for known in list(body.iter("{*}prstGeom")):
        known.set("prst", "rect")
    assert list(drawings_of(body)) == []
    etree.SubElement(line.getparent(), "prstGeom", prst=shape)
    assert len(list(drawings_of(body))) == 1


def test_letters_of_a_diagram_that_are_white_on_white_are_dark() -> None:
    def shape(ground: str) -> str:
        colours = (f'<a:solidFill><a:schemeClr val="{each}"/></a:solidFill>' for each in (ground,))
        style = '<d:style><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></d:style>'
        return f"<d:sp><d:spPr>{''.join(colours)}</d:spPr>{style}</d:sp>"

    drawn = etree.fromstring(f'<d:drawing xmlns:d="urn:d" xmlns:a="urn:a">{shape("lt1")}{shape("accent1")}</d:drawing>')
    made = etree.fromstring(_with_letters_apart(drawn))
    assert [each[0].get("val") for each in made.iter("{*}fontRef")] == ["dk1", "lt1"]


def test_a_heading_that_a_box_is_anchored_in_parts_two_drawings_and_words_amid_one_do_not() -> None:
    body = deepcopy(body_of(DIAGRAM))
    (drawing,) = drawings_of(body)
    first, last = drawing.elements[0], drawing.elements[-1]
    for element in map(deepcopy, reversed(drawing.elements)):
        last.addnext(element)
    second = last.getnext()
    assert len(list(drawings_of(body))) == 1
    etree.SubElement(etree.SubElement(second, w("r")), w("t")).text = "Support to the mission"
    found = list(drawings_of(body))
    assert [each.elements[0] for each in found] == [first, second]
    for box in list(second.iter(w("txbxContent")))[1:]:
        box.getparent().remove(box)
    assert len(list(drawings_of(body))) == 1


def test_a_drawing_that_a_heading_holds_stands_below_the_heading() -> None:
    lines = [Line(number, words) for number, words in ((1, "Before"), (2, "A heading"), (4, "In a box"), (9, "Behind"))]
    for below, order in ((set(), "Before|*|A heading|In a box|Behind"), ({2}, "Before|A heading|*|In a box|Behind")):
        found = _inserted(lines, {2: E.p(E.img(src="x"))}, below)
        assert "|".join(each.text or "*" for each in found) == order


def test_a_drawing_has_a_page_as_high_as_there_are_and_no_number_of_its_paragraph() -> None:
    body = deepcopy(body_of(DIAGRAM))
    section = next(body.iter(w("sectPr")))
    etree.SubElement(section, w("pgSz")).attrib.update({w("w"): "15840", w("h"): "12240"})
    (drawing,) = drawings_of(body)
    numbered = etree.Element(w("pPr"))
    etree.SubElement(etree.SubElement(numbered, w("numPr")), w("numId")).set(w("val"), "7")
    drawing.elements[0].insert(0, numbered)
    made = body_of(_document(drawing.elements, body, open_package(DIAGRAM, "en.docx")))
    assert [(each.get(w("w")), each.get(w("h"))) for each in made.iter(w("pgSz"))] == [("15840", "31680")]
    assert [each.get(w("val")) for each in made.iter(w("numId"))] == ["0"]


def boxes_at(*places: tuple[int, int]) -> str:
    """Return boxes of 100 by 60 points, each by its lower left corner."""
    return " ".join(f"{x} {y} m {x + 100} {y} l {x + 100} {y + 60} l {x} {y + 60} l h S" for x, y in places)


def test_lines_to_several_boxes_that_end_before_the_one_above_them_lead_to_it() -> None:
    bus = "120 560 m 420 560 l S 120 560 m 120 520 l S 420 560 m 420 520 l S"
    page = printed([(210, 610, "Harbour"), (80, 480, "Pilots"), (380, 480, "Quays")],
                   drawn=f"{boxes_at((200, 580), (70, 460), (370, 460))} {bus}")  # fmt: skip
    assert chart_list(page) == [
        (0, "Harbour"),
        (1, "Pilots"),
        (1, "Quays"),
    ]


def test_a_box_beside_one_that_it_is_joined_to_stands_under_the_same() -> None:
    lines = "250 580 m 250 520 l S 300 490 m 370 490 l S"
    page = printed([(210, 610, "Harbour"), (210, 480, "Pilots"), (380, 480, "Quays")],
                   drawn=f"{boxes_at((200, 580), (200, 460), (370, 460))} {lines}")  # fmt: skip
    assert chart_list(page) == [
        (0, "Harbour"),
        (1, "Pilots"),
        (1, "Quays"),
    ]


def test_a_box_amid_which_and_another_a_line_runs_aslant_is_not_joined_to_it() -> None:
    lines = "250 580 m 420 520 l S"
    page = printed([(210, 610, "Harbour"), (380, 480, "Quays"), (325, 610, "Deputy")],
                   drawn=f"{boxes_at((200, 580), (370, 460), (320, 585))} {lines}")  # fmt: skip
    assert {words: depth for depth, words in chart_list(page)} == {"Harbour": 0, "Quays": 1, "Deputy": 0}


def test_a_bar_that_a_line_aslant_crosses_is_joined_to_it() -> None:
    lines = "250 580 m 275 520 l S 120 550 m 420 550 l S 120 550 m 120 520 l S 420 550 m 420 520 l S"
    page = printed([(210, 610, "Harbour"), (80, 480, "Pilots"), (230, 480, "Deputy"), (380, 480, "Quays")],
                   drawn=f"{boxes_at((200, 580), (70, 460), (225, 460), (370, 460))} {lines}")  # fmt: skip
    assert [depth for depth, _ in chart_list(page)] == [0, 1, 1, 1]


def test_a_box_whose_words_run_over_its_edge_is_known_by_those_within(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "100 600 m 300 600 l 300 700 l 100 700 l h S 100 400 m 300 400 l 300 500 l 100 500 l h S 200 500 m 200 600 l S"
    )
    data = printed([(110, 650, "Office of the Inspector General"), (110, 450, "Unit for places of")], drawn=lines)
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [data] * len(files))
    (below,) = read_word(DIAGRAM, "en.docx", "en").body.iterfind(".//{*}item//{*}item")
    assert "".join(map(str, below.itertext())) == "Unit for places of detention"


def with_in_first_box(data: bytes, element: etree._Element, extra: dict[str, bytes] | None = None) -> bytes:
    """Return the diagram with one thing more at the end of its first box."""
    members = read_zip(data) | (extra or {})
    root = etree.fromstring(members["word/document.xml"])
    next(root.iter(w("txbxContent"))).append(element)
    return deterministic_zip(members | {"word/document.xml": etree.tostring(root)})


def test_a_table_in_a_box_is_part_of_its_item() -> None:
    held = table(row("RB:", "XB:"), row("1 D-1", "2 P-4"))
    made = etree.fromstring(f'<x xmlns:w="{w("")[1:-1]}">{held}</x>')[0]
    items = [
        "".join(map(str, each.itertext()))
        for each in read_word(with_in_first_box(DIAGRAM, made), "en.docx", "en").body.iter("{*}item")
    ]
    assert items[0] == "Office of the Inspector General RB: XB: 1 D-1 2 P-4"


def test_a_note_that_a_table_in_a_box_calls_is_said_once() -> None:
    held = E.p("3 P-3", E.authorialNote(E.p("Funded by the harbour."), marker="a"), " and one more")
    line = Line(1, "", block=E.table(E.tr(E.td(held))))
    assert "".join(map(str, _item([line]).itertext())) == "3 P-3Funded by the harbour. and one more"


def test_a_picture_in_a_box_of_a_drawing_that_is_shown_is_shown_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [printed([(100, 700, "A drawing")])] * len(files))
    spaces = " ".join(f'xmlns:{name}="{place}"' for name, place in DRAWN.items())
    made = etree.fromstring(f"<x {spaces}>{p(picture('i'))}</x>")[0]
    relation = '<Relationship Id="i" Type="http://x/image" Target="media/any.png"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'.encode()
    data = with_in_first_box(DIAGRAM, made, {"word/_rels/document.xml.rels": relations, "word/media/any.png": PNG})
    found = read_word(data, "en.docx", "en")
    assert [image.get("src", "").rpartition(".")[2] for image in found.body.iter("{*}img")] == ["svg"]
    assert "A-201" not in {each.code for each in found.findings}


def in_a_cell(data: bytes, *, words: str = "2.1 Complaints") -> bytes:
    """Return a Word file with its chart in the second cell of a row, below words of that cell and above others, behind a head."""
    package = open_package(data, "en.docx")
    root = package.root(package.main)
    assert root is not None
    chart = next(root.iter(w("drawing"))).getparent().getparent()  # type: ignore[union-attr]
    marker = etree.Comment("table")
    chart.getparent().replace(chart, marker)  # type: ignore[union-attr]
    whole = etree.tostring(root).decode()
    drawn = re.sub(r'\sxmlns:\w+="[^"]*"', "", etree.tostring(chart).decode())
    cells = f"<w:tc><w:tcPr/>{p('1. Visits')}</w:tc><w:tc><w:tcPr/>{p(words)}{drawn}{p('2.2 Answers')}</w:tc>"
    made = table(row("Aim", "Sign", head=True), f"<w:tr>{cells}</w:tr>")
    return deterministic_zip({**package.members, package.main: whole.replace("<!--table-->", made).encode()})


def test_a_chart_in_a_cell_stands_there_with_its_values_as_alternative(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [printed([(100, 700, "A chart")])] * len(files))
    found = read_word(in_a_cell(CHART), "en.docx", "en")
    (only,) = found.body.iter("{*}table")
    (image,) = found.body.iter("{*}img")
    cell = next(image.iterancestors("{*}td"))
    assert ["".join(map(str, each.itertext())) for each in cell] == ["2.1 Complaints", "", "2.2 Answers"]
    assert only in set(image.iterancestors())
    assert image.get("alt", "").startswith("Complaints a year; ")
    assert image.get("src") in found.media


def test_a_chart_in_a_cell_that_nothing_draws_leaves_no_place_and_its_values_below(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [None] * len(files))
    for words in ("2.1 Complaints", ""):
        found = read_word(in_a_cell(CHART, words=words), "en.docx", "en")
        assert not list(found.body.iter("{*}img"))
        assert len(list(found.body.iter("{*}table"))) == 2
        (cell,) = (each for each in found.body.iter("{*}td") if "2.2" in "".join(map(str, each.itertext())))
        assert len(cell) == 1 + bool(words)
