"""Giving a document another symbol: its folder gets the name of that, and what was built under the old one goes aside."""

from pathlib import Path

from hexapla.catalogue import language as named_in
from hexapla.dates import format_day
from hexapla.domain.symbol import Symbol
from hexapla.engine import catalogue
from hexapla.engine.report import Report
from hexapla.errors import UsageError
from hexapla.officer.naming import folder_of
from hexapla.officer.removing import REMOVED
from hexapla.officer.standing import standings
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn, exclusive
from hexapla.timing import moment


def place_for(project: Project, name: str, symbol: str, *, is_sure: bool = False) -> Path:
    """Return the folder that a document has under a symbol, its own where it is that of the symbol already.

    Raises:
        UsageError: another document has it, or it was released under its old symbol and nobody is sure.
    """
    (folder,) = project.chosen([name])
    (standing,) = standings(project, (folder.name,))
    wanted = Symbol.parse(symbol)
    if wanted.identifier == _identifier(standing.symbol):
        return folder
    target = folder_of(project.sources, wanted)
    if target != folder and target.exists():
        message = f"{symbol} is there already; {standing.symbol} keeps its symbol."
        raise UsageError(message, "Two documents cannot share a symbol: take one of them out first.")
    if standing.released and not is_sure:
        day = format_day(standing.released[0].day, named_in("en"))
        message = f"{standing.symbol} was released on {day}; it keeps its symbol."
        raise UsageError(message, "Its packages stay under it. Who is sure ticks the box for it.")
    return target


def move(project: Project, name: str, target: Path, turn: Turn) -> None:
    """Move the folder of a document to its new place, and aside what was built under the old symbol; packages stay.

    Raises:
        SourceError: a folder cannot be moved.
    """
    with exclusive(project.sources, turn, is_ours=False) as tree:
        tree.set_aside(name, target.name)
    with exclusive(project.out, turn, is_ours=True) as tree:
        if (project.out / name).is_dir():
            tree.set_aside(name, tree.free_name(name, f"{REMOVED}/{moment().date().isoformat()}"))
            catalogue.write(tree, Report([]), project.sources)


def _identifier(symbol: str) -> str:
    try:
        return Symbol.parse(symbol).identifier
    except ValueError:
        return symbol
