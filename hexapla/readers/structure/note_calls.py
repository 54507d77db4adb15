"""What is found of the notes of a text: calls in lines, lines that are texts of notes, texts that nothing calls."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.readers.structure.labels import split_label
from hexapla.readers.structure.lines import Line
from hexapla.typography.marks import Call

TEXT_OF_NUMBER = re.compile(
    r"(?P<mark>\d{1,3})(?:[ \t\u00a0]+(?P<text>[^\W\d_].*|[“\"«(‘《].*)|(?P<glued>[^\W\d_a-z].*|[“\"«‘《].*))"
)
"""The text of a note behind its figure."""


@dataclass
class Notes:
    """What was found: the calls in each line, the lines that are texts of notes, and texts that nothing calls."""

    calls: dict[int, list[Call]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    orphans: list[tuple[int, str]] = field(default_factory=list)

    def add(self, index: int, call: Call) -> None:
        """Add a call in the line with this index."""
        self.calls.setdefault(index, []).append(call)

    def take(self, index: int, start: int, end: int, mark: str, text: tuple[int, str] | None) -> None:
        """Join a call to the text that the line of another index holds."""
        self.add(index, Call(start, end, mark, text[1] if text else None))
        if text:
            self.texts[text[0]] = text[1]

    def moved(self, places: Mapping[int, int]) -> "Notes":
        """Return the notes of the lines that have a place in another row of lines, by their indexes there."""
        return Notes(
            calls={places[index]: calls for index, calls in self.calls.items() if index in places},
            texts={places[index]: text for index, text in self.texts.items() if index in places},
            orphans=[(places[index], mark) for index, mark in self.orphans if index in places],
        )


CALLING = "calling"
"""The style of a line under the masthead: it may call notes that are numbered, and is the text of none."""


def is_free(line: Line) -> bool:
    """Tell whether a line is one of a plain text, and no row of a table."""
    return _is_plain(line) and not line.text.startswith("|")


def _is_plain(line: Line) -> bool:
    return line.content is None and line.block is None and line.style is None


def calls_in(line: Line, pattern: re.Pattern[str], language: str) -> Iterator[re.Match[str]]:
    """Yield the marks in the words of a line or in the cells of a row; what stands in its label is none."""
    first = -1
    for match in pattern.finditer(line.text) if _is_plain(line) or line.style == CALLING else ():
        if first < 0:
            first = len(line.text) - len(split_label(line.text, language).text)
        if match.start() >= first:
            yield match


def is_row_of_marks(marks: Sequence[int]) -> bool:
    """Tell whether marks count from 1 without a gap; one that was there may come again."""
    highest = 0
    for mark in marks:
        if mark > highest + 1:
            return False
        highest = max(highest, mark)
    return highest > 0
