"""Legends below charts: LibreOffice keeps no room for one whose place its file states, and sets it over the labels of the axis.

Without a stated place it finds one below the labels (ISO/IEC 29500-1, 21.2.2.95).
"""

from collections.abc import Iterator

from lxml import etree

LETTER = 0.5
"""How wide a letter is, in ems of its type."""

LINE = 1.25
"""How high a line of labels is, in ems."""

BELOW_AXIS = 6.4
"""Points that LibreOffice leaves between an axis and its labels, beyond their lines."""

LEGEND, WITHIN = 20.0, 5.5
"""Points that LibreOffice takes for a legend of one line, and those of them above its words; what has no room at the foot it sets higher."""

USUAL = 10.0
"""Points of the type of labels where a chart does not say."""

_MANUAL = "{*}layout/{*}manualLayout"


def free_legends(root: etree._Element, width: float, height: float) -> None:
    """Let the legend below a chart of so many points find its own place, where the stated one may be that of labels."""
    for chart in root.iter("{*}chart"):
        legend, plot = chart.find("{*}legend"), chart.find("{*}plotArea")
        labels = plot.find("{*}catAx") if plot is not None else None
        if legend is None or plot is None or labels is None or said(legend, "legendPos") != "b":
            continue
        own, drawn = legend.find(_MANUAL), plot.find(_MANUAL)
        if own is None:
            continue
        if drawn is None:
            forget(own)
        elif said(drawn, "layoutTarget") == "inner" and said(labels, "axPos") == "b" and said(labels, "delete") != "1":
            top = min(part_of(own, "y") * height, height - max(LEGEND, part_of(own, "h") * height)) + WITHIN
            axis = (part_of(drawn, "y") + part_of(drawn, "h")) * height
            lines = lines_of_labels(root, labels, plot, part_of(drawn, "w") * width)
            if top < axis + BELOW_AXIS + lines * LINE * size_of(root, labels):
                forget(own)
                forget(drawn)


def lines_of_labels(root: etree._Element, axis: etree._Element, plot: etree._Element, width: float) -> int:
    """Return how many lines the longest label takes: those that it has, and more than one where its slot is narrower than its words."""
    texts = list(_labels(plot))
    slot = width / max(len(texts), 1)
    lines = [text.splitlines() for text in texts]
    longest = max((len(line) for each in lines for line in each), default=0) * LETTER * size_of(root, axis)
    return max(1 if longest < slot else 2, *map(len, lines), 1)


def _labels(plot: etree._Element) -> Iterator[str]:
    for categories in plot.iter("{*}cat"):
        yield from ((point.findtext("{*}v") or "") for point in categories.iter("{*}pt"))
        return


def size_of(root: etree._Element, axis: etree._Element) -> float:
    """Return the size of type of the words of an axis, in points."""
    stated = [*axis.iterfind("{*}txPr//{*}defRPr"), *root.iterfind("{*}txPr//{*}defRPr")]
    return next((int(each.get("sz", "")) / 100 for each in stated if each.get("sz", "").isdecimal()), USUAL)


def said(element: etree._Element, name: str) -> str:
    """Return what a part of an element says, "" where it is not there."""
    found = element.find(f"{{*}}{name}")
    return found.get("val", "") if found is not None else ""


def part_of(layout: etree._Element, name: str) -> float:
    """Return a place or a size in parts of a chart, 0 for what is no number."""
    try:
        return float(said(layout, name) or 0)
    except ValueError:
        return 0.0


def forget(layout: etree._Element) -> None:
    """Take a stated place out of what it is of."""
    holder = layout.getparent()
    if holder is not None:
        holder.remove(layout)
