"""What is known about a document, and from where."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from hexapla.domain.organ import Organ
from hexapla.domain.symbol import Symbol


@dataclass(frozen=True)
class IssuedDate:
    """A date with the AKN name that says how we know it: `issued`, `assumed` or `unknown`."""

    day: datetime.date
    name: str

    @property
    def is_printable(self) -> bool:
        """False for a stand-in, which must never reach a page."""
        return self.name != "unknown"


@dataclass(frozen=True)
class Expression:
    """What is settled for one language of a document; `issue` counts its issues, `reissued` is the day of the last one, where pages tell of it."""

    language: str
    date: IssuedDate
    title: str | None = None
    title_confirmed: bool = True
    job_number: str | None = None
    issue: int = 1
    reissued: datetime.date | None = None


@dataclass(frozen=True)
class Metadata:
    """What is settled for a document in all its languages; None means nobody said it.

    `organ` is None for a body that neither our data nor the office knows;
    `languages` are the codes it was issued in (fewer than six prints the "… only" line);
    `original` is a code; `submitter` is ISO 3166-1 alpha-3; `provenance` says for each
    field which source gave it (`document.toml`, `en.txt:7`); `overruled` names the lines of a
    masthead (source, field) that something else settled differently.
    """

    symbol: Symbol
    organ: Organ | None
    date: IssuedDate
    distribution: str | None
    status: str
    expressions: Mapping[str, Expression]
    original: str | None = None
    languages: tuple[str, ...] = ()
    received: datetime.date | None = None
    submitter: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    corrects: str | None = None
    subjects: tuple[str, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)
    overruled: frozenset[tuple[str, str]] = frozenset()
