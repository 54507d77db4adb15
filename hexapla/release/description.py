"""What an archive says of a document: facts that its canonical files and its office give, nothing else."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.catalogue import language, organ_of
from hexapla.domain.office import Office
from hexapla.domain.states import english_name
from hexapla.domain.symbol import Symbol


@dataclass(frozen=True)
class Description:
    """A document as catalogues describe it; None and empty where no source says it.

    `titles` are by language, the leading one first; `day` is that of the work; `bodies` are the organ and the State that
    it is of, in English, `standing` what this edition is where it is not the official one, `addresses` where each language
    is to be read.
    """

    symbol: Symbol
    titles: Mapping[str, str]
    day: datetime.date | None
    organ: str | None
    state: str | None
    standing: str | None
    subjects: tuple[str, ...]
    publisher: str | None
    rights: str | None
    addresses: Mapping[str, str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are described."""
        return tuple(self.addresses)

    def statements(self) -> Iterator[dict[str, str | None]]:
        """Yield what Dublin Core says of the document: the name of an element, its text and the language of that."""
        bodies = [("creator", "en", body) for body in (self.organ, self.state)]
        standing = ("description", "en", self.standing)
        day = self.day.isoformat() if self.day else None
        for name, code, text in (
            *(("title", code, title) for code, title in self.titles.items()),
            *bodies,
            *(("subject", None, subject) for subject in self.subjects),
            standing,
            ("publisher", None, self.publisher),
            ("date", None, day),
            ("type", None, "Text"),
            ("identifier", None, self.symbol.identifier),
            *(("identifier", None, address) for address in self.addresses.values()),
            *(("language", None, code) for code in self.languages),
            ("rights", None, self.rights),
        ):
            if text:
                yield {"name": name, "language": code, "text": text}

    @property
    def title(self) -> str | None:
        """The title in the leading language that has one."""
        return next(iter(self.titles.values()), None)


def described(documents: Mapping[str, AknDocument], office: Office) -> Description:
    """Describe a document by its canonical files, by language, the leading one first."""
    first = next(iter(documents.values()))
    symbol, facts = Symbol.parse(first.facts.get("symbol") or first.symbol), first.facts
    organ = organ_of(symbol)
    committee = organ.committee.get("en") or organ.masthead.get("en") if organ else None
    return Description(
        symbol=symbol,
        titles={code: each.title for code, each in documents.items() if each.title},
        day=_work_day(first),
        organ=" ".join(committee.text.split()) if committee else None,
        state=english_name(submitter) if (submitter := facts.get("submitter")) else None,
        standing=_standing(symbol, facts.get("status", "derived")),
        subjects=first.subjects,
        publisher=office.publisher,
        rights=office.rights,
        addresses={code: _address(office, symbol, code) for code in documents},
    )


def _work_day(document: AknDocument) -> datetime.date | None:
    """Return the date of the work, None for a stand-in."""
    stated = document.meta.find(f"{akn('identification')}/{akn('FRBRWork')}/{akn('FRBRdate')}")
    if stated is None or stated.get("name") == "unknown":
        return None
    return datetime.date.fromisoformat(str(stated.get("date")))


def _standing(symbol: Symbol, status: str) -> str | None:
    """Return what an edition is, in English, as catalogues say it; None for an issued one."""
    english = language("en")
    words = english.labels.get(f"standing_{status.replace('-', '_')}")
    if not words:
        return None
    mark = "Derived, unofficial edition. " if status == "derived" else ""
    return mark + words.format(symbol=symbol.identifier, url=symbol.docs_url(english.code))


def _address(office: Office, symbol: Symbol, code: str) -> str:
    """Return where a language is to be read: at the office, else the official text."""
    if office.base_url:
        return f"{office.base_url.rstrip('/')}/{symbol.folder}/{code}/{symbol.folder}.{code}.html"
    return symbol.docs_url(code)
