"""EMF and WMF as LibreOffice draws them: each alone on a page of its own, as large as it says, taken from its PDF."""

import base64
import io
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.errors import ToolFailedError
from hexapla.tools import libreoffice
from hexapla.tools.pdfdrawings import page_drawings

MARKS = (b"\xd7\xcd\xc6\x9a", b"\x01\0\t\0", b"\x01\0\0\0")
"""How a metafile begins: a WMF that says its size, one that does not, an EMF."""

WIDTH, HIGHEST = 454.0, 624.0
"""Points that a drawing is wide and high at most: both have room on a page."""

EDGE = 36.0
"""Points of white around it on its page."""

_POINTS = 72
_NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"
    for name, kind in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"), ("style", "style"), ("fo", "xsl-fo-compatible")
    )
}  # fmt: skip
_O, _T, _D, _Y = (ElementMaker(namespace=_NAMES[name], nsmap=_NAMES) for name in ("office", "text", "draw", "style"))


class _Size(NamedTuple):
    """How wide and high a metafile says it is, made smaller where a page has no room for it, in points."""

    width: float
    height: float


def drawing_of(data: bytes) -> bytes:
    """Return a metafile as an SVG, or as a PNG where it holds what has none.

    Raises:
        ToolMissingError: LibreOffice is not there.
        ToolFailedError: it failed, took too long, or drew nothing.
    """
    size = _size(data)
    if size is None:
        message = "A metafile is damaged."
        raise ToolFailedError(message, "Save the picture as PNG in the source.")
    made = _drawn(libreoffice.pdf_of(_document(data, size), ".fodt"), size)
    if made is None:
        message = "LibreOffice drew nothing of a metafile."
        raise ToolFailedError(message, "Save the picture as PNG in the source.")
    return made


def drawings_of(metafiles: Sequence[bytes]) -> list[bytes | None]:
    """Return each metafile as an SVG or a PNG, None for one that is damaged or shows nothing; all are drawn in one run.

    Raises:
        ToolMissingError: LibreOffice is not there.
    """
    sizes = {data: size for data in metafiles if (size := _size(data)) is not None}
    printed = libreoffice.pdfs_of([_document(data, size) for data, size in sizes.items()], ".fodt") if sizes else []
    made = {data: _drawn(file, sizes[data]) for data, file in zip(sizes, printed, strict=True) if file is not None}
    return [made.get(data) for data in metafiles]


def _drawn(file: bytes, size: _Size) -> bytes | None:
    frame = (EDGE, EDGE, EDGE + size.width, EDGE + size.height)
    return next(filter(None, page_drawings(file, frame)), None)


def _size(data: bytes) -> _Size | None:
    from PIL import Image  # heavy, and few documents have metafiles

    try:
        with Image.open(io.BytesIO(data)) as image:
            stated = image.info.get("dpi", _POINTS)
            across, down = stated if isinstance(stated, tuple) else (stated, stated)
            width, height = image.width * _POINTS / across, image.height * _POINTS / down
            scale = min(1.0, WIDTH / width, HIGHEST / height)
    except (OSError, ValueError, SyntaxError, ZeroDivisionError):
        return None
    return _Size(round(width * scale, 1), round(height * scale, 1))


def _document(data: bytes, size: _Size) -> bytes:
    """Return a text document with a page that shows a metafile and nothing else."""
    page = {"page-width": size.width + 2 * EDGE, "page-height": size.height + 2 * EDGE, "margin": EDGE / 2}
    layout = _Y(
        "page-layout-properties", {f"{{{_NAMES['fo']}}}{name}": f"{points:.1f}pt" for name, points in page.items()}
    )
    places = {"x": EDGE, "y": EDGE, "width": size.width, "height": size.height}
    frame = _D.frame(
        {f"{{{_NAMES['svg']}}}{name}": f"{points:.1f}pt" for name, points in places.items()},
        _D.image(_O("binary-data", base64.b64encode(data).decode("ascii"))),
    )
    style, kind = _NAMES["style"], _NAMES["text"]
    frame.attrib.update({f"{{{kind}}}anchor-type": "page", f"{{{kind}}}anchor-page-number": "1"})
    frame.set(f"{{{_NAMES['draw']}}}style-name", "frame")
    said = {f"{{{style}}}{side}-rel": "page" for side in ("horizontal", "vertical")}
    said |= {f"{{{style}}}horizontal-pos": "from-left", f"{{{style}}}vertical-pos": "from-top"}
    on_page = _Y(
        "style", {f"{{{style}}}name": "frame", f"{{{style}}}family": "graphic"}, _Y("graphic-properties", said)
    )
    kinds = {"version": "1.3", "mimetype": "application/vnd.oasis.opendocument.text"}
    root = _O.document(
        {f"{{{_NAMES['office']}}}{name}": value for name, value in kinds.items()},
        _O("automatic-styles", on_page, _Y("page-layout", {f"{{{style}}}name": "page"}, layout)),
        _O(
            "master-styles",
            _Y("master-page", {f"{{{style}}}name": "Standard", f"{{{style}}}page-layout-name": "page"}),
        ),
        _O.body(_O.text(frame, _T.p())),
    )
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
