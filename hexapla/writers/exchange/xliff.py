"""Two languages of a document for translators' tools: XLIFF 2.1, one unit a paragraph, one segment a bead."""

from typing import Any

from lxml import etree

from hexapla.akn.names import XML
from hexapla.present.presentation import Bead, Presentation, Row

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
"""The namespace of the core of XLIFF 2.0 and 2.1."""


def write(presentation: Presentation) -> bytes:
    """Return the document; its source is the original where that is one of the two, else the first language."""
    codes = presentation.edition.languages
    source = codes.index(presentation.original) if presentation.original in codes else 0
    target = 1 - source
    names: dict[Any, str] = {None: XLIFF}
    root = etree.Element(_name("xliff"), nsmap=names)
    root.attrib.update({"version": "2.1", "srcLang": codes[source], "trgLang": codes[target]})
    file = _child(root, "file", id="f1", original=presentation.symbol)
    directions = [column.language.direction for column in presentation.columns]
    file.attrib.update({"srcDir": directions[source], "trgDir": directions[target]})
    file.set(f"{{{XML}}}space", "preserve")
    _remarks(file, presentation)
    for row in (*presentation.rows, *presentation.note_rows):
        if row.beads:
            _unit(file, row, source, target)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _remarks(file: etree._Element, presentation: Presentation) -> None:
    """Say which document this is and, where neither language is the original, which one is."""
    notes = _child(file, "notes")
    _child(notes, "note", category="document").text = presentation.symbol
    if presentation.original and presentation.original not in presentation.edition.languages:
        language = presentation.first.language
        words = language.label("translation_note").format(language=language.names[presentation.original].text)
        _child(notes, "note", category="document").text = words
    if presentation.first.standing:
        _child(notes, "note", category="document").text = presentation.first.standing


def _unit(file: etree._Element, row: Row, source: int, target: int) -> None:
    unit = _child(file, "unit", id=row.id)
    label = next((cell.num for cell in row.cells if cell and cell.num), None)
    if label:
        unit.set("name", label)
    if row.flags:
        notes = _child(unit, "notes")
        for flag in row.flags:
            _child(notes, "note", category="concordance", priority="1").text = f"{flag.kind}: {flag.words}"
    for number, bead in enumerate(row.beads, 1):
        segment = _child(unit, "segment", id=f"s{number}")
        _child(segment, "source").text = _words(row, bead, source)
        if bead.spans[target] is not None:
            segment.set("state", "final" if row.agreed(bead) else "translated")
            _child(segment, "target").text = _words(row, bead, target)


def _words(row: Row, bead: Bead, column: int) -> str:
    """Return what a bead holds in a column, the blank after it included."""
    span = bead.spans[column]
    return (row.texts[column] or "")[slice(*span)] if span is not None else ""


def _child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _name(tag), attributes)


def _name(tag: str) -> str:
    return f"{{{XLIFF}}}{tag}"
