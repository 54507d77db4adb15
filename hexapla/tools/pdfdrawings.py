"""The pages of a PDF as drawings, cut to what is drawn on them: SVG whose letters are outlines, so that no font is asked for.

What SVG has no means for here (shadings, soft masks, letters that join) makes the page a picture of pixels instead.
"""

import base64
import ctypes
import io
from collections.abc import Iterator
from math import sqrt
from typing import Any
from unicodedata import category

from lxml.builder import ElementMaker
from lxml.etree import tostring

SCALE = 200 / 72
"""Pixels a point: 200 an inch."""

MARGIN = 4.0
"""White points around what is drawn."""

LARGEST = 1_000_000
"""Bytes of a drawing: what has more of them is smaller as pixels."""

EM = 1000.0
"""Units an em in the outlines of letters."""

JOINED = range(0x590, 0x10A0)
"""Characters of scripts whose letters change with what stands beside them."""

OFF = 1.0
"""Points that an outline may lie off from where the letter stands."""

_S = ElementMaker(namespace="http://www.w3.org/2000/svg", nsmap={None: "http://www.w3.org/2000/svg"})

Matrix = tuple[float, float, float, float, float, float]


class _NotDrawnError(ValueError):
    """A page holds what has no SVG of ours."""


def page_drawings(data: bytes, frame: tuple[float, float, float, float] | None = None) -> Iterator[bytes | None]:
    """Yield an SVG, else a PNG, of each page without its white edges, None for one that shows nothing.

    `frame`: the part of the page that is shown, white or not; its edges in points from the upper left corner.
    """
    import pypdfium2  # heavy, and few documents have drawings
    from PIL import Image, ImageChops, ImageOps

    document = pypdfium2.PdfDocument(data)
    for page in document:
        image = page.render(scale=SCALE).to_pil().convert("RGB")
        box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
        made: bytes | None = None
        if box is not None:
            try:
                drawn = [each / SCALE for each in box]
                around = frame or (drawn[0] - MARGIN, drawn[1] - MARGIN, drawn[2] + MARGIN, drawn[3] + MARGIN)
                made = _Drawing(page).svg(*around)
            except _NotDrawnError:
                made = b""
            if not 0 < len(made) <= LARGEST:
                held = io.BytesIO()
                pixels = [round(each * SCALE) for each in frame] if frame else box
                bare = image.crop(pixels)
                cut = (bare if frame else ImageOps.expand(bare, round(MARGIN * SCALE), "white")).quantize(64)
                cut.save(held, "PNG", optimize=True, dpi=(200, 200))
                made = held.getvalue()
        yield made
        page.close()
    document.close()


class _Drawing:
    """Makes the SVG of a page: its paths, its letters, its pictures, in their order."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw

        self.raw, self.page, self.height = raw, page, page.get_height()
        self.text = page.get_textpage()
        self.shapes: dict[str, str] = {}
        self.letters: dict[int | None, list[int]] = {}
        for number in range(self.text.count_chars()):
            held = raw.FPDFText_GetTextObject(self.text.raw, number)
            if not raw.FPDFText_IsGenerated(self.text.raw, number):
                self.letters.setdefault(_address(held), []).append(number)

    def svg(self, left: float, top: float, right: float, bottom: float) -> bytes:
        """Return the drawing of a part of the page; edges in points from the upper left corner.

        Raises:
            _NotDrawnError: it holds what has no SVG.
        """
        drawn = [each for item in self.page.get_objects(max_depth=1) for each in self._item(item)]
        width, height = right - left, bottom - top
        size = {"width": f"{width:.1f}pt", "height": f"{height:.1f}pt"}
        view = f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}"
        shapes = [_S.path({"id": name, "d": path}) for path, name in self.shapes.items()]
        upright = _S.g({"transform": f"matrix(1 0 0 -1 0 {self.height:g})"}, *drawn)
        return bytes(tostring(_S.svg({**size, "viewBox": view}, _S.defs(*shapes), upright)))

    def _item(self, item: Any) -> Iterator[Any]:
        kind, raw = item.type, self.raw
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from self._path(item)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            paint = self._paint(item.raw, raw.FPDFPageObj_GetFillColor, "fill")
            yield from (
                each for number in self.letters.get(_address(item.raw), ()) for each in self._letter(number, paint)
            )
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield self._image(item)
        else:
            raise _NotDrawnError

    def _path(self, item: Any) -> Iterator[Any]:
        raw, mode, stroked = self.raw, ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item.raw, mode, stroked)
        matrix = tuple(item.get_matrix().get())
        count = raw.FPDFPath_CountSegments(item.raw)
        path = self._outline(raw.FPDFPath_GetPathSegment, item.raw, count, matrix)
        paint = {"fill": "none"}
        if mode.value:
            paint = self._paint(item.raw, raw.FPDFPageObj_GetFillColor, "fill")
            paint |= {"fill-rule": "evenodd"} if mode.value == raw.FPDF_FILLMODE_ALTERNATE else {}
        if stroked.value:
            paint |= self._paint(item.raw, raw.FPDFPageObj_GetStrokeColor, "stroke")
            paint |= self._stroke(item.raw, matrix)
        if mode.value or stroked.value:
            yield _S.path({"d": path, **paint})

    def _paint(self, item: Any, color: Any, name: str) -> dict[str, str]:
        parts = [ctypes.c_uint() for _ in range(4)]
        if not color(item, *parts):
            raise _NotDrawnError
        red, green, blue, alpha = (part.value for part in parts)
        found = {name: f"#{red:02x}{green:02x}{blue:02x}"}
        return {**found, f"{name}-opacity": f"{alpha / 255:.2f}"} if alpha < 255 else found

    def _stroke(self, item: Any, matrix: Matrix) -> dict[str, str]:
        raw, width = self.raw, ctypes.c_float()
        scale = sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        raw.FPDFPageObj_GetStrokeWidth(item, width)
        found = {"stroke-width": f"{max(width.value * scale, 0.25):.2f}"}
        caps, joins = ("butt", "round", "square"), ("miter", "round", "bevel")
        found["stroke-linecap"] = caps[max(raw.FPDFPageObj_GetLineCap(item), 0)]
        found["stroke-linejoin"] = joins[max(raw.FPDFPageObj_GetLineJoin(item), 0)]
        count = raw.FPDFPageObj_GetDashCount(item)
        if count > 0:
            dashes = (ctypes.c_float * count)()
            raw.FPDFPageObj_GetDashArray(item, dashes, count)
            found["stroke-dasharray"] = " ".join(f"{each * scale:.2f}" for each in dashes)
        return found

    def _letter(self, number: int, paint: dict[str, str]) -> Iterator[Any]:
        """Yield a letter where it stands; the box that the page says it has must be that of its outline."""
        raw, text = self.raw, self.text.raw
        code = raw.FPDFText_GetUnicode(text, number)
        if chr(code).isspace() or category(chr(code)) == "Cf":
            return
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(text, number))
        glyph = raw.FPDFFont_GetGlyphPath(font, code, 1.0) if code not in JOINED else None
        count = raw.FPDFGlyphPath_CountGlyphSegments(glyph) if glyph else 0
        held, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetMatrix(text, number, held)
        raw.FPDFText_GetCharOrigin(text, number, x, y)
        size = raw.FPDFText_GetFontSize(text, number)
        matrix = (*(each * size for each in (held.a, held.b, held.c, held.d)), x.value, y.value)
        if count <= 0 or not self._is_at(number, glyph, count, matrix):
            raise _NotDrawnError
        path = self._outline(raw.FPDFGlyphPath_GetGlyphPathSegment, glyph, count, (EM, 0, 0, EM, 0, 0), digits=0)
        name = self.shapes.setdefault(path, f"g{len(self.shapes)}")
        place = " ".join(f"{each:.5g}" for each in (*(each / EM for each in matrix[:4]), *matrix[4:]))
        yield _S.use({"href": f"#{name}", "transform": f"matrix({place})", **paint})

    def _is_at(self, number: int, glyph: Any, count: int, matrix: Matrix) -> bool:
        corners = [ctypes.c_double() for _ in range(4)]
        self.raw.FPDFText_GetCharBox(self.text.raw, number, *corners)
        left, right, bottom, top = (each.value for each in corners)
        points = [
            point for _, point, _ in self._points(self.raw.FPDFGlyphPath_GetGlyphPathSegment, glyph, count, matrix)
        ]
        across, up = zip(*points, strict=True)
        pairs = ((min(across), left), (max(across), right), (min(up), bottom), (max(up), top))
        return all(abs(one - other) < OFF for one, other in pairs)

    def _points(
        self, segment_of: Any, holder: Any, count: int, matrix: Matrix
    ) -> Iterator[tuple[int, tuple[float, float], bool]]:
        a, b, c, d, e, f = matrix
        for number in range(count):
            x, y, segment = ctypes.c_float(), ctypes.c_float(), segment_of(holder, number)
            self.raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            kind = self.raw.FPDFPathSegment_GetType(segment)
            yield kind, point, bool(self.raw.FPDFPathSegment_GetClose(segment))

    def _outline(self, segment_of: Any, holder: Any, count: int, matrix: Matrix, *, digits: int = 2) -> str:
        raw, parts, curve = self.raw, [], 0
        letters = {raw.FPDF_SEGMENT_MOVETO: "M", raw.FPDF_SEGMENT_LINETO: "L", raw.FPDF_SEGMENT_BEZIERTO: "C"}
        for kind, (x, y), is_closed in self._points(segment_of, holder, count, matrix):
            is_curve = kind == raw.FPDF_SEGMENT_BEZIERTO
            parts.append(f"{'' if is_curve and curve % 3 else letters[kind]}{x:.{digits}f} {y:.{digits}f}")
            curve = curve + 1 if is_curve else 0
            parts += ["Z"] if is_closed else []
        return " ".join(parts)

    def _image(self, item: Any) -> Any:
        held = io.BytesIO()
        item.get_bitmap(render=True).to_pil().save(held, "PNG", optimize=True)
        left, bottom, right, top = item.get_bounds()
        address = f"data:image/png;base64,{base64.b64encode(held.getvalue()).decode()}"
        size = {"width": f"{right - left:.2f}", "height": f"{top - bottom:.2f}"}
        return _S.image({"href": address, **size, "transform": f"matrix(1 0 0 -1 {left:.2f} {top:.2f})"})


def _address(item: Any) -> int | None:
    return ctypes.cast(item, ctypes.c_void_p).value
