"""What a reference to a document says, for every format that cites: facts that a source gave, nothing else."""

import datetime
from dataclasses import dataclass

from hexapla.akn.inlines import words_of
from hexapla.present.presentation import Presentation


@dataclass(frozen=True)
class Citation:
    """A reference to a document in one language; `day` is None where no source dates it."""

    symbol: str
    title: str
    author: str
    publisher: str
    day: datetime.date | None
    language: str
    url: str


def citation(presentation: Presentation) -> Citation:
    """Return the reference to the first language of an edition; the author is the organ, else the United Nations."""
    column = presentation.first
    head = column.masthead
    organ = " ".join(head.name) if head.style == "organ" else None
    return Citation(
        symbol=presentation.symbol,
        title=_line(column.title),
        author=_line(words_of(head.committee) or organ or head.authority),
        publisher=_line(head.authority),
        day=presentation.day if head.date else None,
        language=column.language.code,
        url=column.official_url,
    )


def _line(text: str) -> str:
    return " ".join(text.split())
