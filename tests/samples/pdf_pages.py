"""Where things stand on the pages of a finished PDF, and its structure elements, for the tests that look there."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from hexapla.tools.pdfpositions import text_of

TOLERANCE = 1.0


@dataclass(frozen=True)
class Text:
    """A text object: its words, start, baseline and right end from the upper left corner, its size."""

    words: str
    x: float
    base: float
    end: float
    size: float
    font: str


def texts(data: bytes, page: int) -> list[Text]:
    """Return the texts of a page (counted from 1) in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    sheet = document[page - 1]
    left, _, _, top = sheet.get_mediabox()
    words = sheet.get_textpage()
    return [_text(item, words, left, top) for item in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]


def _text(item: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage, left: float, top: float) -> Text:
    matrix = item.get_matrix()
    return Text(
        words=text_of(item, words).strip(),
        x=matrix.e - left,
        base=top - matrix.f,
        end=item.get_bounds()[2] - left,
        size=round(item.get_font_size() * matrix.a, 2),
        font=item.get_font().get_base_name(),
    )


def boxes(data: bytes, page: int) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, top, right and bottom of what is drawn on a page and is no text."""
    sheet = pypdfium2.PdfDocument(io.BytesIO(data))[page - 1]
    height = sheet.get_height()
    for item in sheet.get_objects():
        if item.type != raw.FPDF_PAGEOBJ_TEXT:
            left, bottom, right, top = item.get_bounds()
            yield left, height - top, right, height - bottom


def find(found: list[Text], words: str) -> Text:
    """Return the first text that begins so."""
    return next(text for text in found if text.words.startswith(words))


def near(value: float) -> object:
    """Return what equals a measure within a point."""
    return pytest.approx(value, abs=TOLERANCE)


def elements(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the structure elements of a file in reading order."""

    def below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        kids: Any = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from below(kid)

    return list(below(file.Root.StructTreeRoot))


def faces_of(data: bytes, signs: str) -> dict[str, str]:
    """Return the name of the font that the first page sets each of some signs in, where they stand together, else where each is first."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    words = text.get_text_range()
    found: dict[str, str] = {}
    for number in range(max(words.find(signs), 0), len(words)):
        if words[number] in signs:
            held = ctypes.create_string_buffer(80)
            pypdfium2.raw.FPDFText_GetFontInfo(text.raw, number, held, len(held), ctypes.c_int())
            found.setdefault(words[number], held.value.decode().partition("+")[2])
    return found
