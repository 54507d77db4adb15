"""Labels of charts: what an author wrote beside a bar is what the chart says, and LibreOffice shows it as Word does."""

import pytest
from lxml import etree
from lxml.builder import ElementMaker

from hexapla.readers.word.chart_labels import show_as_word_does, written_labels
from hexapla.readers.word.charts import chart_table
from samples.shapes import A, C

RED, DARK = (A.solidFill(A.srgbClr(val=value)) for value in ("FF0000", "202020"))


def label(place: int, *words: etree._Element, look: etree._Element | None = None) -> etree._Element:
    properties = [A.pPr(look)] if look is not None else []
    made: etree._Element = C.dLbl(C.idx(val=str(place)), C.tx(C.rich(A.bodyPr(), A.p(*properties, *words))))
    return made


def run(text: str, *facts: etree._Element, maker: ElementMaker = A.r, **look: str) -> etree._Element:
    made: etree._Element = maker(A.rPr(look, *facts), A.t(text))
    return made


def bars(values: tuple[str, ...], *labels: etree._Element) -> etree._Element:
    points = [C.pt(C.v(value), idx=str(place)) for place, value in enumerate(values)]
    years = [C.pt(C.v(str(2024 + place)), idx=str(place)) for place in range(len(values))]
    series = C.ser(C.dLbls(*labels), C.cat(C.strRef(C.strCache(*years))), C.val(C.numRef(C.numCache(*points))))
    made: etree._Element = C.chartSpace(C.chart(C.plotArea(C.barChart(series))))
    return made


def said_of(chart: etree._Element) -> list[list[str]]:
    table = chart_table(chart)
    assert table is not None
    return [["".join(map(str, cell.itertext())) for cell in row] for row in table.iter("{*}tr")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("\uf02d", "–"),  # a dash of the font Symbol
        ("–", "–"),
        ("not held", "not held"),
        ("12", "12"),  # an author knew better than the numbers
        ("9 a", "9"),  # the same number with the letter of a note
    ],
)
def test_a_value_is_what_its_label_says(words: str, said: str) -> None:
    assert said_of(bars(("9", "7"), label(0, run(words)))) == [["2024", said], ["2025", "7"]]


def test_a_field_that_repeats_the_value_and_a_label_of_no_point_say_nothing() -> None:
    field = label(0, run("[VALUE]", maker=A.fld))
    assert said_of(bars(("9",), field, label(3, run("lost")))) == [["2024", "9"]]
    series = next(bars(("9",), field, label(1, run(" "))).iter("{*}ser"))
    assert written_labels(series) == {}


def test_signs_of_the_font_symbol_are_written_and_those_of_other_fonts_stay() -> None:
    symbol = run("\uf0b3 \uf061\uf02d", A.sym(typeface="Symbol"))
    other = run("\uf02d", A.sym(typeface="Wingdings"))
    show_as_word_does(bars(("9",), label(0, symbol, other)))
    assert (symbol.findtext("{*}t"), other.findtext("{*}t")) == ("≥ α−", "\uf02d")


@pytest.mark.parametrize("maker", [A.r, A.fld])
def test_a_label_has_the_look_of_its_words_where_that_is_another_than_its_paragraphs(maker: ElementMaker) -> None:
    look = A.defRPr(RED, A.latin(typeface="Serif"), b="0", i="1")
    show_as_word_does(bars(("9",), label(0, run("9", DARK, maker=maker, b="1"), look=look)))
    assert dict(look.attrib) == {"b": "1", "i": "1"}
    assert [each.get("val") for each in look.iter("{*}srgbClr")] == ["202020"]
    assert [etree.QName(each).localname for each in look] == ["solidFill", "latin"]


def test_a_label_of_several_words_that_look_differently_stays_as_it_is() -> None:
    look = A.defRPr(b="0")
    show_as_word_does(bars(("9",), label(0, run("9", b="1"), run(" a", i="1"), look=look)))
    assert dict(look.attrib) == {"b": "0"}


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ({"showVal": "0", "showPercent": "1"}, "", ["75%", "25%"]),
        ({"showVal": "0", "showPercent": "1"}, "0.0%", ["75.0%", "25.0%"]),
        ({"showVal": "1", "showPercent": "1"}, "", ["3", "1"]),
        ({"showVal": "1", "showPercent": "0"}, "", ["3", "1"]),
    ],
)
def test_parts_of_a_pie_say_what_its_labels_show(asked: dict[str, str], code: str, said: list[str]) -> None:
    form = [C.numFmt(formatCode=code, sourceLinked="0")] if code else []
    shown = [C(name, val=value) for name, value in asked.items()]
    chart = bars(("3", "1"), *form, *shown)
    assert [row[1] for row in said_of(chart)] == (["300.0%", "100.0%"] if code else ["3", "1"])
    for each in chart.iter("{*}barChart"):
        each.tag = str(each.tag).replace("barChart", "pieChart")
    assert [row[1] for row in said_of(chart)] == said


def test_a_level_of_categories_holds_until_its_next_one() -> None:
    chart = bars(("5", "6", "7", "8"))
    (held,) = chart.iter("{*}strCache")
    inner, outer = ((0, "Spring"), (1, "Autumn"), (2, "Spring"), (3, "Autumn")), ((0, "2026"), (2, "2027"))
    held[:] = [C.lvl(*(C.pt(C.v(name), idx=str(place)) for place, name in level)) for level in (inner, outer)]
    assert [row[0] for row in said_of(chart)] == ["2026, Spring", "2026, Autumn", "2027, Spring", "2027, Autumn"]
