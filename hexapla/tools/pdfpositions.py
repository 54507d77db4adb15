"""Where the words of a finished PDF stand: none over another, none beyond the edge of its page.

It looks at what is drawn, not at what was meant, so it says of any PDF what a reader of paper would see.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import bidirectional, category

SIDE, SLANT, UP = 2.5, 0.25, 0.3
"""How far two texts may reach into each other: sideways in points, and in parts of their height where that is more (kerning,
slanted letters of a large size); up in parts of the lower one (raised marks)."""

EDGE = 1.0
"""How far a text may reach over the edge of its page, in points."""

SAME = 0.6
"""Texts so near to each other, in points, that say the same are one, drawn twice to be bold."""


_BLOCKS = frozenset(map(chr, range(0x2580, 0x25A0)))


@dataclass(frozen=True)
class Drawn:
    """A text as it is drawn on a page: its edges and its baseline in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    base: float
    item: Any


@dataclass(frozen=True)
class Fault:
    """What is wrong on a page, counted from 1, and the words that it befalls; `other` are those that they stand over."""

    page: int
    words: str
    other: str | None = None


def faults(data: bytes) -> Iterator[Fault]:
    """Yield the texts of a PDF that stand over others, and those that an edge cuts."""
    import pypdfium2  # heavy, and nothing but the gate needs it

    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, 1):
        words = page.get_textpage()
        yield from faults_of_page(number, page.get_mediabox(), texts_of(page), words)
        words.close()
        page.close()
    document.close()


def texts_of(page: Any) -> list[Any]:
    """Return the text objects of a page."""
    from pypdfium2 import raw

    return list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))


def faults_of_page(
    number: int, sheet: tuple[float, float, float, float], texts: Sequence[Any], words: Any
) -> Iterator[Fault]:
    """Yield the faults of a page, of these edges, among its text objects; `words` is its text page."""
    drawn = list(_drawn(texts))
    pairs = [(each, None) for each in drawn if _is_cut(each, sheet)]
    for each, other in (*pairs, *_overlapping(drawn)):
        text, under = _words(each, words), _words(other, words) if other is not None else None
        is_twice = other is not None and text == under and _is_same_place(each, other)
        is_joined = other is not None and under is not None and _is_joined(each, text, other, under)
        is_hidden = other is not None and not (_shows(each, other) and _shows(other, each))
        if _is_seen(text) and (under is None or _is_seen(under)) and not (is_twice or is_joined or is_hidden):
            yield Fault(number, text, under)


def _shows(text: Drawn, other: Drawn) -> bool:
    """Tell whether what may be seen of a text reaches another: a row of exact height cuts off what does not fit in it."""
    corners = list(_clip(text.item))
    if not corners:
        return True
    shared = min(max(y for _, y in corners), text.top, other.top) - max(
        min(y for _, y in corners), text.bottom, other.bottom
    )
    return shared > UP * min(text.top - text.bottom, other.top - other.bottom)


def _clip(item: Any) -> Iterator[tuple[float, float]]:
    """Yield the corners of the paths that a text object is drawn within."""
    from pypdfium2 import raw

    path = raw.FPDFPageObj_GetClipPath(item.raw)
    for number in range(max(raw.FPDFClipPath_CountPaths(path), 0)):
        for part in range(raw.FPDFClipPath_CountPathSegments(path, number)):
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, number, part), x, y)
            place = _on_page(item)
            yield place.on_point(x.value, y.value) if place is not None else (x.value, y.value)


def _on_page(item: Any) -> Any:
    """Return where the forms put a thing that stands in some, None where it stands in none: things in a form have places of its own (ISO 32000-1, 8.10)."""
    from pypdfium2 import PdfMatrix

    if item.container is None:
        return None
    matrix, form = PdfMatrix(), item.container
    while form is not None:
        matrix, form = matrix.multiply(form.get_matrix()), form.container
    return matrix


def text_of(item: Any, words: Any) -> str:
    """Return the words of a text object of a page, whose text page is `words`."""
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(item.raw, words.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item.raw, words.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _drawn(texts: Sequence[Any]) -> Iterator[Drawn]:
    """Yield the texts that run level and have an extent."""
    for item in texts:
        place, matrix, bounds = _on_page(item), item.get_matrix(), item.get_bounds()
        matrix, bounds = (matrix, bounds) if place is None else (matrix.multiply(place), place.on_rect(*bounds))
        left, bottom, right, top = bounds
        if abs(matrix.b) < abs(matrix.a) / 100 and right - left > SIDE and top > bottom:
            yield Drawn(left, bottom, right, top, matrix.f, item)


def _is_cut(text: Drawn, sheet: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = sheet
    is_inside = text.left > left - EDGE and text.right < right + EDGE
    return not (is_inside and text.bottom > bottom - EDGE and text.top < top + EDGE)


def _overlapping(texts: Sequence[Drawn]) -> Iterator[tuple[Drawn, Drawn]]:
    """Yield pairs of texts that reach into each other."""
    active: list[Drawn] = []
    for text in sorted(texts, key=lambda each: each.left):
        active = [each for each in active if each.right - text.left > SIDE]
        for each in active:
            shared = min(each.top, text.top) - max(each.bottom, text.bottom)
            aside = min(each.right, text.right) - text.left
            height = min(each.top - each.bottom, text.top - text.bottom)
            if aside > max(SIDE, SLANT * height) and shared > UP * height:
                yield each, text
        active.append(text)


def _is_joined(one: Drawn, words: str, other: Drawn, under: str) -> bool:
    """Tell whether two texts are letters of one Arabic word, which reach under each other by no more than a letter."""
    is_arabic = all(any(bidirectional(each) == "AL" for each in text) for text in (words, under))
    aside = min(one.right, other.right) - max(one.left, other.left)
    return (
        is_arabic and abs(one.base - other.base) < SAME and aside <= max(one.top - one.bottom, other.top - other.bottom)
    )


def _is_seen(words: str) -> bool:
    """Tell whether words are more than blanks, no sign that stands above or below a letter by rights, no block that joins the next."""
    return bool(words) and not any(category(each).startswith("M") or each in _BLOCKS for each in (words[0], words[-1]))


def _is_same_place(one: Drawn, other: Drawn) -> bool:
    return abs(one.left - other.left) < SAME and abs(one.bottom - other.bottom) < SAME


def _words(text: Drawn, words: Any) -> str:
    return text_of(text.item, words).strip()
