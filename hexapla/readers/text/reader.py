"""Plain text: as the document services give it, or as Word saves it, tabs kept or lost."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.reading import Reading, Repair, Slot
from hexapla.codes import finding
from hexapla.readers.masthead.recognition import JOB_NUMBER, read_masthead
from hexapla.readers.structure.builder import build_structure
from hexapla.readers.structure.contents_list import contents_range
from hexapla.readers.structure.labels import BLANKS
from hexapla.readers.structure.lines import Line, words_of_lines
from hexapla.readers.structure.note_calls import CALLING, Notes
from hexapla.readers.structure.noted_lines import NOTED
from hexapla.readers.structure.notes import find_notes
from hexapla.readers.structure.settled import settle
from hexapla.readers.structure.tree import Structure
from hexapla.readers.structure.units import CONTENTS
from hexapla.readers.text.columns import without_columns
from hexapla.readers.text.cut_paragraphs import rejoined
from hexapla.readers.text.decoding import decoded
from hexapla.readers.text.joining import joined, without_empty_numbers
from hexapla.readers.text.page_furniture import Unpaged, without_pages
from hexapla.readers.text.run_together import with_masthead_apart
from hexapla.readers.text.tabbed_rows import with_tables
from hexapla.readers.text.wrapping import unwrapped
from hexapla.typography.marks import Call, lost_note, marked, split_mark
from hexapla.typography.repairs import repaired

_BULLET = re.compile(r" *[-–—•*o·▪][ \u00a0]+\S")
"""An item whose depth the blanks before it tell."""


def read_text(data: bytes, name: str, language: str) -> Reading:
    """Read a text file; any bytes that are text give a reading.

    Raises:
        SourceError: the bytes are no text, or too many.
    """
    source = decoded(data, name, language)
    unpaged = without_pages(source.text)
    text, laid_out = _laid_out(unpaged, language)
    text, repairs = repaired(text, language)
    text, dropped = without_empty_numbers(text, language)
    contents = contents_range(text.split("\n"), language)
    untouched = range(contents.start + 1, contents.stop + 1)
    text, joins = joined(text, language, untouched)
    lines = _lines(text, joins, untouched)
    slots, taken = read_masthead(lines, language)
    notes, called = _notes(lines[taken:], slots, language)
    slots, masthead_repairs = _with_content(slots, called, language)
    if unpaged.job_number and not any(slot.key == JOB_NUMBER for slot in slots):
        slots = (*slots, Slot(JOB_NUMBER, unpaged.job_number, 0))
    structure = _structure(lines[taken:], notes, language, name)
    return Reading(
        language=language,
        name=name,
        sha256=source.sha256,
        text=source.text,
        body=structure.body,
        slots=slots,
        attachments=tuple(structure.attachments),
        preamble=structure.preamble,
        repairs=(*unpaged.repairs, *laid_out, *repairs, *dropped, *joins, *masthead_repairs, *structure.repairs),
        findings=(*source.findings, *structure.findings),
        words=words_of_lines(lines),
    )


def _structure(lines: Sequence[Line], notes: Notes, language: str, name: str) -> Structure:
    """Return the structure of the lines below the masthead, tables, amendments, figures and preambles in it."""
    kept, placed, tables, repairs = with_tables(lines, notes, language)
    structure = build_structure(kept, language, name, placed)
    structure.repairs += repairs
    structure.findings += [finding("S-107", file=name, line=line, language=language) for line in tables]
    settle(structure, language)
    return structure


def _laid_out(unpaged: Unpaged, language: str) -> tuple[str, tuple[Repair, ...]]:
    """Return a text as it was before it was laid out on pages: columns, wrapped lines, paragraphs cut by a page end."""
    text, apart = with_masthead_apart(unpaged.text, language)
    shift = text.count("\n") - unpaged.text.count("\n")
    text, columns = without_columns(text, language)
    contents = contents_range(text.split("\n"), language)
    text, wraps = unwrapped(text, language, range(contents.start + 1, contents.stop + 1))
    text, cuts = rejoined(text, language, [place + shift for place in unpaged.breaks])
    return text, (*apart, *columns, *wraps, *cuts)


def _lines(text: str, joins: Sequence[Repair], contents: Collection[int]) -> list[Line]:
    """Return the lines that hold anything, with the numbers they have in the source."""
    broken = {join.line for join in joins}
    found = []
    number = 0
    for line in text.split("\n"):
        number += 1
        first = number
        while number in broken:
            number += 1
        if line.strip(BLANKS):
            tabs = len(line) - len(line.lstrip("\t"))
            if not tabs and _BULLET.match(line):
                tabs = 1 + (len(line) - len(line.lstrip(" "))) // 2
            found.append(Line(first, line.strip(BLANKS), tabs, CONTENTS if first in contents else None))
    return found


def _notes(lines: Sequence[Line], slots: Sequence[Slot], language: str) -> tuple[Notes, Mapping[int, list[Call]]]:
    """Return the notes of the text, and the calls in its title and the lines around it, by slot: their texts stand among the same lines."""
    styles = {"title": None, **dict.fromkeys(NOTED, CALLING)}
    front = [Line(slot.line, slot.text, style=styles.get(slot.key, "masthead")) for slot in slots]
    kept = [index for index, slot in enumerate(slots) if slot.key != "title"]
    found = find_notes([*front, *lines], language, kept)
    count = len(front)
    moved = found.moved({index: index - count for index in range(count, count + len(lines))})
    return moved, found.calls


def _with_content(
    slots: Sequence[Slot], called: Mapping[int, list[Call]], language: str
) -> tuple[tuple[Slot, ...], list[Repair]]:
    """Give the title its markup: cited symbols, raised letters, and the note that its mark calls; give other lines theirs that call notes."""
    repairs: list[Repair] = []
    found = []
    for index, slot in enumerate(slots):
        content: etree._Element | None = None
        calls = called.get(index, [])
        if slot.key in NOTED and calls:
            content, made = marked("p", slot.text, language, slot.line, calls)
            repairs += made
        elif slot.key == "title":
            words, mark = split_mark(slot.text)
            if mark and not any(call.end == len(slot.text) for call in calls):
                content, made = marked("docTitle", words, language, slot.line)
                content.append(lost_note(mark))
            else:
                content, made = marked("docTitle", slot.text, language, slot.line, calls)
            repairs += made
        found.append(replace(slot, content=content))
    return tuple(found), repairs
