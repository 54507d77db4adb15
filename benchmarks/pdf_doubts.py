"""How honest the reading of a published PDF is: how many of its wrong paragraphs and cells, and of its right ones, are doubtful.

What differs from the Word file need not be read wrong, and is counted apart, as neither right nor wrong, in two cases alone:

- the publisher changed words: the words of the pages, as PDFium gives them and no rule of ours, hold ours word by word
  and not those of the Word file, and both begin and end alike: no paragraph or cell that was cut or joined does;
- nothing but a blank behind a dash, a stroke or a hyphen differs: where a row ends there, no page shows one.

A note that the Word file has typed as a paragraph that begins with its mark is right where mark and words are the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lxml import etree

from benchmarks.pdf_reading import SURE, fold, notes, paragraphs, placed, row_words, rows, tables, words_of
from hexapla.akn.names import CONFIDENCE
from hexapla.akn.reading import Reading
from hexapla.word_counts import words_in

_ALIKE = 0.9
"""How alike two texts are that may be one, changed."""

_ENDS = 3
"""Words that both have to begin and to end with."""


@dataclass
class Honesty:
    """How many are wrong and doubtful, wrong, right and doubtful, right, and what stands apart, as it stands in the PDF."""

    wrong_told: int = 0
    wrong: int = 0
    right_told: int = 0
    right: int = 0
    published: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)

    def count(self, text: str, known: Iterable[str], seen: str, *, is_right: bool, is_doubtful: bool) -> None:
        """Count a text; `known` are those of the Word file that it may be, `seen` the words of the pages."""
        if is_right:
            self.right += 1
            self.right_told += is_doubtful
        elif any(_close(text) == _close(each) for each in known):
            self.blanks.append(text)
        elif any(_is_published(text, each, seen) for each in known):
            self.published.append(text)
        else:
            self.wrong += 1
            self.wrong_told += is_doubtful
            self.untold += [] if is_doubtful else [text]

    @property
    def counts(self) -> Counter[str]:
        """How many are wrong and right, and how many of each doubtful."""
        return Counter(wrong=self.wrong, wrong_told=self.wrong_told, right=self.right, right_told=self.right_told)


def marked(counts: Mapping[str, int]) -> str:
    """Return how many of the wrong and of the right are doubtful, in numbers and parts of a hundred."""
    return ", ".join(
        f"{counts[f'{kind}_told']} of {counts[kind]} {kind} ones ({100 * counts[f'{kind}_told'] / max(counts[kind], 1):.1f} %)"
        for kind in ("wrong", "right")
    )


def plain(text: str) -> str:
    """Return the words of a text alone, a blank around each."""
    return f" {' '.join(words_in(fold(text)))} "


def _close(text: str) -> str:
    return re.sub(r"(?<=\S[-–—/]) (?=\S)", "", text)


def _is_published(text: str, source: str, seen: str) -> bool:
    one, two = text.split(), source.split()
    return (
        one[:_ENDS] == two[:_ENDS]
        and one[-_ENDS:] == two[-_ENDS:]
        and SequenceMatcher(None, one, two, autojunk=False).ratio() > _ALIKE
        and plain(text) in seen
        and plain(source) not in seen
    )


def doubted(word: Reading, pdf: Reading, seen: str) -> dict[str, Honesty]:
    """Return by kind how honest a reading is; `seen` are the words of the pages."""
    numbered = set(paragraphs(word))
    known = {text for _, text in numbered}
    known |= {words_of(p) for part in (word.body, *word.attachments) for p in part.iter("{*}p")}  # one of several
    noted = {text for _, text, _ in notes(word)}
    found = {"paragraphs": Honesty(), "notes": Honesty(), "cells": Honesty()}
    for part in (pdf.body, *pdf.attachments):
        for p in part.iter("{*}p"):
            is_own = CONFIDENCE in p.attrib and words_of(p)
            if is_own and not any(True for _ in p.iterancestors("{*}table", "{*}authorialNote")):
                text = words_of(p)
                near = {each for each in known if each[:12] == text[:12]}
                is_doubtful = p.get(CONFIDENCE) != SURE
                is_right = text in known or row_words(p) in known  # the mark of a typed note is text in the Word file
                found["paragraphs"].count(text, near, seen, is_right=is_right, is_doubtful=is_doubtful)
        for note in part.iter("{*}authorialNote"):
            own = list(note.iter("{*}p"))
            text = fold(" ".join(map(words_of, own)))
            near = {each for each in noted if each[:12] == text[:12]}
            is_doubtful = any(p.get(CONFIDENCE, SURE) != SURE for p in own)
            mark = str(note.get("marker"))
            is_right = text in noted or (mark, text) in numbered or f"{mark} {text}" in known
            found["notes"].count(text, near, seen, is_right=is_right, is_doubtful=is_doubtful)
    wanted = [row for each in rows(word) if (row := tuple(filter(None, each)))]
    held = [row for table in tables(pdf) for each in placed(table) if (row := list(filter(row_words, each)))]
    said = [tuple(map(row_words, row)) for row in held]
    for _, low, high, start, end in SequenceMatcher(None, wanted, said, autojunk=False).get_opcodes():
        for place in range(start, end):
            source = _source(wanted[low:high], said[place], place - start)
            _count_row(found["cells"], held[place], source, seen)
    return found


def _source(wanted: Sequence[tuple[str, ...]], row: tuple[str, ...], place: int) -> tuple[str, ...]:
    """Return the row of the Word file that has most of its cells as a row has them, in their order, else that of its place."""
    shared = [sum(block.size for block in _blocks(each, row)) for each in wanted]
    if max(shared, default=0) == 0 or (place < len(shared) and shared[place] == max(shared)):
        return wanted[place] if place < len(wanted) else ()
    return wanted[shared.index(max(shared))]


def _blocks(source: tuple[str, ...], row: tuple[str, ...]) -> Iterable:
    return SequenceMatcher(None, source, row, autojunk=False).get_matching_blocks()


def _count_row(honesty: Honesty, row: Sequence[etree._Element], source: tuple[str, ...], seen: str) -> None:
    said = tuple(map(row_words, row))
    right = {index for block in _blocks(source, said) for index in range(block.b, block.b + block.size)}
    for index, (cell, text) in enumerate(zip(row, said, strict=True)):
        is_doubtful = cell.get(CONFIDENCE, SURE) != SURE
        honesty.count(text, source, seen, is_right=index in right, is_doubtful=is_doubtful)
