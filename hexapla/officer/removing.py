"""Taking a document, or a language of one, out of `sources/`: its files are moved aside, never deleted."""

from pathlib import Path

from hexapla.catalogue import language as named_in
from hexapla.dates import format_day
from hexapla.engine import catalogue
from hexapla.engine.report import Report
from hexapla.errors import UsageError
from hexapla.officer.standing import standings
from hexapla.officer.stating import NAME
from hexapla.project.layout import Project, open_work, recognised_name
from hexapla.project.toml_edit import Key, with_values
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.tree import Tree
from hexapla.timing import moment

REMOVED = ".removed"
"""The folder that holds in `sources/` and in `out/` what was taken out, by the day and by the document."""


def remove(
    project: Project, name: str, language: str = "", *, turn: Turn = Turn("remove"), is_sure: bool = False
) -> Path:
    """Take a document, or its text in a language, out of `sources/`; return where it lies now.

    Of a whole document what was built goes aside too, and the catalogue of `out/` names it no more; packages stay. `is_sure` takes out a released one.

    Raises:
        UsageError: there is no such document or language, it is its only language, or it was released.
    """
    (folder,) = project.chosen([name])
    (standing,) = standings(project, (folder.name,))
    if standing.released and not is_sure:
        day = format_day(standing.released[0].day, named_in("en"))
        message = f"{standing.symbol} was released on {day}; it was not taken out."
        raise UsageError(
            message,
            "Its packages stay. Who is sure ticks the box for it, or writes: python3 build.py remove SYMBOL --released",
        )
    day = f"{REMOVED}/{moment().date().isoformat()}"
    with exclusive(project.sources, turn, is_ours=False) as tree:
        if language:
            return project.sources / _without_language(tree, folder, language, f"{day}/{folder.name}")
        aside = tree.free_name(folder.name, day)
        tree.set_aside(folder.name, aside)
    with exclusive(project.out, turn, is_ours=True) as tree:
        if (project.out / folder.name).is_dir():
            tree.set_aside(folder.name, tree.free_name(folder.name, day))
            catalogue.write(tree, Report([]), project.sources)
    return project.sources / aside


def _without_language(tree: Tree, folder: Path, language: str, day: str) -> str:
    """Move the files of a language aside, with `document.toml` as it was; this names them no more."""
    work = open_work(folder)
    source = next((each for each in work.sources if each.language == language), None)
    if source is None or len(work.sources) == 1:
        message = f"{folder.name} has no text in {language}." if source is None else f"{folder.name} has no other text."
        raise UsageError(message, f"Its languages: {', '.join(work.languages)}. Without one the whole document goes.")
    before, name = tree.read(f"{folder.name}/{NAME}"), f"{folder.name}/{NAME}"
    aside = tree.free_name(source.name, day)
    tree.set_aside(f"{folder.name}/{source.name}", aside)
    if source.recognised:
        tree.set_aside(
            f"{folder.name}/{recognised_name(source.name)}", tree.free_name(recognised_name(source.name), day)
        )
    if before is not None:
        tree.put(tree.free_name(NAME, day), before)
        pairs = [(own, unit) for own, unit, _ in work.config.align]
        gone: dict[Key, object] = {
            ("align", f"{own}:{unit}"): None for own, unit in pairs if language == own or len(work.sources) == 2
        }
        tree.put(name, with_values(before, {(language, "source"): None, (language, "tracked"): None, **gone}))
    return aside
