"""Units: lines with their labels taken off, and what is known of a line only when its neighbours are seen."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hexapla.readers.flat_tables import is_row
from hexapla.readers.labels import Labelled, may_be_heading, split_label
from hexapla.readers.lines import Line

SCOPES = ("decision", "resolution", "annex", "appendix", "article")
"""Kinds of lines behind which paragraphs may be numbered anew."""

CONTENTS = "contents"
_DIVIDERS = (
    "decision",
    "resolution",
    "annex",
    "appendix",
    "part",
    "book_chapter",
    "book_section",
    "article",
    "chapter",
    "letter",
    "heading",
)


@dataclass(frozen=True)
class Unit:
    """A line, what its beginning says, where it stands, and the part of the file whose numbers it shares."""

    line: Line
    label: Labelled
    index: int
    scope: int

    @property
    def kind(self) -> str:
        """What the line is: `text`, `paragraph`, `chapter` and so on."""
        return self.label.kind

    @property
    def text(self) -> str:
        """The words behind the label."""
        return self.label.text


class Units:
    """All units of a text, and where in each part each paragraph number stands."""

    def __init__(self, lines: Sequence[Line], language: str) -> None:
        self.rows: list[Unit] = []
        self.places: dict[tuple[int, int], list[int]] = {}
        letter, scope = "", 0
        for index, line in enumerate(lines):
            label = _labelled(line, language, letter)
            letter = {"letter": label.label, "chapter": ""}.get(label.kind, letter)
            if label.kind in SCOPES:
                scope, letter = scope + 1, ""
            self.rows.append(Unit(line, label, index, scope))
            if label.kind == "paragraph" and label.number is not None:
                self.places.setdefault((scope, label.number), []).append(index)

    def after(self, index: int) -> Unit | None:
        """Return the unit that follows, None at the end."""
        return self.rows[index + 1] if index + 1 < len(self.rows) else None

    def next_place(self, unit: Unit, number: int) -> int | None:
        """Return where a paragraph of this number stands next in the same part, None where there is none."""
        places = self.places.get((unit.scope, number), [])
        position = bisect_right(places, unit.index)
        return places[position] if position < len(places) else None

    @property
    def decisions(self) -> int:
        """How many decisions and resolutions the text holds."""
        return sum(1 for unit in self.rows if unit.kind in ("decision", "resolution"))


def _labelled(line: Line, language: str, letter: str) -> Labelled:
    """Return the label of a line: the automatic number of a Word file, else what its text begins with."""
    kind = (
        "block" if line.block is not None else CONTENTS if line.style == CONTENTS else "table" if is_row(line) else ""
    )
    if kind:
        return Labelled(kind, "", line.text)
    if line.label is not None and line.label.strip():
        return _automatic(line, language, letter)
    label = split_label(line.text, language, letter)
    if may_be_heading(label.text) or not label.text:
        return label
    if label.kind in ("chapter", "letter"):
        return replace(label, kind="point")
    return Labelled("text", "", line.text) if label.kind in ("part", "book_chapter", "book_section") else label


def _automatic(line: Line, language: str, letter: str) -> Labelled:
    """Return an automatic number as a label, by its form; the words behind it are the whole text."""
    number = (line.label or "").strip()
    by_form = split_label(f"{number}\tX", language, letter)
    kind = (
        by_form.kind
        if by_form.kind
        in ("bullet", "paragraph", "letter", "chapter", "point", "dotted", "article", "prefixed", "number")
        else "point"
    )
    return Labelled(kind, number, line.text.strip())


def divides(unit: Unit | None) -> bool:
    """Tell whether a unit begins a new division of the text; the end of the text does."""
    return unit is None or unit.kind in _DIVIDERS
