"""What a concordance says: pairs, items and counts, as plain values."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

FORMAT = "hexapla-concordance/1"

COMPARED = (
    "paragraphs, headings, list items and notes by their number and place, tables cell by cell",
    "numbers by value, in words or in figures, with their units and currencies",
    "dates, years and clock times",
    "document symbols, numbered instruments, references to paragraphs and articles",
    "ordinals, list markers, acronyms, initials, States, and names that the languages write alike or nearly alike",
    "terms that answer each other throughout the document, and the one place that departs; organs by their names",
    "sentences and their lengths, for one that may be missing; clear negations; the language of every unit",
)
NOT_COMPARED = (
    "meaning",
    "wording, style and grammar",
    "other names that the languages write differently",
    "the order of facts inside a paragraph",
    "text inside pictures",
)
NO_GLOSSARY = "terminology (no glossary was given)"


Spans = tuple[tuple[int, int] | None, tuple[int, int] | None]
"""Where something stands in the texts of a pair, None where it stands nowhere."""


class Level(StrEnum):
    """How much an item asks of the officer; in the order of the report."""

    LOOK = "look"
    STYLE = "style"
    NORMALISED = "normalised"


@dataclass(frozen=True)
class Pair:
    """The same unit in two languages, None where a language lacks it.

    `kind` is `paragraph`, `heading`, `item`, `note`, `alinea`, or `cell` and `row` of a table; `paragraph` the eId of
    the numbered paragraph it belongs to (its own id outside of one); `notes` how many notes each text calls; `within`
    the eId of the unit that a part is of (the table of a cell) and `starts` where its texts begin there.  Pairs of
    one `scope` are compared together: a fact of one may stand in another.
    """

    id: str
    kind: str
    paragraph: str
    texts: tuple[str | None, str | None]
    status: str = "both"
    notes: tuple[int, int] = (0, 0)
    starts: tuple[int, int] = (0, 0)
    within: str = ""
    scope: str = ""

    @property
    def unit(self) -> str:
        """The eId of the row that shows the pair."""
        return self.within or self.id

    @property
    def together(self) -> str:
        """What is alike for pairs that are compared together: a cell stands for itself, the rest by paragraphs."""
        return self.scope or (self.id if self.kind == "cell" else self.paragraph)

    @property
    def is_whole(self) -> bool:
        """True when both languages have the unit."""
        return None not in self.texts


@dataclass(frozen=True)
class Failure:
    """A rule of ours that failed on a text, which it then does not compare; `trace` is the traceback."""

    rule: str
    trace: str


@dataclass(frozen=True)
class LearntPair:
    """Two terms that answer each other, as the document writes them.

    `count` sentences have both, `lone` one alone; `is_mutual` where neither has another counterpart.
    """

    terms: tuple[str, str]
    count: int
    lone: int
    is_mutual: bool = True


@dataclass(frozen=True)
class Unlike:
    """Two sentences that answer each other and may not say the same; `reason` is why they are shown."""

    pair: str
    texts: tuple[str, str]
    reason: str


@dataclass(frozen=True)
class Place:
    """A further place where the cause of an item shows."""

    pair: str
    paragraph: str
    spans: Spans


@dataclass(frozen=True)
class Item:
    """One observation about a pair, and the other places that have the same cause.

    `texts` are what each language has, None where it has nothing; `spans` where that stands in the
    texts of the pair; `rule` why it is reported, in a sentence's fragment; `accepted` the reason of
    the officer who settled it.
    """

    pair: str
    paragraph: str
    kind: str
    texts: tuple[str | None, str | None]
    level: Level
    rule: str
    spans: Spans = (None, None)
    accepted: str | None = None
    places: tuple[Place, ...] = ()

    def settled(self, reason: str) -> "Item":
        """Return the same item with the officer's reason."""
        return replace(self, accepted=reason)


def in_one_text(side: int, words: str, span: tuple[int, int]) -> tuple[tuple[str | None, str | None], Spans]:
    """Return `texts` and `spans` of an item for words that stand in one text alone: the first, or the second (1)."""
    return ((words, None), (span, None)) if side == 0 else ((None, words), (None, span))


@dataclass(frozen=True)
class Concordance:
    """Two languages of a document compared; items by level, those to look at by what they could cost.

    `learnt` are the pairs of terms that the document shows, `failures` rules of ours that failed on it, `unlike` the
    sentences that may not say the same, the least alike first.
    """

    languages: tuple[str, str]
    pairs: tuple[Pair, ...]
    items: tuple[Item, ...]
    not_compared: tuple[str, ...] = (*NOT_COMPARED, NO_GLOSSARY)
    failures: tuple[Failure, ...] = ()
    learnt: tuple[LearntPair, ...] = ()
    unlike: tuple[Unlike, ...] = ()
    is_meaning_compared: bool = False

    def at(self, level: Level) -> tuple[Item, ...]:
        """Return the items of one level."""
        return tuple(item for item in self.items if item.level is level)

    @property
    def to_look_at(self) -> tuple[Item, ...]:
        """The items that ask for a look and that nobody has settled yet."""
        return tuple(item for item in self.at(Level.LOOK) if item.accepted is None)

    @property
    def in_another_language(self) -> Iterator[tuple[str, str]]:
        """The units that stand in another language than their column's: its language and their eIds."""
        for item in self.at(Level.LOOK):
            if item.kind == "language":
                side = 0 if item.texts[0] else 1
                yield from (
                    (self.languages[side], each) for each in (item.pair, *(place.pair for place in item.places))
                )

    def shown(self, item: Item) -> Iterator[tuple[str, Spans]]:
        """Yield the rows that show an item, each with where it stands in the texts of the row."""
        known = {pair.id: pair for pair in self.pairs}
        for pair, spans in ((item.pair, item.spans), *((place.pair, place.spans) for place in item.places)):
            first, second = (
                None if span is None else (start + span[0], start + span[1])
                for span, start in zip(spans, known[pair].starts if pair in known else (0, 0), strict=True)
            )
            yield (known[pair].unit if pair in known else pair), (first, second)

    @property
    def summary(self) -> dict[str, Any]:
        """The counts that every report opens with, and what was not compared."""
        return {
            "pairs": len(self.pairs),
            "to_look_at": len(self.to_look_at),
            "house_style": len(self.at(Level.STYLE)),
            "normalised": len(self.at(Level.NORMALISED)),
            "not_compared": list(self.not_compared),
        }

    def as_json(self, symbol: str) -> dict[str, Any]:
        """Return the content of `concordance.en-fr.json` (docs/schemas/concordance.json)."""
        return {
            "format": FORMAT,
            "symbol": symbol,
            "languages": list(self.languages),
            "summary": self.summary,
            "pairs": [{"id": pair.id, "kind": pair.kind, "status": pair.status} for pair in self.pairs],
            "items": [self._entry(item) for item in self.items],
            "unlike": [
                {"pair": each.pair, **dict(zip(self.languages, each.texts, strict=True)), "reason": each.reason}
                for each in self.unlike
            ],
            "learnt": [
                {**dict(zip(self.languages, pair.terms, strict=True)), "sentences": pair.count} for pair in self.learnt
            ],
        }

    def as_csv(self) -> str:
        """Return the items as a table for a spreadsheet, a heading row first."""
        sheet = io.StringIO()
        writer = csv.writer(sheet, lineterminator="\r\n")
        writer.writerow(("pair", "paragraph", "kind", *self.languages, "level", "rule", "accepted", "places"))
        for item in self.items:
            cells = (
                item.pair,
                item.paragraph,
                item.kind,
                *item.texts,
                str(item.level),
                item.rule,
                item.accepted,
                ", ".join(place.pair for place in item.places),
            )
            writer.writerow([_harmless(cell or "") for cell in cells])
        return sheet.getvalue()

    def _entry(self, item: Item) -> dict[str, Any]:
        place = {"pair": item.pair, "paragraph": item.paragraph, "kind": item.kind}
        texts = dict(zip(self.languages, item.texts, strict=True))
        places = [{"pair": each.pair, "paragraph": each.paragraph} for each in item.places]
        level = {"level": str(item.level), "rule": item.rule, "accepted": item.accepted}
        return place | texts | level | {"places": places}


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
