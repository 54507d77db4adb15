"""EMF and WMF as LibreOffice draws them: the picture alone on the page of a text document, taken from its PDF."""

import base64
import io

from lxml import etree
from lxml.builder import ElementMaker

from hexapla.errors import ToolFailedError
from hexapla.tools import libreoffice
from hexapla.tools.pdfdrawings import page_drawings

WIDTH, HIGHEST = 160.0, 220.0
"""Millimetres that a drawing is wide, and that it is high at most: both have room on a page."""

_NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"
    for name, kind in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
}
_O, _T, _D = (ElementMaker(namespace=_NAMES[name], nsmap=_NAMES) for name in ("office", "text", "draw"))


def drawing_of(data: bytes) -> bytes:
    """Return a metafile as an SVG, or as a PNG where it holds what has none.

    Raises:
        ToolMissingError: LibreOffice is not there.
        ToolFailedError: it failed, took too long, or drew nothing.
    """
    made = next(filter(None, page_drawings(libreoffice.pdf_of(_document(data), ".fodt"))), None)
    if made is None:
        message = "LibreOffice drew nothing of a metafile."
        raise ToolFailedError(message, "Save the picture as PNG in the source.")
    return made


def _document(data: bytes) -> bytes:
    from PIL import Image  # heavy, and few documents have metafiles

    try:
        with Image.open(io.BytesIO(data)) as image:
            ratio = image.height / image.width
    except (OSError, ValueError, SyntaxError, ZeroDivisionError) as error:
        message = "A metafile is damaged."
        raise ToolFailedError(message, "Save the picture as PNG in the source.") from error
    width = min(WIDTH, HIGHEST / ratio) if ratio else WIDTH
    size = {"width": f"{width:.1f}mm", "height": f"{width * ratio:.1f}mm"}
    frame = _D.frame(
        {f"{{{_NAMES['svg']}}}{name}": value for name, value in size.items()},
        _D.image(_O("binary-data", base64.b64encode(data).decode("ascii"))),
    )
    frame.set(f"{{{_NAMES['text']}}}anchor-type", "as-char")
    kinds = {"version": "1.3", "mimetype": "application/vnd.oasis.opendocument.text"}
    root = _O.document(
        {f"{{{_NAMES['office']}}}{name}": value for name, value in kinds.items()}, _O.body(_O.text(_T.p(frame)))
    )
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
