"""What `add` makes of a file before it is taken in: its bytes, its language or two of them, the document it belongs to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hexapla.domain.symbol import Symbol
from hexapla.engine.pool import Pool, Task
from hexapla.errors import SourceError, UsageError
from hexapla.findings import Finding
from hexapla.officer.first_pages import FirstPage, recognise
from hexapla.officer.naming import folder_of, symbol_for
from hexapla.officer.scans import Watching, recognised_in, unwatched
from hexapla.officer.word_comments import without_ours
from hexapla.project.config import load_document
from hexapla.project.layout import SUFFIXES, Source, recognised_name
from hexapla.project.pictures import named_pictures
from hexapla.storage.reading import printable, read_plain


@dataclass(frozen=True)
class Options:
    """What is said of the files, `of_files` of single ones instead; a new version may `replace`; a trial writes nothing.

    `is_recognised` has the words of pages recognised that are pictures.
    """

    symbol: str | None = None
    language: str | None = None
    replace: bool = False
    tracked: str = "refuse"
    of_files: Mapping[Path, "Options"] = field(default_factory=dict)
    is_trial: bool = False
    is_recognised: bool = False

    def of(self, file: Path) -> "Options":
        """Return what is said of a file."""
        return self.of_files.get(file, self)


@dataclass(frozen=True)
class ReadFile:
    """A file that was read, and what its first page says."""

    path: Path
    data: bytes
    page: FirstPage


@dataclass(frozen=True)
class Candidate:
    """A file that was understood, its language, and the document that it belongs to."""

    file: ReadFile
    language: str
    symbol: Symbol
    folder: Path
    findings: tuple[Finding, ...]
    tracked: str

    @property
    def is_supposed(self) -> bool:
        """True where its symbol is that of the files it came with: it names none itself."""
        return any(each.code == "M-206" for each in self.findings)

    @property
    def target(self) -> Path:
        """Where it goes."""
        return self.folder / f"{self.language}{self.file.path.suffix.lower()}"

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The pictures that it names, by their paths from its folder on."""
        return named_pictures(self.file.data, self.file.path.name, self.file.path.parent)

    @property
    def recognised(self) -> Mapping[str, bytes]:
        """What was recognised in its pages, by the name that it is kept under; nothing where no page is a picture."""
        page = self.file.page
        return {recognised_name(self.target.name): page.recognised} if page.recognised else {}

    @property
    def source(self) -> Source:
        """The file as a source of its language."""
        name = printable(self.file.path.name)
        return Source(
            self.file.path, name, self.language, self.tracked, self.file.data, self.pictures,
            recognised=self.file.page.recognised,
        )  # fmt: skip


Answers = Mapping[Path, Mapping[str, str]]
"""What a person said when asked: symbol and language by file; nothing where Enter was pressed."""

Ask = Callable[[Sequence[tuple[Path, FirstPage]]], Answers]
"""Asks for what files do not say, once, after all of them were read."""


def candidate_of(
    sources: Path, each: ReadFile, options: Options, shared: Symbol | None, answer: Mapping[str, str]
) -> Candidate:
    """Return a file with its language and the document that it belongs to.

    Raises:
        UsageError: its language or its symbol cannot be told.
        SourceError: it has tracked changes, and nobody said what becomes of them.
    """
    language = answer.get("language") or each.page.language
    if language is None:
        name = printable(each.path.name)
        if each.page.is_foreign:
            raise UsageError(f"{name} is written in none of the six languages.", "Give the text in one of them.")
        message = f"The language of {name} cannot be told by its text."
        raise UsageError(message, "Name it: -l and one of ar, zh, en, fr, ru, es")
    symbol, findings = symbol_for(each.path, each.page, options.symbol or answer.get("symbol"), shared)
    folder = folder_of(sources, symbol)
    decided = load_document(folder / "document.toml").expression(language).tracked
    if each.page.refusal is not None and decided is None:
        raise each.page.refusal
    tracked = decided if decided and options.tracked == "refuse" else options.tracked
    return Candidate(each, language, symbol, folder, (*each.page.findings, *findings), tracked)


def common_symbol(files: Sequence[ReadFile]) -> Symbol | None:
    """Return the one symbol that files taken together name, None where they name none or several."""
    named = {symbol.identifier: symbol for each in files if (symbol := each.page.symbol)}
    return next(iter(named.values())) if len(named) == 1 else None


Read = Callable[[Path, Options, Pool], list[ReadFile]]
"""Reads a file as is said of it."""


def read_files(file: Path, options: Options, pool: Pool, watching: Watching = unwatched) -> list[ReadFile]:
    """Read a file, and a PDF in two languages twice, where nobody says which of them is meant.

    `watching` shows how many pages were recognised.

    Raises:
        UsageError: it is of a kind that we do not read.
        SourceError: it cannot be read.
        ToolMissingError, ToolFailedError: its words have to be recognised, and cannot be.
    """
    name = printable(file.name)
    if file.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{name} is of a kind that Hexapla does not read.", f"It reads {', '.join(SUFFIXES)}.")
    data = _bytes(file)

    def read_as(language: str | None) -> ReadFile:
        hocr = recognised_in(file, data, language, pool, watching) if options.is_recognised else b""
        arguments = (file, data, language, options.tracked, hocr)
        return ReadFile(file, data, pool.result(Task(name, recognise, arguments, len(data))))

    first = read_as(options.language)
    others = first.page.other_languages if options.language is None else ()
    return [first, *map(read_as, others)]


def _bytes(file: Path) -> bytes:
    try:
        return without_ours(read_plain(file.resolve()), file.name)
    except OSError as error:
        message = f"{printable(str(file))} cannot be opened: {error.strerror or error}."
        raise SourceError(message, "Look at the name, or close the file in the program that holds it open.") from error
