"""Pictures of sources made plain: their pixels and lines stay as they are, everything else that they tell is left.

A photograph names its place and its owner, a drawing the folder it was made in, a metafile its title.  None of it is
text of the document, so none of it may be in an edition.  Pixels are never compressed anew, save those of kinds that
not every edition can show: these become PNG, which loses nothing.
"""

import io
import re
import struct
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

from hexapla.domain.limits import current
from hexapla.readers.pictures.jpeg import plain_jpeg
from hexapla.readers.pictures.metafile import plain_emf, plain_wmf
from hexapla.readers.pictures.png_and_gif import plain_gif, plain_png
from hexapla.readers.pictures.svg import plain_drawing

DAMAGED = (ArithmeticError, EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
            AttributeError, struct.error)  # fmt: skip
"""What Pillow raises for files that are not whole."""

_DRAWING = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE|<svg|<\w+:svg)")
_OTHERS = ((b"BM", "bmp"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"), (b"RIFF", "webp"))


@dataclass(frozen=True)
class PlainPicture:
    """The bytes of a picture without what is no picture; `removed` names what was taken out, by kind, never its words."""

    data: bytes
    ending: str
    removed: tuple[str, ...] = field(default=())


def plain_picture(data: bytes) -> PlainPicture | None:
    """Return a picture with its pixels and lines alone; None for what is no picture of a kind that we know, or damaged."""
    maker = next((each for start, each in _MAKERS if data.startswith(start)), None)
    if maker is None and _DRAWING.match(data[:512]):
        maker = _drawing
    if maker is None:
        kind = next((name for start, name in _OTHERS if data.startswith(start)), None)
        return _as_png(data, kind) if kind else None
    try:
        return maker(data) if maker not in (_png, _jpeg, _gif) or _is_bounded(data) else None
    except (ValueError, IndexError, struct.error):
        return None


def _is_bounded(data: bytes) -> bool:
    """Tell whether a bitmap has no more pixels than a picture may: A0 at 300 dots per inch has 140 million."""
    from PIL import Image  # heavy, and most sources have no picture

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            return 0 < image.width * image.height <= current().pixels * 1_000_000
    except (Image.DecompressionBombError, *DAMAGED):
        return False


def _png(data: bytes) -> PlainPicture:
    return PlainPicture(*_kept(plain_png(data), "png"))


def _jpeg(data: bytes) -> PlainPicture:
    return PlainPicture(*_kept(plain_jpeg(data), "jpg"))


def _gif(data: bytes) -> PlainPicture:
    return PlainPicture(*_kept(plain_gif(data), "gif"))


def _emf(data: bytes) -> PlainPicture:
    return PlainPicture(*_kept(plain_emf(data), "emf"))


def _wmf(data: bytes) -> PlainPicture:
    return PlainPicture(*_kept(plain_wmf(data), "wmf"))


def _drawing(data: bytes) -> PlainPicture:
    def inner(held: bytes) -> tuple[bytes, str] | None:
        picture = plain_picture(held) if not _DRAWING.match(held[:512]) else None
        return (picture.data, picture.ending) if picture else None

    return PlainPicture(*_kept(plain_drawing(data, inner), "svg"))


def _kept(found: tuple[bytes, set[str]], ending: str) -> tuple[bytes, str, tuple[str, ...]]:
    data, removed = found
    return data, ending, tuple(sorted(removed))


_MAKERS: tuple[tuple[bytes, Callable[[bytes], PlainPicture]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png), (b"\xff\xd8\xff", _jpeg), (b"GIF8", _gif), (b"\xd7\xcd\xc6\x9a", _wmf),
    (b"\x01\0\t\0", _wmf), (b"\x01\0\0\0", _emf),
)  # fmt: skip


def _as_png(data: bytes, kind: str) -> PlainPicture | None:
    """Return a picture of a kind that not every edition shows as a PNG: the same pixels."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > current().pixels * 1_000_000 or image.format not in (
                "BMP",
                "DIB",
                "TIFF",
                "WEBP",
            ):
                return None
            image.load()
            kept = image if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") else image.convert("RGB")
            density = image.info.get("dpi")
            kept.info.clear()
            made = io.BytesIO()
            kept.save(made, "PNG", compress_level=9, **({"dpi": density} if density else {}))
    except (Image.DecompressionBombError, *DAMAGED):
        return None
    return PlainPicture(made.getvalue(), "png", (kind.upper(),))
