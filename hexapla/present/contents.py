"""Headings as contents lists and bookmarks want them, and the style that each has on a UN page."""

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.ids import number_part
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.names import local
from hexapla.domain.language import Language
from hexapla.present.presentation import Entry

UNNUMBERED = {"": "chapter", "chapter": "h23", "h1": "h23", "h23": "h4", "h4": "h56", "h56": "h56"}
"""Style of a heading without a label, by that of the heading above it (docs/un-style.md, part 2)."""

LABELLED = (
    (re.compile(r"[IVXLC]+\.?"), "chapter"),
    (re.compile(r"[A-ZА-ЯЁ]\.?"), "h1"),
    (re.compile(r"\d+(?:\.\d+)*\.?"), "h23"),
    (re.compile(r"\(?[ivx]+\)"), "h4"),
    (re.compile(r"\(?\w\)"), "h23"),
    (re.compile(r"[a-z]\."), "h56"),
)
"""Style of a labelled heading, by the form of its label; the first that fits."""


def heading_style(block: Block, above: str = "") -> str:
    """Return `chapter`, `h1`, `h23`, `h4` or `h56`; `above` is the style of the heading that it stands under."""
    is_letter = block.element is not None and local(block.element) == "division"  # C. among A. to D.: no roman hundred
    for pattern, style in LABELLED if block.num else ():
        if pattern.fullmatch(block.num.strip() if block.num else ""):
            return "h1" if style == "chapter" and is_letter and len(str(block.num).strip(". ")) == 1 else style
    if block.num:
        return "chapter" if block.level == 1 else "h1"
    return UNNUMBERED[above]


def heading_styles(blocks: Sequence[Block]) -> dict[str, str]:
    """Return the style of every heading, by eId."""
    found: dict[str, str] = {}
    open_levels: list[tuple[int, str]] = []
    for block in (each for each in blocks if each.kind in ("heading", "annex")):
        while open_levels and open_levels[-1][0] >= block.level:
            open_levels.pop()
        style = "chapter"
        if block.kind == "heading":
            style = found[block.eid] = heading_style(block, open_levels[-1][1] if open_levels else "")
        open_levels.append((block.level, style))
    return found


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
                numbers.append(number_part(later.num))
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

    A letter raised behind a figure is an ordinal (`2e`).
    """
    text = plain_text(heading)
    last = next((run for run in reversed(list(runs(heading))) if run.note is None and run.text.strip()), None)
    if last is None or "sup" not in last.marks or len(last.text.strip()) > 1 or not last.text.strip().isalpha():
        return text
    before = text.removesuffix(last.text.strip()).rstrip()
    return text if before[-1:].isdigit() else before
