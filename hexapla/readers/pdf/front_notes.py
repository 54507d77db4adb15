"""Notes at the foot of page one that lines of the masthead call with asterisks: before the text, as Word files have them."""

import re
from collections.abc import Collection, Sequence

from hexapla.akn.reading import Slot
from hexapla.readers.structure.lines import Line

_MARK = re.compile(r"(?<!\*)\*{1,6}(?!\*)")
_TEXT = re.compile(r"\s*(\*{1,6})(?!\*)")


def with_notes_of_head(lines: Sequence[Line], foot: Collection[int], slots: Sequence[Slot]) -> list[Line]:
    """Return the lines of a text, those notes first that the masthead calls; `foot` are the numbers of those at the foot of page one.

    A mark that the masthead has and the foot has not calls nothing: it stays as it is (UN Editorial Manual: notes of
    the title page stand at the foot of page one).
    """
    called = {mark for slot in slots for mark in _MARK.findall(slot.text)}
    found = [(line, _TEXT.match(line.text)) for line in lines]
    first = [line for line, match in found if match and match[1] in called and line.number in foot]
    return [*first, *(line for line in lines if line not in first)]
