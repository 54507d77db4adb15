"""Pictures in the text, as inline drawings with their alternative text."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from lxml import etree
from lxml.builder import ElementMaker

from hexapla.tools.svgpixels import png_of
from hexapla.writers.docx.wml import R, legal, make
from hexapla.xml_tree import parse

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"

_EMU_PER_INCH = 914400
_EMU_PER_TWENTIETH = 635
_SCREEN = 96  # dots an inch, of a picture that does not say
_UNITS = {"": 9525, "px": 9525, "pt": 12700, "mm": 36000, "cm": 360000, "in": _EMU_PER_INCH}
"""English metric units of the lengths that an SVG states."""
_LENGTH = re.compile(r"\s*(?P<number>\d{1,6}(?:\.\d+)?)\s*(?P<unit>px|pt|mm|cm|in)?\s*")
_UNSTATED = ("300", "150")

_wp = ElementMaker(namespace=WP, nsmap={"wp": WP})
_a = ElementMaker(namespace=A, nsmap={"a": A})
_pic = ElementMaker(namespace=PIC, nsmap={"pic": PIC})


@dataclass
class Pictures:
    """The pictures of a file: `members` are the parts to add, `ids` their relationships, by part name."""

    members: dict[str, bytes] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    _count: int = 2  # the QR code of the first page is number one, the emblem number two

    def drawing(self, data: bytes, words: str, width: int) -> etree._Element | None:
        """Return a `w:drawing` no wider than `width` (twentieths of a point); None for what Word cannot show."""
        self._count += 1
        if is_drawing := b"<svg" in data[:200]:
            ending, size = "svg", _drawn_size(data)
        else:
            try:
                image = Image.from_blob(data)
                across = image.px_width * _EMU_PER_INCH // (image.horz_dpi or _SCREEN)
                ending, size = image.ext, (across, image.px_height * _EMU_PER_INCH // (image.vert_dpi or _SCREEN))
            except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
                found = _photograph(data)
                if found is None:
                    return None
                ending, size = "jpg", found
        relation, said = self._related(data, ending), legal(words)
        if not is_drawing:
            return drawing_of(relation, _fitted(*size, width), said, str(self._count))
        pixels = self._related(png_of(data, *(each / _UNITS["pt"] for each in size)), "png")
        return drawing_of(pixels, _fitted(*size, width), said, str(self._count), svg=relation)

    def _related(self, data: bytes, ending: str) -> str:
        """Return the relationship of a picture, which becomes a part where it is none yet."""
        part = next((held for held, bytes_ in self.members.items() if bytes_ == data), None)
        if part is None:
            part = f"media/image{len(self.members) + 1}.{ending}"
            self.members[part] = data
            self.ids[part] = f"rIdP{len(self.members)}"
        return self.ids[part]


def _photograph(data: bytes) -> tuple[int, int] | None:
    """Return the size of a JPEG without the head that python-docx asks for, as those in four colours have none."""
    import PIL.Image  # heavy, and few documents have pictures

    if not data.startswith(b"\xff\xd8\xff"):
        return None
    try:
        with PIL.Image.open(io.BytesIO(data)) as image:
            return image.width * _EMU_PER_INCH // _SCREEN, image.height * _EMU_PER_INCH // _SCREEN
    except (OSError, SyntaxError, ValueError):
        return None


def _drawn_size(data: bytes) -> tuple[int, int]:
    """Return the size that an SVG states, that of its view where it states none."""
    root = parse(data)
    view = (*(str(root.get("viewBox", "")).replace(",", " ").split()[2:4]), *_UNSTATED)
    stated = (_LENGTH.fullmatch(str(root.get(name, ""))) for name in ("width", "height"))
    across, down = (found or _LENGTH.fullmatch(said) for found, said in zip(stated, view, strict=False))
    return _metric(across), _metric(down)


def _metric(length: re.Match[str] | None) -> int:
    return round(float(length["number"]) * _UNITS[length["unit"] or ""]) if length else _UNITS["in"]


def _fitted(across: int, down: int, width: int) -> dict[str, str]:
    """Return the size on paper: the picture's own, made smaller where the column is narrower."""
    most = width * _EMU_PER_TWENTIETH
    if across > most:
        across, down = most, down * most // across
    return {"cx": str(max(across, 1)), "cy": str(max(down, 1))}


def drawing_of(
    relation: str, size: Mapping[str, str], words: str, ident: str, *, svg: str | None = None
) -> etree._Element:
    """Return an inline drawing of a related bitmap, or of the drawing that stands beside it as SVG."""
    size = dict(size)
    said = {"id": ident, "name": "Figure " + ident, "descr": words}
    blip = _a.blip()
    blip.set("{" + R + "}embed", relation)
    if svg is not None:
        vector = ElementMaker(namespace=ASVG, nsmap={"asvg": ASVG}).svgBlip()
        vector.set("{" + R + "}embed", svg)
        blip.append(_a.extLst(_a.ext(vector, uri=SVG)))
    picture = _pic.pic(
        _pic.nvPicPr(_pic.cNvPr(said), _pic.cNvPicPr()),
        _pic.blipFill(blip, _a.stretch(_a.fillRect())),
        _pic.spPr(_a.xfrm(_a.off(x="0", y="0"), _a.ext(size)), _a.prstGeom(_a.avLst(), prst="rect")),
    )
    described = _wp.docPr(said)
    if svg is not None and not words:
        passed_over = ElementMaker(namespace=ADEC, nsmap={"adec": ADEC}).decorative(val="1")
        described.append(_a.extLst(_a.ext(passed_over, uri=DECORATIVE)))
    graphic = _a.graphic(_a.graphicData(picture, uri=PIC))
    edges = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
    return make("drawing", _wp.inline(_wp.extent(size), described, graphic, edges))
