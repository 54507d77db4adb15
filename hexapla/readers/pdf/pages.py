"""What a page of a PDF draws: its characters in the order of the file, its rules, and where it links to."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hexapla.domain.limits import current
from hexapla.errors import SourceError

_BROKEN = "Get it again from where it comes; it may have been cut off on the way."
_FORCED_BOLD = 600
"""The weight from which a font is bold."""

_MOST_CHARACTERS = 100_000
"""Characters that one page may have."""

_THIN = 4.0
"""How thick a drawn rule may be, in points."""

_HYPHEN, _FIRST_SHOWN = 2, 32
"""PDFium's own sign of a hyphen at the end of a line, and the first character that is no control character."""

_DEEPEST = 4
"""How many forms within each other are looked into."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is drawn: its edges and baseline in points from the lower left corner, the size of its font."""

    text: str
    left: float
    right: float
    base: float
    size: float
    marks: frozenset[str]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Page:
    """A page, counted from 1: what it draws, and how large it is in points.

    `rules` are those that run level, `uprights` those that run up and down; `is_mirrored` tells of a page from right to left whose left is its right.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    uprights: tuple[Box, ...] = ()
    is_mirrored: bool = False


def pages_of(data: bytes, name: str) -> Iterator[Page]:
    """Yield the pages of a PDF; nothing in it is run or opened.

    Raises:
        SourceError: the file cannot be opened, or asks for a password.
    """
    import pypdfium2  # heavy, and nothing but PDFs needs it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            message = f"{name} asks for a password."
            raise SourceError(message, "Save it without one in the program that made it, and add that.") from error
        message = f"{name} is no PDF that can be opened."
        raise SourceError(message, _BROKEN) from error
    try:
        _check(document, name)
        for number in range(1, len(document) + 1):
            try:
                yield _page(document, number, name)
            except pypdfium2.PdfiumError as error:
                message = f"Page {number} of {name} cannot be opened."
                raise SourceError(message, _BROKEN) from error
    finally:
        document.close()


def _check(document: Any, name: str) -> None:
    most = current().pages
    if not 0 < len(document) <= most:
        message = f"{name} has {len(document):,} pages; a PDF may have from 1 to {most:,}."
        raise SourceError(message, "Take it apart, or raise pages under [limits] in document.toml.")


def _page(document: Any, number: int, name: str) -> Page:
    page = document[number - 1]
    try:
        words = page.get_textpage()
        if words.count_chars() > _MOST_CHARACTERS:
            message = f"Page {number} of {name} has {words.count_chars():,} characters; no printed page has so many."
            raise SourceError(message, _BROKEN)
        width, height = page.get_size()
        glyphs = tuple(_glyphs(words, list(_links(document, page))))
        words.close()
        boxes = list(_boxes(page))
        rules = [box for box in boxes if box.top - box.bottom < _THIN < box.right - box.left <= width]
        uprights = [box for box in boxes if box.right - box.left < _THIN < box.top - box.bottom <= height]
        return Page(number, width, height, glyphs, tuple(rules), tuple(uprights))
    finally:
        page.close()


def _glyphs(words: Any, links: list[tuple[Box, str]]) -> Iterator[Glyph]:
    """Yield the characters of a page that stand in the file itself, blanks too; turned ones are left out."""
    from pypdfium2 import raw

    across, up, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    known: dict[int, tuple[float, frozenset[str]]] = {}
    for index in range(raw.FPDFText_CountChars(words)):
        if raw.FPDFText_IsGenerated(words, index) == 1:
            continue
        item = raw.FPDFText_GetTextObject(words, index)
        key = ctypes.addressof(item.contents) if item else 0
        if key not in known:
            known[key] = _look(item) if item else (0.0, frozenset())
        size, marks = known[key]
        if size <= 0:
            continue
        raw.FPDFText_GetCharOrigin(words, index, across, up)
        raw.FPDFText_GetLooseCharBox(words, index, box)
        code = raw.FPDFText_GetUnicode(words, index)
        text = "-" if code == _HYPHEN else chr(code) if code >= _FIRST_SHOWN else ""
        if text:
            href = _address((box.left + box.right) / 2, up.value + 1, links)
            yield Glyph(text, box.left, box.right, up.value, size, marks, href)


def _address(across: float, up: float, links: list[tuple[Box, str]]) -> str | None:
    """Return where a place of a page leads to."""
    found = (to for area, to in links if area.left <= across <= area.right and area.bottom <= up <= area.top)
    return next(found, None)


def _look(item: Any) -> tuple[float, frozenset[str]]:
    """Return the size in points of a text object and its marks; size 0 for one that does not run level."""
    from pypdfium2 import raw

    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFPageObj_GetMatrix(item, matrix)
    if abs(matrix.b) > abs(matrix.a) / 10 or matrix.a <= 0:
        return 0.0, frozenset()
    font = raw.FPDFTextObj_GetFont(item)
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("latin-1").lower()
    angle = ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(font, angle)
    is_bold = "bold" in name or raw.FPDFFont_GetWeight(font) >= _FORCED_BOLD
    is_italic = "italic" in name or "oblique" in name or angle.value != 0
    marks = frozenset([*(["b"] if is_bold else []), *(["i"] if is_italic else [])])
    return size.value * abs(matrix.d), marks


def _links(document: Any, page: Any) -> Iterator[tuple[Box, str]]:
    """Yield the places of a page that lead to an address outside the file."""
    from pypdfium2 import raw

    start, link, area = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, start, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or not raw.FPDFLink_GetAnnotRect(link, area):
            continue
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(max(size, 1))
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
        if buffer.value:
            low, high = sorted((area.bottom, area.top))
            yield Box(area.left, low, area.right, high), buffer.value.decode("utf-8", "replace")


def _boxes(page: Any) -> Iterator[Box]:
    """Yield the bounds of what a page draws by lines, rules and the edges of boxes among it."""
    from pypdfium2 import raw

    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        yield Box(*item.get_bounds())
