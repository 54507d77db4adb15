"""What `hx:closer` says of a text: by how much its author has set its letters closer by hand, and which of them."""

import re
from dataclasses import dataclass

CLOSEST = 9
"""By how many twentieths of a point letters may be set closer, at most."""

STRAY = 3
"""Letters that an author who marks words leaves out or takes along."""

_SAID = re.compile(r"(?P<by>[1-9])(?: (?P<first>[1-9]\d{0,4})(?: (?P<last>[1-9]\d{0,4}))?)?")


@dataclass(frozen=True)
class CloserLetters:
    """Letters that stand closer by so many twentieths of a point: all, or those from the last `first` on, but for the `last` last.

    They are counted from the end of the text, since its number, which each edition sets in its own way, is at the beginning.
    """

    by: int
    first: int = 0
    last: int = 0

    def __str__(self) -> str:
        """Return it as an attribute says it."""
        return " ".join(str(each) for each in (self.by, self.first, self.last) if each)

    def among(self, letters: int) -> tuple[int, int]:
        """Return where they begin and end among so many letters."""
        return max(0, letters - self.first) if self.first else 0, max(0, letters - self.last)


def closer_letters(said: str) -> CloserLetters | None:
    """Return what an attribute says, None where it says nothing that can be."""
    found = _SAID.fullmatch(said)
    made = CloserLetters(*(int(each or 0) for each in found.groups())) if found else None
    return made if made is not None and (not made.last or made.last < made.first) else None
