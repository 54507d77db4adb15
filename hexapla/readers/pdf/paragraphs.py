"""Paragraphs: rows put together again, over the ends of pages too, and what shows that a row begins one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hexapla.domain.label_patterns import matches, patterns
from hexapla.readers.pdf.doubts import BEGIN
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.row_distances import edges_of, leading_of, straight_of
from hexapla.readers.structure.labels import ends_sentence, split_label
from hexapla.readers.text.line_ends import EAST_ASIAN

_LEADING = 1.3
"""From which part of the usual distance on two rows are apart."""

_SIZES = 0.6
"""Points by which rows of one paragraph may differ in size."""

_INDENT = 4.0
"""Points by which the first row of a paragraph stands in."""

_AGREED = 0.9
"""The part of what distance and indent tell for certain that the structure tree has to say too, to be trusted."""

_RUNNING = frozenset({"P", "LI", "Note"})
"""Elements whose words go on over the end of a page."""

_FULL_STOPS = frozenset(".;:!?؛؟。；：！？")
"""Signs after which no sentence goes on in a small letter."""

_COMMAS = frozenset(",،，、")
_DASHES = "-–—"
_BRACKETS = "(（", ")）"
_FIRST_WORD = re.compile(r"[^ {0}]+|[{0}](?:[^ {0}]+[{0}])?|".format(EAST_ASIAN.pattern.strip("[]")))
"""What a row may not end within: no row ends at another blank, or before a sign of a word that has no blanks around it."""

_PARTS = ("part", "book_chapter", "book_section", "decision", "resolution", "article", "annex", "appendix")


@dataclass
class Paragraph:
    """Rows of one paragraph, and the reasons to doubt that it is one; `lead` is the paragraph of a note that stands before its mark."""

    rows: list[Row] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)
    lead: list[Row] = field(default_factory=list)

    @property
    def first(self) -> Row:
        """Its first row."""
        return self.rows[0]

    @property
    def last(self) -> Row:
        """Its last row."""
        return self.rows[-1]


@dataclass(frozen=True)
class Measure:
    """What is usual in a text: the distance of rows by size, their edges on even and on odd pages, where those end that are set to a width, and whether its tags can be trusted."""

    leading: dict[int, float]
    edges: tuple[tuple[float, float], tuple[float, float]]
    size: float
    is_tagged: bool = False
    straight: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    @classmethod
    def of(cls, pages: Sequence[Sequence[Row]]) -> "Measure":
        """Measure the rows of a document; of a size that it hardly has, the only distance may be that of two paragraphs."""
        rows = [row for page in pages for row in page]
        sizes = Counter(round(row.size * 2) / 2 for row in rows for _ in row.text)
        size = sizes.most_common(1)[0][0] if sizes else 0.0
        own = [row for row in rows if abs(row.size - size) < _SIZES]
        even, odd = ([row for row in own if row.page % 2 == side] for side in (0, 1))
        straight = straight_of(even or odd), straight_of(odd or even)
        found = cls(leading_of(pages), (edges_of(even or odd), edges_of(odd or even)), size, straight=straight)
        said = [each for page in pages for pair in pairwise(page) for each in found._agreed(*pair)]
        return replace(found, is_tagged=bool(said) and sum(said) >= _AGREED * len(said))

    def right(self, row: Row) -> float:
        """Return the right edge of rows on the side of a sheet that a row stands on."""
        return self.edges[row.page % 2][1]

    def is_full(self, row: Row) -> bool:
        """Tell whether a row ends where rows are set to a width: none of these had room for another word."""
        return round(row.right) in self.straight[row.page % 2]

    def shift(self, one: Row, two: Row) -> float:
        """Return by how much the text of the page of a row stands further to the right than that of another one."""
        return self.edges[two.page % 2][0] - self.edges[one.page % 2][0]

    def _agreed(self, one: Row, two: Row) -> Iterator[bool]:
        """Yield whether the structure tree parts two rows as their distance does, or joins them as their words do."""
        if one.tag and two.tag and abs(one.size - two.size) < _SIZES and one.base > two.base:
            if self.is_apart(one, two):
                yield one.tag != two.tag
            elif two.text[0].islower() and len(one.pieces) == len(two.pieces) == 1:
                yield one.tag == two.tag

    def is_new(self, one: Row, two: Row) -> bool | None:
        """Tell whether two rows stand in two elements of the structure tree, None where it cannot tell.

        Lines of one heading may be two elements.
        """
        if not (self.is_tagged and one.tag and two.tag):
            return None
        is_new = one.tag != two.tag
        return None if is_new and one.tag.kind == two.tag.kind and one.tag.is_heading else is_new

    def is_apart(self, one: Row, two: Row) -> bool:
        """Tell whether two rows of one size stand further apart than rows of one paragraph."""
        usual = self.leading.get(round(one.size), 1.2 * one.size)
        return one.base - two.base > _LEADING * usual


def paragraphs_of(rows: Iterable[Row], measure: Measure, language: str) -> list[Paragraph]:
    """Return the paragraphs of rows of one page."""
    found: list[Paragraph] = []
    for row in rows:
        if not found or _begins(found[-1], row, measure, language):
            found.append(Paragraph())
        found[-1].rows.append(row)
    return found


def _begins(above: Paragraph, row: Row, measure: Measure, language: str) -> bool:
    """Tell whether a row begins a paragraph: by the structure tree, else by what is seen."""
    is_new = measure.is_new(above.last, row)
    return _seems_to_begin(above, row, measure, language) if is_new is None else is_new


def _seems_to_begin(above: Paragraph, row: Row, measure: Measure, language: str) -> bool:
    last = above.last
    if abs(last.size - row.size) > _SIZES or measure.is_apart(last, row):
        return True
    is_over = last.right > measure.right(last) + _INDENT  # a heading that goes over both columns of a bitext
    is_below = begins_with_label(row, language) and _stands_at_label(above, row, language)
    if look(last) != look(row) and (is_over or is_below or _had_space(last, row, measure)):  # bold may begin within one
        return True
    counts_on = abs(row.left - above.first.left) < _INDENT and _counts_on(above.first, row, language)
    counts_on = counts_on and not _is_aside(above, row) and (_ends_sentence(last) or _had_space(last, row, measure))
    if begins_with_label(row, language) and (len(row.pieces) > 1 or counts_on or _had_room(last, row, measure)):
        return True
    stands_alone = any(names(each.text, language) or _heads_list(each, language) for each in (last, row))
    if stands_alone or (look(row) and is_label(last.text, language)):
        return True
    if look(row) or len(last.pieces) > 2:
        return False
    return _stands_in(above, row) or (last.text.rstrip()[-1:] not in _COMMAS and _had_room(last, row, measure))


def look(row: Row) -> frozenset[str]:
    """Return the marks of a whole row that tell headings from text."""
    return row.marks & {"b", "i"}


def begins_with_label(row: Row, language: str) -> bool:
    """Tell whether a row begins with a number, a letter or a bullet."""
    return bool(split_label(row.text.replace("\t", " "), language).label)


def is_label(text: str, language: str) -> bool:
    """Tell whether a row is the label of a part alone, whose title stands below it."""
    unit = split_label(text, language)
    return unit.kind in _PARTS and not unit.text


def names(text: str, language: str) -> bool:
    """Tell whether a row is the label of a table or a figure alone: `Table 18.1`, `Figure 3.I.XII`."""
    return any(pattern.fullmatch(text.strip()) for kind in ("table", "figure") for pattern in patterns(kind, language))


def _heads_list(row: Row, language: str) -> bool:
    """Tell whether a row is the heading of a contents list."""
    return matches("contents", row.text.strip(), language)


def _stands_in(above: Paragraph, row: Row, shift: float = 0.0) -> bool:
    """Tell whether a row stands in where the last one did not, and its paragraph does not hang."""
    hangs = len(above.first.pieces) > 1 and abs(above.first.pieces[1].left - row.left + shift) < _INDENT
    return row.left - shift > above.last.left + _INDENT and not hangs and len(above.rows) > 1


def _stands_at_label(above: Paragraph, row: Row, language: str) -> bool:
    """Tell whether a row stands where the label of its paragraph stands, below which no row of it does that hangs."""
    return abs(row.left - above.first.left) < _INDENT and begins_with_label(above.first, language)


def _is_aside(above: Paragraph, row: Row) -> bool:
    """Tell whether a dash that begins a row parts an aside: no item ends above it, and none begins with such a dash."""
    dash = row.text[0]
    return dash in _DASHES and above.first.text[0] != dash and above.last.text.rstrip()[-1:] not in _FULL_STOPS


def _counts_on(above: Row, row: Row, language: str) -> bool:
    """Tell whether a row begins with a bullet, or with the number or the letter that follows the one of the row above."""
    one, two = (split_label(each.text.replace("\t", " "), language).label.strip(" .()") for each in (above, row))
    follows = len(one) == len(two) == 1 and one.isalpha() and ord(two) == ord(one) + 1
    is_next = one.isdecimal() and two.isdecimal() and int(two) == int(one) + 1
    return follows or is_next or not any(map(str.isalnum, two))


def _had_room(last: Row, row: Row, measure: Measure) -> bool:
    """Tell whether the first word of a row had had room at the end of the last one, which closes a sentence."""
    return _ends_sentence(last) and _had_space(last, row, measure)


def _ends_sentence(row: Row) -> bool:
    """Tell whether a row ends as sentences do, the marks of notes left out, and not within brackets: `(см.`."""
    glyphs = (glyph for piece in row.pieces for glyph in piece.glyphs)
    text = "".join(glyph.text for glyph in glyphs if "sup" not in glyph.marks)
    opened, closed = (max(map(text.rfind, signs)) for signs in _BRACKETS)
    return opened <= closed and ends_sentence(text)


def _had_space(last: Row, row: Row, measure: Measure) -> bool:
    if measure.is_full(last):
        return False
    word = _FIRST_WORD.match(row.pieces[0].text.strip())[0]  # type: ignore[index]
    width = len(word) / max(1, len(row.pieces[0].text)) * (row.pieces[0].right - row.pieces[0].left)
    return last.right + width + row.size < measure.right(last)


def goes_on(above: Paragraph, below: Paragraph, measure: Measure, language: str) -> bool:
    """Tell whether what a page begins with goes on in the last paragraph of the page before; what is undecided gets a reason."""
    if _heads_list(below.first, language):
        return False
    is_new = measure.is_new(above.last, below.first)
    if is_new is None or (is_new and _is_cut(above.last, below.first)):
        return _seems_to_go_on(above, below, measure, language)
    return not is_new


def _hangs(above: Paragraph, row: Row, shift: float) -> bool:
    """Tell whether a row stands where the rows of a paragraph stand that hang behind its label."""
    is_hung = above.last.left > above.first.left + _INDENT
    return is_hung and abs(row.left - shift - above.last.left) < _INDENT


def _is_cut(last: Row, row: Row) -> bool:
    """Tell whether words go on over the end of a page where the structure tree has two elements of running text.

    Word writes two where notes stand between them, and an item and a paragraph where one goes on in the other.
    """
    end = next((glyph.text for glyph in reversed(last.pieces[-1].glyphs) if "sup" not in glyph.marks), "")
    is_open = end.isalnum() or (end not in _FULL_STOPS and row.text[:1].islower())
    return is_open and {each.tag.kind for each in (last, row) if each.tag} <= _RUNNING


def _seems_to_go_on(above: Paragraph, below: Paragraph, measure: Measure, language: str) -> bool:
    row = below.first
    if abs(above.last.size - row.size) > _SIZES or names(row.text, language) or names(above.last.text, language):
        return False
    is_ended = _ends_sentence(above.last)
    is_cut = row.text[:1].islower() and above.last.text.rstrip()[-1:] not in _FULL_STOPS  # a paragraph, all of it bold
    shift = measure.shift(above.last, row)
    is_bold = look(above.last) == look(row) and (is_cut or _hangs(above, row, shift))
    if (look(above.last) or look(row)) and not is_bold and (is_ended or _had_space(above.last, row, measure)):
        return False
    is_hung = above.last.left > above.first.left + _INDENT and row.left - shift < above.first.left + _INDENT
    if begins_with_label(row, language) and (
        is_ended or is_hung or len(row.pieces) > 1 or _counts_on(above.first, row, language)
    ):
        return False
    is_open = not is_ended or above.last.right > measure.right(above.last) - 2 * row.size
    if row.text[:1].islower():
        return True
    is_facing = is_ended and row.page > above.last.page + 1 and begins_with_label(above.first, language)
    if is_facing or _had_space(above.last, row, measure):
        above.reasons |= {BEGIN} if is_facing else set()  # facing pages end with a sentence of both languages
        return is_facing and abs(row.left - shift - above.last.left) < _INDENT
    found = (
        is_open
        and not _stands_in(above, row, shift)
        and row.left - shift <= max(above.first.pieces[-1].left, above.last.left) + _INDENT
    )
    above.reasons.add(BEGIN)  # what may go on is no more certain than what may be more of it
    below.reasons |= set() if found else {BEGIN}
    return found
