"""Labels below a chart and titles beside it have room in the picture that LibreOffice makes of it."""

import pytest
from lxml import etree

from hexapla.readers.word.chart_room import make_room
from readers.word.test_chart_legends import C, layout


def chart(*labels: str, high: float = 0.8, title: str = "", at: float = 0.1, **axis: str) -> etree._Element:
    """Return a chart whose plot is so high, with a title of its axis so far down, both in parts of its height."""
    names = C.cat(C.strRef(C.strCache(*(C.pt(C.v(label)) for label in labels))))
    plot = layout(layoutTarget="inner", x=0.1, y=0.1, w=0.8, h=high)
    facts = {"delete": "0", "axPos": "b", **axis}
    look = C.pPr(C.defRPr(sz="700"))
    beside = C.valAx(C.title(C.tx(C.p(look, C.r(C.t(title)))), layout(x=0, y=at)))
    area = C.plotArea(
        plot, C.barChart(C.ser(names)), C.catAx(*(C(name, val=said) for name, said in facts.items())), beside
    )
    legend = [C.legend(C.legendPos(val=axis["legendPos"]))] if "legendPos" in axis else []
    made: etree._Element = C.chartSpace(C.chart(area, *legend))
    return made


def height(made: etree._Element) -> float:
    return float(next(made.iter("{c}h")).get("val", ""))


TWO = ("2023\n(actual)", "2024\n(actual)")


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (chart("2023", "2024", high=0.7), 0.7),
        (chart("2023", "2024", high=0.85), 0.9 - 18.9 / 200),  # one line of ten points and the room above it
        (chart(*TWO), 0.9 - 31.4 / 200),
        (chart("The fleets that carry stones", "The others"), 0.9 - 31.4 / 200),
        (chart(*TWO, high=0.87), 0.87),  # nor has it in Word
        (chart(*TWO, delete="1"), 0.8),
        (chart(*TWO, axPos="l"), 0.8),
        (chart(*TWO, tickLblPos="none"), 0.8),
        (chart(*TWO, legendPos="b"), 0.8),  # its legend has its own rule
        (chart(*TWO, legendPos="r"), 0.9 - 31.4 / 200),
        (chart("\n" * 60, "2024"), 0.8),  # a plot of which nothing would be left stays
    ],
)
def test_a_plot_ends_where_the_labels_below_it_have_room(made: etree._Element, wanted: float) -> None:
    make_room(made, width=300.0, height=200.0)
    assert height(made) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("title", "at", "is_free"),
    [("Number of boats", 0.1, False), ("Number of boats", 0.9, True), ("The share of boats " * 3, 0.1, True)],
)
def test_a_title_that_is_longer_than_what_is_beside_it_finds_its_own_place(
    title: str, at: float, is_free: bool
) -> None:
    made = chart("2023", title=title, at=at)
    make_room(made, width=300.0, height=200.0)
    assert (made.find(".//{c}title/{c}layout/{c}manualLayout") is None) == is_free


def test_a_chart_that_says_little_stays_as_it_is() -> None:
    made = C.chartSpace(C.chart(C.plotArea(C.valAx(C.title()))))
    make_room(made, width=300.0, height=200.0)
    assert etree.tostring(made).count(b"title") == 1
