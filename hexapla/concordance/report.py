"""The concordance report: what its template prints, every value chosen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from textwrap import shorten
from typing import Any

from hexapla.catalogue import language
from hexapla.concordance.census import Census, disagreements
from hexapla.concordance.result import COMPARED, Concordance, Item, Level, Pair

TEMPLATE = "reports/concordance.html"

_HEADS = (
    "Language",
    "Symbol",
    "Date",
    "Job number",
    "Paragraphs",
    "Headings",
    "List items",
    "Notes",
    "Tables",
    "Words",
)
_FIELDS = ("symbol", "date", "job_number", "paragraphs", "headings", "items", "notes", "tables", "words")
_WIDE = 80
_UNITS = {"para": "paragraph", "list": "", "indent": "item", "point": "item", "att": "annex", "sec": "section",
          "dvs": "division", "art": "article", "chp": "chapter", "part": "part", "p": "text"}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """A cell of the table of languages; `differs` where the languages disagree."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Segment:
    """A piece of a text; `number` is that of the remark it is marked for, None outside of a mark.

    `ends` are the remarks whose mark ends here; `wide` a mark that other marks may stand in (a whole sentence).
    """

    text: str
    number: int | None
    ends: tuple[int, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class Version:
    """The text of a pair in one language, cut at its marks; no segments where the language has none."""

    language: str
    name: str
    direction: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Remark:
    """What is said about a pair: its number in the page, its kind and rule, the words in each language."""

    number: int
    kind: str
    rule: str
    words: str
    accepted: str | None


@dataclass(frozen=True)
class Entry:
    """A pair with its texts and remarks; `id` is its eId, `href` leads to it in the side-by-side page."""

    id: str
    label: str
    href: str
    sides: tuple[Version, ...]
    remarks: tuple[Remark, ...]


def report_values(concordance: Concordance, symbol: str, folder: str, rows: Iterable[Census]) -> dict[str, Any]:
    """Return the values of `reports/concordance.html`; `folder` is the stem of the document's file names."""
    census = tuple(rows)
    edition = "-".join(concordance.languages)
    page = f"../{edition}/{folder}.{edition}.html"
    looks = concordance.at(Level.LOOK)
    entries = list(_entries(concordance, looks, page))
    return {
        "symbol": symbol,
        "names": [language(code).english_name for code in concordance.languages],
        "page": page,
        "heads": _HEADS,
        "rows": [_row(row, set(disagreements(census))) for row in census],
        "summary": concordance.summary,
        "compared": COMPARED,
        "open": [entry for entry in entries if any(remark.accepted is None for remark in entry.remarks)],
        "settled": [entry for entry in entries if all(remark.accepted is not None for remark in entry.remarks)],
        "style": [
            {"label": _label(item.pair), "href": f"{page}#{item.pair}", "words": _words(item, concordance),
             "rule": item.rule}
            for item in concordance.at(Level.STYLE)
        ],
        "normalised": sorted(
            Counter((item.kind, item.rule) for item in concordance.at(Level.NORMALISED)).items()
        ),
    }  # fmt: skip


def _row(row: Census, differs: set[str]) -> dict[str, Any]:
    cells = [Cell(_shown(getattr(row, field)), field in differs) for field in _FIELDS]
    return {"language": language(row.language).english_name, "cells": cells}


def _shown(value: object) -> str:
    return "not given" if value is None else str(value)


def _entries(concordance: Concordance, items: Iterable[Item], page: str) -> Iterator[Entry]:
    pairs = {pair.id: pair for pair in concordance.pairs}
    order = {pair.id: place for place, pair in enumerate(concordance.pairs)}
    number = 0
    in_order = sorted(items, key=lambda item: order.get(item.pair, -1))
    for pair_id, group in groupby(in_order, key=lambda item: item.pair):
        numbered = list(enumerate(group, number + 1))
        number += len(numbered)
        remarks = tuple(
            Remark(place, item.kind, item.rule, _words(item, concordance), item.accepted) for place, item in numbered
        )
        sides = tuple(_side(pairs[pair_id], side, concordance, numbered) for side in (0, 1))
        yield Entry(pair_id, _label(pair_id), f"{page}#{pair_id}", sides, remarks)


def _side(pair: Pair, side: int, concordance: Concordance, items: Iterable[tuple[int, Item]]) -> Version:
    known = language(concordance.languages[side])
    spans = [(span, number) for number, item in items if (span := item.spans[side]) is not None]
    return Version(known.code, known.english_name, known.direction, tuple(_segments(pair.texts[side], spans)))


def _segments(text: str | None, spans: Sequence[tuple[tuple[int, int], int]]) -> Iterator[Segment]:
    """Cut a text where marks begin and end; where marks overlap, a piece belongs to the shortest."""
    if not text:
        return
    bounds = sorted({0, len(text), *(place for span, _ in spans for place in span)})
    for start, end in pairwise(bounds):
        over = [(last - first, number) for (first, last), number in spans if first <= start and end <= last]
        ends = tuple(number for (_, last), number in sorted(spans) if last == end)
        size, number = min(over, default=(0, None))
        yield Segment(text[start:end], number, ends, wide=size > _WIDE)


def _words(item: Item, concordance: Concordance) -> str:
    """Return what the languages have, in one line: `English “Forty-three”, French “43”`; what one has alone, bare."""
    sides = zip(concordance.languages, item.texts, strict=True)
    found = [(language(code).english_name, f"“{_brief(text)}”") for code, text in sides if text]
    return found[0][1] if len(found) == 1 else ", ".join(f"{name} {words}" for name, words in found)


def _brief(text: str) -> str:
    """Return a quotation that leaves a remark in one line; the texts below have it whole."""
    return shorten(text, _WIDE, placeholder=" …")


def _label(pair: str) -> str:
    """Return an eId as a person says it: `Paragraph 41, item 2`."""
    words = []
    for part in pair.split("__"):
        unit, _, number = part.partition("_")
        name = _UNITS.get(unit, unit)
        if name:
            words.append(f"{name} {number}".strip())
    label = ", ".join(words) or pair
    return label[:1].upper() + label[1:]
