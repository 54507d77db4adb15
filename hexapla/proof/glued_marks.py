"""Marks of notes that no blank parts from the words around them, in a row of words that has them in one."""

from collections.abc import Sequence

from hexapla.proof.canonical import texts
from hexapla.proof.stories import MARK, Word

_MOST_GLUED = 9
"""Words and marks of notes in turn that no blank parts."""


def parted(one: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """Return a row of words, those cut that end or begin with the mark of a note, where the other row has them so.

    The word before it tells the place: `13` is no `1` with a note 3 elsewhere.
    """
    row = ("", "", *texts(other))
    marks = {place for place, word in enumerate(other, 2) if word.rule == MARK}
    glued: dict[tuple[str, str], tuple[str, ...]] = {}
    for place in marks:
        base = next(
            at for at in range(place - 1, -1, -1) if at not in marks
        )  # behind calls that the file counts itself
        before = row[base]
        earlier = {row[base - 1], next((row[at] for at in range(base - 1, -1, -1) if at not in marks), "")}
        for end in range(place + 1, min(place + _MOST_GLUED, len(row)) + 1):
            run = row[place:end]
            glued |= {(each, "".join((before, *run))): (before, *run) for each in earlier}
            if len(run) > 1:
                glued[before, "".join(run)] = run
            if end == len(row) or (end - 1 in marks) == (end in marks):
                break
            if end not in marks and row[end][:1].isdecimal():
                break
    found: list[Word] = []
    for word in one:
        last = found[-1].text if found else ""
        found += [word._replace(text=text) for text in glued.get((last, word.text), (word.text,))]
    return found
