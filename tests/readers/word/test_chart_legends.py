"""A legend below a chart stands on no label: it finds its own place where the stated one may be theirs."""

import pytest
from lxml import etree
from lxml.builder import ElementMaker

from hexapla.readers.word.chart_legends import free_legends

C = ElementMaker(namespace="c", nsmap={"c": "c"})


def layout(**places: object) -> etree._Element:
    made: etree._Element = C.layout(C.manualLayout(*(C(name, val=str(value)) for name, value in places.items())))
    return made


def chart(*labels: str, legend: float | None, below: float | None, position: str = "b") -> etree._Element:
    """Return a chart whose legend begins so far down, and whose bars end so far down, in parts of its height."""
    names = C.cat(C.strRef(C.strCache(*(C.pt(C.v(label)) for label in labels))))
    plot = [layout(layoutTarget="inner", x=0, y=0, w=1, h=below)] if below is not None else []
    axis = C.catAx(C.delete(val="0"), C.axPos(val="b"))
    key = [layout(x=0, y=legend, w=1, h=0.1)] if legend is not None else []
    area = C.plotArea(*plot, C.barChart(C.ser(names)), axis)
    made: etree._Element = C.chartSpace(C.chart(area, C.legend(C.legendPos(val=position), *key)))
    return made


YEARS = ("2022", "2023", "2024")
LONG = tuple(f"{year} (as planned and revised)" for year in YEARS)


@pytest.mark.parametrize(
    ("made", "left"),
    [
        (chart(*YEARS, legend=0.85, below=None), 0),  # the engine lays out the bars as if there were no legend
        (chart(*YEARS, legend=0.85, below=0.7), 2),  # one line of labels has room
        (chart(*LONG, legend=0.85, below=0.75), 0),  # two have none
        (chart(*LONG, legend=0.95, below=0.75), 2),
        (chart(*YEARS, legend=0.5, below=0.7, position="r"), 2),
        (chart(*YEARS, legend=None, below=0.7), 1),
        (chart(*YEARS, legend=0.93, below=0.8), 2),
        (chart(*YEARS, legend=0.93, below=0.85), 0),  # the engine sets the legend higher, which ends above the foot
    ],
)
def test_a_legend_below_a_chart_has_its_stated_place_where_the_labels_leave_it_room(
    made: etree._Element, left: int
) -> None:
    free_legends(made, width=300.0, height=200.0)
    assert len(list(made.iter("{c}manualLayout"))) == left
