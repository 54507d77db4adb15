"""Taking files into `sources/`: from a file on the desktop to the folder of its document, bytes unchanged."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from hexapla.codes import finding
from hexapla.domain.symbol import Symbol
from hexapla.engine.allowance import Allowance
from hexapla.engine.pool import Pool, Task
from hexapla.errors import ConfigurationError, SourceError, UsageError
from hexapla.findings import Finding
from hexapla.officer.changes import Change, changes
from hexapla.project.config import DocumentConfig, load_document
from hexapla.project.layout import OWN_FILES, SUFFIXES, Source, open_work
from hexapla.readers import read
from hexapla.readers.masthead.language import language_of_text, words_of
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import printable, sha256
from hexapla.storage.tree import Change as FileChange
from hexapla.storage.tree import Tree

PREVIOUS = "previous"
LOCK_FILE_PREFIX = "~$"
"""How the files begin that Word makes beside one that it holds open."""


@dataclass(frozen=True)
class Options:
    """What the command line says of the files: a symbol, a language, whether a new version is taken."""

    symbol: str | None = None
    language: str | None = None
    replace: bool = False
    tracked: str = "refuse"


@dataclass(frozen=True)
class Added:
    """What became of one file: `added`, `replaced`, `same` (nothing to do), `differs` (not taken) or `skipped`."""

    file: Path
    outcome: str
    symbol: str = ""
    language: str = ""
    target: Path | None = None
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    previous: Path | None = None


@dataclass(frozen=True)
class _File:
    """A file that was read: its language, and the symbol that its masthead names."""

    path: Path
    data: bytes
    language: str
    symbol: Symbol | None

    def source(self, tracked: str) -> Source:
        return Source(self.path, printable(self.path.name), self.language, tracked, self.data)


@dataclass(frozen=True)
class _Candidate:
    """A file and the document that it belongs to."""

    file: _File
    symbol: Symbol
    folder: Path
    findings: tuple[Finding, ...]

    @property
    def target(self) -> Path:
        return self.folder / f"{self.file.language}{self.file.path.suffix.lower()}"


def add(
    sources: Path, files: Sequence[Path], options: Options, allowance: Allowance = Allowance(), turn: Turn = Turn("add")
) -> list[Added]:
    """Take files into the folders of their documents; nothing is written unless every file can be read.

    Raises:
        UsageError: a file is of a kind that we do not read, or its language or its symbol cannot be told.
        SourceError: a file cannot be opened, or has tracked changes and nobody said what becomes of them.
        ConfigurationError: two files are of one language, or two symbols fall on one folder.
    """
    skipped = [Added(file, "skipped") for file in files if file.name.startswith(LOCK_FILE_PREFIX)]
    with Pool(allowance) as pool:
        read_files = [_read(file, options, pool) for file in files if not file.name.startswith(LOCK_FILE_PREFIX)]
        shared = _common_symbol(read_files)
        candidates = [_candidate(sources, each, options.symbol, shared) for each in read_files]
        _refuse_same_language(candidates)
        with exclusive(sources, turn, is_ours=False) as tree:
            store = _Store(tree, options, pool, {})
            added = [_store(each, store) for each in candidates]
            tree.commit([FileChange(name, data) for name, data in store.changes.items()])
    return [*skipped, *added]


@dataclass(frozen=True)
class _Store:
    """What takes files in: `changes` are the files as they shall be, None for one that goes."""

    tree: Tree
    options: Options
    pool: Pool
    changes: dict[str, bytes | None]


def _candidate(sources: Path, each: _File, stated: str | None, shared: Symbol | None) -> _Candidate:
    symbol, findings = _symbol(each, stated, shared)
    return _Candidate(each, symbol, _folder(sources, symbol), tuple(findings))


def _common_symbol(files: Sequence[_File]) -> Symbol | None:
    """Return the one symbol that files taken together name, None where they name none or several."""
    named = {symbol.identifier: symbol for each in files if (symbol := each.symbol)}
    return next(iter(named.values())) if len(named) == 1 else None


def _read(file: Path, options: Options, pool: Pool) -> _File:
    suffix = file.suffix.lower()
    name = printable(file.name)
    if suffix not in SUFFIXES:
        message = f"{name} is of a kind that Hexapla does not read."
        raise UsageError(message, f"It reads {', '.join(SUFFIXES)}.")
    data = _bytes(file)
    language, symbol = pool.result(Task(name, recognise, (file, data, options), len(data)))
    return _File(file, data, language, _parsed(symbol) if symbol else None)


def recognise(file: Path, data: bytes, options: Options) -> tuple[str, str | None]:
    """Read a file; return its language, and the symbol that its masthead names.

    Raises:
        UsageError: the language cannot be told.
        SourceError: the file cannot be read.
    """
    name = printable(file.name)
    language = options.language or language_of_text(words_of(data, file.suffix.lower()))
    if language is None:
        message = f"The language of {name} cannot be told by its text."
        raise UsageError(message, "Name it: -l en")
    slot = read(Source(file, name, language, options.tracked, data)).slot("symbol")
    return language, slot.text if slot else None


def changes_between(old: Source, new: Source, config: DocumentConfig) -> list[Change]:
    """Return what changed from one source of a language to another."""
    return changes(read(old), read(new), config)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{printable(str(file))} cannot be opened: {error.strerror or error}."
        raise SourceError(message, "Look at the name, or close the file in the program that holds it open.") from error


def _symbol(each: _File, stated: str | None, shared: Symbol | None) -> tuple[Symbol, list[Finding]]:
    """Return the symbol: the one stated, else the masthead's, else that of the files it came with."""
    named, name = each.symbol, printable(each.path.name)
    place = {"file": name, "language": each.language}
    if stated is None:
        if named is None and shared is not None:
            return shared, [finding("M-206", after=shared.identifier, **place)]
        if named is None:
            message = f"{name} does not name its symbol."
            raise UsageError(message, "Name it: --symbol CAT/C/PER/FCO/7")
        return named, []
    symbol = _parsed(stated)
    if symbol is None:
        message = f"{stated!r} cannot be read as a symbol."
        raise UsageError(message, "Write it as on the first page: CAT/C/PER/FCO/7")
    if named is None or named.identifier == symbol.identifier:
        return symbol, []
    return symbol, [finding("M-205", before=named.identifier, after=symbol.identifier, **place)]


def _parsed(text: str) -> Symbol | None:
    try:
        return Symbol.parse(text)
    except ValueError:
        return None


def _folder(sources: Path, symbol: Symbol) -> Path:
    """Return the folder of a document: the one that states its symbol, else the one that is named after it."""
    folders = sorted(path for path in sources.iterdir() if path.is_dir()) if sources.is_dir() else []
    named = next((path for path in folders if path.name.casefold() == symbol.folder.casefold()), None)
    stated = {path: load_document(path / "document.toml").symbol for path in folders}
    for path, other in stated.items():
        if other is not None and other.identifier == symbol.identifier:
            return path
    other = stated.get(named) if named else None
    if other is not None:
        message = f"{other.identifier} and {symbol.identifier} would both lie in {named}."
        raise ConfigurationError(
            message, "Correct the symbol in its document.toml, or give the right one with --symbol."
        )
    return named or sources / symbol.folder


def _refuse_same_language(candidates: Sequence[_Candidate]) -> None:
    seen: dict[tuple[Path, str], _Candidate] = {}
    for each in candidates:
        language = each.file.language
        other = seen.setdefault((each.folder, language), each)
        if other is not each:
            names = f"{printable(other.file.path.name)} and {printable(each.file.path.name)}"
            message = f"{names} are both {each.symbol.identifier} in {language}."
            raise ConfigurationError(message, "Add one of them; name its language with -l if it was mistaken.")


def _store(each: _Candidate, store: _Store) -> Added:
    """Say where a file goes, or show what it would change."""
    config = load_document(each.folder / "document.toml")
    old = _source_there(each)
    facts = Added(
        each.file.path, "added", each.symbol.identifier, each.file.language, each.target, findings=each.findings
    )
    previous: Path | None = None
    found: list[Change] = []
    if old is not None:
        if old.path.suffix == each.target.suffix and old.data == each.file.data:
            return dataclasses.replace(facts, outcome="same", target=old.path)
        found = _changes(old, each, config, store)
        if not store.options.replace:
            return dataclasses.replace(facts, outcome="differs", target=old.path, changes=tuple(found))
        previous = _keep_previous(old, each, store)
    store.changes[f"{each.folder.name}/{each.target.name}"] = each.file.data
    _write_facts(each, config, old, store)
    outcome = "added" if old is None else "replaced"
    return dataclasses.replace(facts, outcome=outcome, changes=tuple(found), previous=previous)


def _source_there(each: _Candidate) -> Source | None:
    """Return the source of this language that the folder has, None where it has none."""
    if not each.folder.is_dir():
        return None
    if all(path.is_dir() or path.name in OWN_FILES for path in each.folder.iterdir()):
        return None
    try:
        sources = open_work(each.folder).sources
    except ConfigurationError:
        if any((each.folder / f"{each.file.language}{suffix}").exists() for suffix in SUFFIXES):
            raise
        return None
    return next((source for source in sources if source.language == each.file.language), None)


def _changes(old: Source, each: _Candidate, config: DocumentConfig, store: _Store) -> list[Change]:
    stated = DocumentConfig(path=config.path, symbol=config.symbol or each.symbol, expressions=config.expressions)
    before = dataclasses.replace(old, tracked="accept")
    arguments = (before, each.file.source(store.options.tracked), stated)
    found: list[Change] = store.pool.result(Task(old.name, changes_between, arguments, len(each.file.data)))
    return found


def _keep_previous(old: Source, each: _Candidate, store: _Store) -> Path:
    """Have a source kept in `previous/`, under a name that says what it held."""
    data = old.data or b""
    kept = f"{PREVIOUS}/{old.language}-{sha256(data)[:8]}{old.path.suffix}"
    store.changes[f"{each.folder.name}/{kept}"] = data
    store.changes[f"{each.folder.name}/{old.name}"] = None
    return each.folder / kept


def _write_facts(each: _Candidate, config: DocumentConfig, old: Source | None, store: _Store) -> None:
    """State in `document.toml` what the sources alone do not say: the symbol, the name of a source."""
    name = f"{each.folder.name}/document.toml"
    there = store.changes.get(name) or store.tree.read(name)
    document = tomlkit.parse((there or _HEAD.encode()).decode("utf-8-sig"))
    is_changed = there is None
    if "symbol" not in document:
        document.add("symbol", str(each.symbol))
        is_changed = True
    stated = config.expression(each.file.language).source
    if old is not None and stated is not None and stated != each.target.name:
        document[each.file.language]["source"] = each.target.name
        is_changed = True
    if is_changed:
        store.changes[name] = tomlkit.dumps(document).encode()


_HEAD = "# What the texts do not say. A value here wins over the masthead; an absent one prints nothing.\n\n"
