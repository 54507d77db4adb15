"""What a page of a PDF draws: its characters in the order of the file, its rules, and where it links to."""

import ctypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import nlargest
from itertools import zip_longest
from math import hypot
from typing import Any

from hexapla.domain.limits import current
from hexapla.errors import SourceError
from hexapla.readers.pdf.drawn import Drawn, drawn_by
from hexapla.readers.pdf.page_pictures import bounds_of, has_picture, is_picture
from hexapla.readers.pdf.soft_hyphens import with_soft_hyphens
from hexapla.readers.pdf.structure_tree import Tag, Tags, tags_of
from hexapla.readers.pdf.turns import Box, Turn, usual
from hexapla.tools.kashida import kashidas
from hexapla.tools.pdfletters import are_letters

_BROKEN = "Get it again from where it comes; it may have been cut off on the way."

_MOST_CHARACTERS = 100_000
"""Characters that one page may have."""

_THIN = 4.0
"""How thick a drawn rule may be, in points."""

_LARGEST = 14_400
"""Points that a page may be wide or high: 200 inches, the most that PDF viewers show (ISO 32000-1, annex C)."""

OTHERS = "the program that wrote the file"
"""What has recognised the words of a page that come with its picture."""

_MOST_DRAWN = 5_000
"""The largest of what a page draws that are looked at: rules and frames are among them, specks of a map need not be."""

_DEEPEST = 4
"""How many forms within each other are looked into."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it is drawn: its edges and baseline in points from the lower left corner, the size of its font.

    `sure` is how sure a program was of it that recognised it in a picture, from 0 to 1; `tag` the element of the structure
    tree that it stands in, None where the file has none or it is page furniture; `is_spaced` tells that the file has a
    blank behind it, at the end of a row too.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    marks: frozenset[str]
    href: str | None = None
    sure: float = 1.0
    tag: Tag | None = None
    is_spaced: bool = False


@dataclass(frozen=True)
class Page:
    """A page, counted from 1: what it draws, and how large it is in points, turned so that its text runs level.

    `rules` are those that run level, `uprights` those that run up and down; `is_mirrored` tells of a page from right to
    left whose left is its right, `is_picture` of one that holds a picture and hardly any text, `recognised` which
    program has read the words of its picture, "" for text of the file itself; `shapes` are what else is drawn by lines,
    `pictures` the places of pictures, `quarters` how often the page was turned; `is_unnamed` tells of a page whose
    characters do not stand for the letters that it shows: it has none here, and is a picture; `across` is what runs
    otherwise than most of its text.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    uprights: tuple[Box, ...] = ()
    is_mirrored: bool = False
    is_picture: bool = False
    recognised: str = ""
    shapes: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    quarters: int = 0
    is_unnamed: bool = False
    across: str = ""


def pages_of(data: bytes, name: str) -> Iterator[Page]:
    """Yield the pages of a PDF; nothing in it is run or opened.

    Raises:
        SourceError: the file cannot be opened, or asks for a password.
    """
    import pypdfium2  # heavy, and nothing but PDFs needs it

    tags = tags_of(data)
    with opened(with_soft_hyphens(data), name) as document:
        for number in range(1, len(document) + 1):
            try:
                yield _page(document, number, name, tags)
            except pypdfium2.PdfiumError as error:
                message = f"Page {number} of {name} cannot be opened."
                raise SourceError(message, _BROKEN) from error


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """Open a PDF until the end of the block.

    Raises:
        SourceError: the file cannot be opened, asks for a password, or has too many pages.
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
        yield document
    finally:
        document.close()


def _check(document: Any, name: str) -> None:
    most = current().pages
    if not 0 < len(document) <= most:
        message = f"{name} has {len(document):,} pages; a PDF may have from 1 to {most:,}."
        raise SourceError(message, "Take it apart, or raise pages under [limits] in document.toml.")


def _page(document: Any, number: int, name: str, tags: Tags) -> Page:
    from pypdfium2 import raw

    page = document[number - 1]
    try:
        words = page.get_textpage()
        if words.count_chars() > _MOST_CHARACTERS:
            message = f"Page {number} of {name} has {words.count_chars():,} characters; no printed page has so many."
            raise SourceError(message, _BROKEN)
        drawn = _without_kashida(list(drawn_by(words)))
        is_unnamed = not are_letters(words)
        words.close()
        turn = Turn(
            usual(each.look.quarters for each in drawn if each.look.quarters is not None), Box(*page.get_bbox())
        )
        if max(turn.width, turn.height) > _LARGEST:
            message = f"Page {number} of {name} is {max(turn.width, turn.height):,.0f} points long; no sheet is."
            raise SourceError(message, _BROKEN)
        links = [(turn.seen(area), to) for area, to in _links(document, page)]
        glyphs = () if is_unnamed else tuple(_glyphs(drawn, turn, links, tags.get(number, {})))
        boxes = [turn.seen(box) for box in _boxes(page, raw.FPDF_PAGEOBJ_PATH)]
        return Page(
            number,
            turn.width,
            turn.height,
            glyphs,
            tuple(box for box in boxes if box.top - box.bottom < _THIN < box.right - box.left <= turn.width),
            tuple(box for box in boxes if box.right - box.left < _THIN < box.top - box.bottom <= turn.height),
            is_picture=is_unnamed or is_picture(page, sum(not each.text.isspace() for each in drawn)),
            recognised=OTHERS if glyphs and _is_unseen(drawn) and has_picture(page) else "",
            shapes=tuple(box for box in boxes if min(box.top - box.bottom, box.right - box.left) >= _THIN),
            pictures=tuple(turn.seen(box) for box in _boxes(page, raw.FPDF_PAGEOBJ_IMAGE)),
            quarters=turn.quarters,
            is_unnamed=is_unnamed,
            across="".join(_across(drawn, turn)).strip(),
        )
    finally:
        page.close()


def _without_kashida(drawn: list[Drawn]) -> list[Drawn]:
    strokes = kashidas("".join(each.text[0] for each in drawn))
    return [each for place, each in enumerate(drawn) if place not in strokes] if strokes else drawn


def _is_unseen(drawn: list[Drawn]) -> bool:
    """Tell whether most characters of a page are drawn so that nobody sees them: words laid over the picture of a page."""
    return sum(not each.look.is_seen for each in drawn) * 2 > len(drawn)


def _glyphs(drawn: list[Drawn], turn: Turn, links: list[tuple[Box, str]], tags: Mapping[int, Tag]) -> Iterator[Glyph]:
    """Yield the characters of a page that run as most of them do, where they stand once the page is turned."""
    for (text, box, origin, look), after in zip_longest(drawn, drawn[1:]):
        if look.quarters == turn.quarters and look.size > 0:
            place, base = turn.seen(box), turn.seen(origin).bottom
            href = _address((place.left + place.right) / 2, base + 1, links) if links else None
            tag, is_spaced = tags.get(look.content), after is not None and after.text.isspace()
            yield Glyph(text, place.left, place.right, base, look.size, look.marks, href, 1.0, tag, is_spaced)


def _across(drawn: list[Drawn], turn: Turn) -> Iterator[str]:
    """Yield the characters of a page that run otherwise than most, with a blank where they stand apart."""
    own = [each for each in drawn if each.look.quarters not in (None, turn.quarters)]
    for one, two in zip_longest(own, own[1:]):
        gap = hypot(two.origin.left - one.origin.left, two.origin.bottom - one.origin.bottom) if two else 0.0
        yield one.text + (" " if gap > 2 * one.look.size else "")


def _address(across: float, up: float, links: list[tuple[Box, str]]) -> str | None:
    """Return where a place of a page leads to."""
    found = (to for area, to in links if area.left <= across <= area.right and area.bottom <= up <= area.top)
    return next(found, None)


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


def _boxes(page: Any, kind: int) -> Iterator[Box]:
    """Yield the bounds of what a page has of one kind: pictures, or what it draws by lines, rules and the edges of boxes among it."""
    boxes = [Box(*bounds_of(item)) for item in page.get_objects(filter=[kind], max_depth=_DEEPEST)]
    known = nlargest(_MOST_DRAWN, range(len(boxes)), key=lambda place: _extent(boxes[place]))
    yield from (boxes[place] for place in sorted(known))


def _extent(box: Box) -> float:
    return max(box.right - box.left, box.top - box.bottom)
