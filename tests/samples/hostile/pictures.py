"""Bitmaps and metafiles that mean harm, in a web page."""

import io
import struct
import zlib

from PIL import Image

from samples import pictures
from samples.hostile.drawings import embedded
from samples.project import EN

_HEAD = "".join(f"<p>{line}</p>" for line in EN.splitlines())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, data: bytes = b"\0" * 100, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + _chunk(b"IDAT", zlib.compress(data)) + _chunk(b"IEND", b"")


def _saved(kind: str, **how: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, kind, **how)  # type: ignore[arg-type]
    return made.getvalue()


_PICTURES = {
    "png": {
        "two thousand million pixels": _png(50_000, 40_000, b"\0" * 40_000),
        "no pixels": _png(0, 0),
        "the largest size": _png(2**31 - 1, 2**31 - 1),
        "a chunk that lies": _png(8, 8)[:33] + struct.pack(">I", 2**31 - 1) + _png(8, 8)[37:],
        "cut": _png(8, 8)[:40],
        "a profile that is a bomb": _png(8, 8, b"\0" * 72, _chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(50_000_000)))),
        "a text that is a bomb": _png(8, 8, b"\0" * 72, _chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(50_000_000)))),
        "data that is a bomb": _png(8, 8, bytes(50_000_000)),
        "ten thousand chunks": _png(8, 8, b"\0" * 72, *[_chunk(b"tEXt", b"a\0b")] * 10_000),
        "an animation": _png(8, 8, b"\0" * 72, _chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))),
    },
    "jpeg": {
        "cut": pictures.jpeg()[:300],
        "a segment that lies": b"\xff\xd8\xff\xe0\xff\xffJFIF" + b"\0" * 20,
        "no segment": b"\xff\xd8\xff\xd9",
        "fill bytes without end": b"\xff\xd8" + b"\xff" * 200_000,
        "a size that lies": pictures.jpeg().replace(struct.pack(">HH", 24, 32), struct.pack(">HH", 65_500, 65_500)),
        "exif that leads in circles": b"\xff\xd8\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08\xff\xd9",
    },
    "gif": {
        "cut": _saved("GIF")[:20],
        "blocks without end": _saved("GIF")[:-1] + b"\x21\xfe" + b"\xff" * 100_000,
        "a size that lies": b"GIF89a\xff\xff\xff\xff\x80\0\0" + b"\0" * 20,
    },
    "bmp": {"a size that lies": _saved("BMP")[:18] + struct.pack("<ii", 2**30, 2**30) + _saved("BMP")[26:], "cut": _saved("BMP")[:40]},
    "tiff": {"a circle": b"II*\0\x08\0\0\0\0\0\x08\0\0\0", "cut": _saved("TIFF")[:100], "lying counts": b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 100},
    "webp": {"cut": _saved("WEBP")[:30], "a size that lies": b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 30},
    "emf": {"records that lie": b"\x01\0\0\0" + struct.pack("<I", 2**31) + b"\0" * 100, "records of no length": b"\x01\0\0\0" + b"\0" * 200, "cut": pictures.emf()[:60] if hasattr(pictures, "emf") else b"\x01\0\0\0\x6c"},
    "wmf": {"records of no length": b"\xd7\xcd\xc6\x9a" + b"\0" * 100, "records that lie": b"\x01\0\t\0\0\3" + b"\xff" * 60},
    "svg+xml": {"no XML": b"<svg", "another root": b"<?xml version='1.0'?><x/>", "UTF-16": "<svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16")},
}  # fmt: skip

INPUTS = {
    f"picture: {kind}, {name}": {
        "en.html": f'<html><body>{_HEAD}<p>4. See <img src="{embedded(data, kind)}" alt="x"></p></body></html>'.encode()
    }
    for kind, several in _PICTURES.items()
    for name, data in several.items()
}
