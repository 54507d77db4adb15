"""Drawing canvases as groups: LibreOffice before 24.2 opens no file that holds a canvas, or ends at it.

A canvas is as large as its drawing, and its units are those of the page ([MS-ODRAWXML] 2.8): a group of that size and those
units shows the same.
"""

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.akn.names import local

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_A = ElementMaker(namespace=_DRAWING, nsmap={"a": _DRAWING})
_G = ElementMaker(namespace=_GROUP, nsmap={"wpg": _GROUP})
_S = ElementMaker(namespace=_SHAPE, nsmap={"wps": _SHAPE})
_LOOKS = ("bg", "whole")
"""What a canvas says of its ground and of its outline."""


def group_canvases(root: etree._Element) -> None:
    """Put a group in the place of each canvas; its ground and its outline are a box behind all else.

    Where it has neither the box shows nothing, but holds the size: LibreOffice makes a group as large as its drawing, by what
    is in it.
    """
    for canvas in list(root.iter("{*}wpc")):
        frame = next(canvas.iterancestors("{*}anchor", "{*}inline"), None)
        size = frame.find("{*}extent") if frame is not None else None
        holder = canvas.getparent()
        if holder is None or size is None:
            continue
        width, height = size.get("cx", "0"), size.get("cy", "0")
        group = _G.wgp(_G.cNvGrpSpPr(), _G.grpSpPr(_place(width, height, is_group=True)))
        group.append(_box(width, height, canvas))
        for each in [each for each in canvas if local(each) not in (*_LOOKS, "extLst")]:
            each.tag = _name_in_group(each)
            group.append(each)
        holder.set("uri", _GROUP)
        holder.replace(canvas, group)


def _name_in_group(thing: etree._Element) -> str:
    """Return what a thing of a canvas is called in a group: a group in another is named otherwise, a chart is of its holder."""
    names = {"wgp": f"{{{_GROUP}}}grpSp", "graphicFrame": f"{{{_GROUP}}}graphicFrame"}
    return names.get(local(thing), str(thing.tag))


def _place(width: str, height: str, *, is_group: bool = False) -> etree._Element:
    sides = [_A.off(x="0", y="0"), _A.ext(cx=width, cy=height)]
    inner = [_A.chOff(x="0", y="0"), _A.chExt(cx=width, cy=height)] if is_group else []
    made: etree._Element = _A.xfrm(*sides, *inner)
    return made


def _box(width: str, height: str, canvas: etree._Element) -> etree._Element:
    """Return a box as large as a canvas, with its ground and its outline."""
    ground, outline = ([each for look in canvas.iterfind(f"{{*}}{name}") for each in look] for name in _LOOKS)
    looks = (*(ground or [_A.noFill()]), *(outline or [_A.ln(_A.noFill())]))
    look = _S.spPr(_place(width, height), _A.prstGeom(_A.avLst(), prst="rect"), *looks)
    made: etree._Element = _S.wsp(_S.cNvSpPr(), look, _S.bodyPr())
    return made
