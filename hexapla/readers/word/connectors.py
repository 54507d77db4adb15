"""Which boxes of a drawing its connectors join, where the file names both of their ends.

There nothing is left to guess from lines and places (ISO/IEC 29500-1, 20.1.2.2.13 `endCxn` and 20.1.2.2.36 `stCxn`).
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from hexapla.readers.word.media import POINT
from hexapla.readers.word.names import w, whole

_DEGREE = 60_000
"""What a degree is in the units of drawings."""

Key = str | int
"""What a box is called by: the number of its shape, or its place among those of its picture."""


class Told(NamedTuple):
    """Two boxes that a connector names, by their numbers, from its start to its end, and how far that lies from the start in points.

    An arrow ends at its tip.  Where the file does not say where a connector runs, its end lies where its start does.
    """

    start: Key
    end: Key
    across: float
    down: float
    is_arrow: bool = False


def told_by(drawn: Sequence[etree._Element]) -> list[Told]:
    """Return what the connectors of a drawing join that name the boxes at both of their ends."""
    connectors = [each for element in drawn for each in element.iter("{*}cNvCnPr")]
    shapes = _shapes(drawn)
    return [_between(told, shapes) for each in connectors if (told := _told(each)) is not None]


def boxes_of(drawn: Sequence[etree._Element]) -> dict[str, etree._Element]:
    """Return the contents of the boxes of a drawing that have words, by the numbers that connectors call them by."""
    return {ident: box for ident, shape in _shapes(drawn).items() if (box := _box(shape)) is not None}


def are_all_told(drawn: Sequence[etree._Element]) -> bool:
    """Tell whether a drawing has nothing but boxes with words and connectors that say which box stands under which: no line is left to guess from."""
    shapes = [shape for element in drawn for shape in element.iter("{*}wsp")]
    found = [connector for shape in shapes for connector in shape.iterchildren("{*}cNvCnPr")]
    boxes = sum(1 for shape in shapes if _box(shape) is not None)
    others = (each for element in drawn for each in element.iter("{*}pict", "{*}pic", "{*}cxnSp", "{*}graphicFrame"))
    return (
        bool(found) and boxes + len(found) == len(shapes) and all(map(_is_placed, found)) and next(others, None) is None
    )


def _shapes(drawn: Sequence[etree._Element]) -> dict[str, etree._Element]:
    return {ident: shape for element in drawn for shape in element.iter("{*}wsp") if (ident := _ident(shape))}


def _between(told: Told, shapes: Mapping[str, etree._Element]) -> Told:
    """Return what a connector joins with how far its boxes lie apart, where one group holds both: that may be more than it runs, or less."""
    start, end = (shapes.get(str(ident)) for ident in told[:2])
    middles = [_middle(shape) for shape in (start, end) if shape is not None]
    if start is None or end is None or start.getparent() is not end.getparent() or None in middles:
        return told
    (left, top), (right, low) = filter(None, middles)
    return told._replace(across=right - left, down=low - top)


def _middle(shape: etree._Element) -> tuple[float, float] | None:
    """Return the middle of a shape in points, None where its file does not say where it is."""
    place = next((each for look in shape.iterchildren("{*}spPr") for each in look.iterchildren("{*}xfrm")), None)
    corner, size = (place.find(f"{{*}}{name}") if place is not None else None for name in ("off", "ext"))
    if corner is None or size is None:
        return None
    sides = (("x", "cx"), ("y", "cy"))
    across, down = ((whole(corner.get(at)) + whole(size.get(long)) / 2) / POINT for at, long in sides)
    return across, down


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


def _told(connector: etree._Element) -> Told | None:
    """Return what a connector joins; None where it does not name both of its ends."""
    idents, place = _named(connector), _place(connector)
    if idents is None:
        return None
    if place is None:
        return Told(*idents, 0.0, 0.0)
    across, down = _run(place)
    tips = [_has_tip(connector, end) for end in ("headEnd", "tailEnd")]
    if tips == [True, False]:
        return Told(*idents[::-1], -across, -down, is_arrow=True)
    return Told(*idents, across, down, is_arrow=any(tips))


def _is_placed(connector: etree._Element) -> bool:
    return _named(connector) is not None and _place(connector) is not None


def _named(connector: etree._Element) -> tuple[str, str] | None:
    """Return the shapes at the start and the end of a connector; None where it does not name both."""
    start, end = (connector.find(f"{{*}}{name}") for name in ("stCxn", "endCxn"))
    return (str(start.get("id", "")), str(end.get("id", ""))) if start is not None and end is not None else None


def _place(connector: etree._Element) -> etree._Element | None:
    return next((each for look in connector.itersiblings("{*}spPr") for each in look.iterchildren("{*}xfrm")), None)


def _has_tip(connector: etree._Element, end: str) -> bool:
    """Tell whether a connector has a tip at its start (`headEnd`) or its end (`tailEnd`)."""
    tips = (tip for look in connector.itersiblings("{*}spPr") for tip in look.iter(f"{{*}}{end}"))
    return any(tip.get("type", "none") != "none" for tip in tips)


def _run(place: etree._Element) -> tuple[float, float]:
    """Return how far to the right of its start and below it a connector ends: it runs from corner to corner, turned over first and round then."""
    size = place.find("{*}ext")
    sides = [whole(size.get(side)) / POINT if size is not None else 0.0 for side in ("cx", "cy")]
    across, down = (
        -side if place.get(flip) in ("1", "true") else side
        for side, flip in zip(sides, ("flipH", "flipV"), strict=True)
    )
    turn = math.radians(whole(place.get("rot")) / _DEGREE)
    return across * math.cos(turn) - down * math.sin(turn), across * math.sin(turn) + down * math.cos(turn)
