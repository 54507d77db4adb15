"""Text boxes of a Word file that stand in a line drawn around them, and hold a text: boxed sections, no labels of a drawing."""

from collections.abc import Iterable

from lxml import etree

from hexapla.akn.names import local
from hexapla.readers.word.names import w

_GROUPS = frozenset({"wgp", "wpc", "grpSp", "group"})
_NONE = ("f", "false", "0", "off")
_FEWEST = 8
"""Words of a box that is a text."""


def is_framed(box: etree._Element) -> bool:
    """Tell whether a text box (`w:txbxContent`) is a section in a frame: it has a line, stands in no group, and no picture beside it."""
    above = list(box.iterancestors())
    paragraph = next((each for each in above if each.tag == w("p")), None)
    drawings = [] if paragraph is None else list(paragraph.iter(w("drawing"), w("pict"), w("object")))
    is_alone = len(drawings) == 1 and not any(local(each) in _GROUPS for each in above)
    shape = next((each for each in above if local(each) in ("wsp", "shape", "rect", "roundrect")), None)
    return has_text(box.iter(w("p"))) and is_alone and shape is not None and _has_line(shape)


def has_text(paragraphs: Iterable[etree._Element]) -> bool:
    """Tell whether paragraphs in a frame are a text: they have some words."""
    words = " ".join("".join(text.text or "" for text in each.iter(w("t"))) for each in paragraphs)
    return len(words.split()) >= _FEWEST


def _has_line(shape: etree._Element) -> bool:
    """Tell whether a line is drawn around a shape: as it says, else as its style does; older shapes have one where they say nothing."""
    if local(shape) != "wsp":
        return shape.get("stroked", "t") not in _NONE and shape.get("strokecolor", "").lower() not in (
            "white",
            "#fff",
            "#ffffff",
        )
    line, style = shape.find("{*}spPr/{*}ln"), shape.find("{*}style/{*}lnRef")
    if line is None:
        return style is not None and style.get("idx", "0") != "0"
    return line.find("{*}noFill") is None
