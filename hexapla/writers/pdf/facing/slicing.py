"""Parts of an element: a deep copy that holds only what stands between two places of its text.

A place is counted in letters, blanks left out, since lines and pages break at blanks.  The number of a paragraph and the
marks of notes are no letters of its text: a number stands at the very beginning, a mark behind the letter it follows.
"""

from collections.abc import Iterator
from copy import deepcopy
from enum import Enum, auto
from unicodedata import east_asian_width

from lxml import etree

from hexapla.xml_tree import take_out

Place = tuple[int, int]
"""How many letters stand before it, and how many parts of long notes that hang at that letter and may go on."""

START: Place = (0, 0)
END: Place = (1 << 60, 0)
BEYOND: Place = (1 << 60, 1 << 60)
"""The end of a text, and of all that hangs at it."""


class Break(Enum):
    """What is divided where a unit may be cut: a paragraph between sentences or in one; a table between groups of rows, rows, rows that hold together, or within one."""

    SENTENCES = auto()
    WORDS = auto()
    GROUPS = auto()
    ROWS = auto()
    TIED_ROWS = auto()
    ROW = auto()


CARRIED = "data-carried"
"""Says of a part of a long note, which may go on to a later page, at which place it hangs."""

_APART = frozenset({"num", "note-call", "note-mark", "footnote"})
_ENDS = frozenset("\u2014\u2013/")
_NO_LETTERS = frozenset("\u00ad\u200b\u2060")


def count(text: str | None) -> int:
    """Return how many letters a text has: all but its blanks and what is invisible."""
    if not text:
        return 0
    return sum(map(len, text.split())) - sum(map(text.count, _NO_LETTERS))


def letters(element: etree._Element) -> int:
    """Return how many letters the text of an element has."""
    if is_apart(element):
        return 0
    own = count(element.get("alt")) if element.tag == "img" else count(element.text)
    return own + sum(letters(each) + count(each.tail) for each in element)


def is_apart(element: etree._Element) -> bool:
    """Tell whether an element is a number, a mark or a note: none of the letters that places are counted in."""
    return not _APART.isdisjoint(element.get("class", "").split())


def sliced(element: etree._Element, start: Place, end: Place) -> etree._Element:
    """Return a copy of an element with what stands between two places of its text."""
    made = deepcopy(element)
    made.tail = None
    _prune(made, start, end, 0)
    return made


def word_end(element: etree._Element, wanted: int) -> int:
    """Return how many letters stand before the end of the word that the wanted letter is in, if it ends there."""
    at = 0
    for text in _texts(element):
        for sign in text:
            if at >= wanted and (not count(sign) or sign in _ENDS or east_asian_width(sign) in "WF"):
                return at
            at += count(sign)
    return at


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the texts that letters are counted in, a blank after each element that stands by itself."""
    if is_apart(element):
        return
    yield (element.get("alt") if element.tag == "img" else element.text) or ""
    for each in element:
        yield from _texts(each)
        yield " " if each.tag == "p" else ""
        yield each.tail or ""


def notes_in(element: etree._Element, before: int = 0) -> Iterator[tuple[Place, etree._Element]]:
    """Yield the notes in an element in their order, each with the place where it hangs."""
    at = before + (0 if is_apart(element) else count(element.text))
    for each in element:
        if "footnote" in each.get("class", "").split():
            yield _place(each, at), each
        else:
            yield from notes_in(each, at)
            at += letters(each)
        at += count(each.tail)


def hang(note: etree._Element, place: Place) -> None:
    """Let a part of a note hang at another place than where it stands."""
    note.set(CARRIED, "{}:{}".format(*place))


def _place(element: etree._Element, at: int) -> Place:
    letters_before, _, number = element.get(CARRIED, f"{at}:0").partition(":")
    return int(letters_before), int(number)


def _prune(element: etree._Element, start: Place, end: Place, at: int) -> int:
    """Take out of an element what is not wanted; return how many letters stood before its end."""
    element.text, at = _kept(element.text, start, end, at)
    for each in list(element):
        size = letters(each)
        place = _place(each, at)
        if size and each.tag != "img":
            _prune(each, start, end, at)
            is_wanted = bool(len(each) or (each.text or "").strip())
        else:
            is_wanted = start < place <= end or place == START == start
        tail, at = _kept(each.tail, start, end, at + size)
        if is_wanted:
            each.tail = tail
        else:
            each.tail = tail
            take_out(each)
    return at


def _kept(text: str | None, start: Place, end: Place, at: int) -> tuple[str | None, int]:
    if not text or (start == START and end == BEYOND):
        return text, at + count(text)
    kept = []
    for sign in text:
        if count(sign):
            at += 1
            is_wanted = start[0] < at <= end[0]
        else:
            is_wanted = start[0] < at < end[0] or (at == 0 and start == START)
        if is_wanted:
            kept.append(sign)
    return "".join(kept) or None, at
