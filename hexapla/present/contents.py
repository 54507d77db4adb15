"""Headings as contents lists and bookmarks want them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.ids import number_part
from hexapla.akn.inlines import plain_text, runs
from hexapla.domain.language import Language
from hexapla.present.presentation import Entry


def contents_of(blocks: Sequence[Block], styles: Mapping[str, str], language: Language) -> tuple[Entry, ...]:
    """Return every heading with the range of numbered paragraphs that stand under it."""
    entries = []
    for index, block in enumerate(blocks):
        if block.kind not in ("heading", "annex"):
            continue
        numbers = []
        for later in blocks[index + 1 :]:
            if later.kind in ("heading", "annex") and later.level <= block.level:
                break
            if later.kind == "paragraph" and later.num:
                numbers.append(number_shown(later.num))
        text = " ".join(map(_without_mark, block.content))
        style = styles.get(block.eid, "chapter")
        entries.append(Entry(block.eid, block.level, block.num, text, _range(numbers, language), style))
    return tuple(entries)


def _range(numbers: Sequence[str], language: Language) -> str:
    runs = rising(numbers)
    if len(runs) != 1:
        return ", ".join(_range(run, language) for run in runs)
    if len(numbers) == 1:
        return str(language.facts["para"]).format(number=numbers[0])
    return str(language.facts["paras"]).format(first=numbers[0], last=numbers[-1])


def number_shown(label: str) -> str:
    """Return the number part of a label as it is printed: `15.` gives `15`, `14.1` gives `14.1`."""
    dotted = number_part(label).replace("-", ".")
    return dotted if dotted in label else number_part(label)


def rising(numbers: Iterable[str]) -> list[list[str]]:
    """Return number parts in runs that count upwards: 4, 5, 1, 2 are two, since a range of them would go backwards."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _figures(number) >= _figures(runs[-1][-1]):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _figures(number: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", number)))


def _without_mark(heading: etree._Element) -> str:
    """Return the words of a heading without a raised letter at their end: the mark of a note below a table, no part of them.

    It may stand in brackets (`(أ)`).  A letter raised behind a figure is an ordinal (`2e`).
    """
    text = plain_text(heading)
    last = next((run for run in reversed(list(runs(heading))) if run.note is None and run.text.strip()), None)
    letter = last.text.strip().strip("()（）") if last is not None and "sup" in last.marks else ""
    if last is None or len(letter) != 1 or not letter.isalpha():
        return text
    before = text.removesuffix(last.text.strip()).rstrip()
    return text if before[-1:].isdigit() else before
