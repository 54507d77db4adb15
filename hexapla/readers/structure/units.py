"""Units: lines with their labels taken off, and what is known of a line only when its neighbours are seen."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hexapla.domain.label_patterns import matches
from hexapla.readers.structure.attributions import is_attribution
from hexapla.readers.structure.bold_headings import is_bold
from hexapla.readers.structure.flat_tables import is_row
from hexapla.readers.structure.labels import (
    LONGEST_CHAPTER,
    LONGEST_HEADING,
    Labelled,
    is_question,
    kind_of_number,
    letter_after,
    may_be_heading,
    split_label,
)
from hexapla.readers.structure.lines import CONTINUATION, PLAIN, Line

SCOPES = ("decision", "resolution", "annex", "appendix", "article")
"""Kinds of lines behind which paragraphs may be numbered anew."""

CONTENTS = "contents"
_NUMBERED = ("paragraph", "number", "prefixed")
_COUNTED = ("bullet", "paragraph", "letter", "chapter", "point", "dotted", "prefixed", "number", "article", "part",
            "book_chapter", "book_section")  # fmt: skip
"""Kinds that an automatic number may have."""

_TITLED = ("part", "book_chapter", "book_section", "annex", "appendix")
_FEWEST_LISTED = 2
_LONGEST_QUOTATION = 40
_BARE = re.compile(r"(?P<label>\d{1,2})[ \u00a0]*(?P<text>[^\W\d_a-zß-ÿа-яё].*|[“«\"].*)")
_LONGEST_LISTED = 300
_SENTENCES = re.compile(r"[.。!?][ \u00a0]+[^\W\d_a-z]")
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
        scope = 0
        labels = _labels(lines, language)
        for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
            scope += label.kind in SCOPES
            self.rows.append(Unit(line, label, index, scope))
            if label.kind == "paragraph" and label.number is not None:
                self.places.setdefault((scope, label.number), []).append(index)

        self.listed = frozenset(listed(self.rows, language))
        """Indexes of numbered lines that are a list, an agenda: the part has another row of the same numbers."""

    def before(self, index: int) -> Unit | None:
        """Return the unit above, None at the beginning."""
        return self.rows[index - 1] if index else None

    def after(self, index: int) -> Unit | None:
        """Return the unit that follows, None at the end."""
        return self.rows[index + 1] if index + 1 < len(self.rows) else None

    def texts_below(self, unit: Unit) -> Iterator[str]:
        """Return the texts of the lines that follow, as many as a quotation may reach over."""
        return (each.line.text for each in self.rows[unit.index + 1 : unit.index + _LONGEST_QUOTATION])

    def run(self, unit: Unit) -> list[Line]:
        """Return the lines of the kind of a unit that follow one another from it on, those of a table with no gap between."""
        rows = [unit.line]
        follower = self.after(unit.index)
        while follower is not None and follower.kind == unit.kind:
            if unit.kind == "table" and follower.line.number != rows[-1].number + 1:
                break
            rows.append(follower.line)
            follower = self.after(follower.index)
        return rows

    def next_place(self, unit: Unit, number: int) -> int | None:
        """Return where a paragraph of this number stands next in the same part, None where there is none."""
        places = self.places.get((unit.scope, number), [])
        position = bisect_right(places, unit.index)
        return places[position] if position < len(places) else None

    @property
    def decisions(self) -> int:
        """How many decisions and resolutions the text holds."""
        return sum(1 for unit in self.rows if unit.kind in ("decision", "resolution"))


def _labels(lines: Sequence[Line], language: str) -> list[Labelled]:
    """Return the label of every line; articles through which the paragraphs are numbered are headings."""
    letter = ""
    labels: list[Labelled] = []
    for line in lines:
        label = _labelled(line, language, letter)
        letter = letter_after(label, letter)
        labels.append(label)
    _letters_before_letters(labels)
    for index, line in enumerate(lines):
        if line.label is None and is_attribution(labels, index):
            labels[index] = Labelled("quotation" if line.style == "quote" else PLAIN, "", line.text)
    if labels and labels[0].kind == "annex" and labels[0].text:  # the whole file is the annex: its title
        labels[0] = Labelled("text", "", lines[0].text)
    _number_articles(lines, labels)
    if not are_headings([label for label in labels if label.kind in ("article", "paragraph", "annex", "decision")]):
        return labels
    return [
        Labelled("heading", "", line.text.strip()) if label.kind == "article" and line.label is None else label
        for line, label in zip(lines, labels, strict=True)
    ]


def _letters_before_letters(labels: list[Labelled]) -> None:
    """Take a lone roman number as a letter where the next heading has the letter that follows it: `I.` before `J.`."""
    heads = [index for index, label in enumerate(labels) if label.kind in ("chapter", "letter")]
    for index, following in pairwise(heads):
        label, after = labels[index], labels[following]
        is_lone = label.kind == "chapter" and after.kind == "letter" and len(label.label) == len(after.label)
        if is_lone and label.label[1:] == after.label[1:] and ord(after.label[0]) == ord(label.label[0]) + 1:
            labels[index] = replace(label, kind="letter")


def _number_articles(lines: Sequence[Line], labels: list[Labelled]) -> None:
    """Take `1` and a blank, or glued to a word, as the number of a paragraph where the row in its article says so."""
    wanted = 0
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label.kind == "article":
            wanted = 1
        elif label.kind in SCOPES or label.kind in ("paragraph", "number"):
            wanted = 0
        match = _BARE.fullmatch(label.text) if wanted and label.kind == "text" and line.label is None else None
        if match is not None and int(match["label"]) == wanted:
            labels[index] = Labelled("number", match["label"], match["text"])
            wanted += 1


def are_headings(labels: Sequence[Labelled]) -> bool:
    """Tell whether articles are headings of a document about them: its paragraphs go on from one to the next."""
    last = going_on = anew = 0
    for before, label in pairwise(labels):
        number = label.number or 0
        if before.kind == "article" and number:
            going_on += number == last + 1 > 1
            anew += number == 1
        last = number or (0 if label.kind in ("annex", "decision") else last)
    return going_on > anew


def _labelled(line: Line, language: str, letter: str) -> Labelled:
    """Return the label of a line: the automatic number of a Word file, else what its text begins with."""
    kind = (
        "block" if line.block is not None else CONTENTS if line.style == CONTENTS else "table" if is_row(line) else ""
    )
    if kind:
        return Labelled(kind, "", line.text)
    if line.style in (CONTINUATION, PLAIN, "quote"):
        return _styled(line, language)
    if line.label is not None and line.label.strip():
        return _automatic(line, language, letter)
    label = split_label(line.text, language, letter)
    is_division = label.kind in ("chapter", "letter")
    longest = LONGEST_CHAPTER if label.kind == "chapter" else LONGEST_HEADING
    may_head = may_be_heading(label.text, longest) or (is_division and is_question(label.text))
    if may_head or not label.text:
        return label
    if is_division:
        return replace(label, kind="point")
    return Labelled("text", "", line.text) if label.kind in _TITLED else label


def _styled(line: Line, language: str) -> Labelled:
    """Return the label of a line whose style says what it is: a quoted one alone may have a number."""
    if line.style != "quote":
        return Labelled(str(line.style), "", line.text)
    label = split_label(line.text, language) if line.label is None else Labelled("", line.label, line.text)
    is_labelled = bool(label.label and (label.text or line.label))
    return Labelled("quotation", label.label if is_labelled else "", label.text if is_labelled else line.text)


def _automatic(line: Line, language: str, letter: str) -> Labelled:
    """Return an automatic number as a label, by its form; the words behind it are the whole text."""
    number = (line.label or "").strip()
    by_form = kind_of_number(number, language, letter)
    kind = by_form if by_form in _COUNTED else "point"
    is_heading = line.content is not None and is_bold(line.content)
    is_heading = is_heading or (kind == "chapter" and line.style != "item")
    if (line.style == "item" and kind in _NUMBERED) or (kind in ("chapter", "letter") and not is_heading):
        kind = "point"
    return Labelled(kind, number, line.text.strip())


def divides(unit: Unit | None) -> bool:
    """Tell whether a unit begins a new division of the text; the end of the text does."""
    return unit is None or unit.kind in _DIVIDERS


def listed(rows: Sequence[Unit], language: str) -> Iterator[int]:
    """Yield the indexes of numbered lines that are the entries of an agenda; the part numbers its paragraphs besides."""
    runs: dict[int, list[list[Unit]]] = {}
    for unit in rows:
        if unit.kind != "paragraph" or unit.label.number is None:
            continue
        group = runs.setdefault(unit.scope, [])
        if unit.label.number == 1:
            group.append([unit])
        elif group and unit.label.number == (group[-1][-1].label.number or 0) + 1:
            group[-1].append(unit)
    for group in runs.values():
        longest = max(group, key=lambda run: sum(len(unit.text) for unit in run), default=[])
        for run in group if len(group) > 1 else ():
            above = rows[run[0].index - 1] if run[0].index else None
            is_named = above is not None and matches("agenda_heading", above.text, language)
            if is_named and run is not longest and _is_list(run, rows):
                yield from (unit.index for unit in run)


def _is_list(run: Sequence[Unit], rows: Sequence[Unit]) -> bool:
    """Tell whether numbered lines follow one another at once, items of theirs apart, and none is more than a sentence."""
    members = {unit.index for unit in run}
    between = {unit.kind for unit in rows[run[0].index : run[-1].index + 1] if unit.index not in members}
    is_close = between <= {"point", "bullet", "dotted"}
    is_short = all(len(unit.text) <= _LONGEST_LISTED and not _SENTENCES.search(unit.text) for unit in run)
    return len(run) >= _FEWEST_LISTED and is_close and is_short
