"""Finding documents: a folder in `sources/` each, its sources by language, and what the request chose."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hexapla.domain.symbol import Symbol
from hexapla.errors import ConfigurationError, UsageError
from hexapla.project.config import LANGUAGES, PIVOT, DocumentConfig, OfficeConfig, load_document, load_office

SUFFIXES = (".txt", ".docx", ".doc", ".odt", ".rtf", ".html", ".htm", ".md", ".xml")
"""Endings of the sources we read; the readers' registry holds the same (a test compares them)."""

OWN_FILES = frozenset({"document.toml", "accepted.toml", "glossary.toml"})


@dataclass(frozen=True)
class Source:
    """One file in `sources/`, in one language; `name` is relative to the document's folder.

    `tracked` says what becomes of tracked changes in a Word file: `refuse`, `accept` or `reject`.
    """

    path: Path
    name: str
    language: str
    tracked: str = "refuse"


@dataclass(frozen=True)
class Work:
    """One document in all its languages; `strays` are files beside its sources that we do not read."""

    folder: Path
    config: DocumentConfig
    sources: tuple[Source, ...]
    strays: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, English first, then in the order in which the UN names them."""
        codes = [source.language for source in self.sources]
        return tuple(sorted(codes, key=lambda code: (code != PIVOT, LANGUAGES.index(code))))


@dataclass(frozen=True)
class Project:
    """Where the sources are, where the outputs go, and what the office says."""

    sources: Path
    out: Path
    office: OfficeConfig = field(compare=False)

    @classmethod
    def open(cls, sources: Path, out: Path) -> "Project":
        """Open a project.

        Raises:
            UsageError: there is no such folder, or nothing in it.
            ConfigurationError: `office.toml` is wrong.
        """
        if not sources.is_dir():
            message = f"There is no folder {sources}."
            raise UsageError(message, "Make it and put one folder a document in it, or name another with --sources.")
        project = cls(sources.resolve(), out.resolve(), load_office(sources / "office.toml"))
        if not any(project.folders()):
            message = f"There is no document in {sources}."
            raise UsageError(message, "Put one folder a document in it, with en.txt, fr.docx and so on.")
        return project

    def folders(self) -> Iterator[Path]:
        """Yield the folders of the documents, by name."""
        for folder in sorted(self.sources.iterdir()):
            if folder.is_dir() and not folder.name.startswith("."):
                yield folder

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
        if wanted in folders:
            return folders[wanted]
        for folder in folders.values():
            if _stated_symbol(folder) == name.rstrip("*"):
                return folder
        near = difflib.get_close_matches(wanted, folders, n=1)
        advice = f"Did you mean {folders[near[0]].name}?" if near else f"Look at the folders in {self.sources}."
        message = f"There is no document {name!r} here."
        raise UsageError(message, advice)


def open_work(folder: Path, tracked: str = "refuse") -> Work:
    """Return the document of a folder.

    Raises:
        ConfigurationError: `document.toml` is wrong, a source it names is missing, or two files are sources of
            one language.
    """
    config = load_document(folder / "document.toml")
    found: dict[str, list[Path]] = {}
    strays = []
    stated = {each.source: code for code, each in config.expressions.items() if each.source}
    for path in sorted(folder.iterdir()):
        if not path.is_file() or path.name in OWN_FILES or path.name.startswith((".", "~$")):
            continue
        code = stated.get(path.name) or (path.stem if path.stem in LANGUAGES else None)
        if code is None or path.suffix.lower() not in SUFFIXES:
            strays.append(path.name)
        elif path.name in stated or code not in stated.values():
            found.setdefault(code, []).append(path)
    _check(folder, config, stated, found)
    sources = tuple(Source(paths[0], paths[0].name, code, tracked) for code, paths in found.items())
    ordered = sorted(sources, key=lambda source: (source.language != PIVOT, LANGUAGES.index(source.language)))
    return Work(folder, config, tuple(ordered), tuple(strays))


def _check(folder: Path, config: DocumentConfig, stated: dict[str, str], found: dict[str, list[Path]]) -> None:
    for name, code in stated.items():
        if not (folder / name).is_file():
            message = f"{config.path} names the source {name!r} for {code}, which is not there."
            raise ConfigurationError(message, "Put the file in the folder, or correct its name.")
    for code, paths in found.items():
        if len(paths) > 1:
            names = " and ".join(path.name for path in paths)
            message = f"{folder.name} has two sources for one language: {names}."
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
