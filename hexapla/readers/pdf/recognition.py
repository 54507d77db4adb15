"""Recognition: pictures of pages become words with their places, once, when a file is taken in; readers read what was kept."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Any
from unicodedata import bidirectional

from lxml import etree

from hexapla.catalogue import language as language_of
from hexapla.catalogue import languages
from hexapla.codes import finding
from hexapla.errors import SourceError, ToolFailedError
from hexapla.findings import Finding
from hexapla.identification import language_of_text
from hexapla.readers.pdf.doubts import quoted, ranges
from hexapla.readers.pdf.page_pictures import picture_of
from hexapla.readers.pdf.page_recognition import page_of
from hexapla.readers.pdf.pages import Glyph, Page, opened, pages_of
from hexapla.readers.pdf.recognised_glyphs import RIGHT, glyphs_of
from hexapla.readers.pdf.recognised_lines import Packs, Script
from hexapla.readers.pdf.turns import Box
from hexapla.tools import tesseract
from hexapla.tools.hocr import SOURCE, SYSTEM, RecognisedPage, facts, joined, plain, recognised_pages

ENDING = ".hocr"
"""How the file beside a PDF is named that holds what was recognised in it."""

DOUBTFUL = 0.85
"""Below which confidence a word is quoted: it was read otherwise a second time, or of those like it too many are wrong."""

_UPRIGHT = 0.6
"""Below which confidence a page may stand on its head or lie on its side."""

_LOOKED_AT = 3
"""Pictures of pages in which the language is looked for."""

_ANEW = "Recognise it again: python3 build.py add --ocr FILE"


def recognised(data: bytes, name: str, language: str) -> bytes:
    """Return as hOCR what Tesseract reads in the pictures of pages of a PDF, b"" where it has none.

    Raises:
        ToolMissingError: Tesseract, or its pack for the language, is not there.
        ToolFailedError: it failed, or took too long on a page.
        SourceError: the PDF cannot be opened.
    """
    pages = pictures_in(data, name)
    return together({page.number: recognised_page(data, name, language, page) for page in pages}, data)


def pictures_in(data: bytes, name: str) -> tuple[Page, ...]:
    """Return the pages of a PDF that are pictures.

    Raises:
        SourceError: it cannot be opened.
    """
    return tuple(page for page in pages_of(data, name) if page.is_picture)


def recognised_page(data: bytes, name: str, language: str, page: Page) -> tuple[bytes, str]:
    """Return what Tesseract reads on one of these pages, as an element of hOCR, and the names of program and packs.

    Raises:
        ToolMissingError, ToolFailedError: as for `recognised`.
    """
    packs = _packs(language)
    with opened(data, name) as document:
        read = _read(document[page.number - 1], packs, page)
    names = "+".join(filter(None, (packs.own, packs.latin)))
    return etree.tostring(read), f"{tesseract.version()} {names}"


def together(pages: Mapping[int, tuple[bytes, str]], data: bytes) -> bytes:
    """Return pages that were recognised, by their numbers, as one file of hOCR; b"" where there are none."""
    read = {number: etree.fromstring(element) for number, (element, _) in pages.items()}
    system = next((system for _, system in pages.values()), "")
    return joined(read, system, hashlib.sha256(data).hexdigest()) if read else b""


def _packs(language: str) -> Packs:
    """Return the pack of a language, and that which reads the Latin letters in another script, where it is there."""
    known = language_of(language)
    own, other = (str(known.facts[key]) for key in ("recognition", "recognition_of_latin"))
    tesseract.check_pack(own, known.english_name)
    latin = other if other in tesseract.packs() else ""
    script = Script.named(str(known.facts["recognised_script"]))
    together = f"{own}+{latin}" if latin and script.is_alphabet else own
    return Packs(together, latin, script)


def language_in(data: bytes, name: str) -> str | None:
    """Return the language that the pictures of the first pages of a PDF show, None where it cannot be told.

    The script is seen first, and what the packs of its languages read tells which of these it is.

    Raises:
        ToolMissingError: Tesseract is not there.
        ToolFailedError: it failed, or took too long on a page.
        SourceError: the PDF cannot be opened.
    """
    pages = [page for page in pages_of(data, name) if page.is_picture][:_LOOKED_AT]
    with opened(data, name) as document:
        for page in pages:
            script = tesseract.script_of(picture_of(document[page.number - 1]))
            known = (each.facts for each in languages() if each.facts["recognised_script"] == script)
            packs = [pack for facts in known if (pack := str(facts["recognition"])) in tesseract.packs()]
            if packs:
                read = _read(document[page.number - 1], Packs("+".join(packs), "", Script.named(script)), page)
                told = language_of_text(
                    " ".join(plain(each) for each in read.iter() if each.get("class") == "ocrx_word")
                )
                if told is not None:
                    return told
    return None


def _read(sheet: Any, packs: Packs, page: Page) -> etree._Element:
    """Return what is read on a page, right way up, without the words that the file has as text."""
    try:
        picture = picture_of(sheet)
        read = page_of(picture, packs)
        if _sure(read) < _UPRIGHT and (quarters := tesseract.quarters_of(picture)):
            turned = page_of(picture_of(sheet, quarters), packs)
            read = max(read, turned, key=_sure)
    except etree.XMLSyntaxError as error:
        message = f"What Tesseract says of page {page.number} is no hOCR."
        raise ToolFailedError(message, "Install a newer Tesseract (4 or 5): docs/machines.md") from error
    if page.glyphs:
        _without(read, page)
    return read


def _sure(read: etree._Element) -> float:
    """Return how sure the words of a page are, by their letters."""
    words = [
        word for (page,) in [recognised_pages(joined({1: read}, "", ""))] for line in page.lines for word in line.words
    ]
    return fmean([word.sure for word in words for _ in word.text] or [0.0])


def _without(read: etree._Element, page: Page) -> None:
    """Take the words out of a page that stand where the file has characters."""
    (seen,) = recognised_pages(joined({page.number: read}, "", ""))
    words = [word for line in seen.lines for word in line.words]
    elements = [each for each in read.iter() if each.get("class") == "ocrx_word" and plain(each)]
    for word, element in zip(words, elements, strict=True):
        across, up = (word.left + word.right) / 2, (word.bottom + word.top) / 2
        if any(g.left <= across <= g.right and g.base - g.size / 2 <= up <= g.base + g.size for g in page.glyphs):
            element.clear()


def with_recognised(pages: Sequence[Page], hocr: bytes, source: str, name: str) -> tuple[Page, ...]:
    """Return pages with the words that were recognised in their pictures; `source` is the SHA-256 of their file.

    Raises:
        SourceError: what was kept is no hOCR, or of another file.
    """
    if not hocr:
        return tuple(pages)
    try:
        said = facts(hocr)
        read = {each.number: each for each in recognised_pages(hocr)}
    except etree.XMLSyntaxError as error:
        message = f"What was recognised of {name} is damaged."
        raise SourceError(message, _ANEW) from error
    if said.get(SOURCE) != source:
        message = f"What was recognised stands beside {name}, but was read in another file."
        raise SourceError(message, _ANEW)
    by = said.get(SYSTEM) or "an unnamed program"
    return tuple(_joined(page, read[page.number], by) if page.number in read else page for page in pages)


def _joined(page: Page, read: RecognisedPage, by: str) -> Page:
    is_from_right = _runs_from_right(read.text)
    glyphs = (glyph for line in read.lines for glyph in glyphs_of(line, is_from_right=is_from_right))
    rules = [Box(*each) for each in read.rules]
    level = (*page.rules, *(each for each in rules if each.right - each.left >= each.top - each.bottom))
    uprights = (*page.uprights, *(each for each in rules if each.right - each.left < each.top - each.bottom))
    width, height = (page.width, page.height) if page.glyphs else (read.width, read.height)
    return Page(page.number, width, height, (*page.glyphs, *glyphs), level, uprights, recognised=by)


def _runs_from_right(text: str) -> bool:
    """Tell whether most letters of a page run from right to left."""
    letters = [bidirectional(sign) for sign in text if sign.isalpha()]
    return 2 * sum(each in RIGHT for each in letters) > len(letters)


def findings_of_pictures(
    pages: Sequence[Page], lines: Mapping[int, int], name: str, language: str
) -> Iterator[Finding]:
    """Yield what is to be said of pages that are pictures: which nobody has read, and how each of the others was read.

    `lines` are the first lines of pages.
    """
    unread = [page for page in pages if page.is_picture]
    for code, are_unnamed in (("F-242", False), ("F-249", True)):
        own = [page.number for page in unread if page.is_unnamed == are_unnamed]
        if own:
            yield finding(code, pages=ranges(own), file=name, language=language)
    for page in pages:
        if page.recognised:
            words = [(text, sure) for text, sure in _words(page.glyphs) if sure < DOUBTFUL]
            said = quoted([f"“{text}” ({sure:.2f})" for text, sure in words]) or "–"
            place = {"file": name, "language": language, "before": said, "line": lines.get(page.number)}
            yield finding("F-243", page=page.number, by=page.recognised, count=len(words), **place)


def _words(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, float]]:
    """Yield the words of characters in the order of the file, with how sure they are."""
    held: list[Glyph] = []
    for glyph in (*glyphs, None):
        if held and (glyph is None or glyph.text.isspace() or glyph.base != held[-1].base):
            yield "".join(each.text for each in held), min(each.sure for each in held)
            held = []
        if glyph is not None and not glyph.text.isspace():
            held.append(glyph)
