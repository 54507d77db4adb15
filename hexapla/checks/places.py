"""Places of findings as a person finds them: the words that stand there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.findings import Finding

_LONGEST = 60


def with_words(
    findings: Iterable[Finding], documents: Mapping[str, AknDocument], readings: Sequence[Reading]
) -> Iterator[Finding]:
    """Yield the findings, each with the first words of its element or of its line of the source."""
    elements = {
        code: {str(element.get("eId")): element for element in document.main.iter() if element.get("eId")}
        for code, document in documents.items()
    }
    lines = {reading.name: reading.words for reading in readings}
    for each in findings:
        element = elements.get(each.language or "", {}).get(each.eid or "")
        words = plain_text(element) if element is not None else lines.get(each.file or "", {}).get(each.line or 0, "")
        yield replace(each, words=_beginning(words)) if words.strip() else each


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"
