"""Two versions of a document compared in all their languages: did every language change where one did?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hexapla.akn.document import AknDocument
from hexapla.catalogue import language
from hexapla.domain.edition import Edition
from hexapla.errors import SourceError
from hexapla.officer.redline import Redline, redline
from hexapla.officer.revisions import Revision, Unit, revisions, units_of
from hexapla.officer.versions import Version, version, version_before
from hexapla.present import present
from hexapla.project.config import PIVOT
from hexapla.project.keys import LANGUAGES
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn, exclusive
from hexapla.writers import write
from hexapla.writers.markup.templates import render

FORMAT = "hexapla-diff/1"
TEMPLATE = "reports/diff.html"
ABSENT = Revision(None, None)
"""What a language says of a unit that it has in neither version."""

_KINDS = {"paragraph": "Paragraph", "heading": "Heading", "note": "Note"}
_UNITS = {"para": "paragraph", "indent": "item", "point": "item", "att": "annex", "sec": "section", "dvs": "division",
          "art": "article", "chp": "chapter", "p": "text"}  # fmt: skip


@dataclass(frozen=True)
class UnitDifference:
    """A unit that changed: in which languages, and how in each; `id` is that of the new version."""

    id: str
    label: str
    kind: str
    revisions: Mapping[str, Revision]

    @property
    def changed(self) -> tuple[str, ...]:
        """The languages whose words changed here."""
        return tuple(
            code for code, change in self.revisions.items() if change.status in ("changed", "added", "removed")
        )

    @property
    def verdict(self) -> str:
        """`all` if every language changed, `some` if not, `none` if the unit only moved or has a new number."""
        if not self.changed:
            return "none"
        return "all" if len(self.changed) == len(self.revisions) else "some"


@dataclass(frozen=True)
class Difference:
    """What changed between two versions; `missing` are languages that only one of them has, with which.

    `unreplaced` are languages of which no earlier version is kept: they are compared with themselves.
    """

    symbol: str
    folder: str
    names: tuple[str, str]
    languages: tuple[str, ...]
    missing: Mapping[str, str]
    units: tuple[UnitDifference, ...]
    unreplaced: tuple[str, ...] = ()

    def at(self, verdict: str) -> tuple[UnitDifference, ...]:
        """Return the units with a verdict."""
        return tuple(unit for unit in self.units if unit.verdict == verdict)

    def as_json(self) -> dict[str, Any]:
        """Return the content of `--json` (docs/schemas/diff.json)."""
        return {
            "format": FORMAT, "symbol": self.symbol, "old": self.names[0], "new": self.names[1],
            "languages": list(self.languages), "missing": dict(self.missing),
            "summary": {verdict: len(self.at(verdict)) for verdict in ("all", "some", "none")},
            "units": [
                {"id": unit.id, "kind": unit.kind, "verdict": unit.verdict,
                 "languages": {code: _side(change) for code, change in unit.revisions.items()}}
                for unit in self.units
            ],
        }  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """What changed between two versions, and each language's Word file with tracked changes where they were asked for."""

    difference: Difference
    redlines: Mapping[str, Redline]


def compared(project: Project, old: str, new: str | None, *, is_word: bool) -> Compared:
    """Compare two versions; without a second one a document with the version before, which `add --replace` has kept.

    Raises:
        UsageError, SourceError, ConfigurationError: a version is not there or cannot be read, or the two have no
            language in common.
    """
    before: Version
    if new is None:
        earlier, after, old, new = version_before(project, old), version(project, old), f"{old} before", old
        unreplaced = tuple(code for code in LANGUAGES if code in after and code not in earlier)
        before = {**after, **earlier}
        found = replace(difference(before, after, (old, new)), unreplaced=unreplaced)
    else:
        before, after = version(project, old), version(project, new)
        found = difference(before, after, (old, new))
    redlines = {
        code: redline(_edition(after[code], code, project), before[code], after[code])
        for code in found.languages
        if is_word
        and code not in found.unreplaced
        and any(code in unit.changed or unit.verdict == "none" for unit in found.units)
    }
    return Compared(found, redlines)


def difference(before: Version, after: Version, names: tuple[str, str]) -> Difference:
    """Compare the languages that two versions have in common.

    Raises:
        SourceError: they have none.
    """
    old, new = names
    shared = tuple(
        code for code in sorted(before, key=lambda code: (code != PIVOT, LANGUAGES.index(code))) if code in after
    )
    if not shared:
        message = f"{old} and {new} have no language in common."
        raise SourceError(message, "Name two versions of one document.")
    sides = {code: revisions(units_of(before[code]), units_of(after[code])) for code in shared}
    document = after[shared[0]]
    missing = {code: old if code in before else new for code in LANGUAGES if (code in before) != (code in after)}
    folder = document.work_iri.rpartition("/")[2]
    return Difference(document.symbol, folder, (old, new), shared, missing, tuple(_differences(sides)))


def _edition(document: AknDocument, code: str, project: Project) -> bytes:
    """Return the Word edition of a version, its pictures apart."""
    return write(present({code: document}, Edition((code,)), project.office.pages), "docx")


def write_report(project: Project, compared: Compared, turn: Turn = Turn("diff")) -> list[Path]:
    """Write `reports/diff.html` of the document, and the Word files; return their places."""
    found = compared.difference
    names = {code: language(code).english_name for code in LANGUAGES}
    page = render(
        TEMPLATE, symbol=found.symbol, old=found.names[0], new=found.names[1],
        languages=[names[code] for code in found.languages],
        missing=[(names[code], where) for code, where in found.missing.items()],
        unreplaced=[names[code] for code in found.unreplaced],
        some=[_entry(unit) for unit in found.at("some")], every=[_entry(unit) for unit in found.at("all")],
        moved=[(unit.label, sentence(unit)) for unit in found.at("none")], answer=answer(found),
    )  # fmt: skip
    files = {f"diff.{code}.docx": each.data for code, each in compared.redlines.items()}
    made = {f"{found.folder}/reports/{name}": data for name, data in {"diff.html": page.encode(), **files}.items()}
    with exclusive(project.out, turn, is_ours=True) as tree:
        for name, data in made.items():
            tree.put(name, data)
    return [project.out / name for name in made]


def answer(found: Difference) -> str:
    """Return whether every language changed where one did."""
    some, every = len(found.at("some")), len(found.at("all"))
    if not some and not every:
        return "No word changed."
    if len(found.languages) == 1:
        return f"{_units(every)} changed."
    if not some:
        return f"Yes: {_units(every)} changed, in every language."
    return f"No: {_units(some)} changed in some languages and not in others, {_units(every)} in all of them."


def _units(count: int) -> str:
    return "1 unit" if count == 1 else f"{count} units"


def sentence(unit: UnitDifference) -> str:
    """Return in which languages a unit changed, and in which not; or where it stood before."""
    if unit.verdict == "none":
        change = next(each for each in unit.revisions.values() if each.status not in ("same", "absent"))
        return f"{change.status}; was {change.old.num or change.old.eid}" if change.old else change.status
    changed = ", ".join(f"{language(code).english_name} {unit.revisions[code].status}" for code in unit.changed)
    rest = ", ".join(language(code).english_name for code in unit.revisions if code not in unit.changed)
    return f"{changed}; {rest} did not change" if rest else changed


def _differences(sides: Mapping[str, Sequence[Revision]]) -> list[UnitDifference]:
    """Put the changes of all languages together by the ids of the new version; what is the same is left out."""
    units: dict[tuple[bool, str], dict[str, Revision]] = {}
    order: list[tuple[bool, str]] = []
    for code, found in sides.items():
        place = 0
        for change in found:
            known = _known(change)
            key = (change.new is None, f"{known.kind} {known.eid}")
            if key not in units:
                units[key] = dict.fromkeys(sides, ABSENT)
                order.insert(place, key)
            place = (order.index(key, place) if key in order[place:] else place) + 1
            units[key][code] = change
    differing = []
    for key in order:
        own = units[key]
        if any(change.status not in ("same", "absent") for change in own.values()):
            known = _known(next(change for change in own.values() if change is not ABSENT))
            differing.append(UnitDifference(known.eid, _label(known), known.kind, own))
    return differing


def _known(change: Revision) -> Unit:
    known = change.new or change.old
    assert known is not None  # noqa: S101 - what changed is in one version at least
    return known


def _label(unit: Unit) -> str:
    """Return a unit as a person says it: `Paragraph 41, item 2`."""
    if unit.kind == "masthead":
        return f"Masthead, {unit.eid}"
    number = (unit.num or "").strip().rstrip(".")
    if unit.kind in _KINDS and number and unit.kind != "item":
        return f"{_KINDS[unit.kind]} {number}"
    first, *rest = unit.eid.split("__")
    words = [f"{_UNITS.get(name, name)} {place}" for name, _, place in (part.partition("_") for part in (first, *rest))
             if name != "list"]  # fmt: skip
    return ", ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _entry(unit: UnitDifference) -> dict[str, Any]:
    """Return what the report prints of a unit: its label, the answer, and the text in each language."""
    return {"label": unit.label, "id": unit.id, "answer": sentence(unit), "sides": [
        {"code": code, "name": language(code).english_name, "direction": language(code).direction,
         "status": change.status, "pieces": change.pieces}
        for code, change in unit.revisions.items()
    ]}  # fmt: skip


def _side(change: Revision) -> dict[str, Any]:
    old, new = change.old, change.new
    return {
        "status": change.status, "moved": change.is_moved, "old_id": old.eid if old else None,
        "new_id": new.eid if new else None, "old": old.text if old else None, "new": new.text if new else None,
    }  # fmt: skip
