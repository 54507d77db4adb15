"""Places to cite within a paragraph: the labels of an enumeration that runs on in its text, (i), (ii), (iii).

Each label of a row that begins at (i) or (a), and goes on without a gap, becomes a span with an id: `para_5__ii`.
The text stays what it is.  A label that stands alone is no enumeration.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from hexapla.domain.language import Language
from hexapla.writers.markup.elements import element

ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]
LETTERS = [chr(place) for place in range(ord("a"), ord("z") + 1)]
KINDS = frozenset({"paragraph", "alinea", "continuation", "item"})
APART = frozenset({"ul", "ol", "table", "a", "sup", "abbr"})
"""Elements whose text is not searched: other units, links, marks."""

FEWEST = 2


@dataclass(frozen=True)
class Slot:
    """A stretch of text: that of an element before its first child, or that after the element."""

    element: etree._Element
    is_tail: bool

    @property
    def text(self) -> str:
        """The text that stands here now."""
        return (self.element.tail if self.is_tail else self.element.text) or ""

    def mark(self, start: int, end: int, ident: str) -> None:
        """Put a part of the text into a span with an id."""
        made = element("span", {"id": ident}, self.text[start:end])
        made.tail, before = self.text[end:], self.text[:start]
        if self.is_tail:
            self.element.addnext(made)
            self.element.tail = before
        else:
            self.element.insert(0, made)
            self.element.text = before


def mark_enumerations(
    unit: etree._Element, eid: str, language: Language, identify: Callable[[str], str | None]
) -> None:
    """Give ids to the enumerations in the text of a unit; `identify` makes an HTML id of an eId, each once."""
    holders = [each for each in unit if each.get("class") == "text"] or [unit]
    slots = [slot for holder in holders for slot in _slots(holder)]
    found = sorted(
        (place, start, end, label)
        for labels, pattern in _patterns(language)
        for place, start, end, label in _row(slots, labels, pattern)
    )
    for place, start, end, label in reversed(found):
        ident = identify(f"{eid}__{label}")
        if ident is not None:
            slots[place].mark(start, end, ident)


def units(roots: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield the units below some elements that may hold an enumeration and bear an id."""
    for root in roots:
        yield from (each for each in root.iter() if each.get("id") and KINDS & set(each.get("class", "").split()))


def _slots(holder: etree._Element) -> Iterator[Slot]:
    yield Slot(holder, is_tail=False)
    for each in holder:
        if each.tag not in APART and each.get("class") not in ("num", "sup"):
            yield from _slots(each)
        yield Slot(each, is_tail=True)


def _patterns(language: Language) -> Iterator[tuple[list[str], re.Pattern[str]]]:
    """Yield the labels of each style that can stand within a sentence: those in or before a bracket."""
    styles: Iterable[str] = language.facts["list_labels"]  # type: ignore[assignment]
    for style in styles:
        for core, labels in (("i", ROMAN), ("a", LETTERS)):
            before, found, after = style.partition(core)
            if found and after == ")":
                yield labels, re.compile(rf"(?<![\w(.]){re.escape(before)}([a-z]+)\)(?=\s)")


def _row(slots: list[Slot], labels: list[str], pattern: re.Pattern[str]) -> list[tuple[int, int, int, str]]:
    """Return place, start, end and name of the labels that follow one another from the first."""
    row: list[tuple[int, int, int, str]] = []
    for place, slot in enumerate(slots):
        for match in pattern.finditer(slot.text):
            if len(row) < len(labels) and match[1] == labels[len(row)]:
                row.append((place, match.start(), match.end(), match[1]))
    return row if len(row) >= FEWEST else []
