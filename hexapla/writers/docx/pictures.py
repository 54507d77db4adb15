"""Pictures in the text, as inline drawings with their alternative text."""

from dataclasses import dataclass, field

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from lxml import etree
from lxml.builder import ElementMaker

from hexapla.writers.docx.wml import R, legal, make

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

_EMU_PER_INCH = 914400
_EMU_PER_TWENTIETH = 635
_SCREEN = 96  # dots an inch, of a picture that does not say

_wp = ElementMaker(namespace=WP, nsmap={"wp": WP})
_a = ElementMaker(namespace=A, nsmap={"a": A})
_pic = ElementMaker(namespace=PIC, nsmap={"pic": PIC})


@dataclass
class Pictures:
    """The pictures of a file: `members` are the parts to add, `ids` their relationships, by part name."""

    members: dict[str, bytes] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    _count: int = 1  # the QR code of the first page is number one

    def drawing(self, data: bytes, words: str, width: int) -> etree._Element | None:
        """Return a `w:drawing` no wider than `width` (twentieths of a point); None for what Word cannot show."""
        try:
            image = Image.from_blob(data)
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
            return None
        part = next((held for held, bytes_ in self.members.items() if bytes_ == data), None)
        if part is None:
            part = f"media/image{len(self.members) + 1}.{image.ext}"
            self.members[part] = data
            self.ids[part] = f"rIdP{len(self.members)}"
        self._count += 1
        return _drawing(self.ids[part], _size(image, width), legal(words), str(self._count))


def _size(image: Image, width: int) -> dict[str, str]:
    """Return the size on paper: the picture's own, made smaller where the column is narrower."""
    across = image.px_width * _EMU_PER_INCH // (image.horz_dpi or _SCREEN)
    down = image.px_height * _EMU_PER_INCH // (image.vert_dpi or _SCREEN)
    most = width * _EMU_PER_TWENTIETH
    if across > most:
        across, down = most, down * most // across
    return {"cx": str(max(across, 1)), "cy": str(max(down, 1))}


def _drawing(relation: str, size: dict[str, str], words: str, ident: str) -> etree._Element:
    said = {"id": ident, "name": "Figure " + ident, "descr": words}
    blip = _a.blip()
    blip.set("{" + R + "}embed", relation)
    picture = _pic.pic(
        _pic.nvPicPr(_pic.cNvPr(said), _pic.cNvPicPr()),
        _pic.blipFill(blip, _a.stretch(_a.fillRect())),
        _pic.spPr(_a.xfrm(_a.off(x="0", y="0"), _a.ext(size)), _a.prstGeom(_a.avLst(), prst="rect")),
    )
    graphic = _a.graphic(_a.graphicData(picture, uri=PIC))
    edges = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
    return make("drawing", _wp.inline(_wp.extent(size), _wp.docPr(said), graphic, edges))
