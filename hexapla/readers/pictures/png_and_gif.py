"""PNG and GIF with their pixels and colours alone: both are rows of blocks, each of which says what it is."""

import struct
from collections.abc import Iterator

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"pHYs", b"bKGD",
    b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
"""Chunks that say what a PNG looks like; all others are words about it."""

_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Application blocks that say how often a GIF moves."""

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF


def plain_png(data: bytes) -> tuple[bytes, set[str]]:
    """Return a PNG without text, times, EXIF, private chunks and bytes behind its end, and what was taken out.

    Raises:
        ValueError: it does not begin as a PNG does, or is cut off.
    """
    kept, removed = [_PNG_START], set()
    position = len(_PNG_START)
    while position + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, position)
        kind = data[position + 4 : position + 8]
        if position == len(_PNG_START) and kind != b"IHDR":
            message = "no PNG: it does not begin with its size"
            raise ValueError(message)
        following = position + 12 + length
        if following > len(data):
            message = "no whole PNG: it is cut off"
            raise ValueError(message)
        if kind in _PNG_KEPT:
            kept.append(data[position:following])
        else:
            removed.add(_png_name(kind))
        position = following
        if kind == b"IEND":
            break
    if position < len(data):
        removed.add("bytes behind the end")
    if len(kept) == 1:
        message = "no PNG: it holds nothing"
        raise ValueError(message)
    return b"".join(kept), removed


def _png_name(kind: bytes) -> str:
    names = {b"eXIf": "EXIF", b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"tIME": "time"}
    return names.get(kind, "other data")


def plain_gif(data: bytes) -> tuple[bytes, set[str]]:
    """Return a GIF without comments, foreign application blocks and bytes behind its end, and what was taken out.

    Raises:
        ValueError, IndexError: it is no whole GIF.
    """
    flags = data[10]
    position = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    kept, removed = [data[:position]], set()
    while data[position] != _TRAILER:
        start = position
        if data[position] == _IMAGE:
            local = data[position + 9]
            position += 10 + (3 << ((local & 7) + 1) if local & 0x80 else 0) + 1
        elif data[position] == _EXTENSION:
            position += 2
        else:
            message = "no GIF: a block of no kind"
            raise ValueError(message)
        for end in _blocks(data, position):
            position = end
        if data[start] == _EXTENSION and not _is_kept(data[start:position]):
            removed.add("comment" if data[start + 1] == 0xFE else "other data")
        else:
            kept.append(data[start:position])
    if position + 1 < len(data):
        removed.add("bytes behind the end")
    return b"".join([*kept, bytes((_TRAILER,))]), removed


def _is_kept(block: bytes) -> bool:
    return block[1] == _CONTROL or (block[1] == _APPLICATION and block[3:14] in _GIF_KEPT)


def _blocks(data: bytes, position: int) -> Iterator[int]:
    """Yield where each block of a row of blocks ends, the empty one that closes the row too."""
    while data[position]:
        position += data[position] + 1
        yield position
    yield position + 1
