"""JPEG with its pixels and colours alone: the compressed data are copied, not made anew."""

import struct
from collections.abc import Iterator

from hexapla.readers.pictures.exif import density, turned

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_BARE = frozenset({*range(0xD0, 0xD8), 0x01})
_JFIF = b"JFIF\0"
_PLAIN_JFIF = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
_EXIF = b"Exif\0\0"
_JFIF_SIZE = 14
"""Bytes of a JFIF segment without the small picture that may follow: that shows what the large one no longer does."""


def plain_jpeg(data: bytes) -> tuple[bytes, set[str]]:
    """Return a JPEG without EXIF, XMP, IPTC, comments, small pictures and bytes behind its end, and what was taken out.

    How the picture is turned and how large it is on paper stay, since it would look otherwise without them; so do
    colour profiles.

    Raises:
        ValueError: it is no JPEG.
    """
    jfif, exif, body, removed = b"", b"", [], set()
    position = 2
    for marker, start, end in _segments(data):
        position = end
        segment = data[start:end]
        if marker == _APP1 and segment[4:].startswith(_EXIF) and not exif:
            exif = segment[4:]
            continue
        kept, name = _kept(marker, segment)
        if name:
            removed.add(name)
        if marker == _APP0:
            jfif = jfif or kept
        elif kept:
            body.append(kept)
    if not body:
        message = "no JPEG: it holds nothing"
        raise ValueError(message)
    if position < len(data):
        removed.add("bytes behind the end")
    turn = turned(exif) if exif else b""
    if exif and turn[4:] != exif:
        removed.add("EXIF")
    jfif = jfif or (density(exif) if exif else b"") or _PLAIN_JFIF
    return b"".join((b"\xff\xd8", jfif, turn, *body)), removed


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker, the beginning and the end of every segment; what is scanned belongs to the segment before it."""
    position = 2
    while position + 2 <= len(data):
        if data[position] != 0xFF:
            message = "no JPEG: a segment without a mark"
            raise ValueError(message)
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == _EOI or marker in _BARE:
            yield marker, position, position + 2
            position += 2
            if marker == _EOI:
                return
            continue
        if position + 4 > len(data):
            return
        end = position + 2 + int(struct.unpack_from(">H", data, position + 2)[0])
        end = _after_scan(data, end) if marker == _SOS else min(end, len(data))
        yield marker, position, end
        position = end


def _after_scan(data: bytes, position: int) -> int:
    """Return where the scanned data end: at the next mark that is neither a stuffed byte nor a restart."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return len(data)
        follower = data[position + 1]
        if follower and follower not in _BARE and follower != 0xFF:
            return position
        position += 1 if follower == 0xFF else 2


def _kept(marker: int, segment: bytes) -> tuple[bytes, str]:
    """Return what stays of a segment, and the name of what does not."""
    content = segment[4:]
    if marker == _APP0:
        return _jfif(segment)
    is_seen = content.startswith({_APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}.get(marker, b"\0none"))
    if is_seen or (marker != _COM and not _APP0 <= marker <= _APP15):
        return segment, ""
    return b"", "comment" if marker == _COM else _name(marker, content)


def _name(marker: int, content: bytes) -> str:
    if marker == _APP1 and content.startswith(b"http://ns.adobe.com/"):
        return "XMP"
    return "IPTC" if content.startswith(b"Photoshop") else "other data"


def _jfif(segment: bytes) -> tuple[bytes, str]:
    content = segment[4:]
    if not content.startswith(_JFIF) or len(content) < _JFIF_SIZE:
        return b"", "small picture"
    plain = b"\xff\xe0\0\x10" + content[: _JFIF_SIZE - 2] + b"\0\0"
    return plain, "" if plain == segment else "small picture"
