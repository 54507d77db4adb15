"""What is open in a document, by kind, each with the way to its words: read from the reports of the last build."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from hexapla.codes import code_in, in_language
from hexapla.desk.interface import Words
from hexapla.desk.outputs import web_page
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.errors import UsageError
from hexapla.findings import Finding, Severity
from hexapla.officer.accepting import Choice, Open, all_of
from hexapla.project.accepted import finding_id
from hexapla.storage.tree import Tree
from hexapla.translation import reason_in

CONCORDANCE = "L-001"
"""The finding that says that a concordance has items: here they are listed themselves."""


@dataclass(frozen=True)
class Entry:
    """One place: its id, the words that stand there, what is said of it, and the way to it where a page has it.

    `place` is the file, with its line, where it has one.
    """

    id: str
    words: tuple[str, ...]
    said: str
    language: str
    href: str | None
    place: str = ""


@dataclass(frozen=True)
class Kind:
    """Findings of a code, or concordance items of a kind; `says` is what they are, `remedy` what to do about them."""

    code: str
    severity: Severity
    says: str
    remedy: str
    entries: tuple[Entry, ...]

    @property
    def may_be_settled_together(self) -> bool:
        """True of several that are no errors."""
        return self.severity is not Severity.ERROR and len(self.entries) > 1


def open_kinds(tree: Tree, manifest: Manifest, said: Words) -> list[Kind]:
    """Return what is open by the reports of the last build, the heaviest kind first; routine notes are left out."""
    ways = _Ways(tree, manifest)
    found: dict[tuple[Severity, str], list[Entry]] = defaultdict(list)
    about: dict[str, tuple[str, str]] = {code: (name, "") for code, name in said["kinds"].items()}
    for stored in stored_findings(tree, manifest.folder):
        if stored.is_open and not stored.is_routine and stored.code != CONCORDANCE:
            each = in_language(stored, said["language"])
            one, several = each.message, code_in(each.code, said["language"]).says
            is_first = not found[each.severity, each.code]
            about[each.code] = (one if is_first else about[each.code][0], each.remedy)
            if about[each.code][0] != one:
                about[each.code] = (several, each.remedy)
            found[each.severity, each.code].append(_of_finding(each, finding_id(stored), ways, said))
    for code, entry in _items(tree, manifest, ways, said):
        found[Severity.WARNING, code].append(entry)
    order = list(Severity)
    return [
        Kind(code, severity, *about.get(code, (code, "")), tuple(entries))
        for (severity, code), entries in sorted(found.items(), key=lambda each: order.index(each[0][0]))
    ]


def listed(code: str, ids: Sequence[str], name: str) -> Choice:
    """Choose the places of a kind that a page has listed; none where one of them is settled or gone meanwhile."""

    def choose(known: Sequence[Open]) -> list[Open]:
        chosen = [each for each in all_of(code, name)(known) if each.id in ids]
        if {each.id for each in chosen} != set(ids):
            message = f"Of the {code} that were listed some are settled or gone already; nothing was settled."
            raise UsageError(message, "Look at the list as it is now.")
        return chosen

    return choose


class _Ways:
    """The way to an element of an edition: the nearest around it that the page has an id for."""

    def __init__(self, tree: Tree, manifest: Manifest) -> None:
        self._tree, self._manifest = tree, manifest
        self._pages: dict[str, tuple[str, bytes] | None] = {}

    def to(self, edition: str, eid: str | None) -> str | None:
        if edition not in self._pages:
            self._pages[edition] = web_page(self._tree, self._manifest, edition)
        page = self._pages[edition]
        while page and eid:
            if f'id="{eid}"'.encode() in page[1]:
                return quote(f"/out/{self._manifest.folder}/{page[0]}") + f"#{quote(eid)}"
            eid = eid.rpartition("__")[0]
        return None


def _of_finding(each: Finding, ident: str, ways: _Ways, said: Words) -> Entry:
    words, line = (each.words,) if each.words else (), f", {said['words']['line']} {each.line}" if each.line else ""
    place, way = f"{each.file}{line}" if each.file else "", ways.to(each.language or "", each.eid)
    return Entry(ident, words, each.message, each.language or "", way, place)


def _items(tree: Tree, manifest: Manifest, ways: _Ways, said: Words) -> Iterator[tuple[str, Entry]]:
    """Yield the concordance items that ask for a look and that nobody has settled."""
    for name in sorted(manifest.reports):
        if name.startswith("reports/concordance.") and name.endswith(".json"):
            pair = name.split(".")[1]
            for item in json.loads(tree.read(f"{manifest.folder}/{name}") or b"{}").get("items", ()):
                if item["level"] == "look" and item["accepted"] is None:
                    words = tuple(item[code] for code in pair.split("-") if item[code])
                    yield (
                        item["kind"],
                        Entry(
                            item["pair"],
                            words,
                            reason_in(item["rule"], said["language"]),
                            pair,
                            ways.to(pair, item["pair"]),
                        ),
                    )
