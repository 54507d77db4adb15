"""Lists of organization charts: connectors that name the boxes at both ends say what stands under what."""

from itertools import starmap
from pathlib import Path

import pytest

from hexapla.akn.names import SUPPLIED, E, local
from hexapla.archive import deterministic_zip, read_zip
from hexapla.readers.word import read_word
from hexapla.readers.word.nested_boxes import nested_list
from hexapla.tools import libreoffice
from hexapla.tools.pdfcharts import Box, Chart, Net, Touch
from samples.chart_lists import listed as chart_list
from samples.misprints import printed
from samples.word_package import packed

DIAGRAM = packed(Path(__file__).parents[2] / "checks" / "F-220" / "en.docx")
INCH = 914_400
BOXES = {10: "Pilots", 11: "Harbour", 12: "Quays", 13: "Night watch"}
DOWN = f'<a:xfrm><a:ext cx="{INCH}" cy="{INCH}"/></a:xfrm>'
UP = DOWN.replace("<a:xfrm>", '<a:xfrm flipV="1">')
TURNED = f'<a:xfrm rot="5400000"><a:ext cx="{INCH}" cy="0"/></a:xfrm>'
LEVEL = f'<a:xfrm><a:ext cx="{INCH}" cy="12700"/></a:xfrm>'


def shape(ident: int, words: str) -> str:
    box = (
        f"<wps:txbx><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></wps:txbx>" if words else ""
    )
    return f'<wps:wsp><wps:cNvPr id="{ident}" name=""/><wps:cNvSpPr/><wps:spPr/>{box}<wps:bodyPr/></wps:wsp>'


def connector(start: int, end: int, place: str) -> str:
    ends = f'<a:stCxn id="{start}" idx="2"/><a:endCxn id="{end}" idx="0"/>'
    return f"<wps:wsp><wps:cNvCnPr>{ends}</wps:cNvCnPr><wps:spPr>{place}</wps:spPr><wps:bodyPr/></wps:wsp>"


def drawn(*connectors: tuple[int, int, str], boxes: dict[int, str] = BOXES, extra: str = "") -> bytes:
    """Return a Word file with one drawing: boxes, and connectors between them."""
    names = "".join(
        f' xmlns:{prefix}="http://schemas.{space}"'
        for prefix, space in {
            "w": "openxmlformats.org/wordprocessingml/2006/main",
            "wp": "openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "a": "openxmlformats.org/drawingml/2006/main",
            "wps": "microsoft.com/office/word/2010/wordprocessingShape",
            "wpg": "microsoft.com/office/word/2010/wordprocessingGroup",
        }.items()
    )
    shapes = "".join(starmap(shape, boxes.items())) + "".join(starmap(connector, connectors)) + extra
    group = f"<a:graphic><a:graphicData><wpg:wgp>{shapes}</wpg:wgp></a:graphicData></a:graphic>"
    frame = f'<wp:inline><wp:extent cx="{INCH}" cy="{INCH}"/><wp:docPr id="1" name=""/>{group}</wp:inline>'
    body = f"<w:p><w:r><w:drawing>{frame}</w:drawing></w:r></w:p>"
    xml = f"<w:document{names}><w:body>{body}</w:body></w:document>"
    return deterministic_zip(read_zip(DIAGRAM) | {"word/document.xml": xml.encode()})


def listed(data: bytes) -> list[tuple[int, str]]:
    """Return what each box says, and under how many others it stands."""
    items = read_word(data, "en.docx", "en").body.iter("{*}item")
    return [
        (sum(local(each) == "item" for each in item.iterancestors()), "".join(map(str, item[0].itertext())))
        for item in items
    ]


FLAT = [(0, words) for words in BOXES.values()]


def test_connectors_say_what_stands_under_what_whichever_way_they_are_drawn() -> None:
    found = listed(drawn((11, 10, DOWN), (12, 11, UP), (11, 13, TURNED)))
    assert found == [(0, "Harbour"), (1, "Pilots"), (1, "Quays"), (1, "Night watch")]


def test_a_box_without_words_between_two_others_is_passed_over() -> None:
    found = listed(drawn((11, 9, DOWN), (9, 10, DOWN), boxes={9: "", **BOXES}))
    assert found == [(0, "Harbour"), (1, "Pilots"), (0, "Quays"), (0, "Night watch")]


ARROW = f'{LEVEL}<a:ln><a:tailEnd type="triangle"/></a:ln>'


@pytest.mark.parametrize("place", [ARROW, ""])
def test_an_arrow_between_boxes_beside_each_other_says_nothing_and_it_is_told(place: str) -> None:
    data = drawn((10, 11, place))
    assert listed(data) == FLAT
    found = read_word(data, "en.docx", "en").findings
    assert [each.before for each in found if each.code == "F-226"] == ["Pilots – Harbour"]


def test_a_box_that_a_level_line_alone_joins_to_another_is_said_to_stand_beside_it() -> None:
    assert listed(drawn((10, 11, LEVEL))) == [
        (0, "Pilots"),
        (1, "Beside it: Harbour"),
        (0, "Quays"),
        (0, "Night watch"),
    ]


def test_a_box_under_two_others_stands_under_the_first_and_is_named_under_the_second() -> None:
    assert listed(drawn((10, 12, DOWN), (11, 12, DOWN))) == [
        (0, "Pilots"),
        (1, "Quays"),
        (0, "Harbour"),
        (1, "Also: Quays"),
        (0, "Night watch"),
    ]


def test_what_we_say_of_a_box_is_marked_as_ours() -> None:
    body = read_word(drawn((10, 12, DOWN), (11, 12, DOWN), (12, 13, LEVEL)), "en.docx", "en").body
    ours = [each for each in body.iter("{*}span") if each.get(SUPPLIED) == "ours"]
    assert ["".join(map(str, each.itertext())) for each in ours] == ["Beside it:", "Also: Quays"]


def test_connectors_that_all_run_to_one_side_say_what_stands_under_what_though_some_are_level() -> None:
    rising = DOWN.replace("<a:xfrm>", '<a:xfrm flipV="1">')
    for turn in ("", ' flipH="1"'):
        places = (each.replace("<a:xfrm", f"<a:xfrm{turn}") for each in (rising, DOWN, LEVEL))
        found = listed(drawn(*zip((11, 11, 10), (10, 12, 13), places, strict=True)))
        assert found == [(0, "Harbour"), (1, "Pilots"), (2, "Night watch"), (1, "Quays")]


def test_a_row_of_connectors_that_run_one_way_is_a_chain() -> None:
    assert listed(drawn((11, 12, LEVEL), (12, 10, LEVEL)))[:3] == [(0, "Harbour"), (1, "Quays"), (2, "Pilots")]


def test_the_places_of_boxes_in_one_group_say_more_than_the_run_of_their_connector() -> None:
    data = drawn((11, 10, DOWN))
    assert listed(data)[:2] == [(0, "Harbour"), (1, "Pilots")]
    placed = read_zip(data)
    for ident, down in {10: 0, 11: 2}.items():
        place = f'<a:xfrm><a:off x="0" y="{down * INCH}"/><a:ext cx="{INCH}" cy="{INCH}"/></a:xfrm>'
        head = f'<wps:cNvPr id="{ident}" name=""/><wps:cNvSpPr/><wps:spPr'
        xml = placed["word/document.xml"].decode()
        placed["word/document.xml"] = xml.replace(f"{head}/>", f"{head}>{place}</wps:spPr>").encode()
    assert listed(deterministic_zip(placed))[:2] == [(0, "Pilots"), (1, "Harbour")]


def test_connectors_in_a_ring_lose_no_box() -> None:
    assert listed(drawn((10, 11, DOWN), (11, 12, DOWN), (12, 10, DOWN))) == [
        (0, "Pilots"),
        (1, "Harbour"),
        (2, "Quays"),
        (0, "Night watch"),
    ]


LINES = """100 600 m 200 600 l 200 660 l 100 660 l h S 100 400 m 200 400 l 200 460 l 100 460 l h S
202 520 m 302 520 l 302 580 l 202 580 l h S 150 600 m 150 550 l S 150 550 m 200 550 l S 150 550 m 150 460 l S"""
"""A box above another, and one beside the line between them, which it nearly touches."""


@pytest.mark.parametrize(("extra", "under"), [("", 0), (shape(20, ""), 1)])
def test_a_box_that_a_line_of_others_passes_stands_under_none_where_all_lines_are_told(
    extra: str, under: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = printed([(110, 630, "Harbour"), (110, 430, "Pilots"), (210, 550, "Quays")], drawn=LINES)
    monkeypatch.setattr(libreoffice, "pdfs_of", lambda files, _: [page] * len(files))
    data = drawn((11, 10, DOWN), boxes={10: "Pilots", 11: "Harbour", 12: "Quays"}, extra=extra)
    assert sorted(listed(data)) == [(0, "Harbour"), *sorted([(under, "Quays"), (1, "Pilots")])]


def nested(boxes: list[str], chart: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the boxes of a drawing as a list, with how deep they stand in it by what its picture shows, box below box."""
    shown = [Box(0, -100 * place, 90, 50 - 100 * place, words) for place, (_, words) in enumerate(chart)]
    heads = [
        next((above for above in reversed(range(key)) if chart[above][0] < deep), key)
        for key, (deep, _) in enumerate(chart)
    ]
    sides = (frozenset("b"), frozenset("t"))
    nets = [
        Net(tuple(map(Touch, pair, sides)), shown[0])
        for pair in zip(heads, range(len(chart)), strict=True)
        if len({*pair}) > 1
    ]
    items = {E.p(): E.item(E.p(box)) for box in boxes}
    made, _ = nested_list(items, [], Chart(tuple(shown), tuple(nets)), "en")
    return [(len(list(item.iterancestors("{*}item"))), item[0].text or "") for item in made.iter("{*}item")]


def test_a_box_is_known_in_its_picture_though_its_words_come_in_another_order() -> None:
    boxes = ["Harbour authority 1 ЗГС", "Pilots (14 posts)", "Quays (14 posts)"]
    chart = [(0, "Harbour authority \r\n1\r\nСЗГ"), (1, "Pilots\r\n(14 ) posts"), (1, "Quays\r\n(14 posts)")]
    assert nested(boxes, chart) == [(0, boxes[0]), (1, boxes[1]), (1, boxes[2])]


def test_what_stands_under_a_box_that_is_not_known_stands_under_none() -> None:
    boxes = ["Harbour authority", "Pilots", "Quays"]
    chart = [(0, "0123456789"), (1, "Pilots"), (1, "Quays")]
    assert nested(boxes, chart) == [(0, "Pilots"), (0, "Quays"), (0, "Harbour authority")]


def test_the_frame_around_boxes_parts_none_from_its_head() -> None:
    assert nested(["Harbour", "Pilots"], [(0, "Harbour"), (1, ""), (2, "Pilots")]) == [(0, "Harbour"), (1, "Pilots")]


def test_a_box_beside_one_with_others_below_it_stands_in_its_list() -> None:
    assert listed(drawn((11, 10, DOWN), (13, 11, LEVEL), (10, 12, LEVEL))) == [
        (0, "Harbour"),
        (1, "Pilots"),
        (2, "Beside it: Quays"),
        (1, "Beside it: Night watch"),
    ]


BESIDE = """100 600 m 200 600 l 200 660 l 100 660 l h S 100 400 m 200 400 l 200 460 l 100 460 l h S
260 600 m 360 600 l 360 660 l 260 660 l h S 150 600 m 150 460 l S 200 630 m 260 630 l S"""
"""A box above another, and one beside the upper one, joined to it by a level line."""

TIP = "260 630 m 255 633 l 255 627 l h f"


@pytest.mark.parametrize(("extra", "depth"), [("", 1), (TIP, 0)])
def test_a_level_line_is_known_in_the_picture_of_a_drawing(extra: str, depth: int) -> None:
    page = printed([(110, 630, "Harbour"), (110, 430, "Pilots"), (270, 630, "Quays")], drawn=f"{BESIDE} {extra}")
    assert sorted((words, deep) for deep, words in chart_list(page)) == [
        ("Harbour", 0),
        ("Pilots", 1),
        ("Quays", depth),
    ]
