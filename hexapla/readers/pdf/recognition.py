"""Recognition: pictures of pages become words with their places, once, when a file is taken in; readers read what was kept."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import bidirectional, east_asian_width

from lxml import etree

from hexapla.catalogue import language as language_of
from hexapla.catalogue import languages
from hexapla.codes import finding
from hexapla.errors import SourceError, ToolFailedError
from hexapla.findings import Finding
from hexapla.identification import language_of_text
from hexapla.readers.pdf.doubts import quoted, ranges
from hexapla.readers.pdf.page_pictures import picture_of
from hexapla.readers.pdf.pages import Glyph, Page, opened, pages_of
from hexapla.readers.pdf.turns import Box
from hexapla.tools import tesseract
from hexapla.tools.hocr import (
    SOURCE,
    SYSTEM,
    RecognisedPage,
    Word,
    WordLine,
    facts,
    is_turned,
    joined,
    page_of,
    plain,
    recognised_pages,
)

ENDING = ".hocr"
"""How the file beside a PDF is named that holds what was recognised in it."""

DOUBTFUL = 0.75
"""Below which confidence a word is quoted: from there on most words are right."""

_RAISED, _SMALLER = 0.25, 0.65
"""How far a word of figures has to stand above its line to be a mark, in parts of the size, and how large marks are."""

_LONGEST_MARK = 3
_WIDE = ("W", "F")
"""Widths of the signs of Chinese, which are written without blanks: Tesseract parts them by words."""

_LOOKED_AT = 3
"""Pictures of pages in which the language is looked for."""

_RIGHT = ("AL", "R")
_ANEW = "Recognise it again: python3 build.py add --ocr FILE"


def recognised(data: bytes, name: str, language: str) -> bytes:
    """Return as hOCR what Tesseract reads in the pictures of pages of a PDF, b"" where it has none.

    Raises:
        ToolMissingError: Tesseract, or its pack for the language, is not there.
        ToolFailedError: it failed, or took too long on a page.
        SourceError: the PDF cannot be opened.
    """
    pages = [page for page in pages_of(data, name) if page.is_picture]
    if not pages:
        return b""
    pack = _packs(language)
    found = {}
    with opened(data, name) as document:
        for page in pages:
            if (read := _read(document[page.number - 1], pack, page)) is not None:
                found[page.number] = read
    return joined(found, f"{tesseract.version()} {pack}", hashlib.sha256(data).hexdigest())


def _packs(language: str) -> str:
    """Return the pack of a language, and that beside it which reads Latin letters where its own has none."""
    known = language_of(language)
    own, other = (str(known.facts[key]) for key in ("recognition", "recognition_of_latin"))
    tesseract.check_pack(own, known.english_name)
    return f"{own}+{other}" if other and other in tesseract.packs() else own


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
            read = _read(document[page.number - 1], "+".join(packs), page) if packs else None
            if read is not None:
                told = language_of_text(
                    " ".join(plain(each) for each in read.iter() if each.get("class") == "ocrx_word")
                )
                if told is not None:
                    return told
    return None


def _read(sheet: object, pack: str, page: Page) -> etree._Element | None:
    """Return what is read on a page, right way up, without the words that the file has as text."""
    try:
        read = page_of(tesseract.hocr_of(picture_of(sheet), pack))
        if read is not None and (quarters := is_turned(read)):
            read = page_of(tesseract.hocr_of(picture_of(sheet, quarters), pack))
    except etree.XMLSyntaxError as error:
        message = f"What Tesseract says of page {page.number} is no hOCR."
        raise ToolFailedError(message, "Install a newer Tesseract (4 or 5): docs/machines.md") from error
    if read is not None and page.glyphs:
        _without(read, page)
    return read


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
    glyphs = (glyph for line in read.lines for glyph in _glyphs(line))
    rules = (*page.rules, *(Box(*each) for each in read.rules))
    width, height = (page.width, page.height) if page.glyphs else (read.width, read.height)
    return Page(page.number, width, height, (*page.glyphs, *glyphs), rules, recognised=by)


def _glyphs(line: WordLine) -> Iterator[Glyph]:
    """Yield the characters of a line, those of a word side by side, and blanks between words that stand in no columns."""
    for place, word in enumerate(line.words):
        if place:
            before = line.words[place - 1]
            ends = (before.right, word.left) if word.left > before.left else (word.right, before.left)
            if abs(ends[1] - ends[0]) < line.size and not _are_close(
                before.text, word.text, ends[1] - ends[0], line.size
            ):
                yield Glyph(" ", min(ends), max(ends), line.base, line.size, frozenset(), None, before.sure)
        is_mark = len(word.text) <= _LONGEST_MARK and word.text.isdecimal() and _rises(word, line)
        base, size = (word.bottom, line.size * _SMALLER) if is_mark else (line.base, line.size)
        width = (word.right - word.left) / len(word.text)
        is_from_right = bidirectional(word.text[0]) in _RIGHT
        for index, sign in enumerate(word.text):
            left = word.right - (index + 1) * width if is_from_right else word.left + index * width
            yield Glyph(sign, left, left + width, base, size, frozenset(), None, word.sure)


def _are_close(before: str, after: str, gap: float, size: float) -> bool:
    """Tell whether no blank stands between two words: signs of Chinese on both sides, or on one and little room."""
    wide = [east_asian_width(sign) in _WIDE for sign in (before[-1], after[0])]
    return all(wide) or (any(wide) and gap < size / 2)


def _rises(word: Word, line: WordLine) -> bool:
    return word.bottom > line.base + _RAISED * line.size


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
