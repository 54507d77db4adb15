"""Stories: the words of a source or of a canonical document as rows, in the order in which they stand.

A story is a text that runs on by itself: the body, a note, a text box, a page head.  A word is letters and figures
alone; blanks, punctuation and signs are not compared.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

BLANK = " "

WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Word(NamedTuple):
    """One word: its place in the source (a line or a paragraph, from 1), and the rule by which it may be left out."""

    text: str
    place: int = 0
    rule: str = ""


class Story(NamedTuple):
    """The words of one story; `kind` is `body`, `note`, `box`, `head`, or another that a rule names."""

    kind: str
    words: tuple[Word, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(word.text for word in self.words)


NUMBER, MARK = "number", "mark"
"""Rules by which a word of the text need not be one of the source: a label that counts by itself, the mark of a note."""


class Piece(NamedTuple):
    """A stretch of text as a source holds it, before it is cut into words."""

    text: str
    place: int = 0
    rule: str = ""


_GAP = Piece(BLANK)


def words_of(pieces: Iterable[Piece]) -> Iterator[Word]:
    """Yield the words of a row of pieces, those that a rule may leave out behind all others.

    A word may reach over several pieces, as if what a rule leaves out did not stand between them; it has the place of
    its first.
    """
    row = [each if each.text.isascii() else each._replace(text=_plain(each.text)) for each in pieces]
    yield from _cut(each for each in row if not each.rule or each.rule in (NUMBER, MARK))
    yield from _cut(part for each in row if each.rule and each.rule not in (NUMBER, MARK) for part in (each, _GAP))


def _cut(pieces: Iterable[Piece]) -> Iterator[Word]:
    row = list(pieces)
    ends = list(accumulate(len(piece.text) for piece in row))
    index = 0
    for match in WORD.finditer("".join(piece.text for piece in row)):
        while ends[index] <= match.start():
            index += 1
        yield Word(match[0], row[index].place, row[index].rule)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(WORD.findall(_plain(text)))


def letters(texts: Iterable[str]) -> str:
    """Return words as one row of letters and figures, however they are parted."""
    return "".join(texts)


def find(wanted: Sequence[str], row: Sequence[str], end: int | None = None) -> int | None:
    """Return where a row of words stands in another, None where it does not."""
    if not wanted:
        return None
    last = len(row) - len(wanted) if end is None else min(end, len(row)) - len(wanted)
    for start in range(last + 1):
        if row[start] == wanted[0] and list(row[start : start + len(wanted)]) == list(wanted):
            return start
    return None


def taken_out(forms: Sequence[Story], rows: Sequence[list[str]]) -> bool:
    """Take a line out of the first row of words that holds it in one of its forms, and tell whether one does."""
    for form in forms:
        for row in rows:
            if (place := find(form.texts, row)) is not None:
                del row[place : place + len(form.words)]
                return True
    return False


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _SILENT.sub("", text))
