"""What a line is where its label does not tell: heading or paragraph, a number of ours or of a text that is quoted."""

import re
from dataclasses import dataclass

from hexapla.catalogue import language as language_of
from hexapla.dates import parse_day
from hexapla.readers.labels import ends_sentence, may_be_heading
from hexapla.readers.masthead import phrase_lines
from hexapla.readers.units import Unit, Units

_BEFORE_TEXT = frozenset({
    "paragraph", "chapter", "letter", "text", "article", "part", "book_chapter", "book_section", "heading", "table", "block",
    "prefixed",
})  # fmt: skip
_LONGEST_LINE_OF_TWO = 40
_BELOW_TITLE = ("heading", "part", "book_chapter", "book_section", "article")
_LONGEST_PREFIX = 5
_BRACKETS = re.compile(r"[(\[（].{1,200}[)\]）]\*{0,3}")
_COMMAS = (",", "،", "，")
_INSERTED = re.compile(r"\s(?:bis|ter|quater)\b")


@dataclass
class Row:
    """The row of numbered paragraphs in one part of a text: its last number, and how far that paragraph was set in.

    `is_quoting` is True while lines may belong to a paragraph that ended with a colon; `heading` is the last
    number of a numbered heading; `quoted` the last number of a quoted row.
    """

    scope: int = 0
    number: int = 0
    tabs: int = 0
    heading: int = 0
    is_quoting: bool = False
    quoted: str = ""


class Judge:
    """Decides by what stands around a line."""

    def __init__(self, units: Units, language: str) -> None:
        """Take all units, so that what follows a line can be seen."""
        self.units, self.language = units, language

    def is_second_line(self, unit: Unit) -> bool:
        """Tell whether a line right below a heading belongs to it: in brackets, or longer than a heading before the next."""
        if unit.kind != "text" or _BRACKETS.fullmatch(unit.text):
            return unit.kind == "text"
        follower = self.units.after(unit.index)
        is_long = len(unit.text) > _LONGEST_LINE_OF_TWO and may_be_heading(unit.text)
        return is_long and follower is not None and follower.kind in _BELOW_TITLE

    def is_heading(self, unit: Unit, *, is_in_list: bool) -> bool:
        """Tell whether a line without a label, which goes on with no sentence, is a heading."""
        follower, text = self.units.after(unit.index), unit.text
        if unit.kind != "text" or not may_be_heading(text) or follower is None or self._is_said_otherwise(text):
            return False
        if unit.index and follower.kind in ("text", "plain") and self._goes_on(follower):
            return False
        if unit.line.tabs:
            return True
        starts_well = not text[0].islower() and (text[0].isalpha() or text[0].isdigit())
        return starts_well and follower.kind in _BEFORE_TEXT and not is_in_list

    def is_open(self, text: str) -> bool:
        """Tell whether a sentence goes on behind a line: it ends with a comma, or with no stop at all."""
        is_whole = self._is_date(text) or (ends_sentence(text) and not text.endswith(_COMMAS))
        return not is_whole and bool(re.search(r"\w", text))

    def _is_date(self, text: str) -> bool:
        return parse_day(text, language_of(self.language)) is not None

    def _is_said_otherwise(self, text: str) -> bool:
        """Tell whether a line is a date, or the name of an organ that speaks in a preamble."""
        folded = re.sub(r"\s+", " ", text).casefold()
        starts = range(min(len(folded), _LONGEST_PREFIX))  # a language may glue a small word to a name
        return any(folded[start:] in phrase_lines(self.language) for start in starts) or self._is_date(text)

    def _goes_on(self, follower: Unit) -> bool:
        """Tell whether a line goes on with what stands above it: a clause of a preamble, a date under a meeting."""
        return follower.text.endswith(_COMMAS) or follower.text[:1].islower() or self._is_date(follower.text)

    def is_numbered_heading(self, unit: Unit, row: Row) -> bool:
        """Tell whether a number stands before a heading: the paragraph below it goes on with the row of paragraphs."""
        number, follower = unit.label.number, self.units.after(unit.index)
        if (
            number is None
            or follower is None
            or row.is_quoting
            or not may_be_heading(unit.text)
            or unit.text[0].islower()
        ):
            return False
        if follower.kind == "paragraph":
            return follower.label.number == row.number + 1
        if follower.kind == "prefixed":
            return follower.label.label.startswith(unit.label.label)
        is_next = number in (1, row.heading + 1)
        is_over_text = follower.kind == "text" and ends_sentence(follower.text)
        return is_next and is_over_text and self.units.next_place(unit, number) is None

    def is_quoted(self, unit: Unit, row: Row) -> bool:
        """Tell whether a number belongs to another text, quoted or listed under a paragraph that ends with a colon."""
        if not row.is_quoting:
            return False
        if unit.kind == "letter":
            return bool(_INSERTED.search(unit.label.label))
        number, wanted = unit.label.number, row.number + 1
        if number is None:  # 24 bis.
            return not re.match(rf"{row.number}\D", unit.label.label)
        has_tabs = unit.line.tabs > 0 and row.tabs > 0
        is_deeper = unit.line.tabs > row.tabs
        if number == wanted:
            return self._is_wanted_later(unit, wanted, row) and (is_deeper or not has_tabs)
        is_later = self.units.next_place(unit, wanted) is not None
        return number <= row.number or (is_deeper if has_tabs else is_later)

    def _is_wanted_later(self, unit: Unit, wanted: int, row: Row) -> bool:
        """Tell whether the number that is next stands again further down, this one being of the quoted row."""
        again = self.units.next_place(unit, wanted)
        if again is None:
            return False
        following = self.units.next_place(unit, wanted + 1)
        return row.quoted == str(wanted - 1) or following is None or again < following
