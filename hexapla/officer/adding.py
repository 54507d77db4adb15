"""Taking files into `sources/`: from a file on the desktop to the folder of its document, bytes unchanged."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hexapla.engine.allowance import Allowance
from hexapla.engine.pool import Pool, Task
from hexapla.errors import ConfigurationError, HexaplaError
from hexapla.findings import Finding
from hexapla.officer.candidates import (
    Answers,
    Ask,
    Candidate,
    Options,
    Read,
    ReadFile,
    candidate_of,
    common_symbol,
    read_files,
)
from hexapla.officer.changes import Change, changes
from hexapla.officer.first_pages import FirstPage
from hexapla.officer.naming import source_there, unnamed
from hexapla.project.config import DocumentConfig, load_document
from hexapla.project.layout import Source, recognised_name
from hexapla.project.pictures import check_places
from hexapla.project.toml_edit import HEAD, Key, with_values
from hexapla.project.toml_schema import missing_schemas
from hexapla.readers import read
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import printable, sha256
from hexapla.storage.tree import Change as FileChange
from hexapla.storage.tree import Tree

_T = TypeVar("_T")
_U = TypeVar("_U")

PREVIOUS = "previous"
LOCK_FILE_PREFIX = "~$"
"""How the files begin that Word makes beside one that it holds open."""


@dataclass(frozen=True)
class Added:
    """What became of one file: `added`, `replaced`, `same` (nothing to do), `differs` (not taken), `skipped`, `refused`.

    `recognised` is one that is there, beside which now lies what was recognised in it. `page` is what was understood of
    it, `fault` why it was refused, `kind_before` the ending of the file of this language that was there.
    """

    file: Path
    outcome: str
    symbol: str = ""
    language: str = ""
    target: Path | None = None
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    previous: Path | None = None
    page: FirstPage | None = None
    fault: HexaplaError | None = None
    kind_before: str = ""


def add(
    sources: Path,
    files: Sequence[Path],
    options: Options,
    allowance: Allowance = Allowance(),
    turn: Turn = Turn("add"),
    *,
    ask: Ask | None = None,
    read_as: Read = read_files,
) -> list[Added]:
    """Take files into the folders of their documents; of several, those that can be taken, and the rest with a fault.

    `read_as` may know already what a file says.

    Raises:
        UsageError: the one file is of a kind that we do not read, or its language or its symbol cannot be told.
        SourceError: it cannot be opened, or has tracked changes and nobody said what becomes of them.
        ToolMissingError, ToolFailedError: its words have to be recognised, and cannot be.
        ConfigurationError: it falls on the folder of another symbol.
    """
    wanted = [file for file in files if not file.name.startswith(LOCK_FILE_PREFIX)]
    left = [Added(file, "skipped") for file in files if file.name.startswith(LOCK_FILE_PREFIX)]
    is_alone = len(wanted) == 1 and not options.of_files
    with Pool(allowance) as pool:
        found = _each(wanted, lambda file: read_as(file, options.of(file), pool), left, is_alone=is_alone)
        files_read = [each for of_file in found for each in of_file]
        shared = common_symbol(files_read)
        answers = _asked(files_read, options, ask) if shared is None else {}

        def candidate(each: ReadFile) -> Candidate:
            return candidate_of(sources, each, options.of(each.path), shared, answers.get(each.path, {}))

        understood = _each(files_read, candidate, left, is_alone=is_alone)
        candidates = _without_twins(understood, left)
        with exclusive(sources, turn, is_ours=False) as tree:
            store = _Store(tree, options, pool, {})
            added = _each(candidates, lambda each: _store(each, store), left, is_alone=is_alone)
            if not options.is_trial:
                tree.commit([FileChange(name, data) for name, data in store.changes.items()])
    return [*left, *added]


def _each(items: Sequence[_T], make: Callable[[_T], _U], left: list[Added], *, is_alone: bool) -> list[_U]:
    """Return what is made of each item; one that has a fault is left, where it is not the only one."""
    found = []
    for item in items:
        try:
            found.append(make(item))
        except HexaplaError as fault:
            if is_alone:
                raise
            file = item.file if isinstance(item, Candidate) else item
            path, page = (file.path, file.page) if isinstance(file, ReadFile) else (Path(str(file)), None)
            left.append(Added(path, "refused", page=page, fault=fault))
    return found


def _asked(files: Sequence[ReadFile], options: Options, ask: Ask | None) -> Answers:
    """Return what a person says of files that do not name their symbol or their language."""
    is_named = options.symbol is not None
    pages = [(each.path, each.page) for each in files]
    unsaid = [(path, page) for path, page in pages if page.language is None or not (is_named or page.symbol)]
    return ask(unsaid) if ask and unsaid else {}


@dataclass(frozen=True)
class _Store:
    """What takes files in: `changes` are the files as they shall be, None for one that goes."""

    tree: Tree
    options: Options
    pool: Pool
    changes: dict[str, bytes | None]

    def there(self, name: str) -> bytes | None:
        return self.changes.get(name) or self.tree.read(name)


def changes_between(old: Source, new: Source, config: DocumentConfig) -> list[Change]:
    """Return what changed from one source of a language to another."""
    return changes(read(old), read(new), config)


def _without_twins(candidates: Sequence[Candidate], left: list[Added]) -> list[Candidate]:
    """Return the files that are alone of their symbol and language; of several none is taken, and each is named.

    One that names no symbol is not supposed to have that of a file which has its language already.
    """
    groups: dict[tuple[Path, str], list[Candidate]] = {}
    for each in sorted(candidates, key=lambda each: each.is_supposed):  # those that name their symbol first
        group = groups.setdefault((each.folder, each.language), [])
        if group and each.is_supposed and not group[0].is_supposed:
            left.append(
                Added(each.file.path, "refused", page=each.file.page, fault=unnamed(each.file.path, each.file.page))
            )
        else:
            group.append(each)
    for (_, language), group in groups.items():
        names = " and ".join(printable(each.file.path.name) for each in group)
        how_many = ("both", "neither") if len(group) == 2 else ("all", "none")
        message = f"{names} are {how_many[0]} {group[0].symbol.identifier} in {language}; {how_many[1]} was taken."
        fault = ConfigurationError(message, "Add one of them; name its language with -l if it was mistaken.")
        for each in group if len(group) > 1 else ():
            facts = Added(each.file.path, "refused", each.symbol.identifier, language, page=each.file.page, fault=fault)
            left.append(facts)
    return [group[0] for group in groups.values() if len(group) == 1]


def _store(each: Candidate, store: _Store) -> Added:
    """Say where a file goes, or show what it would change."""
    config = load_document(each.folder / "document.toml")
    old = source_there(each.folder, each.language)
    path, page = each.file.path, each.file.page
    facts = Added(path, "added", each.symbol.identifier, each.language, each.target, findings=each.findings, page=page)
    found: list[Change] = []
    previous: Path | None = None
    check_places(path, each.pictures, each.folder.name, store.there, replaces=store.options.of(path).replace)
    outcome = "added" if old is None else "replaced"
    if old is not None and old.path.suffix == each.target.suffix and old.data == each.file.data:
        if page.recognised in (b"", old.recognised):
            return dataclasses.replace(facts, outcome="same", target=old.path)
        outcome = "recognised"
    elif old is not None:
        facts = dataclasses.replace(facts, kind_before=old.path.suffix.lower())
        found = _changes(old, each, config, store)
        if not store.options.of(path).replace:
            return dataclasses.replace(facts, outcome="differs", target=old.path, changes=tuple(found))
        previous = _keep_previous(old, each, store)
    for name, data in {each.target.name: each.file.data, **each.pictures, **each.recognised}.items():
        store.changes[f"{each.folder.name}/{name}"] = data
    name, values = f"{each.folder.name}/document.toml", _facts(each, config, old)
    if (there := store.there(name)) is None or values:
        store.changes[name] = with_values(there or HEAD, values)
        store.changes.update(missing_schemas(store.there) if there is None else {})
    return dataclasses.replace(facts, outcome=outcome, changes=tuple(found), previous=previous)


def _changes(old: Source, each: Candidate, config: DocumentConfig, store: _Store) -> list[Change]:
    stated = DocumentConfig(path=config.path, symbol=config.symbol or each.symbol, expressions=config.expressions)
    before = dataclasses.replace(old, tracked="accept") if old.tracked == "refuse" else old
    arguments = (before, each.source, stated)
    found: list[Change] = store.pool.result(Task(old.name, changes_between, arguments, len(each.file.data)))
    return found


def _keep_previous(old: Source, each: Candidate, store: _Store) -> Path:
    """Have a source kept in `previous/`, under a name that says what it held."""
    data = old.data or b""
    kept = f"{PREVIOUS}/{old.language}-{sha256(data)[:8]}{old.path.suffix}"
    store.changes[f"{each.folder.name}/{kept}"] = data
    store.changes[f"{each.folder.name}/{old.name}"] = None
    if old.recognised:
        store.changes[f"{each.folder.name}/{recognised_name(kept)}"] = old.recognised
        store.changes[f"{each.folder.name}/{recognised_name(old.name)}"] = None
    return each.folder / kept


def _facts(each: Candidate, config: DocumentConfig, old: Source | None) -> dict[Key, object]:
    """Return what `document.toml` has to state of a file: the symbol, the name of a source, what became of tracked changes."""
    stated, tracked = config.expression(each.language), each.file.page.tracked
    facts: dict[Key, object] = {} if config.symbol else {("symbol",): str(each.symbol)}
    if old is not None and stated.source not in (None, each.target.name):
        facts[each.language, "source"] = each.target.name
    if tracked not in (None, stated.tracked):
        facts[each.language, "tracked"] = tracked
    return facts
