"""Lines that were wrapped at a width: they become paragraphs again, and every line end taken out is logged.

The count of line ends stays: those that are taken out of a paragraph stand, empty lines, behind it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hexapla.akn.reading import Repair
from hexapla.data_files import data_file
from hexapla.domain.label_patterns import matches
from hexapla.readers.structure.labels import BLANKS, Labelled, split_label
from hexapla.readers.structure.raised_notes import RAISED_FIGURES
from hexapla.readers.text.cut_paragraphs import NOTE
from hexapla.readers.text.front_lines import is_bare_number, is_whole
from hexapla.readers.text.label_rows import LabelRows
from hexapla.readers.text.line_ends import (
    EAST_ASIAN,
    SMALL_WORD,
    STOP,
    blank_between,
    cells,
    first_word,
    has_no_case,
)

WRAPPED = "S-104"
DIVIDED = "S-105"

_WIDEST = 132
_FEWEST = 3
_SHORT_TEXT = 24
"""Lines of a text in which two that go on are enough to tell that it is wrapped."""

_SHARE_OF_LONG = 0.02
_SPACED = 0.8
_GAPPED = re.compile(r"\S {3,}\S|\S\t+\S")
_DIVIDED_WORD = re.compile(r"(?P<first>[^\W\d_]{2,})-$")
_BODY = ("paragraph", "chapter", "heading", "contents")
_LONGEST_WORD = 40
_LEADERS = re.compile(r"(?:\. ?){6}|(?:… ?){3}")
"""What leads to the number of a page in a contents list, which is wider than the text."""

_FRONT = 40
"""Letters of a line of the front from which on its end may be that of the column."""

_LOOSE = ("dotted", "number", "prefixed", "quoted")
_LONGEST_BLOCK = 40
_NUMBERED = ("paragraph", "number", "prefixed", "point", "dotted")
_HEADS = ("chapter", "letter", "heading", "annex", "appendix", "part", "article", "decision", "resolution")
_AND = re.compile(r"\b(?:and|or|et|ou|y|o|и|или)$")
_FIGURE = re.compile(r"\d{4}\.|\d{1,3}\.\d")
"""A year at the end of a sentence, or a figure that a blank parts."""

_SHORTENED = re.compile(r"(?<!\w)[^\W\d_]{1,4}\.$")
"""A word that is cut short before a number: No., art., párr."""

_RAGGED = 8
"""The part of the width that a line of East Asian signs may lack: a stop begins no line, and figures are narrow."""


def unwrapped(text: str, language: str, untouched: Collection[int]) -> tuple[str, tuple[Repair, ...]]:
    """Return a text whose lines were wrapped with its paragraphs whole, another as it is; `untouched` line numbers stay."""
    page = _Page(text.split("\n"), language, untouched)
    if not page.is_wrapped:
        return text, ()
    log: list[Repair] = []
    kept: list[str] = []
    offset, index = 0, 0
    while index < len(page.lines):
        end, length = index, len(page.lines[index])
        page.rows.take(page.label(index))
        pieces = [page.lines[index]]
        while end + 1 < len(page.lines) and page.joins(end, index):
            end += 1
            words = page.lines[end].lstrip(BLANKS)
            indent = page.lines[end][: len(page.lines[end]) - len(words)]
            glue = page.glue(pieces[-1], words)
            if glue is None:
                log.append(Repair(DIVIDED, end, offset + length - 1, "-", ""))
                pieces[-1], length, glue = pieces[-1][:-1], length - 1, ""
            log.append(Repair(WRAPPED, end, offset + length, f"\n{indent}", glue))
            pieces += [glue, words]
            length += len(glue) + len(words)
        if end > index:
            log.append(Repair(WRAPPED, end + 1, offset + length, "", "\n" * (end - index)))
        kept.append("".join(pieces) + "\n" * (end - index))
        offset += len(kept[-1]) + 1
        index = end + 1
    return "\n".join(kept), tuple(log)


def _without_division(words: str) -> str:
    """Return a line without the part of a word that its end divides."""
    return words.rpartition(" ")[0] if words.endswith("-") else words


@dataclass(frozen=True)
class _Edge:
    indent: int
    end: int


class _Page:
    """The lines as they stand on their pages, and which of them go on with the line above."""

    def __init__(self, lines: Sequence[str], language: str, untouched: Collection[int]) -> None:
        self.lines, self.language, self.untouched = list(lines), language, untouched
        self.words = [line.strip(BLANKS) for line in lines]
        self.edges = [
            _Edge(len(line.expandtabs(8)) - len(line.expandtabs(8).lstrip()), cells(line.expandtabs(8).rstrip()))
            for line in lines
        ]
        self.labels: dict[int, Labelled] = {}
        self.width = self._width()
        self.whole = " ".join(_without_division(words) for words in self.words)
        self.known = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self.whole.casefold()))
        self.body = next((i for i, words in enumerate(self.words) if words and self._is_body(i)), 0)
        self.is_spaced = self._is_apart("paragraph")
        self.are_heads_apart = self._is_apart("letter", "chapter")
        self.rows = LabelRows()

    def _is_body(self, index: int) -> bool:
        return self.label(index).kind in _BODY or matches("contents", self.words[index], self.language)

    def _is_apart(self, *kinds: str) -> bool:
        """Tell whether blank lines stand above what is labelled; a figure that begins a line within a sentence is no label."""
        rows = [index for index, words in enumerate(self.words) if words and self.label(index).kind in kinds]
        apart = sum(1 for index in rows if index == 0 or not self.words[index - 1])
        above = [self.words[index - 1] for index in rows if index]
        below = sum(1 for words in above if STOP.search(words) and not _SHORTENED.search(words))
        return apart > _SPACED * (apart + below)

    @property
    def is_wrapped(self) -> bool:
        """Tell whether lines end at a width: sentences go on in the next line again and again, and none is long."""
        filled = [words for words in self.words if words and not words.startswith("|") and not _LEADERS.search(words)]
        if sum(1 for words in filled if cells(words) > _WIDEST) > _SHARE_OF_LONG * len(filled):
            return False
        rows = range(len(self.lines) - 1)
        broken = [self.words[index] for index in rows if self._is_adjacent(index) and self._goes_on(index)]
        if self.is_spaced:
            return bool(broken) or any(self._is_in_block(index) and self._is_figure(index) for index in rows)
        within = [words for words in broken if not words.endswith(",")]  # a clause of a preamble is whole
        is_short = len(filled) <= _SHORT_TEXT and len(within) > 1
        return (len(broken) >= _FEWEST or is_short) and len(broken) * 12 > len(filled)

    def label(self, index: int) -> Labelled:
        """Return what a line begins with."""
        if index not in self.labels:
            self.labels[index] = split_label(self.words[index], self.language)
        return self.labels[index]

    def joins(self, index: int, first: int) -> bool:
        """Tell whether the line below goes on with this one; `first` is the line with which its paragraph began."""
        words, below = self.words[index], self.words[min(index + 1, len(self.words) - 1)]
        if not self._is_adjacent(index) or is_bare_number(words, self.language):
            return False
        if self._goes_on(index):
            return True
        is_stopped = STOP.search(words) is not None
        if self.label(index + 1).kind not in ("text", "plain"):
            return self._has_no_label(index, first, is_stopped=is_stopped)
        if NOTE.match(below) and is_stopped:
            return False
        if not self._is_full(index):
            is_long = (
                self._is_in_block(index) and self.edges[index].end * 3 > self.width * 2
            )  # a line that is no heading
            is_cut = is_long or SMALL_WORD.search(words) is not None
            return not is_stopped and (is_cut or self._is_broken_title(index))
        is_deeper = self.edges[index + 1].indent > self.edges[index].indent + 1
        is_hanging = (index == first and self.label(first).kind not in ("text", "plain")) or NOTE.match(
            self.words[first]
        ) is not None
        return not (is_stopped and is_deeper and not is_hanging)

    def _has_no_label(self, index: int, first: int, *, is_stopped: bool) -> bool:
        """Tell whether what the line below begins with, though it looks like it, is no label."""
        words, label = self.words[index], self.label(index + 1)
        is_block, is_full, is_text = (
            self._is_in_block(index),
            self._is_full(index),
            self.label(first).kind not in _HEADS,
        )
        if is_text and self.rows.is_outside(label):
            is_open = is_full or is_block or label.text[:1].islower() or _FIGURE.match(label.label + label.text)
            return bool(is_open) if not is_stopped else is_block and _SHORTENED.search(words) is not None
        is_inside = self.is_spaced and label.kind in ("paragraph", "point")  # `article` and, below it, `14. No State`
        is_small = label.kind in ("paragraph", "point") and label.text[:1].islower()
        is_name = label.kind in ("letter", "chapter") and (is_block or (self.are_heads_apart and is_text))
        is_name = is_name or (is_block and self._is_figure(index))
        is_loose = is_full and (label.kind in _LOOSE or is_inside or is_small)
        return not is_stopped and (is_name or (is_loose and not _AND.search(words)))

    def _is_figure(self, index: int) -> bool:
        """Tell whether the line below begins with a year or a figure, within a sentence, that looks like a label."""
        label = self.label(index + 1)
        is_one = label.kind == "paragraph" and _FIGURE.match(label.label + label.text) is not None
        return is_one and self._is_adjacent(index) and not STOP.search(self.words[index])

    def _is_in_block(self, index: int) -> bool:
        """Tell whether a line stands in a paragraph or an item that reaches from one blank line to the next."""
        first = index
        while first and self.words[first - 1] and index - first < _LONGEST_BLOCK:
            first -= 1
        return self.is_spaced and self.label(first).kind in _NUMBERED

    def glue(self, before: str, words: str) -> str | None:
        """Return what stands between two joined lines: a blank, nothing, or None for a hyphen that goes."""
        match = _DIVIDED_WORD.search(before[-_LONGEST_WORD:]) if before.endswith("-") else None
        if match is None or not words[:1].islower():
            return blank_between(before, words, self.language)
        rest = re.match(r"[^\W\d_]+", words)
        whole = f"{match['first']}{rest[0] if rest else ''}".casefold()
        hyphenated = f"{match['first']}-{rest[0] if rest else ''}".casefold()
        if whole in self.known:
            return None
        return "" if hyphenated in self.known or match["first"].casefold() in self.known else None

    def _is_adjacent(self, index: int) -> bool:
        words, below = self.words[index], self.words[index + 1]
        if (
            not words
            or not below
            or index + 1 in self.untouched
            or index + 2 in self.untouched
            or "\f" in self.lines[index + 1]
            or below[0] in RAISED_FIGURES  # no line of a sentence begins with one: the text of a note does
        ):
            return False
        return not any(
            each.startswith("|") or _GAPPED.search(self._behind(place))
            for place, each in ((index, words), (index + 1, below))
        )

    def _behind(self, index: int) -> str:
        return self.label(index).text

    def _goes_on(self, index: int) -> bool:
        """Tell whether a sentence evidently goes on in the next line: it has no end, and there is a small letter."""
        words, below = self.words[index], self.words[index + 1]
        kinds = ("text", "plain", "resolution", "decision")  # `Council`, below it `resolution 16/21`
        is_number = below[0].isdigit() and not NOTE.match(below) and _SHORTENED.search(words)  # núm. and, below it, 14
        if (STOP.search(words) and not is_number) or self.label(index + 1).kind not in kinds:
            return False
        return below[0].islower() or (has_no_case(below) and self._is_inside(index))

    def _is_inside(self, index: int) -> bool:
        """Tell whether a line of the text and the one below it may be one paragraph, where no small letter tells."""
        is_indented = self.lines[index + 1].startswith("\u3000")
        lines = self.words[index : index + 2]
        is_own = any(is_whole(each, self.language) for each in lines)
        is_figure = lines[1][0].isdigit() and self._is_in_block(index)
        return index >= self.body and not is_indented and not is_own and (is_figure or self._is_full(index))

    def _is_full(self, index: int) -> bool:
        below = self.words[index + 1]
        slack = self.width // _RAGGED if EAST_ASIAN.match(below) else 1
        return self.edges[index].end + slack + cells(first_word(below)) > self.width

    def _is_broken_title(self, index: int) -> bool:
        """Tell whether a line of the front goes on below: no room was left in its block, or the text has the words in a row."""
        lines = self.words[index : index + 2]
        is_own = any(is_whole(words, self.language) for words in lines)
        if index + 1 >= self.body or is_own or matches("subtitle", lines[1], self.language):
            return False
        last, first = lines[0].rpartition(" ")[2], lines[1].split(" ", 1)[0]
        if self.whole.count(f"{last} {first}".rstrip("*")) > 1 or self._begins_small(lines[1]):
            return True
        block = [self.words[each] for each in self._block(index)]
        widest = max((len(words) for words in block if not is_whole(words, self.language)), default=0)
        return _FRONT <= len(lines[0]) < widest < len(lines[0]) + 1 + len(first)

    def _begins_small(self, words: str) -> bool:
        """Tell whether a line of capitals begins with a word that begins no title: OF, AND."""
        small = data_file("recognition")["words"].get(self.language, ())
        return words.isupper() and words.split(" ", 1)[0].casefold() in small

    def _block(self, index: int) -> range:
        """Return the lines around one, as far as no empty line and no other indent parts them."""
        first = last = index
        while first and self._is_even(first - 1):
            first -= 1
        while last + 1 < self.body and self._is_even(last):
            last += 1
        return range(first, last + 1)

    def _is_even(self, index: int) -> bool:
        is_filled = bool(self.words[index] and self.words[index + 1])
        return is_filled and abs(self.edges[index].indent - self.edges[index + 1].indent) < 2

    def _width(self) -> int:
        """Return the column at which lines end."""
        ends = sorted(
            self.edges[index].end for index in range(len(self.lines) - 1) if self.words[index] and self.words[index + 1]
        )
        return ends[int(len(ends) * 0.97)] if ends else 0
