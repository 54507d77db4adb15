"""Words: rows become one text again, those joined that the end of a row divides."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from hexapla.readers.pdf.cell_breaks import are_thousands
from hexapla.readers.pdf.doubts import HYPHEN
from hexapla.readers.pdf.joints import is_uneven, joint_of, may_go_on
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Row
from hexapla.readers.pdf.sign_gaps import without_gaps_of_signs
from hexapla.readers.text.line_ends import EAST_ASIAN
from hexapla.readers.word.characters import OBJECT, Character, Characters

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = "-\u00ad\u2010"
_SOFT = "\u00ad"
_LABELLED = re.compile(rf"(?<=[，、；：])\([a-z\d]{{1,3}}\)([ \u00a0]?)(?={EAST_ASIAN.pattern})")
"""A label behind a stop of a language that writes no blanks, and the blank behind it: `，(a) 饮用水`, or none."""
_ELIDED = re.compile(r"[^\W\d_]{1,2}['’]")
"""A word without its last letter, before another one: `s’en` behind `de` is no rest of `des`."""
_BEFORE, _BEHIND = re.compile(r"[^\W\d_]-[^\W\d_]+$"), re.compile(r"[^\W\d_]+-[^\W\d_]")
"""The other parts of a compound before and behind one of its hyphens: `quatre-vingt-unième`."""
_OPENING = re.compile(r"(?<=\s)[–—](?=\S)"), re.compile(r"(?<=\s)[–—](?=\s)")
_SUSPENDED = re.compile(r"[^\W\d_]{1,3}\s+[^\W\d_]+-")
"""What follows a hyphen that stands for a later word: `troop- and police-contributing`."""

_NEARLY_ALL = 0.9

_FEW = 3
"""Letters of a broken word that stand in its second row, at most."""

_PRESENTED = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
"""Letters in the form that a font joins them in."""


@dataclass(frozen=True)
class Vocabulary:
    """The words that a document has within its rows, what a divided word is compared with, those before a hyphen; whether it divides any.

    `draws_blanks` tells that its file has a blank at the end of a row wherever words end there: no other end has one.
    `parts_labels` tells that labels within its texts have a blank behind them where its words have none, `joins_dashes` that
    a dash that opens an aside stands at its first word.  `soft` are the looks of the text whose soft hyphens its file tells
    from others at the ends of rows.
    """

    words: frozenset[str]
    prefixes: frozenset[str] = frozenset()
    divides: bool = True
    draws_blanks: bool = False
    parts_labels: bool = False
    joins_dashes: bool = False
    soft: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(cls, pages: Iterable[Iterable[Row]]) -> "Vocabulary":
        """Collect the words of rows, those at the end of a row or of a cell left out: a narrow one breaks them."""
        held = [row for page in pages for row in page]
        rows = [row.text for row in held]
        texts = [piece.text for row in held for piece in row.pieces]
        lasts = [
            one.pieces[-1].glyphs[-1]
            for one, two in pairwise(held)
            if one.text[-1].isalpha() and _is_within(two.text[0])
        ]
        found = cls(frozenset(word.lower() for text in texts for word in _WORD.findall(text.rpartition(" ")[0])))
        ends = [(one[:-1], two) for one, two in pairwise(rows) if one[-1:] in _HYPHENS]
        blanks = sum(glyph.is_spaced for glyph in lasts)
        joined, apart = (sum(len(dash.findall(text)) for text in texts) for dash in _OPENING)
        labelled = [blank != "" for text in texts for blank in _LABELLED.findall(text)]
        return replace(
            found,
            prefixes=frozenset(word.partition("-")[0] for word in found.words if "-" in word),
            divides=any(found.is_divided(*each) for each in ends),
            draws_blanks=bool(lasts) and blanks >= _NEARLY_ALL * len(lasts),
            parts_labels=sum(labelled) * 2 > len(labelled),
            joins_dashes=joined > apart,
            soft=frozenset(last.marks for row in held if (last := row.pieces[-1].glyphs[-1]).text == _SOFT),
        )

    def blank_after(self, glyph: Glyph) -> str | None:
        """Return what stands between a sign at the end of a row and the next row, None where the file does not tell."""
        return (" " if glyph.is_spaced else "") if self.draws_blanks else None

    def is_divided(self, before: str, after: str) -> bool:
        """Tell whether a hyphen at the end of a row divides a word that is written without one."""
        return self.has_whole(before, after) and self.may_divide(before, after)

    def may_divide(self, before: str, after: str) -> bool:
        """Tell whether a hyphen at the end of a row may divide a word: none does behind a figure (`42-metre`), or one that stands within rows too."""
        return bool(_last(before)) and after[:1].islower() and not self.is_joined(before, after)

    def is_joined(self, before: str, after: str) -> bool:
        """Tell whether a hyphen at the end of a row is one that the document has within a row too."""
        return f"{_last(before)}-{_first(after)}".lower() in self.words

    def is_prefixed(self, before: str) -> bool:
        """Tell whether the document writes other words behind the same part and a hyphen: `inter-agency`, so `inter-community`."""
        return _last(before).lower() in self.prefixes

    def is_broken(self, before: str, after: str) -> bool:
        """Tell whether the end of a row without a blank breaks a word that the document has whole: no hyphen is drawn in a narrow cell."""
        ends = _last(before), _first(after)
        are_words = min(map(len, ends)) > 1 and {each.lower() for each in ends} <= self.words
        is_elided = _ELIDED.match(after) is not None
        return all(ends) and "".join(ends).lower() in self.words and not (are_words or is_elided)

    def is_one(self, before: str, after: str) -> bool:
        """Tell whether two parts around the end of a row are one word of the document, and no two: the file need not tell of a blank."""
        ends = _last(before), _first(after)
        return all(ends) and "".join(ends).lower() in self.words and not self.has_both(before, after)

    def is_torn(self, before: str, after: str) -> bool:
        """Tell whether a word alone in a full row and what follows it are one word of the document, and no two: a narrow cell has no room for it."""
        ends = _last(before), _first(after)
        are_words = min(map(len, ends)) > 1 and self.has_both(before, after)
        return all(ends) and "".join(ends).lower() in self.words and not are_words

    def are_fragments(self, before: str, after: str) -> bool:
        """Tell whether a word alone in a full row and the few letters that follow it are no words of the document: one word is broken."""
        ends = _last(before), _first(after)
        return len(ends[0]) > _FEW >= len(ends[1]) > 0 and not {each.lower() for each in ends} & self.words

    def is_unsure(self, before: str) -> bool:
        """Tell whether a hyphen at the end of a row may be one that divides: the document has such, or what stands before it is no word of it, and no prefix."""
        return self.divides or _last(before).lower() not in self.words | self.prefixes

    def is_rest(self, before: str, after: str) -> bool:
        """Tell whether a word of the document is broken behind letters that are none."""
        return self.has_whole(before, after) and _last(before).lower() not in self.words

    def has_whole(self, before: str, after: str) -> bool:
        """Tell whether both parts around the end of a row are a word of the document together."""
        return f"{_last(before)}{_first(after)}".lower() in self.words

    def has_both(self, before: str, after: str) -> bool:
        """Tell whether both parts around a hyphen at the end of a row are words of the document."""
        return {_last(before).lower(), _first(after).lower()} <= self.words


def _is_within(letter: str) -> bool:
    """Tell whether a letter may stand within a sentence: a small one, or one of a script without capitals."""
    return letter.isalpha() and not letter.isupper()


def _last(text: str) -> str:
    return re.search(r"[^\W\d_]*$", text)[0]  # type: ignore[index]


def _first(text: str) -> str:
    return re.match(r"[^\W\d_]*", text)[0]  # type: ignore[index]


def characters_of(
    rows: Sequence[Sequence[Glyph]],
    vocabulary: Vocabulary,
    language: str,
    *,
    is_heading: bool = False,
    width: float = 0.0,
) -> tuple[Characters, set[str]]:
    """Return the characters of rows as one text, blanks where rows meet, divided words whole, and the reasons to doubt it.

    A row of a heading that ends before it must is a line by itself.  `width` is that of the column of a cell, in points.
    """
    found: Characters = []
    widest = max((glyph.right for row in rows for glyph in row), default=0.0)
    whole = [_without_gaps(row, vocabulary) for row in rows]
    reasons = {HYPHEN} if sum(map(len, whole)) < sum(map(len, rows)) else set[str]()
    for place, row in enumerate(whole):
        characters = [_character(glyph) for glyph in row]
        text = "".join(each.text for each in found[-120:])
        begun = "".join(each.text for each in characters[:60])
        blank = vocabulary.blank_after(rows[place - 1][-1]) if place and rows[place - 1] else None
        if found and text[-1:] in _HYPHENS and begun:
            is_divided = text[-1] == _SOFT or vocabulary.is_divided(text[:-1], begun)
            is_open = vocabulary.may_divide(text[:-1], begun) and vocabulary.is_unsure(text[:-1])
            is_dash = not blank and text[-2:-1].isspace()
            if blank or is_dash or (blank is None and _SUSPENDED.match(begun) and not is_divided):
                reasons |= set() if blank or is_dash else {HYPHEN}
                found.append(Character(" ", found[-1].marks & characters[0].marks))
            elif is_divided:
                reasons |= {HYPHEN} if text[-1] != _SOFT and vocabulary.is_prefixed(text[:-1]) else set()
                found.pop()
            elif is_open:
                reasons.add(HYPHEN)
                found = found if _keeps_hyphen(text[:-1], begun, found[-1].marks, vocabulary) else found[:-1]
        elif place and is_heading and _had_room(rows[place - 1], row, widest):
            found.append(Character(OBJECT, kind="break"))
        elif found and characters and not found[-1].text.isspace():
            is_full = _is_full(rows[place - 1], widest, width, row[0].size)
            ends = _RowEnds(text, begun, blank, is_full, _is_one_word(rows[place - 1]))
            joint, is_unsure = _joint(ends, vocabulary, language)
            reasons |= {HYPHEN} if is_unsure else set()
            found += [Character(joint, found[-1].marks & characters[0].marks)] if joint else []
        found += characters
    found = _without_empty_links(without_gaps_of_signs(found, language, is_heading=is_heading))
    return found, reasons | ({HYPHEN} if is_uneven("".join(each.text for each in found), language) else set())


class _RowEnds(NamedTuple):
    """The ends of two rows: their words, what the file has between them, whether the upper has no room left, and is one word alone."""

    before: str
    after: str
    blank: str | None
    is_full: bool
    is_word: bool


def _joint(ends: _RowEnds, vocabulary: Vocabulary, language: str) -> tuple[str, bool]:
    """Return what stands between two rows, and whether that is doubtful."""
    before, after, blank, is_full, is_word = ends
    is_narrow = is_full and blank is None and is_word
    joint, is_unsure = joint_of(before, after, blank, vocabulary, language)
    if is_narrow and joint == " " and after[0].islower() and _is_torn(before, after, vocabulary):
        joint, is_unsure = "", True
    is_unsure = is_unsure and not (is_narrow and joint == "" and vocabulary.is_rest(before, after))
    is_within = is_full and joint == " " and may_go_on(before, after, "" if is_narrow else blank, vocabulary, language)
    may_be_whole = is_narrow and joint == " " and after[0].islower() and vocabulary.has_whole(before, after)
    is_within = is_within and not are_thousands(before, after)
    return joint, is_unsure or is_within or may_be_whole


def _is_one_word(row: Sequence[Glyph]) -> bool:
    return not any(glyph.text.isspace() for glyph in row)


def _is_full(row: Sequence[Glyph], widest: float, width: float, size: float) -> bool:
    """Tell whether a row had no room for another sign: where it had, no word is broken."""
    edges = min(glyph.left for glyph in row), max(glyph.right for glyph in row)
    return row[-1].right > widest - size and edges[1] - edges[0] > width - size


def _keeps_hyphen(before: str, after: str, marks: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a hyphen at the end of a row is one of a compound, as far as the document shows."""
    is_compound = _BEFORE.search(before) is not None or _BEHIND.match(after) is not None
    is_told = marks in vocabulary.soft  # where soft ones are told, others belong to their words
    return (
        is_told
        or not vocabulary.divides
        or vocabulary.has_both(before, after)
        or vocabulary.is_prefixed(before)
        or is_compound
    )


def _is_torn(before: str, after: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_torn(before, after) or vocabulary.are_fragments(before, after)


def _without_empty_links(content: Characters) -> Characters:
    """Return characters without links over blanks and points alone: the area of a link reaches over its neighbours."""
    parts = [list(part) for _, part in groupby(content, key=lambda each: each.href)]
    return [
        each if any(one.text.isalnum() for one in part) else each._replace(href=None) for part in parts for each in part
    ]


def _without_gaps(row: Sequence[Glyph], vocabulary: Vocabulary) -> list[Glyph]:
    """Return the characters of a row in which the file has blanks without those blanks that a gap alone shows within a known word."""
    if not any(glyph.is_spaced for glyph in row):
        return list(row)
    text = "".join(glyph.text for glyph in row)
    gaps = {
        place
        for place in range(1, len(row) - 1)
        if row[place].text == " "
        and not row[place - 1].is_spaced
        and vocabulary.is_broken(text[:place], text[place + 1 :])
    }
    return [glyph for place, glyph in enumerate(row) if place not in gaps]


def _had_room(above: Sequence[Glyph], row: Sequence[Glyph], widest: float) -> bool:
    """Tell whether the first word of a row had had room at the end of the one above it."""
    word = list(takewhile(lambda glyph: not glyph.text.isspace(), row))
    width = word[-1].right - word[0].left if word else 0.0
    return bool(above) and above[-1].right + width + row[0].size < widest


def _character(glyph: Glyph) -> Character:
    text = unicodedata.normalize("NFKC", glyph.text) if _PRESENTED.match(glyph.text) else glyph.text
    return Character(" " if text == "\u00a0" else text, glyph.marks, glyph.href)
