"""The concordance report: what its template prints, every value chosen."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from hexapla.catalogue import language
from hexapla.concordance.census import Census, disagreements
from hexapla.concordance.excerpts import Excerpt, excerpts
from hexapla.concordance.result import COMPARED, Concordance, Item, Level
from hexapla.findings import REASON

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
_BRIEF = 80
_AT_A_GLANCE = 12
"""How many items the first page names."""

_UNITS = {"para": "paragraph", "list": "", "indent": "item", "point": "item", "att": "annex", "sec": "section",
          "dvs": "division", "al": "", "content": "", "art": "article", "chp": "chapter", "part": "part", "p": "text", "col": "column",
          "authorialNote": "note", "preface": "masthead", "cover": "cover", "table": "table", "tr": "row", "td": "cell", "img": "picture",
          "container": "", "intro": "", "tblock": "", "blockList": "", "item": "item"}  # fmt: skip


_NAMES = {"list": "list marker", "instrument": "numbered instrument"}


@dataclass(frozen=True)
class Cell:
    """A cell of the table of languages; `differs` where the languages disagree."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Where:
    """A place that shows a cause: its name, the address of the row in the side-by-side edition."""

    label: str
    href: str


@dataclass(frozen=True)
class Entry:
    """An item as the report shows it: its number in the page, its reason in a sentence, both texts, what settles it.

    `anchors` are the rows that no item before it is about: the side-by-side edition links to them.
    """

    number: int
    kind: str
    reason: str
    words: str
    places: tuple[Where, ...]
    excerpts: tuple[Excerpt, Excerpt]
    command: str
    accepted: str | None
    anchors: tuple[str, ...]

    @property
    def more(self) -> int:
        """How many places there are besides the first."""
        return len(self.places) - 1


def report_values(concordance: Concordance, symbol: str, folder: str, rows: Iterable[Census]) -> dict[str, Any]:
    """Return the values of `reports/concordance.html`; `folder` is the stem of the document's file names."""
    census = tuple(rows)
    edition = "-".join(concordance.languages)
    page = f"../{edition}/{folder}.{edition}.html"
    entries = list(_entries(concordance, symbol, page))
    waiting = [entry for entry in entries if entry.accepted is None]
    return {
        "symbol": symbol,
        "names": [language(code).english_name for code in concordance.languages],
        "page": page,
        "heads": _HEADS,
        "rows": [_row(row, set(disagreements(census))) for row in census],
        "summary": concordance.summary,
        "compared": COMPARED,
        "open": waiting,
        "glance": waiting[:_AT_A_GLANCE],
        "more": len(waiting[_AT_A_GLANCE:]),
        "settled": [entry for entry in entries if entry.accepted is not None],
        "style": [
            {"places": _places(item, concordance, page), "words": _words(item, concordance), "rule": _capital(item.rule)}
            for item in concordance.at(Level.STYLE)
        ],
        "unlike": [
            {"pair": each.pair, "label": place_label(each.pair), "reason": _capital(each.reason), "texts": tuple(zip(concordance.languages, each.texts, strict=True))}
            for each in concordance.unlike
        ],
        "is_meaning_compared": concordance.is_meaning_compared,
        "learnt": concordance.learnt,
        "normalised": sorted(
            Counter((item.kind, item.rule) for item in concordance.at(Level.NORMALISED)).items()
        ),
    }  # fmt: skip


def _row(row: Census, differs: set[str]) -> dict[str, Any]:
    cells = [Cell(_shown(getattr(row, field)), field in differs) for field in _FIELDS]
    return {"language": language(row.language).english_name, "cells": cells}


def _shown(value: object) -> str:
    return "not given" if value is None else str(value)


def _entries(concordance: Concordance, symbol: str, page: str) -> Iterator[Entry]:
    pairs = {pair.id: pair for pair in concordance.pairs}
    anchored: set[str] = set()
    for number, item in enumerate(concordance.at(Level.LOOK), 1):
        anchors = dict.fromkeys(row for row, _ in concordance.shown(item) if row not in anchored)
        anchored.update(anchors)
        yield Entry(
            number,
            item.kind,
            _reason(item),
            _words(item, concordance),
            _places(item, concordance, page),
            excerpts(pairs[item.pair], item.spans, concordance.languages),
            shlex.join(("python3", "build.py", "accept", symbol, item.kind, item.pair, REASON)),
            item.accepted,
            tuple(anchors),
        )


def _reason(item: Item) -> str:
    """Return the reason of an item in one sentence."""
    if item.rule.startswith("only in"):
        return f"The {_NAMES.get(item.kind, item.kind)} stands {item.rule}."
    return f"{_capital(item.rule)}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _places(item: Item, concordance: Concordance, page: str) -> tuple[Where, ...]:
    """Return the places of an item, each once, in the order of the document."""
    rows = [row for row, _ in concordance.shown(item)]
    pairs = [item.pair, *(place.pair for place in item.places)]
    places = {pair: Where(place_label(pair), f"{page}#{row}") for pair, row in zip(pairs, rows, strict=True)}
    return tuple(places.values())


def _words(item: Item, concordance: Concordance) -> str:
    """Return what the languages have, in one line: `English “Forty-three”, French “43”`; what one has alone, bare."""
    sides = zip(concordance.languages, item.texts, strict=True)
    found = [(language(code).english_name, f"“{_brief(text)}”") for code, text in sides if text]
    return found[0][1] if len(found) == 1 else ", ".join(f"{name} {words}" for name, words in found)


def _brief(text: str) -> str:
    """Return a quotation that leaves a line a line; the texts below have it whole."""
    return shorten(text, _BRIEF, placeholder=" …")


def place_label(pair: str) -> str:
    """Return an eId as a person says it: `Paragraph 41, item 2`."""
    words: list[str] = []
    for part in pair.split("__"):
        unit, _, number = part.partition("_")
        name = _UNITS.get(unit, unit)
        if name:
            words.append(f"{name} {number}".strip())
    label = ", ".join(words) or pair
    return _capital(label)
