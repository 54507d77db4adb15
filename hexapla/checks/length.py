"""The length of a text against what the office allows."""

from collections.abc import Iterator

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.codes import finding
from hexapla.findings import Finding


def word_count(document: AknDocument) -> int:
    """Return the words of the body and its annexes, notes apart: what a word limit counts."""
    return sum(len(plain_text(element).split()) for block in document.blocks() for element in block.content)


def check_length(document: AknDocument, language: str, limit: int | None) -> Iterator[Finding]:
    """Yield a finding where a text is longer than the office allows."""
    count = word_count(document) if limit is not None else 0
    if limit is not None and count > limit:
        yield finding("F-301", count=f"{count:,}", limit=f"{limit:,}", language=language)
