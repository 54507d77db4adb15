"""Texts that a paragraph quotes: an agenda, a provision as it is amended, lines in quotation marks."""

from dataclasses import dataclass

from hexapla.readers.structure.labels import matches
from hexapla.readers.structure.units import Unit

_OPENING = ("“", "«", "„", "「", "『")
_CLOSING = ("”", "»", "“", "」", "』")
_STOPS = ".;,:!?。；，"
_ITEMS = ("point", "dotted", "bullet", "number", "quoted")


@dataclass
class Quotation:
    """What is known of the text that the paragraph at hand quotes.

    `may_begin` says that the paragraph ends with a colon, `is_announced` that its words announce an agenda or a
    provision; `is_numbered` that numbered lines of such a text have begun, `is_open` that quotation marks were opened.
    """

    may_begin: bool = False
    is_announced: bool = False
    is_numbered: bool = False
    is_open: bool = False

    def takes(self, unit: Unit) -> bool:
        """Tell whether a line is of the quoted text: in quotation marks, or an item below its numbered lines."""
        if unit.kind not in ("text", *_ITEMS):
            return False
        text = unit.line.text
        is_inside = self.is_open or (self.may_begin and text.startswith(_OPENING))
        self.is_open = is_inside and not text.rstrip(_STOPS).endswith(_CLOSING)
        return is_inside or (self.is_numbered and unit.kind in _ITEMS)

    def begins_numbers(self) -> bool:
        """Take a numbered line of another text; tell whether the paragraph at hand announces it."""
        self.is_numbered = self.is_announced
        return self.is_announced


def quotation_after(unit: Unit, language: str) -> Quotation:
    """Return what a paragraph may quote."""
    return Quotation(unit.text.endswith((":", "：")), matches("quoting", unit.text, language))
