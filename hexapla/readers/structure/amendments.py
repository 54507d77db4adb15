"""Amendments: the text that a provision is to have, and the underlined words that take the place of struck ones."""

from collections.abc import Iterable

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, akn, local
from hexapla.readers.structure.labels import matches


def mark_insertions(parts: Iterable[etree._Element]) -> None:
    """Make insertions of the underlined words of a document that has struck words."""
    roots = list(parts)
    if any(next(root.iter(akn("del")), None) is not None for root in roots):
        for root in roots:
            for line in list(root.iter(akn("u"))):
                line.tag = akn("ins")


def mark_amendments(root: etree._Element, language: str) -> None:
    """Make a modification of each quotation whose paragraph says that a provision is to read so."""
    for quotation in list(root.iter(akn("embeddedStructure"))):
        paragraph = quotation.getparent()
        if paragraph is None or local(paragraph) != "p":
            continue
        before = paragraph.getprevious()
        announced = plain_text(paragraph) or ("" if before is None else plain_text(before))
        if matches("amending", announced, language):
            quotation.tag = akn("quotedStructure")
            change = E.mod()
            change.tail, quotation.tail = quotation.tail, None
            paragraph.replace(quotation, change)
            change.append(quotation)
