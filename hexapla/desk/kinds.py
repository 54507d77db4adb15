"""What is open in a document, by kind, each with the way to its words: read from the reports of the last build."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from hexapla.codes import code_in, in_language, may_be_settled
from hexapla.desk.editions import address
from hexapla.desk.interface import Words
from hexapla.desk.outputs import web_page
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.findings import Finding, Severity
from hexapla.officer.stating import NAME as STATED
from hexapla.project.accepted import NAME as ACCEPTED
from hexapla.project.accepted import Acceptance, finding_id, finding_text, text_hash
from hexapla.storage.tree import Tree
from hexapla.translation import reason_in

FIELDS = {
    "M-003": "w-date", "M-004": "d-{language}", "M-005": "t-{language}", "M-006": "c-{language}", "M-007": "w-job_number",
}  # fmt: skip
"""The fields of the form that state what findings ask for."""


@dataclass(frozen=True)
class Quoted:
    """Words of a document: in which language, what this is called, and the words; no words of what has none."""

    code: str
    language: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One place: its id, the hash of what is settled there, the words of each language, what is said, and the way to it.

    The way is the address of a web page, the edition that this is of, and the id in it, "" for its beginning. `place` is
    the file, with its line, of what stands in no text, `is_stated` tells of what `document.toml` states, `field` is the
    field of the form that states it, where one does.
    """

    id: str
    hash: str
    words: tuple[Quoted, ...]
    said: str
    href: str | None
    edition: str = ""
    at: str = ""
    place: str = ""
    is_stated: bool = False
    field: str = ""


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
        return self.may_be_settled and self.severity is not Severity.ERROR and len(self.entries) > 1

    @property
    def is_coded(self) -> bool:
        """True of findings, which have codes; a kind of concordance items is said by its name alone."""
        return "-" in self.code

    @property
    def may_be_settled(self) -> bool:
        """True of what an entry settles."""
        return may_be_settled(self.code)


def open_kinds(tree: Tree, manifest: Manifest, said: Words, accepted: Sequence[Acceptance]) -> list[Kind]:
    """Return what the last build has met and nobody has settled up to now, the heaviest kind first; no routine notes."""
    settled = {(each.code, each.id, each.hash) for each in accepted}
    ways = Ways(tree, manifest)
    found: dict[tuple[Severity, str], list[Entry]] = defaultdict(list)
    about: dict[str, tuple[str, str]] = {code: (name, "") for code, name in said["kinds"].items()}
    for stored in stored_findings(tree, manifest.folder):
        key = (stored.code, finding_id(stored), text_hash(finding_text(stored)))
        if key not in settled and not stored.is_routine and stored.code != "L-001":  # whose items are listed themselves
            each = in_language(stored, said["language"])
            one, several = each.message, code_in(each.code, said["language"]).says
            is_first = not found[each.severity, each.code]
            about[each.code] = (one if is_first else about[each.code][0], each.remedy)
            if about[each.code][0] != one:
                about[each.code] = (several, each.remedy)
            found[each.severity, each.code].append(_of_finding(stored, each.message, ways, said))
    for code, entry in _items(tree, manifest, ways, said):
        if (code, entry.id, entry.hash) not in settled:
            found[Severity.WARNING, code].append(entry)
    order = list(Severity)
    return [
        Kind(code, severity, *about.get(code, (code, "")), tuple(entries))
        for (severity, code), entries in sorted(found.items(), key=lambda each: order.index(each[0][0]))
    ]


class Ways:
    """The way to an element of an edition: the nearest around it that the page has an id for."""

    def __init__(self, tree: Tree, manifest: Manifest) -> None:
        self._tree, self._manifest = tree, manifest
        self._pages: dict[str, tuple[str, bytes] | None] = {}

    def to(self, edition: str, eid: str | None) -> tuple[str | None, str, str]:
        """Return the address of an element, None where there is no page, the edition, and the id in it."""
        if edition not in self._pages:
            self._pages[edition] = web_page(self._tree, self._manifest, edition)
        page = self._pages[edition]
        if page is None:
            return None, edition, ""
        while eid and f'id="{eid}"'.encode() not in page[1]:
            eid = eid.rpartition("__")[0]
        return address(self._manifest.folder, page[0]) + (f"#{quote(eid)}" if eid else ""), edition, eid or ""


def _of_finding(each: Finding, message: str, ways: Ways, said: Words) -> Entry:
    is_text = not (each.file or "").endswith((".docx", ".doc", ".odt", ".rtf"))  # whose lines no program shows
    line = f", {said['words']['line']} {each.line}" if each.line and not each.words and is_text else ""
    words = (quoted(each.language or "", each.words or "", said),) if each.language or each.words else ()
    digest, is_stated = text_hash(finding_text(each)), each.file == STATED
    is_own = each.file in (STATED, ACCEPTED) or each.code == "F-006"  # files of ours, or what is said already
    place = f"{each.file}{line}" if each.file and not each.words and not is_own else ""
    return Entry(
        finding_id(each),
        digest,
        words,
        message,
        *ways.to(each.language or "", each.eid),
        place,
        is_stated,
        _field(each),
    )


def _field(each: Finding) -> str:
    """Return the field of the form in which what a finding asks for is stated, "" where no single one is."""
    return FIELDS.get(each.code, "").format(language=each.language)


def quoted(code: str, text: str, said: Words) -> Quoted:
    """Return words of a language as pages show them."""
    return Quoted(code, said["languages"].get(code, code), text)


def _items(tree: Tree, manifest: Manifest, ways: Ways, said: Words) -> Iterator[tuple[str, Entry]]:
    """Yield the concordance items that ask for a look."""
    for pair, item, digest, words in items_of(tree, manifest, said):
        if item["level"] == "look":
            rule, way = reason_in(item["rule"], said["language"]), ways.to(pair, item["pair"])
            yield item["kind"], Entry(item["pair"], digest, words, rule, *way)


def items_of(
    tree: Tree, manifest: Manifest, said: Words
) -> Iterator[tuple[str, dict[str, Any], str, tuple[Quoted, ...]]]:
    """Yield every concordance item of the last build: its pair of languages, itself, its hash, and its words."""
    for name in sorted(manifest.reports):
        if name.startswith("reports/concordance.") and name.endswith(".json"):
            pair = name.split(".")[1]
            for item in json.loads(tree.read(f"{manifest.folder}/{name}") or b"{}").get("items", ()):
                texts = {code: item[code] or "" for code in pair.split("-")}
                words = tuple(quoted(code, text, said) for code, text in texts.items() if text)
                yield pair, item, text_hash("\n".join(texts.values())), words
