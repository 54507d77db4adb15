"""Places of findings as a person finds them: the words that stand there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.findings import Finding

_LONGEST = 60


def with_words(
    findings: Iterable[Finding], documents: Mapping[str, AknDocument], readings: Sequence[Reading]
) -> Iterator[Finding]:
    """Yield the findings, each with the first words of its element, of what this hangs on, or of its line of the source."""
    elements = {
        code: {str(element.get("eId")): element for element in document.root.iter() if element.get("eId")}
        for code, document in documents.items()
    }
    lines = {reading.name: reading.words for reading in readings}
    known: dict[etree._Element, str] = {}
    for each in findings:
        element = elements.get(each.language or "", {}).get(each.eid or "")
        words = (
            _nearest(element, known) if element is not None else lines.get(each.file or "", {}).get(each.line or 0, "")
        )
        yield replace(each, words=beginning(words)) if words.strip() else each


def _nearest(element: etree._Element, known: dict[etree._Element, str]) -> str:
    """Return the words of an element; of one that has none those around it or, where it stands alone, those before it.

    `known` keeps the words of each element that was asked: many findings may hang on one long paragraph.
    """
    for each in _around(element):
        if each not in known:
            known[each] = plain_text(each)
        if known[each].strip():
            return known[each]
    return ""


def _around(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element, those that hold it, and those before it, the nearest first: all that have ids."""
    yield from (each for each in (element, *element.iterancestors()) if each.get("eId"))
    every = list(element.getroottree().iter(tag=etree.Element))
    yield from (each for each in reversed(every[: every.index(element)]) if each.get("eId"))


def beginning(text: str) -> str:
    """Return the first words of a text, by which a person finds it."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"
