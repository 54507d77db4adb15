"""What changed between two versions of a language that are sources, paragraph by paragraph."""

from dataclasses import dataclass

from hexapla.akn.document import AknDocument
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.officer.revisions import Unit, revisions, units_of
from hexapla.project.config import DocumentConfig


@dataclass(frozen=True)
class Change:
    """One paragraph that is new, gone or not the same: its eId, and its text in each version, None where it is not.

    `status` is `added`, `removed`, `changed`, `moved`, or `renumbered`: then its words are the same.
    """

    eid: str
    before: str | None
    after: str | None
    status: str = "changed"


def changes(old: Reading, new: Reading, config: DocumentConfig) -> list[Change]:
    """Return what changed from one reading of a language to another, in the order of the text."""
    found = []
    for revision in revisions(units_of(_document(old, config)), units_of(_document(new, config))):
        unit, status = revision.new or revision.old, revision.status
        is_same = status == "same" or (status == "renumbered" and _shown(revision.old) == _shown(revision.new))
        if unit is not None and not is_same:
            found.append(Change(unit.eid, _shown(revision.old), _shown(revision.new), status))
    return found


def _document(reading: Reading, config: DocumentConfig) -> AknDocument:
    metadata = settle([reading], config).metadata
    return canonicalise(reading, metadata, config, reading.language)[0]


def _shown(unit: Unit | None) -> str | None:
    if unit is None:
        return None
    return f"{unit.num} {unit.text}" if unit.num else unit.text
