"""How a source shows a drawing: the part that is seen, turned and mirrored, as wide and as high; its shapes stay what they are."""

import re
from dataclasses import replace

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.readers.pictures import PlainPicture
from hexapla.readers.pictures.shown import Shown
from hexapla.readers.pictures.svg import SVG
from hexapla.xml_tree import parse

_RIGHT_ANGLE = 90
_NUMBER = re.compile(r"-?(?:\d{1,9}(?:\.\d*)?|\.\d+)")
_PIXELS = re.compile(r"\s*(\d{1,6}(?:\.\d+)?)(?:px)?\s*")
_svg = ElementMaker(namespace=SVG, nsmap={None: SVG})


def drawing_as_shown(picture: PlainPicture, shown: Shown) -> PlainPicture:
    """Return a drawing as its source shows it; any other picture, and one that does not say what its measures are, as it is."""
    if picture.ending != "svg" or not (shown.width and shown.height):
        return picture
    root = parse(picture.data)
    view = _view(root, shown)
    if view is None or min(view[2:]) <= 0:
        return picture
    root.attrib.update({"viewBox": " ".join(f"{each:.2f}" for each in view), "preserveAspectRatio": "none"})
    sides = (shown.width, shown.height)
    if shown.is_turned:
        root, sides = _turned(root, shown), shown.room
    said = {name: value for name, value in root.attrib.items() if name not in ("width", "height")}
    root.attrib.clear()
    root.attrib.update({"width": f"{sides[0]:.1f}pt", "height": f"{sides[1]:.1f}pt", **said})
    return replace(picture, data=etree.tostring(root, encoding="utf-8"))


def _view(root: etree._Element, shown: Shown) -> tuple[float, float, float, float] | None:
    """Return the part of a drawing that is seen, in its own measures: where it begins, how wide and how high it is."""
    stated = [float(each) for each in _NUMBER.findall(root.get("viewBox", ""))]
    if len(stated) != 4:
        sides = [_PIXELS.fullmatch(root.get(name, "")) for name in ("width", "height")]
        stated = [0.0, 0.0, *(float(each[1]) for each in sides if each is not None)]
    if len(stated) != 4:
        return None
    left, top, width, height = stated
    before, above, behind, below = shown.cut
    return left + before * width, top + above * height, (1 - before - behind) * width, (1 - above - below) * height


def _turned(drawing: etree._Element, shown: Shown) -> etree._Element:
    """Return a drawing that holds another one, mirrored and turned about its middle."""
    width, height = (shown.width, shown.height)[:: -1 if shown.turns % 2 else 1]
    drawing.attrib.update({"x": f"{-width / 2:.1f}", "y": f"{-height / 2:.1f}"})
    drawing.attrib.update({"width": f"{width:.1f}", "height": f"{height:.1f}"})
    across, down = (-1 if is_meant else 1 for is_meant in shown.mirrored)
    middle = " ".join(f"{side / 2:.1f}" for side in shown.room)
    turned = f"translate({middle}) rotate({_RIGHT_ANGLE * shown.turns + shown.tilt:.1f}) scale({across} {down})"
    view = " ".join(f"{side:.1f}" for side in (0, 0, *shown.room))
    made: etree._Element = _svg.svg(_svg.g(drawing, transform=turned), viewBox=view)
    return made
