"""Straight lines of drawings, upright or level, as paths: LibreOffice turns some of the connectors that Word writes for them."""

from lxml import etree
from lxml.builder import ElementMaker

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_A = ElementMaker(namespace=_DRAWING, nsmap={"a": _DRAWING})
_STRAIGHT = frozenset({"line", "straightConnector1"})
_FLIPS = {"cx": "flipH", "cy": "flipV"}


def draw_straight_lines(root: etree._Element) -> None:
    """Make a path of each line that is upright or level, from its start to its end; a line that is turned over begins at its other end."""
    for preset in [each for each in root.iter(f"{{{_DRAWING}}}prstGeom") if each.get("prst") in _STRAIGHT]:
        look = preset.getparent()
        place = look.find(f"{{{_DRAWING}}}xfrm") if look is not None else None
        size = place.find(f"{{{_DRAWING}}}ext") if place is not None else None
        if look is None or place is None or size is None or "0" not in (size.get("cx"), size.get("cy")):
            continue
        end = {side: size.get(side, "0") for side in _FLIPS}
        flips = {side for side, flip in _FLIPS.items() if place.attrib.pop(flip, "0") in ("1", "true")}
        is_turned = any(end[side] != "0" for side in flips)
        look.replace(preset, _path(end["cx"], end["cy"], is_turned=is_turned))
        for connector in look.itersiblings("{*}cNvCnPr", preceding=True):
            connector.tag = str(connector.tag).replace("cNvCnPr", "cNvSpPr")


def _path(across: str, down: str, *, is_turned: bool) -> etree._Element:
    points = [_A.pt(x="0", y="0"), _A.pt(x=across, y=down)]
    first, last = reversed(points) if is_turned else points
    path = _A.path(_A.moveTo(first), _A.lnTo(last), w=across, h=down, fill="none")
    lists = (_A.avLst(), _A.gdLst(), _A.ahLst(), _A.cxnLst(), _A.rect(l="0", t="0", r="r", b="b"))
    made: etree._Element = _A.custGeom(*lists, _A.pathLst(path))
    return made
