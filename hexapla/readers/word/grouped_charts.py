"""Charts that stand in a group with boxes, each apart: LibreOffice leaves out a chart that is in a group.

A group has a place and a size on the page, and units of its own for what is in it (ISO/IEC 29500-1, 20.1.7.5).
"""

from copy import deepcopy

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.akn.names import local

_PAGE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WORD = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_P = ElementMaker(namespace=_PAGE, nsmap={"wp": _PAGE, "a": _DRAWING})
_A = ElementMaker(namespace=_DRAWING, nsmap={"a": _DRAWING})
_KINDS = {
    "wsp": f"{_WORD}Shape", "wgp": f"{_WORD}Group", "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}  # fmt: skip
_IDENT = 9_000
"""The first number of the drawings that are made: those of the file are its own."""


def part_grouped_charts(root: etree._Element) -> None:
    """Put a drawing for each thing of a group in the place of the one that holds the group, where one of them is a chart."""
    for group in {each.getparent() for each in root.iter("{*}graphicFrame")}:
        if group is not None and local(group) == "wgp":
            _part(group)


def _part(group: etree._Element) -> None:
    """Part a group whose things all say where they stand; another stays."""
    anchor = next(group.iterancestors("{*}anchor", "{*}inline"), None)
    drawing = anchor.getparent() if anchor is not None else None
    holder = drawing.getparent() if drawing is not None else None
    own = group.find("{*}grpSpPr/{*}xfrm")
    things = [each for each in group if local(each) in ("graphicFrame", "wsp", "grpSp", "pic")]
    places = [each.find("{*}xfrm") if local(each) == "graphicFrame" else each.find("*/{*}xfrm") for each in things]
    if anchor is None or drawing is None or holder is None or own is None or None in places:
        return
    corner = [_number(anchor.find(f"{{*}}{name}/{{*}}posOffset")) for name in ("positionH", "positionV")]
    index = holder.index(drawing)
    for order, (thing, place) in enumerate(zip(things, places, strict=True)):
        away, size = _on_page(own, place)  # type: ignore[arg-type]  # no None is among them
        at = [one + other for one, other in zip(corner, away, strict=True)]
        made = etree.Element(drawing.tag)
        made.append(anchor_of(_graphic(thing, size), at, size, order, _related(anchor)))
        holder.insert(index + order, made)
    holder.remove(drawing)


def _on_page(group: etree._Element, place: etree._Element) -> tuple[list[int], list[int]]:
    """Return how far from the corner of its group a thing stands on the page, across and down, and its size there."""
    away, size = [], []
    for at, side in (("x", "cx"), ("y", "cy")):
        inner, outer = _stated(group, "chExt", side), _stated(group, "ext", side)
        scale = outer / inner if inner and outer else 1.0
        away.append(round((_stated(place, "off", at) - _stated(group, "chOff", at)) * scale))
        size.append(round(_stated(place, "ext", side) * scale))
    return away, size


def _graphic(thing: etree._Element, size: list[int]) -> etree._Element:
    """Return what an anchor holds of a thing, which begins at its corner and is as large."""
    if local(thing) == "graphicFrame":
        return deepcopy(next(thing.iterchildren("{*}graphic")))
    made = deepcopy(thing)
    made.tag = str(made.tag).replace("}grpSp", "}wgp")
    place = made.find("*/{*}xfrm")
    own = {"off": (("x", 0), ("y", 0)), "ext": tuple(zip(("cx", "cy"), size, strict=True))}
    for each in place if place is not None else ():
        for name, value in own.get(local(each), ()):
            each.set(name, str(value))
    graphic: etree._Element = _A.graphic(_A.graphicData(made, uri=_KINDS[local(made)]))
    return graphic


def anchor_of(
    graphic: etree._Element, at: list[int], size: list[int], order: int, related: tuple[str, str]
) -> etree._Element:
    """Return the frame of a graphic that floats so far from what it is related to, across and down, of a size and in an order."""
    across, down = (
        _P(name, _P.posOffset(str(place)), relativeFrom=to)
        for name, place, to in zip(("positionH", "positionV"), at, related, strict=True)
    )
    parts = [
        _P.simplePos(x="0", y="0"), across, down, _P.extent(cx=str(size[0]), cy=str(size[1])),
        _P.effectExtent(l="0", t="0", r="0", b="0"), _P.wrapNone(), _P.docPr(id=str(_IDENT + order), name=str(order)),
        _P.cNvGraphicFramePr(), graphic,
    ]  # fmt: skip
    facts = {"distT": "0", "distB": "0", "distL": "0", "distR": "0", "simplePos": "0", "relativeHeight": str(order + 1)}
    facts |= {"behindDoc": "0", "locked": "0", "layoutInCell": "1", "allowOverlap": "1"}
    made: etree._Element = _P.anchor(facts, *parts)
    return made


def _related(anchor: etree._Element) -> tuple[str, str]:
    """Return from where the place of a drawing counts, across and down."""
    across, down = (anchor.find(f"{{*}}{name}") for name in ("positionH", "positionV"))
    return (
        "column" if across is None else across.get("relativeFrom", "column"),
        "paragraph" if down is None else down.get("relativeFrom", "paragraph"),
    )


def _stated(holder: etree._Element, name: str, side: str) -> int:
    found = holder.find(f"{{*}}{name}")
    return int(found.get(side, "0")) if found is not None else 0


def _number(element: etree._Element | None) -> int:
    return int(element.text or 0) if element is not None else 0
