"""What a document's last build left: `manifest.json` says which inputs gave which outputs, by SHA-256.

Whatever lies in `out/` may have been put there by anybody.  A record counts only where it has the form of ours to the
last name; an old, foreign or broken one says nothing, and what it would have said is built again.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from hexapla.domain.edition import Edition
from hexapla.engine.reasons import KINDS
from hexapla.engine.request import FORMATS, target_of
from hexapla.findings import FORMAT as FINDINGS_FORMAT
from hexapla.findings import Finding, Severity
from hexapla.project.keys import DISTRIBUTIONS, LANGUAGES, STATUSES
from hexapla.storage.reading import sha256
from hexapla.storage.records import DIGEST, Table, has_shape, json_bytes, record
from hexapla.storage.tree import Tree, is_own_name

FORMAT = "hexapla-manifest/1"
NAME = "manifest.json"
JOURNAL = ".journal.jsonl"
FINDINGS = "reports/findings.json"

_LANGUAGE = re.compile("|".join(LANGUAGES))
_OUTSIDE = re.compile(r"\.\./[0-9a-f]{16}")
_EDITION = re.compile(f"({_LANGUAGE.pattern})(-({_LANGUAGE.pattern}))*")
_TEXT, _ANY = (str, None), re.compile(r".*", re.DOTALL)
_OUTPUT = {
    "sha256": DIGEST, "bytes": int, "edition": _EDITION, "format": re.compile("|".join(FORMATS)),
    "key": re.compile(f"({DIGEST.pattern})?"), "checks": Table((_ANY, (str, int, [str]))),
}  # fmt: skip
_RECORD = (_OUTPUT, {**_OUTPUT, "judged": DIGEST})
"""What is said of an output: canonical files, and those of older versions, have no verdict to be remembered."""

_CENSUS = Table((_ANY, (str, int, None, [str])))
_REASON = {"kind": re.compile("|".join(KINDS)), "of": re.compile(r"[^\x00-\x1f]*")}
_COUNTS = {**{str(severity): int for severity in Severity}, "accepted": int}
_CONCORDANCE = Table((_ANY, (int, [str])))
_SUMMARY = {
    "symbol": str, "status": re.compile("|".join(STATUSES)), "distribution": (re.compile("|".join(DISTRIBUTIONS)), None),
    "titles": [{"language": _LANGUAGE, "text": str}], "organ": _TEXT, "state": _TEXT,
    "date": (re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), None), "languages": [_LANGUAGE],
    "issues": Table((_LANGUAGE, int)), "reissues": [{"language": _LANGUAGE, "number": int, "reason": _TEXT}],
    "corrects": _TEXT, "findings": _COUNTS, "census": [_CENSUS],
    "concordance": Table((_EDITION, _CONCORDANCE)),
}  # fmt: skip
_SHAPE = {
    "format": re.compile(re.escape(FORMAT)), "symbol": str, "folder": str, "fingerprint": DIGEST,
    "inputs": Table((_ANY, (DIGEST, re.compile("refused")))), "outputs": Table((_ANY, _RECORD)),
    "tools": Table((_ANY, str)), "fonts": Table((_ANY, DIGEST)),
    "reports": Table((re.compile(r"reports/(findings\.(json|html)|concordance\.[a-z-]{5}\.(json|csv|html))"), DIGEST)),
    "media": Table((re.compile(rf"media/{DIGEST.pattern}\.[a-z0-9]{{1,5}}"), DIGEST)), "summary": _SUMMARY,
    "source": str, "letters": Table((_LANGUAGE, int)), "released": Table((_LANGUAGE, int)),
    "made_of": Table((_ANY, re.compile("[0-9a-f]{16}"))), "outdated": Table((_ANY, [_REASON])),
}  # fmt: skip
_MOST_LINES = 10_000
"""Of a journal; no document has so many outputs."""

_JOURNAL = {"target": str, "record": _RECORD}
_MOVE = {"target": str, "aside": re.compile("edited/[^/]+")}
_FINDING = {
    **dict.fromkeys((each.name for each in fields(Finding)), _TEXT), "code": re.compile("[A-Z]-[0-9]{3}"),
    "severity": re.compile("|".join(Severity)), "message": str, "remedy": str, "line": (int, None),
}  # fmt: skip


@dataclass
class Manifest:
    """The record of a document's folder in `out/`.

    `inputs` are the files read (name → SHA-256), `outputs` the files written (path below the folder → sha256,
    bytes, edition, format, key, checks, and by what they were judged), `reports` (name → SHA-256), `summary` what the catalogue and the terminal show;
    `source` is the folder of the sources, "" where an older version did not say; `letters` says how many each language has, `released`
    how many it had when it was last released; `made_of` are the hashes of what the outputs are made of, by name, `outdated`
    the reasons for which outputs wait to be made again.
    """

    symbol: str = ""
    folder: str = ""
    fingerprint: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, Any]] = field(default_factory=dict)
    tools: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    source: str = ""
    letters: dict[str, int] = field(default_factory=dict)
    released: dict[str, int] = field(default_factory=dict)
    made_of: dict[str, str] = field(default_factory=dict)
    outdated: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    @classmethod
    def load(cls, tree: Tree, folder: str) -> "Manifest":
        """Return the record of a folder in `out/`; one that cannot be believed is empty, so that all is built anew."""
        content = record(tree.read(f"{folder}/{NAME}") or b"", object)
        if not isinstance(content, dict):
            return cls()
        lacking = {"source": "", "letters": {}, "released": {}, "made_of": {}, "outdated": {}}  # in older versions
        content = {**lacking, **content}
        if not has_shape(content, _SHAPE) or content["folder"] != folder:
            return cls()
        if not all(_is_output(folder, name, entry) for name, entry in content["outputs"].items()):
            return cls()
        del content["format"]
        return cls(**content)

    def outputs_in(self, tree: Tree) -> list[dict[str, Any]]:
        """Return the record of every output, with its path."""
        place = tree.root / self.folder
        return [{"path": str(place / name), **entry} for name, entry in sorted(self.outputs.items())]

    def as_bytes(self) -> bytes:
        """Return the file: keys sorted, no time in it, so that the same build gives the same bytes."""
        content = {"format": FORMAT} | {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json_bytes(content)


def last_record(tree: Tree, folder: str) -> Manifest:
    """Return the record of the last build, with what a build that was cut off had put in place after it."""
    manifest = Manifest.load(tree, folder)
    for line in _journal(tree, folder):
        entry = record(line, _JOURNAL)
        if entry is None or not _is_output(folder, entry["target"], entry["record"]):
            continue
        if tree.digest(f"{folder}/{entry['target']}") == entry["record"]["sha256"]:
            manifest.outputs[entry["target"]] = entry["record"]
            manifest.outdated[entry["target"]] = [{"kind": "interrupted", "of": ""}]
    return manifest


def moved_aside(tree: Tree, folder: str) -> dict[str, str]:
    """Return the edited outputs that a build moved aside before it was cut off: the name of each there and before."""
    moves = [entry for line in _journal(tree, folder) if (entry := record(line, _MOVE))]
    return {each["aside"]: each["target"] for each in moves if tree.digest(f"{folder}/{each['aside']}")}


def _journal(tree: Tree, folder: str) -> list[bytes]:
    return (tree.read(f"{folder}/{JOURNAL}") or b"").splitlines()[-_MOST_LINES:]


def journal_move(tree: Tree, folder: str, target: str, aside: str) -> None:
    """Note an edited output before it is moved aside, so that the build after one that is cut off says where it is."""
    tree.append(f"{folder}/{JOURNAL}", json.dumps({"target": target, "aside": aside}, sort_keys=True).encode())


def journal_add(tree: Tree, folder: str, target: str, entry: Mapping[str, Any]) -> None:
    """Note an output before it is put in place, so that a build that is cut off knows its own files again."""
    tree.append(f"{folder}/{JOURNAL}", json.dumps({"target": target, "record": entry}, sort_keys=True).encode())


def journal_end(tree: Tree, folder: str) -> None:
    """Forget the journal: the manifest says it all now."""
    tree.remove(f"{folder}/{JOURNAL}")


def editions_of(manifest: Manifest, languages: Sequence[str]) -> list[Edition]:
    """Return the editions of a record of which the document still has every language."""
    found = {str(each["edition"]) for each in manifest.outputs.values()}
    return [each for each in map(Edition.parse, sorted(found)) if set(each.languages) <= set(languages)]


def stored_findings(tree: Tree, folder: str) -> list[Finding]:
    """Return the findings of the last build; none where there was none that can be believed."""
    shape = {"format": re.compile(re.escape(FINDINGS_FORMAT)), "findings": [_FINDING]}
    content = record(tree.read(f"{folder}/{FINDINGS}") or b"", shape)
    return [Finding.from_json(entry) for entry in content["findings"]] if content else []


def source_name(folder: Path, sources: Path) -> str:
    """Return how a record names the folder of a document's sources: one outside of `sources/` by the hash of its path.

    So no record holds a path of this machine.
    """
    return folder.name if folder.parent == sources else f"../{sha256(os.fsencode(folder))[:16]}"


def is_outside(source: str) -> bool:
    """Tell whether a record names a folder outside of `sources/`."""
    return _OUTSIDE.fullmatch(source) is not None


def _is_output(folder: str, name: str, entry: Mapping[str, Any]) -> bool:
    """Tell whether an output is called what we call it: nothing else is ever looked at, moved or removed."""
    return is_own_name(folder) and "/" not in folder and name == target_of(folder, entry["edition"], entry["format"])
