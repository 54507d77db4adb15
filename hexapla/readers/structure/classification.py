"""What a line is where its label does not tell: heading or paragraph, a number of ours or of a text that is quoted."""

import re
from dataclasses import dataclass

from hexapla.catalogue import language as language_of
from hexapla.dates import parse_day
from hexapla.domain.citations import find_symbols
from hexapla.readers.masthead.slots import folded_line, phrase_lines
from hexapla.readers.structure.labels import ends_sentence, is_chinese_number, may_be_heading
from hexapla.readers.structure.units import Unit, Units

_BEFORE_TEXT = frozenset({
    "paragraph", "chapter", "letter", "text", "article", "part", "book_chapter", "book_section", "heading", "table", "block",
    "prefixed",
})  # fmt: skip
_LONGEST_LINE_OF_TWO = 40
_BELOW_TITLE = ("heading", "part", "book_chapter", "book_section", "article")
_LONGEST_PREFIX = 5
_BRACKETS = re.compile(r"[(\[（].{1,200}[)\]）]\*{0,3}")
_COMMAS = (",", "،", "，")
_COLONS = (":", "：")
_SPEAKING = ("text", "plain", "paragraph", "prefixed", "point", "bullet", "dotted", "number")
_HEADED = ("chapter", "letter", "heading", "part", "article")
_LONGEST_INSIDE = 150
_MOST_HEADINGS = 3
_FIELD = re.compile(r"[^:：]{2,60}[:：][ \u00a0\t]+\S.*")
_FIGURES = re.compile(r"(?<![^\W_])[^\W_]*(?:[ \t\u00a0]{1,400}[-–.,%\d()+]{0,40}\d[-–.,%\d()+]{0,40}){2,}")
_INSERTED = re.compile(r"\s(?:bis|ter|quater)\b")


@dataclass
class Numbering:
    """The row of numbered paragraphs in one part of a text: its last number, and how far that paragraph was set in.

    `is_quoting` is True while lines may belong to a paragraph that ended with a colon; `heading` is the last
    number of a numbered heading; `quoted` the last number of a quoted row; `style` how the last paragraph's label is
    written, `level` how deep a word processor numbers it, 0 where none does.
    """

    scope: int = 0
    number: int = 0
    tabs: int = 0
    heading: int = 0
    is_quoting: bool = False
    quoted: str = ""
    style: str = ""
    level: int = 0


class LineClassifier:
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

    def is_heading(self, unit: Unit, numbering: Numbering, *, is_in_list: bool, is_open: bool = False) -> bool:
        """Tell whether a line without a label is a heading; `is_open` says that a sentence above has no end yet."""
        follower, before = self.units.after(unit.index), self.units.before(unit.index)
        text = unit.text
        if unit.kind != "text" or follower is None or not may_be_heading(text) or self._is_said_otherwise(text):
            return False
        if _is_field(text) and any(each is not None and _is_field(each.text) for each in (before, follower)):
            return False
        if self._is_row(text, follower) or (before is not None and _is_announced(before, text)):
            return False
        starts_well = not text[0].islower() and (text[0].isalpha() or text[0].isdigit())
        if is_open or (is_in_list and not unit.line.tabs):
            return starts_well and len(text) <= _LONGEST_INSIDE and self._is_between(before, follower, numbering)
        if unit.index and follower.kind in ("text", "plain") and self._goes_on(follower):
            return False
        return bool(unit.line.tabs) or (starts_well and follower.kind in _BEFORE_TEXT)

    def _is_row(self, text: str, follower: Unit) -> bool:
        """Tell whether a line is of a table whose cells only blanks part: it ends in figures, or the line below is some."""
        is_above = follower.kind == "text" and _FIGURES.fullmatch(follower.text) is not None
        return is_above or (text[-1].isdigit() and _FIGURES.search(text) is not None)

    def _is_between(self, before: Unit | None, follower: Unit, numbering: Numbering) -> bool:
        """Tell whether a line stands between a clause or list that ended and the next numbered paragraph."""
        below: Unit | None = follower
        for _ in range(_MOST_HEADINGS):
            if below is None or below.kind != "text" or not self._is_like_heading(below.text):
                break
            below = self.units.after(below.index)
        is_next = below is not None and below.kind == "paragraph" and below.label.number == numbering.number + 1
        return is_next and before is not None and ends_sentence(before.text)

    def _is_like_heading(self, text: str) -> bool:
        return may_be_heading(text, _LONGEST_INSIDE) and not text[0].islower() and not self._is_said_otherwise(text)

    def is_lettered_heading(self, unit: Unit, numbering: Numbering, *, has_sibling: bool) -> bool:
        """Tell whether (a) or (i) stands before a heading: text ended above it, the next paragraph stands below it."""
        before, follower = self.units.before(unit.index), self.units.after(unit.index)
        inner = re.sub(r"\W", "", unit.label.label)
        is_chinese = is_chinese_number(unit.label)  # below it stand paragraphs with no number, or counted anew
        if before is None or follower is None or not may_be_heading(unit.text) or unit.text[0].islower():
            return False
        is_next = follower.kind == "paragraph" and follower.label.number == numbering.number + 1
        is_next = is_next or (is_chinese and _is_text_of(follower))
        is_free = before.kind in _HEADED or (
            ends_sentence(before.text) and before.text.rstrip("\u00a0 ")[-1] not in ":;,：；，"
        )
        return (
            is_next
            and is_free
            and len(unit.text) <= _LONGEST_INSIDE
            and (has_sibling or inner in ("a", "i", "а", "一", "㈠"))
        )

    def is_open(self, text: str) -> bool:
        """Tell whether a sentence goes on behind a line: it ends with a comma, or with no stop at all."""
        is_whole = self._is_date(text) or (ends_sentence(text) and not text.endswith(_COMMAS))
        return not is_whole and bool(re.search(r"\w", text))

    def _is_date(self, text: str) -> bool:
        return parse_day(text, language_of(self.language)) is not None

    def _is_said_otherwise(self, text: str) -> bool:
        """Tell whether a line is a date, or the name of an organ that speaks in a preamble."""
        folded = folded_line(text)
        starts = range(min(len(folded), _LONGEST_PREFIX))  # a language may glue a small word to a name
        return (
            any(folded[start:] in phrase_lines(self.language) for start in starts)
            or self._is_date(text)
            or _begins_with_symbol(text)
        )

    def _goes_on(self, follower: Unit) -> bool:
        """Tell whether a line goes on with what stands above it: a clause of a preamble, a date under a meeting."""
        return follower.text.endswith(_COMMAS) or follower.text[:1].islower() or self._is_date(follower.text)

    def is_numbered_heading(self, unit: Unit, numbering: Numbering) -> bool:
        """Tell whether a number stands before a heading: the paragraph below it goes on with the row of paragraphs."""
        number, follower = unit.label.number, self.units.after(unit.index)
        if (
            number is None
            or follower is None
            or numbering.is_quoting
            or not may_be_heading(unit.text)
            or unit.text[0].islower()
        ):
            return False
        if follower.kind == "paragraph":
            return follower.label.number == numbering.number + 1
        if follower.kind == "prefixed":
            return follower.label.label.startswith(unit.label.label)
        is_next = number in (1, numbering.heading + 1)
        is_over_text = follower.kind == "text" and ends_sentence(follower.text)
        return is_next and is_over_text and self.units.next_place(unit, number) is None

    def is_quoted(self, unit: Unit, numbering: Numbering) -> bool:
        """Tell whether a number belongs to another text, quoted or listed under a paragraph that ends with a colon."""
        if not numbering.is_quoting:
            return False
        if unit.kind == "letter":
            return bool(_INSERTED.search(unit.label.label))
        number, wanted = unit.label.number, numbering.number + 1
        if number is None:  # 24 bis.
            return not re.match(rf"{numbering.number}\D", unit.label.label)
        if number != wanted and numbering.quoted == str(number - 1):
            return True
        has_tabs = unit.line.tabs > 0 and numbering.tabs > 0
        is_deeper = unit.line.tabs > numbering.tabs
        if number == wanted:
            return self._is_wanted_later(unit, wanted, numbering) and (is_deeper or not has_tabs)
        is_later = self.units.next_place(unit, wanted) is not None
        return number <= numbering.number or (is_deeper if has_tabs else is_later)

    def _is_wanted_later(self, unit: Unit, wanted: int, numbering: Numbering) -> bool:
        """Tell whether the number that is next stands again further down, this one being of the quoted row.

        A row begins below a colon, not behind the items of the paragraph: there the number stands twice.
        """
        again, before = self.units.next_place(unit, wanted), self.units.before(unit.index)
        is_begun = numbering.quoted == str(wanted - 1) or (before is not None and before.text.endswith(_COLONS))
        if again is None or not is_begun:
            return False
        following = self.units.next_place(unit, wanted + 1)
        return numbering.quoted == str(wanted - 1) or following is None or again < following


def _is_text_of(follower: Unit) -> bool:
    """Tell whether a line below a heading is its text: a sentence, or the first of its paragraphs."""
    is_first = follower.kind == "paragraph" and follower.label.number == 1
    return is_first or (follower.kind == "text" and ends_sentence(follower.text))


def _begins_with_symbol(text: str) -> bool:
    """Tell whether a line is an entry of a list of documents: a symbol, then what the document is."""
    found = next(iter(find_symbols(text)), None)
    return found is not None and found[0] == 0


def _is_announced(before: Unit, text: str) -> bool:
    """Tell whether the line above says what this one is: a value, the name of a table, the office of who signed."""
    if before.kind in _SPEAKING and before.text.endswith(_COLONS):
        return True
    return before.kind == "plain" and len(text) <= _LONGEST_INSIDE and not before.text[:1].isdigit()


def _is_field(text: str) -> bool:
    """Tell whether a line says something by its name, `State party: Peru`."""
    return _FIELD.fullmatch(text) is not None
