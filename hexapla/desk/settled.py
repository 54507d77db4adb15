"""What was settled of a document, the last first, each with its words as far as the last build knows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.codes import code_in
from hexapla.desk.interface import Words
from hexapla.desk.kinds import Quoted, Ways, items_of, quoted
from hexapla.desk.saying import day_said
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.project.accepted import Acceptance, finding_id, finding_text, text_hash
from hexapla.storage.tree import Tree


@dataclass(frozen=True)
class Settled:
    """An entry of `accepted.toml`: what it is of, the words of it, who has made it on which day, and the way to its words, as far as these are known."""

    entry: Acceptance
    says: str
    words: tuple[Quoted, ...]
    facts: str
    href: str | None = None


def settled_entries(tree: Tree, manifest: Manifest, said: Words, accepted: Sequence[Acceptance]) -> list[Settled]:
    """Return what is settled, the last first."""
    known: dict[tuple[str, str, str], tuple[tuple[Quoted, ...], str | None]] = {}
    ways = Ways(tree, manifest)
    for each in stored_findings(tree, manifest.folder):
        key = (each.code, finding_id(each), text_hash(finding_text(each)))
        own = (quoted(each.language or "", each.words or "", said),) if each.words else ()
        known[key] = own, ways.to(each.language or "", each.eid)[0]
    for pair, item, digest, words in items_of(tree, manifest, said):
        known[item["kind"], item["pair"], digest] = words, ways.to(pair, item["pair"])[0]
    found = [_settled(each, known.get((each.code, each.id, each.hash)), said) for each in accepted]
    return found[::-1]


def _settled(each: Acceptance, known: tuple[tuple[Quoted, ...], str | None] | None, said: Words) -> Settled:
    """Return an entry as the page shows it; what the last build does not know is there no more."""
    words, href = known or ((), None)
    day, spoken = day_said(each.at.date(), said) if each.at else "", said["words"]
    facts = (each.by, day, spoken["in_bulk"] * each.bulk, "" if known else spoken["gone"])
    return Settled(each, _says(each.code, said), words, " · ".join(filter(None, facts)), href)


def _says(code: str, said: Words) -> str:
    """Return what a code or a kind is of; itself, where somebody has written one that there is not."""
    try:
        return str(said["kinds"].get(code) or code_in(code, said["language"]).says)
    except KeyError:
        return code
