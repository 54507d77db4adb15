"""What is known about a document: document.toml first, then the mastheads; contradictions are findings."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hexapla.akn.reading import Reading, Slot
from hexapla.canonical.slots import (
    agenda_item_of,
    day_of,
    distribution_of,
    languages_of,
    original_of,
    parsed,
    received_of,
    session_of,
    symbol_of,
    text_of,
    title_of,
)
from hexapla.catalogue import language, organ_of
from hexapla.codes import finding
from hexapla.dates import format_day
from hexapla.domain.metadata import Expression, IssuedDate, Metadata
from hexapla.domain.near_misses import near_miss
from hexapla.domain.symbol import Symbol
from hexapla.errors import ConfigurationError
from hexapla.findings import Finding
from hexapla.project.config import DocumentConfig, OfficeConfig
from hexapla.timing import stage

NO_DAY = datetime.date(1, 1, 1)
T = TypeVar("T")


@dataclass(frozen=True)
class Settled:
    """The facts of a document, and what was odd about them."""

    metadata: Metadata
    findings: tuple[Finding, ...]


@stage("canonicalise")
def settle(readings: Sequence[Reading], config: DocumentConfig, office: OfficeConfig | None = None) -> Settled:
    """Settle the facts of a document from its mastheads (all languages), its `document.toml` and the office's organs.

    Raises:
        ConfigurationError: no source gives a symbol.
    """
    notes = _Settlement(readings, config)
    symbol = _symbol(notes)
    days = {reading.language: day_of(reading) for reading in readings}
    work = _work_date(notes, symbol, [day for day in days.values() if day])
    expressions = {reading.language: _expression(notes, reading, days[reading.language], work) for reading in readings}
    metadata = Metadata(
        symbol=symbol,
        organ=organ_of(symbol, office.organs if office else ()),
        date=work,
        distribution=notes.agreed("distribution", config.distribution, distribution_of),
        status=config.status,
        expressions=expressions,
        original=notes.agreed("original", config.original, original_of),
        languages=notes.agreed("languages", config.languages or None, languages_of) or (),
        received=notes.agreed("received", config.received, received_of),
        submitter=config.submitter or symbol.state,
        session=config.session or _session(notes),
        subjects=config.subjects,
        agenda_item=notes.agreed("agenda_item", config.agenda_item, agenda_item_of),
        corrects=config.corrects or symbol.corrected,
        provenance=notes.provenance,
        overruled=frozenset(notes.overruled),
    )
    _missing(notes, metadata)
    _unclassified(notes, metadata, office.series if office else {})
    return Settled(metadata, tuple(notes.findings))


class _Settlement:
    """Collects findings and provenance while facts are settled."""

    def __init__(self, readings: Sequence[Reading], config: DocumentConfig) -> None:
        self.readings, self.config = readings, config
        self.findings: list[Finding] = []
        self.provenance: dict[str, str] = {}
        self.overruled: set[tuple[str, str]] = set()

    def add(self, code: str, **values: object) -> None:
        self.findings.append(finding(code, **values))

    def agreed(self, key: str, stated: T | None, of: Callable[[Reading], tuple[T, Slot] | None]) -> T | None:
        """Return the stated value, else the first that a masthead gives; report who disagrees with it."""
        chosen = stated
        if stated is not None:
            self.provenance[key] = self.config.path.name
        for reading in self.readings:
            found = of(reading)
            if found is None:
                continue
            value, slot = found
            if chosen is None:
                chosen = value
                self.provenance[key] = f"{reading.name}:{slot.line}"
            elif value != chosen:
                if stated is not None:
                    self.overruled.add((reading.name, key))
                code = "M-001" if stated is not None else "M-002"
                self.add(code, key=key.replace("_", " "), before=_shown(value), after=_shown(chosen), file=reading.name,
                         line=slot.line, language=reading.language)  # fmt: skip
        return chosen

    def first(self, key: str, of: Callable[[Reading], tuple[T, Slot] | None]) -> T | None:
        """Return what the first masthead that says it gives: words that every language has of its own."""
        for reading in self.readings:
            if found := of(reading):
                self.provenance[key] = f"{reading.name}:{found[1].line}"
                return found[0]
        return None


def _symbol(notes: _Settlement) -> Symbol:
    for reading in notes.readings:
        slot = reading.slot("symbol")
        if slot is not None and parsed(slot.text) is None:
            notes.add("M-012", before=slot.text, file=reading.name, line=slot.line, language=reading.language)
    symbol = notes.agreed("symbol", notes.config.symbol, symbol_of)
    if symbol is None:
        symbol = _made_symbol(notes)
    if symbol is None:
        message = f"No source in {notes.config.path.parent.name}/ gives the document's symbol."
        raise ConfigurationError(message, f'Write symbol = "…" in {notes.config.path}.')
    return symbol


def _made_symbol(notes: _Settlement) -> Symbol | None:
    """Return the symbol that the number of a resolution makes, where no source names one."""
    for reading in notes.readings:
        slot = reading.slot("made_symbol")
        if slot is not None:
            notes.add("M-207", after=slot.text, file=reading.name, language=reading.language)
            return Symbol.parse(slot.text)
    return None


def _session(notes: _Settlement) -> str | None:
    """Return the session as the first text has it, or is said to have it; what a text is said to have and has not is told."""
    first = notes.first("session", session_of)
    stated = {code: each.session for code, each in notes.config.expressions.items() if each.session}
    for reading in notes.readings:
        own, said = session_of(reading), stated.get(reading.language)
        if own and said and own[0] != said:
            notes.add("M-001", key="session", before=own[0], after=said, line=own[1].line, language=reading.language, file=reading.name)  # fmt: skip
    return next((stated[reading.language] for reading in notes.readings[:1] if reading.language in stated), first)


def _work_date(notes: _Settlement, symbol: Symbol, days: list[datetime.date]) -> IssuedDate:
    if notes.config.date:
        return IssuedDate(notes.config.date, "issued")
    stated = [each.date for each in notes.config.expressions.values() if each.date]
    if days or stated:
        return IssuedDate(min([*days, *stated]), "issued")
    stand_in = datetime.date(symbol.year, 1, 1) if symbol.year else NO_DAY
    notes.add("M-003", after=stand_in.isoformat(), day=_shown(stand_in), file=notes.config.path.name)
    return IssuedDate(stand_in, "unknown")


def _expression(notes: _Settlement, reading: Reading, own: datetime.date | None, work: IssuedDate) -> Expression:
    stated = notes.config.expression(reading.language)
    place = {"language": reading.language, "file": reading.name}
    slot = reading.slot("date")
    if stated.date and own and stated.date != own and slot:
        notes.overruled.add((reading.name, "date"))
        notes.add("M-001", key="date", before=_shown(own), after=_shown(stated.date), line=slot.line, **place)
    day = stated.date or own
    date = IssuedDate(day, "issued") if day else IssuedDate(work.day, "assumed" if work.is_printable else "unknown")
    if not day and work.is_printable:
        notes.add("M-004", after=work.day.isoformat(), day=_shown(work.day), language=reading.language)
    reissue = max(stated.issues, key=lambda issue: issue.number, default=None)
    is_told = reissue is not None and reissue.is_told
    if reissue and is_told and not reissue.date:
        notes.add(
            "M-015",
            number=reissue.number,
            line=notes.config.lines.get(reading.language),
            **{**place, "file": notes.config.path.name},
        )
    return Expression(
        language=reading.language,
        date=date,
        title=stated.title or title_of(reading),
        title_confirmed=_title_confirmed(notes, reading, stated.title, stated.title_confirmed),
        job_number=stated.job_number or notes.config.job_number or text_of(reading, "job_number"),
        issue=reissue.number if reissue else 1,
        reissued=reissue.date if reissue and is_told else None,
    )


def _title_confirmed(notes: _Settlement, reading: Reading, stated: str | None, confirmed: bool) -> bool:
    own = reading.slot("title")
    place = {
        "language": reading.language,
        "file": notes.config.path.name,
        "line": notes.config.lines.get(reading.language),
    }
    if stated is None:
        if own is None:
            notes.add("M-005", **place)
        return True
    if own is not None and title_of(reading) != stated:
        notes.add("M-001", key="title", before=own.text, after=stated, **place)
    if not confirmed:
        notes.add("M-006", after=stated, **place)
    return confirmed


def _missing(notes: _Settlement, metadata: Metadata) -> None:
    if not any(expression.job_number for expression in metadata.expressions.values()):
        notes.add("M-007", file=notes.config.path.name)
    for reading in notes.readings:
        if not reading.slots and reading.canonical is None:
            notes.add("M-010", language=reading.language, file=reading.name)


def _unclassified(notes: _Settlement, metadata: Metadata, series: Mapping[str, str]) -> None:
    """Report the parts of the symbol that nobody knows: one finding, an error where one letter makes a known code."""
    symbol = metadata.symbol
    is_owned = metadata.organ is not None
    unknown = [
        part for part in symbol.unclassified if part not in series and not (is_owned and symbol.text.startswith(part))
    ]
    slip = near_miss(symbol)
    if slip and slip[0] in unknown:
        notes.add("M-014", before=str(symbol), part=slip[0], after=slip[1])
    elif unknown:
        table = "organs" if symbol.text.startswith(unknown[0]) else "series"
        notes.add("M-013", before=str(symbol), parts=", ".join(unknown), table=table, first=unknown[0])
    elif not is_owned:
        notes.add("M-009", before=str(symbol), body=f'"{symbol.body}"')


def _shown(value: object) -> str:
    """Return a value as a sentence has it."""
    if isinstance(value, datetime.date):
        return format_day(value, language("en"))
    return ", ".join(value) if isinstance(value, tuple) else str(value)
