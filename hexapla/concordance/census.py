"""The officer's first table: what each language of a document holds, and where the languages disagree."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.catalogue import language as language_of
from hexapla.dates import format_day


@dataclass(frozen=True)
class Census:
    """A row of the officer's first table: what one language of a document holds; `date` as reports write it."""

    language: str
    symbol: str | None
    date: str | None
    job_number: str | None
    paragraphs: int
    headings: int
    items: int
    notes: int
    tables: int
    words: int


def census(document: AknDocument, language: str) -> Census:
    """Count what a document holds; its masthead gives symbol, date and job number, None where it is silent."""
    blocks = list(document.blocks())
    kinds = Counter(block.kind for block in blocks if block.kind != "paragraph")
    paragraphs = {block.paragraph for block in blocks if block.kind == "paragraph"}
    words = sum(len(plain_text(element).split()) for block in blocks for element in block.content)
    notes = sum(1 for element in document.main.iter() if local(element) == "authorialNote")
    return Census(
        language=language,
        symbol=(_slot(document, "docNumber") or document.symbol).rstrip("*"),
        date=_slot(document, "docDate"),
        job_number=document.facts.get("jobNumber"),
        paragraphs=len(paragraphs),
        headings=kinds["heading"] + kinds["annex"],
        items=len({block.eid for block in blocks if block.kind == "item"}),
        notes=notes,
        tables=sum(1 for _ in document.main.iter(akn("table"))),
        words=words,
    )


def disagreements(rows: tuple[Census, ...]) -> Iterator[str]:
    """Yield the columns in which languages differ; the number of words always does."""
    for column in ("symbol", "date", "job_number", "paragraphs", "headings", "items", "notes", "tables"):
        if len({getattr(row, column) for row in rows}) > 1:
            yield column


def _slot(document: AknDocument, name: str) -> str | None:
    element = document.slot(name)
    if element is None:
        return None
    day = element.get("date")
    return format_day(date.fromisoformat(day), language_of("en")) if day else plain_text(element) or None
