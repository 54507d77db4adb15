"""Texts that a paragraph quotes: an agenda, a provision as it is amended, lines in quotation marks."""

from dataclasses import dataclass

from lxml import etree

from hexapla.readers.structure.labels import matches
from hexapla.readers.structure.units import Unit

_OPENING = ("“", "«", "„", "「", "『")
_CLOSING = ("”", "»", "」", "』")
_KINDS = ("text", "point", "dotted", "bullet", "number", "quoted")


@dataclass
class Quotation:
    """What is known of the text that the paragraph at hand quotes.

    `may_begin` says that the paragraph ends with a colon, `is_announced` that its words announce an agenda or a
    provision; `holder` is that paragraph once numbered lines of such a text have begun; `is_open` says that quotation
    marks were opened.
    """

    may_begin: bool = False
    is_announced: bool = False
    holder: etree._Element | None = None
    is_open: bool = False

    def takes(self, unit: Unit) -> bool:
        """Tell whether a line stands in quotation marks that open below the paragraph."""
        text = unit.line.text
        is_inside = unit.kind in _KINDS and (self.is_open or (self.may_begin and text.startswith(_OPENING)))
        opened, closed = (max(map(text.rfind, marks)) for marks in (_OPENING, _CLOSING))
        self.is_open = is_inside and closed <= opened
        return is_inside

    def begun(self, holder: etree._Element | None) -> etree._Element | None:
        """Take a numbered line of another text below a paragraph; return the one that quotes it, None where none announces it."""
        if self.is_announced and self.holder is None:
            self.holder = holder
        return self.holder


def quotation_after(unit: Unit, language: str) -> Quotation:
    """Return what a paragraph may quote."""
    may_begin = unit.text.endswith((":", "："))
    return Quotation(may_begin, may_begin and matches("quoting", unit.text, language))
