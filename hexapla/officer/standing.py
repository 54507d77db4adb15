"""How the documents of a project stand: a line each, from the records of their last builds and the sources as they are."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hexapla.engine.documents import inputs_of
from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.manifest import Manifest
from hexapla.engine.request import Request
from hexapla.engine.versions import RELEASES, edition_of
from hexapla.errors import HexaplaError
from hexapla.findings import Severity
from hexapla.project.keys import LANGUAGES
from hexapla.project.layout import Project, open_work
from hexapla.storage.tree import Tree, is_own_name

ERRORS, TO_LOOK_AT = "errors", "to look at"
"""States of a document of which something is open."""

AT_FAULT = "at fault"
"""The state of one that cannot be read or built."""


@dataclass(frozen=True)
class Package:
    """A package that was released: its edition, "" of an archive, the number of its issue, its day, and its bytes."""

    name: str
    edition: str
    issue: int
    day: datetime.date
    size: int


@dataclass(frozen=True)
class Standing:
    """One document: what is built of it, what of that is open, and the packages of it, the newest first.

    `state` is `ready`, `to look at` (warnings or concordance items), `errors`, `changed` since the last build, `not built`,
    or `at fault`, where `fault` says why it cannot be read. `warnings` counts each concordance item that asks for a look.
    """

    symbol: str
    folder: str
    languages: tuple[str, ...]
    state: str
    errors: int = 0
    warnings: int = 0
    released: tuple[Package, ...] = ()
    fault: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the entry of `status --json`."""
        packages = [{"package": each.name, "date": each.day.isoformat(), "bytes": each.size} for each in self.released]
        return {**asdict(self), "languages": list(self.languages), "released": packages}


def standings(project: Project, names: Sequence[str]) -> Iterator[Standing]:
    """Yield how documents stand, those that are named or all, without building anything.

    Raises:
        UsageError: a name fits no document.
    """
    tree = Tree(project.out, is_ours=True)
    for folder in project.chosen(names):
        manifest = Manifest.load(tree, folder.name) if is_own_name(folder.name) else Manifest()
        released = tuple(_released(project.out / RELEASES, folder.name))
        try:
            work = open_work(folder)
            inputs = inputs_of(work, project, Request())
        except HexaplaError as fault:
            symbol, languages = manifest.symbol or folder.name, tuple(manifest.summary.get("languages", ()))
            yield Standing(symbol, folder.name, languages, AT_FAULT, released=released, fault=fault.message)
            continue
        counts = manifest.summary.get("findings", {})
        errors, warnings = (int(counts.get(str(each), 0)) for each in (Severity.ERROR, Severity.WARNING))
        looks = [int(each["to_look_at"]) for each in manifest.summary.get("concordance", {}).values()]
        warnings += sum(looks) - sum(map(bool, looks))  # the items themselves, not the findings that count them
        state = ERRORS if errors else TO_LOOK_AT if warnings else "ready"
        if not manifest.symbol:
            state = "not built"
        elif (manifest.inputs, manifest.fingerprint) != (inputs, fingerprint()):
            state = "changed"
        symbol = manifest.symbol or str(work.config.symbol or folder.name)
        yield Standing(symbol, folder.name, tuple(work.languages), state, errors, warnings, released)


def _released(folder: Path, document: str) -> list[Package]:
    """Return the packages of a document: the last day first, of a day the last issue, then in the order of languages."""
    name = re.compile(rf"{re.escape(document)}(?:[-_](?:archive|redacted|{'|'.join(LANGUAGES)}))+-(\d+)\.zip")
    found = [(match, path.stat()) for path in folder.glob("*.zip") if (match := name.fullmatch(path.name))]
    packages = [
        Package(match[0], edition_of(match[0]), int(match[1]), _day(about.st_mtime), about.st_size)
        for match, about in found
    ]
    return sorted(packages, key=_newest_first)


def _day(moment: float) -> datetime.date:
    return datetime.datetime.fromtimestamp(moment, datetime.UTC).date()


def _newest_first(each: Package) -> tuple[object, ...]:
    codes = each.edition.split("-") if each.edition else []
    return (
        -each.day.toordinal(),
        -each.issue,
        not codes,
        len(codes),
        [LANGUAGES.index(code) for code in codes],
        each.name,
    )
