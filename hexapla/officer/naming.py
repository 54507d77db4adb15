"""Which symbol a file is taken as (stated, its masthead's, that of the files it came with), and in which folder it goes."""

import re
from collections.abc import Mapping
from pathlib import Path

from hexapla.codes import finding
from hexapla.domain.near_misses import near_miss
from hexapla.domain.symbol import Symbol
from hexapla.errors import ConfigurationError, UsageError
from hexapla.findings import Finding
from hexapla.officer.first_pages import FirstPage
from hexapla.project.config import load_document
from hexapla.project.layout import OWN_FILES, SUFFIXES, Source, open_work
from hexapla.storage.reading import printable


def symbol_for(path: Path, page: FirstPage, stated: str | None, shared: Symbol | None) -> tuple[Symbol, list[Finding]]:
    """Return the symbol: the one stated, else the masthead's, else that of the files it came with.

    Raises:
        UsageError: none of them is there, or the one stated cannot be read.
    """
    named = page.symbol
    place = {"file": printable(path.name), "language": page.language}
    if stated is None:
        if named is None and shared is not None and _symbol_in_name(path) in (None, shared):
            return shared, [finding("M-206", after=shared.identifier, **place)]
        if named is None:
            raise unnamed(path, page)
        return named, _slips(named, place)
    try:
        symbol = Symbol.parse(stated)
    except ValueError as error:
        message = f"{stated!r} cannot be read as a symbol."
        raise UsageError(message, "Write it as the first page prints it: parts joined by slashes.") from error
    if named is None or named.identifier == symbol.identifier:
        return symbol, _slips(symbol, place)
    return symbol, [finding("M-205", before=named.identifier, after=symbol.identifier, **place)]


def _slips(symbol: Symbol, place: Mapping[str, object]) -> list[Finding]:
    slip = near_miss(symbol)
    return [finding("M-014", before=str(symbol), part=slip[0], after=slip[1], **place)] if slip else []


def unnamed(path: Path, page: FirstPage) -> UsageError:
    """Make the error for a file without a symbol that can be read; its name may be one."""
    name = printable(path.name)
    if page.named:
        message = f"{name} names the symbol {page.named!r}, which cannot be read as one."
        return UsageError(message, "Give it as it should be, with --symbol.")
    likely = _symbol_in_name(path)
    advice = (
        f"Its name says {likely}: --symbol {likely}"
        if likely
        else "Give it with --symbol, as the first page prints it."
    )
    return UsageError(f"{name} does not name its symbol.", advice)


def folder_of(sources: Path, symbol: Symbol) -> Path:
    """Return the folder of a document: the one that states its symbol, else the one that is named after it.

    Raises:
        ConfigurationError: the folder of this name belongs to another symbol.
    """
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


def source_there(folder: Path, language: str) -> Source | None:
    """Return the source of a language that the folder of a document has, None where it has none."""
    if not folder.is_dir() or all(path.is_dir() or path.name in OWN_FILES for path in folder.iterdir()):
        return None
    try:
        sources = open_work(folder).sources
    except ConfigurationError:
        if any((folder / f"{language}{suffix}").exists() for suffix in SUFFIXES):
            raise
        return None
    return next((source for source in sources if source.language == language), None)


def _symbol_in_name(file: Path) -> Symbol | None:
    """Return the symbol that a file or its folder is named after, slashes replaced: `CAT C URY CO 6/EN.docx`.

    A letter or two at the end are a language (`S_RES_2728(2024)_F.docx`) where the rest is a symbol.
    """
    for name in (file.stem, file.resolve().parent.name):
        for words in (re.sub(r"[ _\-]+[A-Za-z]{1,2}$", "", name), name):
            parts = re.split(r"[ _\-]+", words.strip())
            try:
                symbol = Symbol.parse("/".join(parts)) if len(parts) > 2 else None
            except ValueError:
                continue
            if symbol is not None and not symbol.unclassified and symbol.number:
                return symbol
    return None
