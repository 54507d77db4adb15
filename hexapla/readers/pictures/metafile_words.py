"""The words that an EMF or a WMF draws: its alternative where nothing draws it and its author wrote none.

Records of text are those of [MS-EMF] 2.3.5.7, 2.3.5.8 and 2.3.5.37, and of [MS-WMF] 2.3.3.5 and 2.3.3.20.
"""

import struct
from collections.abc import Iterator

from hexapla.readers.pictures.metafile import emf_records, wmf_records

_TEXT_8, _TEXT_16, _SMALL_TEXT = 83, 84, 108
_GLYPHS, _NO_PLACE, _SMALL_LETTERS = 0x10, 0x100, 0x200
"""Options of a text: numbers of shapes in the place of letters, no rectangle before them, letters of one byte."""

_WMF_TEXT, _WMF_LONG_TEXT, _RECTANGLE = 0x0521, 0x0A32, 0x6


def words_of_metafile(data: bytes, ending: str) -> str:
    """Return the words of a metafile in the order in which it draws them, "" where it has none; what is no ASCII in a WMF is U+FFFD."""
    try:
        drawn = [*(_emf_texts(data) if ending == "emf" else _wmf_texts(data))]
    except (ValueError, struct.error):
        return ""
    return " ".join(" ".join(each.replace("\0", " ") for each in drawn).split())


def _emf_texts(data: bytes) -> Iterator[str]:
    for kind, start, end in emf_records(data):
        if kind in (_TEXT_8, _TEXT_16):
            count, offset, options = struct.unpack_from("<III", data, start + 44)
            width, code = (2, "utf-16-le") if kind == _TEXT_16 else (1, "ascii")
            if not options & _GLYPHS and start + offset + width * count <= end:
                yield data[start + offset : start + offset + width * count].decode(code, "replace")
        elif kind == _SMALL_TEXT:
            count, options = struct.unpack_from("<II", data, start + 16)
            place = start + (36 if options & _NO_PLACE else 52)
            width, code = (1, "ascii") if options & _SMALL_LETTERS else (2, "utf-16-le")
            if not options & _GLYPHS and place + width * count <= end:
                yield data[place : place + width * count].decode(code, "replace")


def _wmf_texts(data: bytes) -> Iterator[str]:
    for kind, start, end in wmf_records(data):
        if kind == _WMF_TEXT:
            count, place = struct.unpack_from("<H", data, start + 6)[0], start + 8
        elif kind == _WMF_LONG_TEXT:
            count, options = struct.unpack_from("<HH", data, start + 10)
            place = start + (22 if options & _RECTANGLE else 14)
            count = 0 if options & _GLYPHS else count
        else:
            continue
        if place + count <= end:
            yield data[place : place + count].decode("ascii", "replace")
