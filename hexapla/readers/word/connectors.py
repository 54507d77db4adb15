"""Which box of a drawing stands under which, as the connectors between them say: the file names both of their ends.

Where it does, nothing is left to guess from lines and places (ISO/IEC 29500-1, 20.1.2.2.13 `endCxn` and 20.1.2.2.36 `stCxn`).
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from hexapla.readers.word.names import w, whole
from hexapla.tools.pdfcharts import beside

_LEVEL = 63_500
"""How far apart in height the ends of a connector are at the most that joins boxes beside each other: 5 points, in EMU."""

_DEGREE = 60_000
"""What a degree is in the units of drawings."""


def heads_of(drawn: Sequence[etree._Element]) -> dict[etree._Element, etree._Element]:
    """Return the contents of boxes with those of the box that each stands under, by connectors that lead down from one to another.

    Boxes without words between two others are passed over.  A level connector says that the box beside one that has others
    below it stands under that, too, as an adviser does; between other boxes it says nothing, as those of a flow chart.  Neither
    does the last of several that would close a ring.
    """
    shapes = {ident: shape for element in drawn for shape in element.iter("{*}wsp") if (ident := _ident(shape))}
    above: dict[str, str] = {}
    level: list[tuple[str, str]] = []
    for connector in (each for element in drawn for each in element.iter("{*}cNvCnPr")):
        ends = _ends(connector)
        if ends is not None and ends[1] not in above and ends[1] not in (ends[0], *_line(ends[0], above)):
            above[ends[1]] = ends[0]
        elif ends is None and not _is_arrow(connector):
            level += filter(None, [_named(connector)])
    above |= beside(level, above)
    boxes = {ident: box for ident, shape in shapes.items() if (box := _box(shape)) is not None}
    found = {}
    for ident, box in boxes.items():
        head = next((boxes[each] for each in _line(ident, above) if each in boxes), None)
        if head is not None:
            found[box] = head
    return found


def are_all_told(drawn: Sequence[etree._Element]) -> bool:
    """Tell whether a drawing has nothing but boxes with words and connectors that say which box stands under which: no line is left to guess from."""
    shapes = [shape for element in drawn for shape in element.iter("{*}wsp")]
    found = [connector for shape in shapes for connector in shape.iterchildren("{*}cNvCnPr")]
    boxes = sum(1 for shape in shapes if _box(shape) is not None)
    others = (each for element in drawn for each in element.iter("{*}pict", "{*}pic", "{*}cxnSp", "{*}graphicFrame"))
    return bool(found) and boxes + len(found) == len(shapes) and all(map(_ends, found)) and next(others, None) is None


def _line(ident: str, above: Mapping[str, str]) -> Iterator[str]:
    """Yield the shapes that one stands under, the nearest first."""
    while ident in above:
        ident = above[ident]
        yield ident


def _ident(shape: etree._Element) -> str:
    """Return the number of a shape; that of its frame, where it is alone in it and has none of its own."""
    own = next(shape.iterchildren("{*}cNvPr"), None)
    frame = next(shape.iterancestors("{*}anchor", "{*}inline"), None) if own is None else None
    named = frame.find("{*}docPr") if frame is not None else own
    return str(named.get("id", "")) if named is not None else ""


def _box(shape: etree._Element) -> etree._Element | None:
    """Return what is written in a shape, None where there is no word."""
    box = next(shape.iter(w("txbxContent")), None)
    return box if box is not None and any((text.text or "").strip() for text in box.iter(w("t"))) else None


def _ends(connector: etree._Element) -> tuple[str, str] | None:
    """Return the shape at the upper end of a connector and that at the lower one; None where it has not both, or is level."""
    idents, place = _named(connector), _place(connector)
    if idents is None or place is None or abs(_down(place)) <= _LEVEL:
        return None
    return idents if _down(place) > 0 else idents[::-1]


def _named(connector: etree._Element) -> tuple[str, str] | None:
    """Return the shapes at the start and the end of a connector; None where it does not name both."""
    start, end = (connector.find(f"{{*}}{name}") for name in ("stCxn", "endCxn"))
    return (str(start.get("id", "")), str(end.get("id", ""))) if start is not None and end is not None else None


def _place(connector: etree._Element) -> etree._Element | None:
    return next((each for look in connector.itersiblings("{*}spPr") for each in look.iterchildren("{*}xfrm")), None)


def _is_arrow(connector: etree._Element) -> bool:
    """Tell whether a connector has a tip, as those of flow charts."""
    tips = (tip for look in connector.itersiblings("{*}spPr") for tip in look.iter("{*}headEnd", "{*}tailEnd"))
    return any(tip.get("type", "none") != "none" for tip in tips)


def _down(place: etree._Element) -> float:
    """Return how far below its start a connector ends: it runs from corner to corner, turned over first and round then."""
    size = place.find("{*}ext")
    sides = [whole(size.get(side)) if size is not None else 0 for side in ("cx", "cy")]
    across, down = (
        -side if place.get(flip) in ("1", "true") else side
        for side, flip in zip(sides, ("flipH", "flipV"), strict=True)
    )
    turn = math.radians(whole(place.get("rot")) / _DEGREE)
    return across * math.sin(turn) + down * math.cos(turn)
