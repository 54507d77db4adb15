"""The aligned sentences of a side-by-side edition as a translation memory: TMX 1.4b."""

from collections.abc import Iterator

from lxml import etree

from hexapla.akn.names import XML_LANG
from hexapla.present.presentation import Bead, Presentation, Row
from hexapla.version import __version__

ANY = "*all*"
"""The source language of a memory in which no language is the source of another."""

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'


def write(presentation: Presentation) -> bytes:
    """Return the translation memory: one unit a sentence pair, what the concordance asks to look at left out.

    With the office's `memory = "all"` those pairs stay, marked by a property.
    """
    root = etree.Element("tmx", version="1.4")
    root.append(_header(presentation))
    body = etree.SubElement(root, "body")
    keeps_all = presentation.office.memory == "all"
    for row in (*presentation.rows, *presentation.note_rows):
        for number, bead in enumerate(row.beads, 1):
            if keeps_all or row.agreed(bead):
                body.extend(_unit(presentation, row, number, bead))
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE) + b"\n"


def _header(presentation: Presentation) -> etree._Element:
    is_here = presentation.original in presentation.edition.languages
    header = etree.Element("header", {
        "creationtool": "Hexapla", "creationtoolversion": __version__, "segtype": "sentence",
        "o-tmf": "Akoma Ntoso 3.0", "adminlang": "en", "srclang": str(presentation.original) if is_here else ANY,
        "datatype": "plaintext", "creationdate": _moment(presentation),
    })  # fmt: skip
    _property(header, "x-document-symbol", presentation.symbol)
    if presentation.original:
        _property(header, "x-original-language", presentation.original)
    return header


def _unit(presentation: Presentation, row: Row, number: int, bead: Bead) -> Iterator[etree._Element]:
    """Yield the unit of a bead; none where fewer than two languages have words for it."""
    words = [
        (column.language.code, (text or "")[slice(*span)].strip())
        for column, text, span in zip(presentation.columns, row.texts, bead.spans, strict=True)
        if span is not None
    ]
    variants = [(code, text) for code, text in words if text]
    if len(variants) < 2:
        return
    unit = etree.Element("tu", tuid=f"{row.id}__s{number}", creationdate=_moment(presentation))
    _property(unit, "x-document-symbol", presentation.symbol)
    _property(unit, "x-unit", row.id)
    for flag in row.flags if not row.agreed(bead) else ():
        _property(unit, "x-concordance", f"{flag.kind}: {flag.words}")
    for code, text in variants:
        variant = etree.SubElement(unit, "tuv", {XML_LANG: code})
        etree.SubElement(variant, "seg").text = text
    yield unit


def _property(parent: etree._Element, kind: str, text: str) -> None:
    etree.SubElement(parent, "prop", type=kind).text = text


def _moment(presentation: Presentation) -> str:
    """Return the day of the document as TMX writes a moment; no clock is asked."""
    return presentation.day.strftime("%Y%m%dT000000Z")
