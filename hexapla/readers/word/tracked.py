"""Tracked changes: found and counted, then settled the one way or the other; never left for chance to decide."""

from collections import Counter
from collections.abc import Iterable
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
_CELLS = {"ins": "cellIns", "del": "cellDel"}
_FORMATTING = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
          "tblPrExChange", "numberingChange")  # fmt: skip
_RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
           "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "cellMerge")  # fmt: skip
_NAMES = (("insertion", ("ins", "cellIns")), ("deletion", ("del", "cellDel")), ("move", ("moveFromRangeStart",)),
          ("merged cell", ("cellMerge",)))  # fmt: skip
_OF_LOOKS = "change of looks", "changes of looks"
_STAYS = ("rPr", "sectPr")
"""What the old properties of a paragraph do not tell, so that the new ones stay."""

_LONGEST_QUOTE = 40


def changes_in(roots: Iterable[etree._Element]) -> Counter[str]:
    """Count the tracked changes of text that nobody has accepted or rejected yet, by kind."""
    found: Counter[str] = Counter()
    for root in roots:
        for name, tags in _NAMES:
            found[name] += sum(1 for tag in tags for _ in root.iter(w(tag)))
        if next(root.iter(w("moveFrom"), w("moveTo")), None) is not None:
            found["move"] = max(found["move"], 1)
    return +found


def looks_in(roots: Iterable[etree._Element]) -> int:
    """Count the tracked changes of looks alone."""
    return sum(1 for root in roots for name in _FORMATTING for _ in root.iter(w(name)))


def counted(changes: Counter[str], looks: int = 0) -> str:
    """Return the counts as an officer reads them: `3 insertions, 1 deletion`."""
    said = [f"{changes[name]} {name}{'' if changes[name] == 1 else 's'}" for name, _ in _NAMES if changes[name]]
    if looks:
        said.append(f"{looks} {_OF_LOOKS[looks != 1]}")
    return ", ".join(said)


def first_change(root: etree._Element) -> str:
    """Return where the first change of text stands, as `paragraph 3 (“The words …”)`; "" where a part has none."""
    names = [w(tag) for _, tags in _NAMES for tag in tags] + [w("moveFrom"), w("moveTo")]
    change = next(root.iter(*names), None)
    if change is None:
        return ""
    inside = next(change.iterancestors(w("p")), None)
    if inside is None:
        inside = next(change.iter(w("p")), None)
    if inside is None:
        return "a table"
    number = next(place for place, paragraph in enumerate(root.iter(w("p")), 1) if paragraph is inside)
    words = "".join(text.text or "" for text in inside.iter(w("t"))).strip()
    quote = f"{words[:_LONGEST_QUOTE].rstrip()} …" if len(words) > _LONGEST_QUOTE else words
    return f"paragraph {number} (“{quote}”)" if quote else f"paragraph {number}"


def settle_changes(root: etree._Element, choice: Tracked) -> None:
    """Make a part what it is once every change is accepted or rejected.

    Changes of looks alone stay as they look, unless changes are rejected.
    """
    is_rejected = choice is Tracked.REJECT
    kept, dropped = (_OLD, _NEW) if is_rejected else (_NEW, _OLD)
    if is_rejected:
        _old_looks(root)
    _cells(root, _CELLS[dropped[0]])
    _rows(root, dropped)
    _marks(root, dropped)
    for name in dropped:
        for element in list(root.iter(w(name))):
            parent = element.getparent()
            remove(parent if parent is not None and parent.tag == w("numPr") else element)
    for name in kept:
        for element in list(root.iter(w(name))):
            unwrap(element)
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for element in list(root.iter(w(old))):
            element.tag = w(new)
    for name in (*_FORMATTING, *_RANGES, *_CELLS.values()):
        for element in list(root.iter(w(name))):
            remove(element)


def _old_looks(root: etree._Element) -> None:
    """Put properties back to what they were before somebody changed them."""
    for name in _FORMATTING:
        for change in list(root.iter(w(name))):
            holder = change.getparent()
            old = change.find(w(name.removesuffix("Change")))
            if holder is None or old is None:
                continue
            stays = [child for child in holder if child.tag in {w(each) for each in _STAYS} and name == "pPrChange"]
            holder[:] = [*old, *stays]


def _cells(root: etree._Element, dropped: str) -> None:
    """Take out the cells of tables that are not to be."""
    for cell in list(root.iter(w("tc"))):
        if cell.find(f"{w('tcPr')}/{w(dropped)}") is not None:
            remove(cell)


def _rows(root: etree._Element, dropped: tuple[str, str]) -> None:
    """Take out the rows of tables that are not to be or have no cell, and tables that have no row any more."""
    for row in list(root.iter(w("tr"))):
        is_dropped = any(row.find(f"{w('trPr')}/{w(name)}") is not None for name in dropped)
        if is_dropped or next(row.iter(w("tc")), None) is None:
            remove(row)
    for table in list(root.iter(w("tbl"))):
        if next(table.iter(w("tr")), None) is None:
            remove(table)


def _marks(root: etree._Element, dropped: tuple[str, str]) -> None:
    """Join a paragraph whose end is not to be with the one that follows it."""
    for paragraph in reversed(list(root.iter(w("p")))):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if mark is None or all(mark.find(w(name)) is None for name in dropped):
            continue
        follower = paragraph.getnext()
        while follower is not None and follower.tag in {w(name) for name in (*_RANGES, "bookmarkStart", "bookmarkEnd")}:
            follower = follower.getnext()
        if follower is None or follower.tag != w("p"):
            continue
        place = 1 if follower.find(w("pPr")) is not None else 0
        follower[place:place] = [child for child in paragraph if child.tag != w("pPr")]
        remove(paragraph)
