"""EMF and WMF with what they draw alone: titles and comments are blanked where they stand, so that no offset moves."""

import struct
from collections.abc import Iterator

_EMF_MARK = b" EMF"
_EMF_COMMENT, _EMF_END = 70, 14
_DRAWN = (b"EMF+", b"EMFS")
"""Comments of EMF that draw: they are kept."""

_WMF_PLACEABLE = 22
_WMF_ESCAPE = 0x0626
_WMF_COMMENT = 0x000F


def plain_emf(data: bytes) -> tuple[bytes, set[str]]:
    """Return an EMF whose title and comments are blank, and what was taken out.

    Raises:
        ValueError: it is no EMF.
    """
    if data[40:44] != _EMF_MARK:
        message = "no EMF: the mark of its head is missing"
        raise ValueError(message)
    made, removed = bytearray(data), set()
    characters, offset = struct.unpack_from("<II", data, 60)
    if characters and offset and _blank(made, offset, offset + 2 * characters):
        removed.add("title")
    end = 0
    for kind, start, end in emf_records(data):
        if kind == _EMF_COMMENT and data[start + 12 : start + 16] not in _DRAWN and _blank(made, start + 12, end):
            removed.add("comment")
    if end < len(data):
        removed.add("bytes behind the end")
    return bytes(made[:end]), removed


def emf_records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the records of an EMF: kind, beginning and end.

    Raises:
        ValueError: one reaches beyond the end of the file.
    """
    position = 0
    while position + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, position)
        if size < 8 or position + size > len(data):
            message = "no EMF: a record reaches beyond its end"
            raise ValueError(message)
        yield kind, position, position + size
        position += size
        if kind == _EMF_END:
            return


def plain_wmf(data: bytes) -> tuple[bytes, set[str]]:
    """Return a WMF whose comments are blank, and what was taken out.

    Raises:
        ValueError: it is no WMF.
    """
    made, removed, end = bytearray(data), set(), _wmf_start(data)
    for kind, start, end in wmf_records(data):
        is_comment = kind == _WMF_ESCAPE and data[start + 6 : start + 8] == struct.pack("<H", _WMF_COMMENT)
        if is_comment and _blank(made, start + 10, end):
            removed.add("comment")
    if end < len(data):
        removed.add("bytes behind the end")
    return bytes(made[:end]), removed


def wmf_records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the records of a WMF: kind, beginning and end.

    Raises:
        ValueError: it is none, or one reaches beyond the end of the file.
    """
    position = _wmf_start(data)
    while position + 6 <= len(data):
        words, kind = struct.unpack_from("<IH", data, position)
        end = position + 2 * words
        if words < 3 or end > len(data):
            message = "no WMF: a record reaches beyond its end"
            raise ValueError(message)
        yield kind, position, end
        position = end
        if not kind:
            return


def _wmf_start(data: bytes) -> int:
    """Return where the records of a WMF begin."""
    position = _WMF_PLACEABLE if data.startswith(b"\xd7\xcd\xc6\x9a") else 0
    if data[position : position + 4] not in (b"\x01\0\t\0", b"\x02\0\t\0"):
        message = "no WMF: the mark of its head is missing"
        raise ValueError(message)
    return position + 18


def _blank(made: bytearray, start: int, end: int) -> bool:
    """Blank a stretch; return whether anything stood there."""
    end = min(end, len(made))
    if start >= end or not any(made[start:end]):
        return False
    made[start:end] = bytes(end - start)
    return True
