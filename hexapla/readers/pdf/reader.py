"""Published PDFs: pages become rows, rows paragraphs, notes and tables, and these the lines of every source."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.akn.reading import Reading, Slot
from hexapla.codes import finding
from hexapla.errors import PicturesError
from hexapla.findings import Finding
from hexapla.readers.masthead.recognition import JOB_NUMBER, read_masthead
from hexapla.readers.masthead.slots import job_number_of
from hexapla.readers.pdf.attached import attached_reading
from hexapla.readers.pdf.bitext_gaps import without_gaps
from hexapla.readers.pdf.bitexts import in_one_language
from hexapla.readers.pdf.blocks import Block, blocks_of
from hexapla.readers.pdf.directions import mirrored
from hexapla.readers.pdf.doubts import findings_of, ranges
from hexapla.readers.pdf.drawings import PageDrawing, picture_of
from hexapla.readers.pdf.elements import Elements
from hexapla.readers.pdf.first_page import lines_of_masthead, parted_first_line, parts_by_size, rows_of_masthead
from hexapla.readers.pdf.front_notes import with_notes_of_head
from hexapla.readers.pdf.furniture import without_furniture
from hexapla.readers.pdf.outline import furniture_by_page, outline_of
from hexapla.readers.pdf.pages import Page, opened, pages_of
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.recognition import findings_of_pictures, with_recognised
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.pdf.words import Vocabulary
from hexapla.readers.structure.lines import words_of_lines
from hexapla.readers.structure.noted_lines import heads_of, with_notes
from hexapla.readers.structure.styled import structure_of
from hexapla.readers.text.decoding import check_size
from hexapla.tools.pdfbounds import check_content

_MASTHEAD = 16
"""Rows of the first page among which those of the masthead are looked for."""

_DIGITS = re.compile(r"\d+")
_SCANNED = "Have its words recognised by Tesseract: python3 build.py add --ocr FILE"


def read_pdf(data: bytes, name: str, language: str, hocr: bytes = b"") -> Reading:
    """Read a PDF: the XML that is attached to one of ours where its words are those of the pages, else the pages.

    `hocr` is what was recognised in those of its pages that are pictures.

    Raises:
        SourceError: it cannot be opened, asks for a password, is too large, or holds pictures of pages and no text.
    """
    check_size(data, name)
    check_content(data, name)
    digest = hashlib.sha256(data).hexdigest()
    seen = with_recognised(tuple(pages_of(data, name)), hocr, digest, name)
    if not any(glyph.text.strip() for page in seen for glyph in page.glyphs):
        message = f"{name} holds pictures of pages and no text."
        if any(page.is_unnamed for page in seen):
            message = f"The characters of {name} are not the letters that its pages show."
        raise PicturesError(message, _SCANNED)
    taken, why = attached_reading(data, name, language)
    if taken is not None:
        return taken
    with opened(data, name) as document:
        by_number = {page.number: page for page in mirrored(seen)}
        reading = _of_pages(
            seen, name, language, lambda drawing: picture_of(document, by_number[drawing.page], drawing)
        )
    return replace(reading, sha256=digest, findings=(*why, *reading.findings), recognised=hocr)


def _of_pages(seen: Sequence[Page], name: str, language: str, pictures: Callable[[PageDrawing], bytes]) -> Reading:
    """Return the reading of pages; the hash of their file and what was recognised in them are the caller's to say.

    `pictures` gives that of a drawing.
    """
    own, bitext = in_one_language(seen, language)
    pages = mirrored(own)
    parted = without_furniture(pages, [rows_of(page) for page in pages])
    if bitext:
        kept, gaps = without_gaps(parted.text, language)
        parted, bitext = parted._replace(text=kept), replace(bitext, others=(*bitext.others, *gaps))
    made = Elements(language, Vocabulary.of(parted.text), pictures=pictures)
    text, front = _without_masthead(parted.text, language)
    lines = made.lines([*front, *blocks_of(pages, parted._replace(text=text), language)])
    slots, count = read_masthead(lines, language)
    text_lines = with_notes_of_head(lines[count:], made.first_notes, slots)
    structure = structure_of(text_lines, language, name, heads_of(slots, lines))
    heads = {slot.line for slot in slots}
    doubts = [each for each in made.doubts if each.line not in heads]
    furniture = furniture_by_page(pages, parted.furniture)
    findings = (
        *structure.findings,
        *(replace(each, file=name) for each in made.findings),
        *_left_out(furniture, name, language),
        *_heads_left_out(made.heads, name, language),
        *findings_of_pictures(pages, made.begins, name, language),
        *([bitext.said(name, language)] if bitext else ()),
        *findings_of(doubts, name, language),
    )
    return Reading(
        language=language,
        name=name,
        sha256="",
        text="",
        body=structure.body,
        slots=tuple(with_notes(_with_job_number(slots, parted.furniture), lines)),
        attachments=tuple(structure.attachments),
        preamble=structure.preamble,
        repairs=(*made.repairs, *structure.repairs),
        findings=findings,
        handling={"pages": str(len(seen)), **_recognised(pages), **(bitext.handling if bitext else {})},
        outline=outline_of(pages, furniture, made, doubts, bitext.others if bitext else ()),
        words=words_of_lines(lines),
        media=made.media,
    )


def _recognised(pages: Sequence[Page]) -> dict[str, str]:
    """Return by which programs words of the pages were recognised, for the provenance."""
    by = dict.fromkeys(page.recognised for page in pages if page.recognised)
    return {"recognised": ", ".join(by)} if by else {}


def _without_masthead(
    pages: Sequence[tuple[Row, ...]], language: str
) -> tuple[tuple[tuple[Row, ...], ...], list[Block]]:
    """Part the rows of the masthead from the first page: each piece of them is a line of its own."""
    first = pages[0]
    count = rows_of_masthead(first[:_MASTHEAD], (language,))
    pieces = [Row(row.page, (part,)) for row in first[:count] for piece in row.pieces for part in parts_by_size(piece)]
    middle = (min((row.left for row in first), default=0.0) + max((row.right for row in first), default=0.0)) / 2
    top, rest = parted_first_line(pieces)
    ordered = sorted(rest, key=lambda row: row.left > middle)  # two columns below the first line
    blocks = [lines for part in (top, ordered) for lines in lines_of_masthead(part, language)]
    return (first[count:], *pages[1:]), [Block(Paragraph(rows)) for rows in blocks]


def _with_job_number(slots: Sequence[Slot], furniture: Sequence[Row]) -> Sequence[Slot]:
    """Return the lines of the masthead with the job number at the foot of the first page, where there is one."""
    numbers = [number for row in furniture for piece in row.pieces if (number := job_number_of(piece.text))]
    is_known = any(slot.key == JOB_NUMBER for slot in slots)
    return slots if is_known or not numbers else (*slots, Slot(JOB_NUMBER, numbers[0], 0))


def _left_out(furniture: Mapping[int, Sequence[str]], name: str, language: str) -> Iterator[Finding]:
    """Yield what was left out as page furniture, with how often it stands: what differs in its figures alone, by its first and last."""
    alike: dict[str, list[str]] = {}
    for text in (text for lines in furniture.values() for text in lines):
        alike.setdefault(_DIGITS.sub("#", text), []).append(text)
    said = [
        (each[0] if len(set(each)) == 1 else f"{each[0]} … {each[-1]}") + (f" ({len(each)} times)" if each[1:] else "")
        for each in alike.values()
    ]
    if said:
        yield finding("F-238", before="; ".join(said), file=name, language=language)


def _heads_left_out(heads: Sequence[tuple[int, str]], name: str, language: str) -> Iterator[Finding]:
    """Yield the heads of tables that were left out where pages repeat them."""
    for words in dict.fromkeys(words for _, words in heads):
        pages = ranges({page for page, each in heads if each == words})
        yield finding("F-250", before=words, pages=pages, file=name, language=language)
