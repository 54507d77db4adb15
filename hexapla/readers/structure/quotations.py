"""Texts that a paragraph quotes: an agenda, a provision as it is amended, lines in quotation marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from hexapla.domain.label_patterns import matches

_OPENING = ("“", "«", "„", "「", "『")
_CLOSING = ("”", "»", "」", "』")
_MARKS = re.compile("[" + "".join(_OPENING + _CLOSING) + "]")
_SAME_LINE = re.compile(r"(?P<words>.{1,400}?[:：])\s*(?P<quoted>[“«「『][^”»」』]*)")
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

    def takes(self, kind: str, text: str, following: Iterable[str] = ()) -> bool:
        """Tell whether a line of a kind stands in quotation marks that open below the paragraph.

        A numbered line does where the marks close in it, or in one of those that are `following`.
        """
        is_inside = kind in _KINDS and (self.is_open or (self.may_begin and text.startswith(_OPENING)))
        is_inside = is_inside or (kind == "paragraph" and self.is_open and _closes((text, *following)))
        opened, closed = (max(map(text.rfind, marks)) for marks in (_OPENING, _CLOSING))
        self.is_open = is_inside and closed <= opened
        return is_inside

    def begun(self, holder: etree._Element | None) -> etree._Element | None:
        """Take a numbered line of another text below a paragraph; return the one that quotes it, None where none announces it."""
        if self.is_announced and self.holder is None:
            self.holder = holder
        return self.holder


def _closes(lines: Iterable[str]) -> bool:
    """Tell whether quotation marks that are open close in one of some lines, before others open."""
    first = next((match[0] for line in lines if (match := _MARKS.search(line))), "")
    return first in _CLOSING


def quotation_after(text: str, language: str, *, is_numbered: bool) -> Quotation:
    """Return what a paragraph may quote; one without a number, or an item, only how a provision is to read.

    A provision that begins in the same line and has no end there goes on below.
    """
    begun = _SAME_LINE.fullmatch(text)
    text = begun["words"] if begun else text
    is_amending = matches("amending", text, language)
    may_begin = is_amending or (is_numbered and text.endswith((":", "：")))
    is_announced = is_numbered and may_begin and (is_amending or matches("quoting", text, language))
    return Quotation(may_begin, is_announced, is_open=begun is not None and is_amending)
