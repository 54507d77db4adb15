"""The words of a line as an element: its links, raised letters and notes in it, its label left out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.reading import Repair
from hexapla.readers.structure.content import words_of
from hexapla.readers.structure.labels import BLANKS
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.note_calls import Notes
from hexapla.readers.structure.raised_notes import FIGURES
from hexapla.typography.marks import Call, marked

BRACKETED_MARK = "N-102"


class LineMarkup:
    """Makes elements of lines; `repairs` are those of markup made on the way."""

    def __init__(self, lines: Sequence[Line], notes: Notes, language: str) -> None:
        """Take the notes of the lines, whose calls are at offsets of each line's text."""
        self.language = language
        self.repairs: list[Repair] = []
        self._calls: Mapping[int, Sequence[Call]] = {
            id(line): notes.calls[index] for index, line in enumerate(lines) if index in notes.calls
        }

    def element(self, holder: str, line: Line, text: str | None = None) -> etree._Element:
        """Return an element of this name with the words of a line, or with the last of them, `text`."""
        text = line.text if text is None else text
        if line.content is not None:
            is_whole = line.text.strip(BLANKS) == text.strip(BLANKS)  # what stands behind a formula is no label
            return words_of(holder, line.content, line.text if line.label or is_whole else text, line.text)
        calls = self.calls(line, len(line.text.rstrip(BLANKS)) - len(text), text)
        element, repairs = marked(holder, text, self.language, line.number, calls)
        self.repairs += repairs
        return element

    def calls(self, line: Line, start: int, text: str) -> list[Call]:
        """Return the calls in words of a line that begin at an offset, by their places in these words."""
        calls = [
            replace(call, start=call.start - start, end=call.end - start)
            for call in self._calls.get(id(line), ())
            if start <= call.start < start + len(text)
        ]
        for call in calls:
            printed = text[call.start : call.end]
            if printed.translate(FIGURES) != call.mark:
                self.repairs.append(Repair(BRACKETED_MARK, line.number, call.start, printed, call.mark, is_markup=True))
        return calls
