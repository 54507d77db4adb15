"""Plain text: as the document services give it, or as Word saves it, tabs kept or lost."""


from lxml import etree

from hexapla.akn.reading import Reading, Repair, Slot
from hexapla.readers.door import decoded
from hexapla.readers.labels import split_label
from hexapla.readers.lines import Line
from hexapla.readers.masthead import read_masthead
from hexapla.readers.structure import build_structure
from hexapla.typography.marks import lost_note, marked, split_mark
from hexapla.typography.repairs import repaired

BROKEN_HEADING = "S-101"


def read_text(data: bytes, name: str, language: str) -> Reading:
    """Read a text file; any bytes that are text give a reading.

    Raises:
        SourceError: the bytes are no text, or too many.
    """
    source = decoded(data, name, language)
    text, repairs = repaired(source.text, language)
    text, joins = _joined(text, language)
    lines = _lines(text, joins)
    slots, taken = read_masthead(lines, language)
    slots, masthead_repairs = _with_content(slots, language)
    structure = build_structure(lines[taken:], language, name)
    return Reading(
        language=language,
        name=name,
        sha256=source.sha256,
        text=source.text,
        body=structure.body,
        slots=slots,
        attachments=tuple(structure.attachments),
        repairs=(*repairs, *joins, *masthead_repairs, *structure.repairs),
        findings=(*source.findings, *structure.findings),
    )


def _joined(text: str, language: str) -> tuple[str, tuple[Repair, ...]]:
    """Join headings that were broken over two lines: a tabbed line, then one that begins without a tab or label."""
    log: list[Repair] = []
    lines = text.split("\n")
    kept: list[str] = []
    offset = 0
    for number, line in enumerate(lines, 1):
        if kept and _continues(kept[-1], line, language):
            log.append(Repair(BROKEN_HEADING, number - 1, offset - 1, "\n", " "))
            kept[-1] = f"{kept[-1]} {line}"
        else:
            kept.append(line)
        offset += len(line) + 1
    return "\n".join(kept), tuple(log)


def _continues(before: str, line: str, language: str) -> bool:
    if not before.startswith("\t") or not line[:1].islower():
        return False
    return split_label(line, language).kind == "text" and split_label(before, language).kind in ("text", "chapter", "letter")


def _lines(text: str, joins: tuple[Repair, ...]) -> list[Line]:
    """Return the lines that hold anything, with the numbers they have in the source."""
    broken = {join.line for join in joins}
    found = []
    number = 0
    for line in text.split("\n"):
        number += 1
        first = number
        while number in broken:
            number += 1
        if line.strip():
            tabs = len(line) - len(line.lstrip("\t"))
            found.append(Line(first, line.strip(" \t\u00a0"), tabs))
    return found


def _with_content(slots: tuple[Slot, ...], language: str) -> tuple[tuple[Slot, ...], list[Repair]]:
    """Give the title its markup: cited symbols, raised letters, and the note that its mark calls."""
    repairs: list[Repair] = []
    found = []
    for slot in slots:
        content: etree._Element | None = None
        if slot.key == "title":
            words, mark = split_mark(slot.text)
            content, made = marked("docTitle", words, language, slot.line)
            repairs += made
            if mark:
                content.append(lost_note(mark))
        found.append(Slot(slot.key, slot.text, slot.line, content))
    return tuple(found), repairs


