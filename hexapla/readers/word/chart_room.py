"""Room in charts for what LibreOffice sets larger than Word: labels below the axis, titles of axes that stand on their side.

Of a plot whose inner place a file states, it sets the labels below it further away, over the edge of the chart.  A title
that is longer than the chart is high it breaks, and cuts where its file states its place (ISO/IEC 29500-1, 21.2.2.95).
"""

from lxml import etree

from hexapla.readers.word.chart_legends import BELOW_AXIS, LETTER, LINE, forget, lines_of_labels, part_of, said, size_of

LEAST = 0.5
"""The share of its height that a plot keeps; one that leaves no room for a line of labels is drawn so by Word too."""

_MANUAL = "{*}layout/{*}manualLayout"


def make_room(root: etree._Element, width: float, height: float) -> None:
    """Let the plots of a chart of so many points end above the labels below them, and long titles of axes find their own place."""
    for chart in root.iter("{*}chart"):
        plot = chart.find("{*}plotArea")
        if plot is not None:
            _free_titles(root, plot, height)
            _raise_plot(root, chart, plot, (width, height))


def _free_titles(root: etree._Element, plot: etree._Element, height: float) -> None:
    for title in plot.iterfind("{*}valAx/{*}title"):
        own, words = title.find(_MANUAL), "".join(str(each.text or "") for each in title.iter("{*}t"))
        sizes = [int(each.get("sz", "")) / 100 for each in title.iter("{*}defRPr") if each.get("sz", "").isdecimal()]
        long = LETTER * (sizes[0] if sizes else size_of(root, title)) * len(words)
        if own is not None and long > (1 - part_of(own, "y")) * height:
            forget(own)


def _raise_plot(root: etree._Element, chart: etree._Element, plot: etree._Element, size: tuple[float, float]) -> None:
    """Make a plot lower whose labels would stand over the lower edge of a chart that has no legend there."""
    width, height = size
    drawn, labels, legend = plot.find(_MANUAL), plot.find("{*}catAx"), chart.find("{*}legend")
    if drawn is None or labels is None or said(drawn, "layoutTarget") != "inner" or said(drawn, "hMode") == "edge":
        return
    if said(labels, "axPos") != "b" or said(labels, "delete") == "1" or said(labels, "tickLblPos") == "none":
        return
    if legend is not None and said(legend, "legendPos") == "b":
        return
    lines = lines_of_labels(root, labels, plot, part_of(drawn, "w") * width)
    below = BELOW_AXIS + lines * LINE * size_of(root, labels)
    stated, own = drawn.find("{*}h"), part_of(drawn, "h")
    free = (1 - part_of(drawn, "y") - own) * height
    high = own - (below - free) / height
    if stated is not None and size_of(root, labels) <= free < below and high >= LEAST * own:
        stated.set("val", str(high))
