"""Settling what a page lists: chosen of what the last build has left open, so that nothing is read or compared again."""

from collections.abc import Collection, Iterator, Sequence

from hexapla.codes import may_be_settled
from hexapla.desk.interface import Words
from hexapla.desk.kinds import items_of
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.errors import UsageError
from hexapla.findings import Severity
from hexapla.officer.accepting import Choice, Open
from hexapla.project.accepted import Acceptance, finding_id, finding_text
from hexapla.storage.tree import Tree


def open_as_built(tree: Tree, manifest: Manifest, said: Words, accepted: Sequence[Acceptance]) -> list[Open]:
    """Return what the last build has met that may be settled, and is not up to now.

    An entry is tied to the text that it is made for: where that has changed since the build, the next one says so.
    """
    settled = {(each.code, each.id, each.hash) for each in accepted}
    every = (*_findings(tree, manifest), *_items(tree, manifest, said))
    return [each for each in every if (each.code, each.id, each.hash) not in settled]


def _findings(tree: Tree, manifest: Manifest) -> Iterator[Open]:
    for each in stored_findings(tree, manifest.folder):
        if may_be_settled(each.code):
            place, text = finding_id(each), finding_text(each)
            yield Open(each.code, place, text, each.message, each.severity, each.words, each.language or "")


def _items(tree: Tree, manifest: Manifest, said: Words) -> Iterator[Open]:
    for pair, item, _, words in items_of(tree, manifest, said):
        if item["level"] == "look":
            text = "\n".join(item[code] or "" for code in pair.split("-"))
            first = next((each.text for each in words), None)
            yield Open(item["kind"], item["pair"], text, item["rule"], Severity.WARNING, first, pair)


def listed(code: str, places: Collection[tuple[str, str]]) -> Choice:
    """Choose the places of a kind that a page has listed, by id and hash; none where one is settled or gone meanwhile."""

    def choose(known: Sequence[Open]) -> list[Open]:
        of_kind = [each for each in known if each.code == code]
        found = {place: [each for each in of_kind if _stands_at(each, place)] for place in places}
        if not all(found.values()):
            message = (
                "This place was settled, or got other words, since the page was shown; nothing was settled."
                if len(places) == 1
                else "Some of these places were settled, or got other words, since the page was shown; nothing was settled."
            )
            raise UsageError(message, "Look at the list as it is now.")
        return [each for each in known if any(each in chosen for chosen in found.values())]

    return choose


def _stands_at(each: Open, place: tuple[str, str]) -> bool:
    """Tell whether something stands at an id, and is what has this hash, where one is named."""
    return each.id == place[0] and place[1] in ("", each.hash)
