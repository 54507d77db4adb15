"""Looks: which paragraphs are headings, and how high, by the size and the weight of their type."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hexapla.catalogue import language as language_of
from hexapla.dates import parse_day
from hexapla.domain.label_patterns import matches
from hexapla.readers.pdf.doubts import BEGIN, DRAWING, FRAGMENT, HEADING
from hexapla.readers.pdf.paragraphs import Paragraph, look
from hexapla.readers.structure.labels import ends_sentence, is_question, split_label

_MOST_ROWS = 4
_FEW_ROWS = 2
"""Rows that a heading may have which ends as a sentence does."""

_LARGER = 0.6
_PARTS = 5
"""Points by which the heading of a part is larger than the text."""

_OPENING = '“”„«‘"「『'
_SET_IN, _LEVEL = 9.0, 3.0
"""Points by which a quotation stands in, at least, and by which its rows may begin apart."""

_OFTEN = 3
"""Times that a look comes which is one of headings for certain."""


class Look(NamedTuple):
    """The size of type in half points, and whether it is bold and upright."""

    size: float
    is_bold: bool
    is_upright: bool


@dataclass(frozen=True)
class Looks:
    """The looks of the headings of a document, how often each comes, and the size of its text."""

    counts: Counter[Look]
    size: float

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> "Looks":
        """Find the looks that headings have: larger than the text, bold, or italic in few rows."""
        sizes = Counter(round(row.size * 2) / 2 for each in paragraphs for row in each.rows for _ in row.text)
        size = sizes.most_common(1)[0][0] if sizes else 0.0
        return cls(Counter(_look_of(each) for each in paragraphs if _may_be_heading(each, size)), size)

    def style_of(self, paragraph: Paragraph, above: str, language: str) -> tuple[str | None, tuple[str, ...]]:
        """Return the style of a paragraph, a heading's or None, and the reasons to doubt it; `above` is what stands above it."""
        if _is_told(paragraph, above, language):
            return None, ()
        label = split_label(" ".join(row.text for row in paragraph.rows).replace("\t", " "), language)
        has_label = bool(label.label)
        asks = label.kind in ("chapter", "letter") and is_question(label.text)
        is_said = has_label and ends_sentence(paragraph.last.text) and not asks  # a recommendation, all of it bold
        if is_said or not _may_be_heading(paragraph, self.size):
            return None, tuple(self.oddities(paragraph, has_label=has_label))
        style = self._heading_style(paragraph, language)
        found = _look_of(paragraph)
        is_often = self.counts[found] >= _OFTEN or found.size > self.size + _LARGER
        is_sure = style in ("chapter", "part") or (found.is_bold and (has_label or is_often))
        return style, () if is_sure else (HEADING,)

    def oddities(self, paragraph: Paragraph, *, has_label: bool = False) -> Iterator[str]:
        """Yield what is odd about running text: several pieces in a row, smaller type, a raised mark, italics, a beginning or an end that is none."""
        begun = paragraph.first.pieces[
            0
        ].text.split()  # a label alone, or words behind it: then the gap stands within text
        is_apart = has_label and not (begun[1:] and begun[-1].isalpha())
        is_parted = any(len(row.pieces) > 1 for row in paragraph.rows[1:]) or len(paragraph.first.pieces) > 1 + is_apart
        is_marked = "sup" in paragraph.first.pieces[0].glyphs[0].marks  # a note of a table
        if is_parted or is_marked or paragraph.first.size < self.size - _LARGER:
            yield DRAWING
        elif (
            not ends_sentence(paragraph.last.text)
            or _is_cut(paragraph)
            or look(paragraph.first) == look(paragraph.last) == {"i"}
        ):
            yield FRAGMENT
        elif not has_label and not _begins_as_text(paragraph.first.text):
            yield BEGIN

    def of_table(self, paragraph: Paragraph, language: str) -> tuple[str, ...]:
        """Return the reason to doubt what stands right below a table without a number: it may be words of a cell."""
        return () if split_label(paragraph.first.text.replace("\t", " "), language).label else (DRAWING,)

    def _heading_style(self, paragraph: Paragraph, language: str) -> str:
        kind = split_label(paragraph.first.text.replace("\t", " "), language).kind
        if kind == "chapter":
            return "chapter"
        if kind in ("part", "book_chapter", "book_section"):
            return "part" if _look_of(paragraph).size > self.size + _PARTS else "h1"
        if kind == "letter":
            return "h1"
        found = _look_of(paragraph)
        if found.size > self.size + _LARGER:
            return "chapter" if found.size > self.size + 3 else "h1"
        return "h23" if found.is_bold and kind != "point" else "h4"


def is_quotation(paragraph: Paragraph, above: Sequence[Paragraph]) -> bool:
    """Tell whether a paragraph is a quotation set apart: it begins with a quotation mark, and stands in at both sides of what stands above it.

    Its first row and a row of a numbered paragraph may begin alike: the last one above that has several tells.
    """
    rows, page = paragraph.rows, paragraph.first.page
    other = next((each.rows for each in reversed(above) if each.rows[1:] and each.last.page == page), None)
    if other is None or paragraph.first.text[0] not in _OPENING:
        return False
    is_level = all(abs(row.left - paragraph.first.left) < _LEVEL for row in rows)
    is_narrow = not rows[1:] or max(row.right for row in rows) < max(row.right for row in other) - _LEVEL
    return is_level and is_narrow and paragraph.first.left > other[-1].left + _SET_IN


def _is_told(paragraph: Paragraph, above: str, language: str) -> bool:
    """Tell whether words say by themselves that they are a line of text: Summary in italics, the meeting that adopted a text, its day."""
    text, own = paragraph.first.text.strip(), language_of(language)
    if len(paragraph.rows) > 1:
        return False
    is_day = matches("meeting", above.strip(), language) and parse_day(text, own) is not None
    is_summary = matches("summary", text, language) and "b" not in look(paragraph.first)
    return is_summary or is_day or matches("meeting", text, language)


def _is_cut(paragraph: Paragraph) -> bool:
    """Tell whether a numbered paragraph ends with a comma, as items alone do."""
    return paragraph.first.text[:1].isdecimal() and paragraph.last.text.rstrip().endswith(",")


def _begins_as_text(text: str) -> bool:
    """Tell whether words begin with a letter that is no small one, whatever opens them."""
    first = text.lstrip("“‘«\"'([")[:1]
    return first.isalpha() and not first.islower()


def _look_of(paragraph: Paragraph) -> Look:
    marks = look(paragraph.first)
    return Look(round(paragraph.first.size * 2) / 2, "b" in marks, "i" not in marks)


def _may_be_heading(paragraph: Paragraph, size: float) -> bool:
    first = paragraph.first
    is_slanted = "i" in look(first) and "b" not in look(first) and first.size > size + _LARGER
    is_set_apart = (bool(look(first)) or first.size > size + _LARGER) and not is_slanted  # such is the word Summary
    if (
        len(paragraph.rows) > _MOST_ROWS * (2 if "b" in look(first) else 1)
        or first.size < size - _LARGER
        or not is_set_apart
    ):
        return False
    text = paragraph.last.text
    is_short = "b" in look(first) and len(paragraph.rows) <= _FEW_ROWS and not text.rstrip().endswith((";", ":"))
    return not ends_sentence(text) or is_short
