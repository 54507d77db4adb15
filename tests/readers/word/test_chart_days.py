"""Days and names in charts come out as Word shows them: in the format of their axis, in whole words."""

import pytest
from lxml import etree

from hexapla.readers.word.chart_dates import format_of_days, state_days
from hexapla.readers.word.charts import chart_table
from hexapla.readers.word.pie_labels import keep_words_whole

SPACES = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MONTHS = "[$-409]mmm\\-yy;@"


def chart(kept: str, axis: str, *, linked: bool = False, kind: str = "dateAx") -> etree._Element:
    """Return a chart of two days, whose numbers and whose axis have formats."""
    days = f"<c:formatCode>{kept}</c:formatCode>" + "".join(
        f'<c:pt idx="{place}"><c:v>{day}</c:v></c:pt>' for place, day in enumerate((45658, 45689))
    )
    points = '<c:pt idx="0"><c:v>3</c:v></c:pt><c:pt idx="1"><c:v>5</c:v></c:pt>'
    series = (
        f"<c:ser><c:cat><c:numRef><c:numCache>{days}</c:numCache></c:numRef></c:cat>"
        f"<c:val><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:val></c:ser>"
    )
    shown = f'<c:{kind}><c:axId val="1"/><c:numFmt formatCode="{axis}" sourceLinked="{int(linked)}"/></c:{kind}>'
    other = '<c:valAx><c:axId val="2"/><c:numFmt formatCode="d/m/yy" sourceLinked="0"/></c:valAx>'
    plot = f'<c:lineChart>{series}<c:axId val="1"/><c:axId val="2"/></c:lineChart>{shown}{other}'
    return etree.fromstring(f"<c:chartSpace {SPACES}><c:chart><c:plotArea>{plot}</c:plotArea></c:chart></c:chartSpace>")


@pytest.mark.parametrize(
    ("kept", "axis", "linked", "wanted"),
    [
        ("General", MONTHS, False, MONTHS),
        ("General", MONTHS, True, MONTHS),
        ("d/m/yyyy", MONTHS, False, MONTHS),
        ("d/m/yyyy", MONTHS, True, ""),
        ("General", "General", True, ""),
        ("0", '0" days"', False, ""),
    ],
)
def test_days_have_the_format_of_their_axis(kept: str, axis: str, wanted: str, *, linked: bool) -> None:
    made = chart(kept, axis.replace('"', "&quot;"), linked=linked)
    assert format_of_days(next(made.iter("{*}ser"))) == wanted


@pytest.mark.parametrize("kind", ["dateAx", "catAx"])
def test_the_table_of_a_chart_says_days_and_libreoffice_is_told_them(kind: str) -> None:
    made = chart("General", MONTHS, kind=kind)
    table = chart_table(made)
    assert table is not None
    assert [" ".join(map(str, row.itertext())) for row in table.iter("{*}tr")] == ["Jan-25 3", "Feb-25 5"]
    state_days(made)
    assert [each.text for each in made.iterfind(".//{*}cat//{*}formatCode")] == [MONTHS]


def pie(*names: str, look: str = "", said: int = 1) -> etree._Element:
    points = "".join(f'<c:pt idx="{place}"><c:v>{name}</c:v></c:pt>' for place, name in enumerate(names))
    labels = (
        f'<c:dLbls><c:numFmt formatCode="0"/>{look}<c:dLblPos val="bestFit"/><c:showCatName val="{said}"/></c:dLbls>'
    )
    series = f"<c:ser>{labels}<c:cat><c:strRef><c:strCache>{points}</c:strCache></c:strRef></c:cat></c:ser>"
    return etree.fromstring(f"<c:chartSpace {SPACES}><c:pieChart>{series}</c:pieChart></c:chartSpace>")


LOOK = '<c:txPr><a:bodyPr wrap="square"/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr></a:p></c:txPr>'


@pytest.mark.parametrize("look", ["", LOOK])
def test_labels_of_pies_with_a_long_word_do_not_break_it(look: str) -> None:
    made = pie("Assessed contributions", "Other", look=look)
    keep_words_whole(made, 300)
    labels = next(made.iter("{*}dLbls"))
    assert [etree.QName(each).localname for each in labels] == ["numFmt", "txPr", "dLblPos", "showCatName"]
    assert [each.get("wrap") for each in labels.iter("{*}bodyPr")] == ["none"]


def test_other_labels_of_pies_stay_as_they_are() -> None:
    for made, width in (
        (pie("Contributions", said=0), 300),
        (pie("Oars", "Sails and masts"), 300),
        (pie("Contributions"), 480),
    ):
        keep_words_whole(made, width)
        assert next(made.iter("{*}bodyPr"), None) is None
