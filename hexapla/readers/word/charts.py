"""Charts and diagrams of a Word file: what they say becomes a table, since their drawing is Word's own to make.

The values are those that the file keeps beside the drawing; the workbook behind them is never opened.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from hexapla.akn.names import CHART, E, local
from hexapla.readers.word.chart_dates import format_of_days
from hexapla.readers.word.chart_labels import shares, written_labels
from hexapla.readers.word.diagrams import diagram_list
from hexapla.readers.word.number_formats import as_shown

_NUMBER_OF_POINTS = 5_000
"""Points of the longest series that a page can show."""


def chart_table(root: etree._Element) -> etree._Element | None:
    """Return the titles, the categories and the values of a chart as a table, None where it keeps none; a diagram as a list."""
    legend = next(_named(root, "legend"), None)
    unsaid = _unsaid(legend)
    series = [_Series(each) for place, each in enumerate(_named(root, "ser")) if place not in unsaid]
    places = sorted({place for each in series for place in (*each.categories, *each.values)})[:_NUMBER_OF_POINTS]
    titles = ["".join(_texts(each)) for each in _named(root, "title")]
    if not places:
        return _of_diagram(root)
    has_names = any(each.categories for each in series)
    is_said = legend is not None or len(series) > 1
    rows = [[*([""] if has_names else []), *(each.name if is_said else "" for each in series)]]
    rows = rows if any(rows[0]) else []
    heads = len(rows)
    for place in places:
        name = next((each.categories[place] for each in series if place in each.categories), "")
        rows.append([*([name] if has_names else []), *(each.values.get(place, "") for each in series)])
    return _table([title for title in titles if title.strip()], rows, heads=heads)


def _unsaid(legend: etree._Element | None) -> set[int]:
    """Return the places of series that the legend leaves out: they hold lines and bars apart and say nothing."""
    found: set[int] = set()
    for entry in _named(legend, "legendEntry") if legend is not None else ():
        facts = {local(each): each.get("val", "") for each in entry}
        if facts.get("delete") in ("1", "true") and facts.get("idx", "").isdecimal():
            found.add(int(facts["idx"]))
    return found


def _of_diagram(root: etree._Element) -> etree._Element | None:
    """Return the words of a diagram as a list, else in their order as a table of one column; None where it has none."""
    if (made := diagram_list(root)) is not None:
        return made
    lines = ["".join(_texts(each)) for each in _named(root, "p")]
    rows = [[line] for line in lines if line.strip()]
    return _table([], rows, heads=0) if rows else None


class _Series:
    """One series: its name, its categories (or the values of its first axis), its values, by their place."""

    def __init__(self, element: etree._Element) -> None:
        parts = {local(each): each for each in element}
        self.name = " ".join(_points(parts.get("tx")).values())
        self.categories = _points(parts.get("cat", parts.get("xVal")), format_of_days(element))
        self.values = _points(parts.get("val", parts.get("yVal")), _label_format(parts.get("dLbls")))
        self.values |= shares(element, parts.get("val"))
        for place, said in written_labels(element).items():
            if place in self.values and not (_figures(said) and _figures(said) == _figures(self.values[place])):
                self.values[place] = said


def _label_format(labels: etree._Element | None) -> str:
    """Return the format of the numbers that stand beside bars and lines, "" where it is that of the numbers."""
    stated = [each for each in (labels if labels is not None else ()) if local(each) == "numFmt"]
    return next((each.get("formatCode", "") for each in stated if each.get("sourceLinked") not in ("1", "true")), "")


def _points(holder: etree._Element | None, label_format: str = "") -> dict[int, str]:
    """Return the points that a file keeps, as the chart shows them, by their place.

    Where categories have levels, they are joined from the outside in; what two of them say alike is said once.
    """
    found: dict[int, str] = {}
    if holder is None:
        return found
    kept = next((str(each.text or "") for each in _named(holder, "formatCode")), "")
    for level in [*_named(holder, "lvl")] or [holder]:
        said = {
            int(place): as_shown(_plain(text), label_format or point.get("formatCode") or kept)
            for point in _named(level, "pt")
            if (place := point.get("idx") or "").isdecimal() and (text := _value(point))
        }
        found = _joined(said, found) if found else said
    if not found:
        text = _value(holder)
        found |= {0: text} if text else {}
    return found


def _joined(outer: Mapping[int, str], inner: Mapping[int, str]) -> dict[int, str]:
    """Return the categories of two levels: the outer one holds until the next."""
    found, holds = dict[int, str](), ""
    for place in sorted({*outer, *inner}):
        holds, known = outer.get(place, holds), inner.get(place, "")
        found[place] = f"{holds}, {known}" if holds and known and holds != known else known or holds
    return found


def _value(holder: etree._Element) -> str:
    return "".join(str(value.text or "") for value in _named(holder, "v")).strip()


def _figures(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _plain(text: str) -> str:
    """Return a value on one line, without the rounding errors of binary fractions."""
    text = " ".join(text.split())
    if len(text) <= 15 or not text.lstrip("-").replace(".", "", 1).isdecimal():
        return text
    return format(float(text), ".15g")


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in root.iter() if local(each) == name)


def _texts(holder: etree._Element) -> Iterator[str]:
    return (str(each.text or "") for each in holder.iter() if local(each) in ("t", "v"))


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]], *, heads: int) -> etree._Element:
    table = E.table({"class": CHART})
    if titles:
        caption = E.caption(titles[0])
        for title in titles[1:]:
            caption.append(E.br())
            caption[-1].tail = title
        table.append(caption)
    for index, row in enumerate(rows):
        kind = "th" if index < heads else "td"
        table.append(E.tr(*(E(kind, E.p(cell) if cell else E.p()) for cell in row)))
    return table
