"""A drawing canvas is a group to LibreOffice, which opens no file that holds a canvas."""

from collections.abc import Callable
from copy import deepcopy

import pypdfium2
import pytest
from lxml import etree

from hexapla.akn.names import local
from hexapla.archive import deterministic_zip
from hexapla.readers.word.canvases import group_canvases
from hexapla.readers.word.drawn_alone import _document
from hexapla.readers.word.names import w
from hexapla.readers.word.package import open_package
from hexapla.tools.libreoffice import pdfs_of
from samples.chart_lists import listed as chart_list
from samples.shapes import SHAPES, WP, A, W
from samples.shapes import WPC as C
from samples.shapes import WPG as G
from samples.shapes import WPS as S
from samples.word_package import CUSTOM, ROOT, TYPES

POINT = 12_700


def placed(across: int, down: int, width: int, height: int) -> etree._Element:
    sides = (A.off(x=str(across * POINT), y=str(down * POINT)), A.ext(cx=str(width * POINT), cy=str(height * POINT)))
    made: etree._Element = A.xfrm(*sides)
    return made


def ink() -> etree._Element:
    made: etree._Element = A.ln(A.solidFill(A.srgbClr(val="000000")), w="9525")
    return made


def held_by(words: str) -> etree._Element:
    """Return a table of one cell, which LibreOffice sets in a frame of its own."""
    cell = W.tc(W.tcPr(W.tcW({w("w"): "2000", w("type"): "dxa"})), W.p(W.r(W.t(words))))
    made: etree._Element = W.tbl(W.tblPr(), W.tblGrid(W.gridCol({w("w"): "2000"})), W.tr(cell))
    return made


def box(words: str, across: int, down: int) -> etree._Element:
    look = S.spPr(placed(across, down, 140, 40), A.prstGeom(A.avLst(), prst="rect"), ink())
    made: etree._Element = S.wsp(S.cNvSpPr(), look, S.txbx(W.txbxContent(held_by(words), W.p())), S.bodyPr())
    return made


def line() -> etree._Element:
    look = S.spPr(placed(170, 50, 0, 50), A.prstGeom(A.avLst(), prst="line"), ink())
    made: etree._Element = S.wsp(S.cNvCnPr(), look, S.bodyPr())
    return made


def canvas(*things: etree._Element, ground: tuple[etree._Element, ...] = (), flow: str = "wrapNone") -> etree._Element:
    """Return a paragraph with a canvas of 400 by 200 points."""
    held = A.graphic(A.graphicData(C.wpc(C.bg(*ground), C.whole(), *things), uri=SHAPES["wpc"]))
    places = [
        WP(f"position{side}", WP.posOffset("-60000"), relativeFrom=of)
        for side, of in (("H", "column"), ("V", "paragraph"))
    ]
    size = WP.extent(cx=str(400 * POINT), cy=str(200 * POINT))
    edges = {"distT": "0", "distB": "0", "distL": "0", "distR": "0", "simplePos": "0", "relativeHeight": "1"}
    facts = edges | {"behindDoc": "0", "locked": "0", "layoutInCell": "1", "allowOverlap": "1"}
    anchor = WP.anchor(facts, WP.simplePos(x="0", y="0"), *places, size, WP(flow), WP.docPr(id="1", name="1"),
                       WP.cNvGraphicFramePr(), held)  # fmt: skip
    made: etree._Element = W.p(W.r(W.drawing(anchor)))
    return made


def put_in_line(paragraph: etree._Element) -> None:
    """Put a drawing that floats in the line that it is anchored in."""
    (frame,) = paragraph.iter("{*}anchor")
    frame.tag = str(frame.tag).replace("anchor", "inline")
    for name in ("simplePos", "positionH", "positionV", "wrapTopAndBottom"):
        for each in frame.findall(f"{{*}}{name}"):
            frame.remove(each)
    for name in ("simplePos", "relativeHeight", "behindDoc", "locked", "layoutInCell", "allowOverlap"):
        del frame.attrib[name]


def file_of(paragraph: etree._Element) -> bytes:
    text = etree.tostring(W.document(W.body(paragraph, W.sectPr())))
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "docProps/custom.xml": CUSTOM,
        "word/document.xml": text,
    }
    return deterministic_zip(parts)


def test_a_canvas_is_a_group_as_large_as_its_drawing_with_all_that_it_holds() -> None:
    inner = G.wgp(G.cNvGrpSpPr(), G.grpSpPr(placed(0, 0, 10, 10)), box("Quays", 0, 0))
    made = canvas(box("Harbour", 10, 10), line(), inner)
    group_canvases(made)
    assert not list(made.iter("{*}wpc"))
    (held,) = made.iter("{*}graphicData")
    assert held.get("uri") == SHAPES["wpg"]
    assert [local(each) for each in held[0]] == ["cNvGrpSpPr", "grpSpPr", "wsp", "wsp", "wsp", "grpSp"]
    (place,) = held[0].iterfind("{*}grpSpPr/{*}xfrm")
    assert [dict(each.attrib) for each in place] == [{"x": "0", "y": "0"}, {"cx": "5080000", "cy": "2540000"}] * 2
    assert "".join(map(str, made.itertext(w("t")))) == "HarbourQuays"


@pytest.mark.parametrize(
    ("ground", "fill"),
    [((), "noFill"), ((A.noFill(),), "noFill"), ((A.solidFill(A.srgbClr(val="DDDDDD")),), "solidFill")],
)
def test_the_ground_of_a_canvas_is_a_box_of_its_size_behind_all_else(
    ground: tuple[etree._Element, ...], fill: str
) -> None:
    made = canvas(line(), ground=tuple(map(deepcopy, ground)))
    group_canvases(made)
    behind, _ = made.iter("{*}wsp")
    _, _, *looks = behind.find("{*}spPr")
    assert [local(each) for each in looks] == [fill, "ln"]
    assert [dict(each.attrib) for each in behind.iter("{*}ext")] == [{"cx": "5080000", "cy": "2540000"}]


def test_a_canvas_that_says_no_size_stays() -> None:
    made = canvas(line())
    for size in list(made.iter("{*}extent")):
        size.getparent().remove(size)  # type: ignore[union-attr]
    group_canvases(made)
    assert list(made.iter("{*}wpc"))


@pytest.mark.parametrize("holder", ["anchor", "inline"])
def test_libreoffice_draws_the_boxes_of_a_canvas_and_their_words_within_them(
    holder: str, judge: Callable[[str], str]
) -> None:
    judge("soffice")
    paragraph = canvas(box("Harbour", 100, 10), line(), box("Quays", 100, 100), flow="wrapTopAndBottom")
    if holder == "inline":
        put_in_line(paragraph)
    package = open_package(file_of(paragraph), "en.docx")
    root = package.root(package.main)
    assert root is not None
    body = next(root.iter(w("body")))
    (data,) = pdfs_of([_document([next(body.iter(w("p")))], body, package)])
    assert data is not None
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    assert "Harbour" in text.get_text_range()
    tops = {chr(letter): text.get_charbox(number)[3] for number, letter in enumerate(map(ord, text.get_text_range()))}
    assert tops["H"] - tops["Q"] == pytest.approx(90, abs=8), "words stand as far apart as their boxes"
    assert chart_list(data) == [(0, "Harbour"), (1, "Quays")]
