"""Tracked changes: found, and settled the one way or the other; never left for chance to decide."""

from enum import StrEnum

from lxml import etree

from hexapla.readers.word.names import remove, unwrap, w


class Tracked(StrEnum):
    """What becomes of tracked changes."""

    REFUSE = "refuse"
    ACCEPT = "accept"
    REJECT = "reject"


_NEW = ("ins", "moveTo")
_OLD = ("del", "moveFrom")
_CELLS = ("cellIns", "cellDel", "cellMerge")
_LOOKS = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
          "tblPrExChange", "numberingChange")  # fmt: skip
_RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
           "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd")  # fmt: skip


def has_changes(root: etree._Element) -> bool:
    """Tell whether a part holds changes of text that nobody has accepted or rejected yet."""
    return next(root.iter(*(w(name) for name in (*_NEW, *_OLD, *_CELLS))), None) is not None


def settle_changes(root: etree._Element, choice: Tracked) -> None:
    """Make a part what it is once every change is accepted or rejected; changes of looks alone stay as they look."""
    kept, dropped = (_NEW, _OLD) if choice is not Tracked.REJECT else (_OLD, _NEW)
    _rows(root, dropped)
    _marks(root, dropped)
    for name in dropped:
        for element in list(root.iter(w(name))):
            remove(element)
    for name in kept:
        for element in list(root.iter(w(name))):
            unwrap(element)
    for element in list(root.iter(w("delText"))):
        element.tag = w("t")
    for name in (*_LOOKS, *_RANGES, *_CELLS):
        for element in list(root.iter(w(name))):
            remove(element)


def _rows(root: etree._Element, dropped: tuple[str, str]) -> None:
    """Take out the rows of tables that are not to be, and tables that have no row any more."""
    for row in list(root.iter(w("tr"))):
        if any(row.find(f"{w('trPr')}/{w(name)}") is not None for name in dropped):
            remove(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            remove(table)


def _marks(root: etree._Element, dropped: tuple[str, str]) -> None:
    """Join a paragraph whose end is not to be with the one that follows it."""
    for paragraph in reversed(list(root.iter(w("p")))):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if mark is None or all(mark.find(w(name)) is None for name in dropped):
            continue
        follower = paragraph.getnext()
        if follower is None or follower.tag != w("p"):
            continue
        place = 1 if follower.find(w("pPr")) is not None else 0
        follower[place:place] = [child for child in paragraph if child.tag != w("pPr")]
        remove(paragraph)
