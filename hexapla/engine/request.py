"""What the command line asked for, as a value."""

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.domain.edition import Edition
from hexapla.engine.allowance import Allowance
from hexapla.errors import UsageError
from hexapla.project.config import PIVOT
from hexapla.project.keys import LANGUAGES

SINGLE = ("html", "pdf", "print", "docx", "epub", "xml", "ris", "csl")
PARALLEL = ("html", "pdf", "facing", "docx", "epub", "tmx", "xlf")
FORMATS = ("html", "pdf", "print", "facing", "docx", "epub", "tmx", "xlf", "xml", "ris", "csl")
"""The formats that can be asked for; the writers' table holds the same (a test compares them)."""


ENDINGS = {"print": "print.pdf", "facing": "facing.pdf", "csl": "csl.json"}
"""How the names of outputs end, where that is not the format."""

PAIRS = ("facing", "xlf")
"""Formats that hold two languages and no more."""

PAGED = frozenset(("pdf", "print", "facing"))
"""Formats whose pages are laid out."""

OF_PDF = ("print", "epub")
"""Formats that are made of the finished pages of the PDF, or list them."""

FLAGGED = ("html", "tmx", "xlf")
"""Formats that know what the concordance asks to look at."""


@dataclass(frozen=True)
class Request:
    """Which documents, languages, editions and formats; empty means all there are."""

    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    workers: int = 0
    force: bool = False
    tracked: str = "refuse"
    meaning: bool = False
    seconds: float = Allowance.seconds
    megabytes: int = Allowance.megabytes
    scheduler: str | None = None

    @property
    def allowance(self) -> Allowance:
        """What one task of this run may take."""
        return Allowance(self.seconds, self.megabytes, self.workers)

    @property
    def is_limited(self) -> bool:
        """True when not everything was asked for, so that an absent output proves nothing."""
        return bool(self.languages or self.editions or self.formats)

    def wanted(
        self, available: Sequence[str], stated: Sequence[Edition] = (), unreadable: Sequence[str] = ()
    ) -> list[tuple[Edition, str]]:
        """Return the editions and formats to make of a document that has these languages, and others that cannot be read.

        `stated` are the editions that it states itself.

        Raises:
            UsageError: an edition names a language that the document has not.
        """
        return [
            (edition, name)
            for edition in self._editions([*available, *unreadable], stated)
            if set(unreadable).isdisjoint(edition.languages)
            for name in (PARALLEL if edition.is_parallel else SINGLE)
            if (not self.formats or name in self.formats) and not (name in PAIRS and len(edition.languages) > 2)
        ]

    def _editions(self, available: Sequence[str], stated: Sequence[Edition]) -> list[Edition]:
        if self.editions:
            chosen = [_edition(name) for name in self.editions]
            for edition in chosen:
                missing = [code for code in edition.languages if code not in available]
                if missing:
                    message = f"The edition {edition} needs {missing[0]}, which this document has not."
                    raise UsageError(message, f"It has: {', '.join(available)}.")
        else:
            chosen = own_editions(available, stated)
        return [edition for edition in chosen if not self.languages or set(edition.languages) <= set(self.languages)]


def target_of(folder: str, edition: str, name: str) -> str:
    """Return where an output lies below its document's folder: `en-fr/CAT-C-PER-FCO-7.en-fr.pdf`."""
    return f"{edition}/{folder}.{edition}.{ENDINGS.get(name, name)}"


def default_editions(available: Sequence[str], unreadable: Sequence[str] = ()) -> list[Edition]:
    """Return each language by itself, then English (else the first) beside every other; none that cannot be read."""
    codes = sorted([*available, *unreadable], key=lambda code: (code != PIVOT, LANGUAGES.index(code)))
    singles = [Edition((code,)) for code in codes]
    editions = singles + [Edition((codes[0], code)) for code in codes[1:]]
    return [each for each in editions if set(unreadable).isdisjoint(each.languages)]


def own_editions(available: Sequence[str], stated: Sequence[Edition], unreadable: Sequence[str] = ()) -> list[Edition]:
    """Return the editions that a document has without being asked; one that is stated waits for its languages."""
    there = [edition for edition in stated if set(edition.languages) <= set(available)]
    return list(dict.fromkeys([*default_editions(available, unreadable), *there]))


def _edition(name: str) -> Edition:
    try:
        edition = Edition.parse(name)
    except ValueError as error:
        raise UsageError(f"{error}.") from error
    unknown = [code for code in edition.languages if code not in LANGUAGES]
    if unknown:
        message = f"{unknown[0]!r} in the edition {name!r} is no language of the United Nations."
        raise UsageError(message, f"The languages are {', '.join(LANGUAGES)}.")
    return edition
