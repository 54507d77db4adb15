"""Diagrams of a Word file (SmartArt): what they say becomes a list in which each thing stands under what it hangs from.

The file keeps the things and what joins them beside the drawing (ISO/IEC 29500-1, 21.4.3: points and connections).
"""

from collections.abc import Mapping, Sequence

from lxml import etree

from hexapla.akn.names import E, local

_JOINS = (None, "parOf")
"""Kinds of connections that say what hangs from what; the others say how it is drawn."""


def diagram_list(root: etree._Element) -> etree._Element | None:
    """Return the words of a diagram as a list, an item for each of its boxes; None where it does not say what joins them."""
    points = {str(each.get("modelId")): each for each in root.iter() if local(each) == "pt"}
    joins = [each for each in root.iter() if local(each) == "cxn" and each.get("type") in _JOINS]
    below: dict[str, list[str]] = {}
    for join in sorted(joins, key=_order):
        below.setdefault(str(join.get("srcId")), []).append(str(join.get("destId")))
    top = next((key for key, each in points.items() if each.get("type") == "doc"), "")
    words = {key: _words(each) for key, each in points.items()}
    made = E.blockList(*_items(below.pop(top, []), words, below))
    is_whole = sum(1 for _ in made.iter("{*}p")) == sum(map(bool, words.values()))
    return made if len(made) and is_whole else None


def _items(keys: Sequence[str], words: Mapping[str, str], below: dict[str, list[str]]) -> list[etree._Element]:
    """Return the items of some things; one without words is not there, and what hangs from it takes its place."""
    made: list[etree._Element] = []
    for key in keys:
        under = _items(below.pop(key, []), words, below)
        if not words.get(key):
            made += under
            continue
        made.append(E.item(E.p(words[key])))
        if under:
            made[-1].append(E.blockList(*under))
    return made


def _words(point: etree._Element) -> str:
    """Return what is written in a box, its paragraphs one after the other."""
    rows = [
        "".join(str(each.text or "") for each in row.iter() if local(each) == "t")
        for row in point.iter()
        if local(row) == "p"
    ]
    return " ".join(" ".join(rows).split())


def _order(join: etree._Element) -> int:
    place = join.get("srcOrd", "")
    return int(place) if place.isdecimal() else 0
