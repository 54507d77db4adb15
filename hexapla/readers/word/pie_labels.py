"""Labels of pies that name their slices: LibreOffice breaks a word that is longer than a fifth of its chart, amid the word.

Where one is, the labels are set without breaks, and the pie becomes smaller (ISO/IEC 29500-1, 21.2.2.49 and 21.1.2.1.1).
"""

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.akn.names import local
from hexapla.readers.word.chart_legends import LETTER, said, size_of

SHARE = 0.15
"""How wide words of usual letters may be, in parts of their chart, that a label of a fifth of it holds surely."""

_PIES = ("pieChart", "pie3DChart", "ofPieChart")
_BEFORE_LOOK = ("idx", "delete", "layout", "tx", "numFmt", "spPr", "dLbl")
"""What stands before the look of the letters of labels."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def keep_words_whole(root: etree._Element, width: float) -> None:
    """Let no word of the labels of pies break in a chart of so many points."""
    for pie in (each for each in root.iter() if local(each) in _PIES):
        words = [word for point in pie.iterfind("{*}ser/{*}cat//{*}v") for word in (point.text or "").split()]
        for labels in pie.iter("{*}dLbls", "{*}dLbl"):
            long = LETTER * size_of(root, labels) * max(map(len, words), default=0)
            if said(labels, "showCatName") in ("1", "true") and long > SHARE * width:
                _without_breaks(labels)


def _without_breaks(labels: etree._Element) -> None:
    look = labels.find("{*}txPr")
    if look is None:
        chart = ElementMaker(namespace=etree.QName(labels).namespace)
        drawn = ElementMaker(namespace=_DRAWING, nsmap={"a": _DRAWING})
        look = chart.txPr(drawn.bodyPr(), drawn.p(drawn.pPr(drawn.defRPr())))
        place = next((at for at, each in enumerate(labels) if local(each) not in _BEFORE_LOOK), len(labels))
        labels.insert(place, look)
    for body in look.iterfind("{*}bodyPr"):
        body.set("wrap", "none")
