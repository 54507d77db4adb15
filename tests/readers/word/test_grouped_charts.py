"""A chart that a group holds stands apart from the boxes of the group, so that LibreOffice draws it."""

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.akn.names import local
from hexapla.readers.word.grouped_charts import part_grouped_charts
from hexapla.readers.word.names import w
from samples.shapes import SHAPES, WP, A, C, W
from samples.shapes import WPG as G
from samples.shapes import WPS as S


def frame(maker: ElementMaker, across: int, down: int, width: int, height: int) -> etree._Element:
    made: etree._Element = maker.xfrm(A.off(x=str(across), y=str(down)), A.ext(cx=str(width), cy=str(height)))
    return made


def group(*things: etree._Element, holder: str = "anchor") -> etree._Element:
    """Return a paragraph with a group that stands 100 below it and is half as high as the units in it."""
    own = frame(A, 0, 0, 6000, 2000)
    own.extend([A.chOff(x="0", y="0"), A.chExt(cx="6000", cy="4000")])
    place = WP.positionV(WP.posOffset("100"), relativeFrom="paragraph") if holder == "anchor" else WP.docPr(id="1")
    held = A.graphic(A.graphicData(G.wgp(G.cNvGrpSpPr(), G.grpSpPr(own), *things), uri=SHAPES["wpg"]))
    made: etree._Element = W.p(W.r(W.drawing(WP(holder, place, held))))
    return made


def chart() -> etree._Element:
    made: etree._Element = G.graphicFrame(
        frame(G, 0, 0, 6000, 4000), A.graphic(A.graphicData(C.chart(), uri=SHAPES["c"]))
    )
    return made


def box(words: str) -> etree._Element:
    text = S.txbx(W.txbxContent(W.p(W.r(W.t(words)))))
    made: etree._Element = S.wsp(S.cNvSpPr(), S.spPr(frame(A, 500, 3000, 900, 400)), text)
    return made


def found_in(paragraph: etree._Element) -> list[tuple[str, str, str, str]]:
    """Return what each drawing of a paragraph holds, how far down it stands, its height and that of what it holds."""
    found = []
    for drawing in paragraph.iter(w("drawing")):
        held = drawing.find(".//{*}graphicData")[0]
        sizes = [each.get("cy") for each in held.iter("{*}ext")]
        below, extent = drawing.find(".//{*}positionV/{*}posOffset"), drawing.find(".//{*}extent")
        found.append((local(held), below.text, extent.get("cy"), *sizes[:1]))
    return found


def test_a_chart_in_a_group_and_each_box_over_it_stand_apart_in_the_sizes_of_the_page() -> None:
    made = group(chart(), box("not yet"))
    part_grouped_charts(made)
    assert found_in(made) == [("chart", "100", "2000"), ("wsp", "1600", "200", "200")]
    assert "".join(map(str, made.itertext(w("t")))) == "not yet"
    first, second = (int(each.get("relativeHeight")) for each in made.iter("{*}anchor"))
    assert first < second, "the box lies over the chart"


def test_a_group_in_a_line_of_text_loses_nothing() -> None:
    made = group(chart(), box("not yet"), box("later"), holder="inline")
    part_grouped_charts(made)
    assert [kind for kind, *_ in found_in(made)] == ["chart", "wsp", "wsp"]


def test_a_group_without_a_chart_or_that_says_no_place_stays_one_drawing() -> None:
    lost = G.graphicFrame(A.graphic(A.graphicData(C.chart(), uri=SHAPES["c"])))
    for made in (group(box("one"), box("two")), group(lost, box("two"))):
        part_grouped_charts(made)
        assert len(list(made.iter(w("drawing")))) == 1
