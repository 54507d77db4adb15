"""Finding documents: a folder in `sources/` each, its sources by language, and what the request chose."""

import base64
import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from hexapla.domain.symbol import Symbol
from hexapla.errors import ConfigurationError, UsageError
from hexapla.project.accepted import Acceptance, load_accepted
from hexapla.project.config import PIVOT, DocumentConfig, OfficeConfig, load_document, load_office
from hexapla.project.keys import LANGUAGES
from hexapla.project.pictures import named_pictures
from hexapla.project.snapshot import Snapshot, read_if_there, snapshot
from hexapla.storage.reading import placed, sha256

SUFFIXES = (".txt", ".docx", ".doc", ".odt", ".rtf", ".html", ".htm", ".md", ".xml", ".pdf")
"""Endings of the sources we read; the readers' registry holds the same (a test compares them)."""

OWN_FILES = frozenset({"document.toml", "accepted.toml", "glossary.toml"})
OFFICE, GLOSSARY = "office.toml", "glossary.toml"
SHARED = (OFFICE, GLOSSARY)
"""Files of `sources/` that every document depends on."""


@dataclass(frozen=True)
class Source:
    """One file in `sources/`, in one language; `name` is relative to the document's folder.

    `tracked` says what becomes of tracked changes in a Word file: `refuse`, `accept` or `reject`; `data` are its bytes
    where they were read already; `pictures` those that a page names, by their paths from its folder on; `recognised` the
    hOCR beside a PDF, of its pages that are pictures; `refused` why the file is not read, "" for one that is.
    """

    path: Path
    name: str
    language: str
    tracked: str = "refuse"
    data: bytes | None = field(default=None, repr=False)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False, hash=False)
    refused: str = ""
    recognised: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Work:
    """One document in all its languages; `strays` are files beside its sources that we do not read.

    `inputs` are the SHA-256 of everything that was read of its folder, `unreadable` the languages whose sources could not be.
    """

    folder: Path
    config: DocumentConfig
    sources: tuple[Source, ...]
    strays: tuple[str, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, English first, then in the order in which the UN names them."""
        codes = [source.language for source in self.sources]
        return tuple(sorted(codes, key=lambda code: (code != PIVOT, LANGUAGES.index(code))))

    def as_read(self, unreadable: Collection[str]) -> "Work":
        """Return the same once its sources were read: without their bytes, and without those that could not be."""
        readable = tuple(replace(each, data=None) for each in self.sources if each.language not in unreadable)
        return replace(self, sources=readable, unreadable=tuple(unreadable))


@dataclass(frozen=True)
class Project:
    """Where the sources are, where the outputs go, what the office says, and its glossary as it was read."""

    sources: Path
    out: Path
    office: OfficeConfig = field(compare=False)
    glossary: bytes | None = field(default=None, repr=False)
    inputs: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, sources: Path, out: Path, *, may_be_empty: bool = False) -> "Project":
        """Open a project.

        Raises:
            UsageError: there is no such folder, or nothing in it.
            ConfigurationError: `office.toml` is wrong.
        """
        if not sources.is_dir():
            message = f"There is no folder {placed(sources)}."
            raise UsageError(
                message,
                "Take a first file in: python3 build.py add report.docx; sources that lie elsewhere are named with --sources.",
            )
        sources, out = sources.resolve(), out.resolve()
        if out == sources or sources in out.parents:
            message = f"{placed(out)} lies in the sources; outputs would be taken for texts."
            raise UsageError(message, "Name another folder with --out.")
        texts = {name: read_if_there(sources / name) for name in SHARED}
        office = load_office(sources / OFFICE, texts[OFFICE] or b"")
        emblem, template = office.pages.emblem, office.pages.word_template
        own = {
            "emblem": emblem.encode() if emblem else None,
            "word_template": base64.b64decode(template) if template else None,
        }
        shared = {**texts, **own}
        inputs = {f"../{name}": sha256(data) for name, data in shared.items() if data is not None}
        project = cls(sources, out, office, texts[GLOSSARY], inputs)
        if not may_be_empty and not any(project.folders()):
            message = f"There is no document in {placed(sources)}."
            raise UsageError(
                message,
                "Take a first file in: python3 build.py add report.docx; or drop it on the desk: python3 build.py serve",
            )
        return project

    def folders(self) -> Iterator[Path]:
        """Yield the folders of the documents, by name.

        Raises:
            UsageError: `sources/` cannot be opened.
        """
        try:
            folders = sorted(self.sources.iterdir())
        except OSError as error:
            message = f"The folder {placed(self.sources)} cannot be opened: {error.strerror or error}."
            raise UsageError(message, "Look at its permissions.") from error
        yield from (folder for folder in folders if folder.is_dir() and not folder.name.startswith("."))

    def chosen(self, names: Sequence[str]) -> list[Path]:
        """Return the folders that the command line names by symbol, folder name or path; all if it names none.

        Raises:
            UsageError: a name fits no document; the nearest that does is named.
        """
        if not names:
            return list(self.folders())
        return list(dict.fromkeys(self._find(name) for name in names))

    def _find(self, name: str) -> Path:
        path = Path(name)
        if (path / "document.toml").is_file():
            return path.resolve()
        wanted = name.rstrip("*/").replace("/", "-").replace(" ", "_").casefold()
        folders = {folder.name.casefold(): folder for folder in self.folders()}
        for key in (name.casefold(), wanted):
            if key in folders:
                return folders[key]
        for folder in folders.values():
            if _stated_symbol(folder) == name.rstrip("*"):
                return folder
        near = sorted(difflib.get_close_matches(wanted, folders), key=lambda key: sorted(key) != sorted(wanted))
        advice = (
            f"Did you mean {_stated_symbol(folders[near[0]]) or folders[near[0]].name}?"
            if near
            else f"Look at the folders in {placed(self.sources)}."
        )
        message = f"There is no document {name!r} here."
        raise UsageError(message, advice)


def open_work(folder: Path, tracked: str = "refuse") -> Work:
    """Read the folder of a document, once, and return the document.

    Raises:
        ConfigurationError: `document.toml` or `accepted.toml` is wrong, a source it names is missing, or two files are
            sources of one language.
    """
    read = snapshot(folder)
    for name in OWN_FILES & read.refused.keys():
        message = f"{folder.name}/{name} is not read: {read.refused[name]}."
        raise ConfigurationError(message, "Put the file itself in its place.")
    config = load_document(folder / "document.toml", read.files.get("document.toml", b""))
    found: dict[str, list[str]] = {}
    strays = []
    stated = _stated(folder, config, read)
    for name in sorted({*read.files, *read.refused} - OWN_FILES):
        stem, suffix = PurePath(name).stem, PurePath(name).suffix
        stem = stem.casefold()
        code = stated.get(name) or (stem if stem in LANGUAGES else None)
        if code is None or suffix.lower() not in SUFFIXES:
            strays.append(name)
        elif name in stated or code not in stated.values():
            found.setdefault(code, []).append(name)
    _check(folder, found)
    sources = [
        Source(
            folder / name, name, code, _tracked(config, code, tracked), read.files.get(name),
            named_pictures(read.files.get(name, b""), name, folder), read.refused.get(name, ""),
            read.files.get(recognised_name(name), b""),
        )
        for code, (name,) in found.items()
    ]  # fmt: skip
    pictures = {name: sha256(data) for source in sources for name, data in source.pictures.items()}
    own = {*pictures, *(recognised_name(source.name) for source in sources)}
    strays = [name for name in strays if name not in own]
    sources.sort(key=lambda source: (source.language != PIVOT, LANGUAGES.index(source.language)))
    accepted = load_accepted(folder, read.files.get("accepted.toml"))
    return Work(folder, config, tuple(sources), tuple(strays), accepted, {**pictures, **read.digests})


def recognised_name(name: str) -> str:
    """Return how the file is named that holds what was recognised in the pictures of a PDF; "" for any other file."""
    path = PurePath(name)
    return str(path.with_suffix(".hocr")) if path.suffix.lower() == ".pdf" else ""


def _tracked(config: DocumentConfig, code: str, tracked: str) -> str:
    """Return what becomes of tracked changes: what the command says, else what was decided for the language."""
    return tracked if tracked != "refuse" else config.expression(code).tracked or tracked


def _stated(folder: Path, config: DocumentConfig, read: Snapshot) -> dict[str, str]:
    """Return the sources that `document.toml` names, with their languages."""
    stated: dict[str, str] = {}
    for code, each in config.expressions.items():
        if each.source is None:
            continue
        if each.source not in {*read.files, *read.refused} - OWN_FILES:
            message = f"{placed(config.path)} names the source {each.source!r} for {code}, which is not there."
            raise ConfigurationError(message, "Put the file in the folder, or correct its name.")
        other = stated.setdefault(each.source, code)
        if other != code:
            message = f"{placed(config.path)} names {each.source!r} for {other} and for {code}."
            raise ConfigurationError(message, f"Name one source a language in {folder.name}.")
    return stated


def _check(folder: Path, found: dict[str, list[str]]) -> None:
    for code, names in found.items():
        if len(names) > 1:
            message = f"{folder.name} has two sources for one language: {' and '.join(names)}."
            raise ConfigurationError(message, f"Remove one, or name the right one under [{code}] in document.toml.")
    if not found:
        message = f"{folder.name} holds no source."
        raise ConfigurationError(message, "Put a text in it named after its language, such as en.txt.")


def _stated_symbol(folder: Path) -> str | None:
    try:
        symbol = load_document(folder / "document.toml").symbol
    except ConfigurationError:
        return None
    return symbol.identifier if isinstance(symbol, Symbol) else None
