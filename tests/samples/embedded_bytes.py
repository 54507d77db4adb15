"""Every byte of a folder, however deep it is packed: ZIP members, PDF streams and attachments, base64, pressed stretches."""

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_PRESSED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_DEEPEST = 6


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file below a folder, then of everything that is packed into it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from unpacked(path.relative_to(folder).as_posix(), path.read_bytes())


def unpacked(name: str, data: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield bytes and all that they hold."""
    yield name, data
    if depth == _DEEPEST:
        return
    if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield f"{name}: comment", package.comment
            for info in package.infolist():
                yield f"{name}: about {info.filename}", info.extra + info.comment + info.filename.encode()
                yield from unpacked(f"{name}/{info.filename}", package.read(info), depth + 1)
    elif data.startswith(b"%PDF"):
        yield from _pdf(name, data, depth)
    else:
        yield from _inside(name, data, depth)


def _pdf(name: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            yield f"{name}: object", str(each).encode("utf-8", "replace") + bytes(each.unparse(resolved=True))
            if isinstance(each, pikepdf.Stream):
                yield from unpacked(f"{name}: stream", each.read_raw_bytes(), depth + 1)
                try:
                    yield from unpacked(f"{name}: stream", each.read_bytes(), depth + 1)
                except pikepdf.PdfError:  # a picture, which is no text
                    continue


def _inside(name: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    for match in _BASE64.finditer(data):
        try:
            held = base64.b64decode(match[0] + b"=" * (-len(match[0]) % 4), validate=True)
        except binascii.Error:
            continue
        yield from unpacked(f"{name}: base64", held, depth + 1)
    for match in _PRESSED.finditer(data):
        try:
            yield f"{name}: pressed", zlib.decompressobj().decompress(data[match.start() :])
        except zlib.error:
            continue


def spelt(word: str) -> tuple[bytes, ...]:
    """Return the ways in which files of ours could hold a word."""
    wide = word.encode("utf-16-be")
    return (word.encode(), wide, word.encode("utf-16-le"), wide.hex().encode(), wide.hex().upper().encode())


def carriers(folder: Path, word: str) -> list[str]:
    """Return the names of what holds a word."""
    ways = spelt(word)
    return [name for name, data in everything(folder) if any(way in data for way in ways)]
