"""What a document's last build left: `manifest.json` says which inputs gave which outputs, by SHA-256."""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hexapla.findings import Finding

FORMAT = "hexapla-manifest/1"
NAME = "manifest.json"
FINDINGS = "reports/findings.json"


@dataclass
class Manifest:
    """The record of a document's folder in `out/`.

    `inputs` are the files read (name → SHA-256), `outputs` the files written (path below the folder → sha256,
    bytes, edition, format, key, checks), `reports` (name → SHA-256), `summary` what the catalogue and the terminal show.
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

    @classmethod
    def load(cls, folder: Path) -> "Manifest":
        """Return the record in a folder; an absent or damaged one is empty, so that everything is built anew."""
        try:
            content = json.loads((folder / NAME).read_bytes())
        except (OSError, ValueError):
            return cls()
        if not isinstance(content, dict) or content.pop("format", None) != FORMAT:
            return cls()
        known = cls.__dataclass_fields__
        return cls(**{key: value for key, value in content.items() if key in known})

    def as_bytes(self) -> bytes:
        """Return the file: keys sorted, no time in it, so that the same build gives the same bytes."""
        content = {"format": FORMAT} | {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json_bytes(content)


JOURNAL = ".journal.jsonl"


def journal_add(folder: Path, target: str, record: Mapping[str, Any]) -> None:
    """Note an output before it is put in place, so that a build that is cut off knows its own files again."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / JOURNAL).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"target": target, "record": record}, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())


def journal_records(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return what a build that was cut off had noted; a line that was not finished is left out."""
    try:
        lines = (folder / JOURNAL).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            entry = json.loads(line)
            found.append((str(entry["target"]), dict(entry["record"])))
    return found


def journal_end(folder: Path) -> None:
    """Forget the journal: the manifest says it all now."""
    (folder / JOURNAL).unlink(missing_ok=True)


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Return JSON as we write it: sorted, indented, UTF-8, one newline at the end."""
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def input_digests(folder: Path, shared: tuple[Path, ...]) -> dict[str, str]:
    """Return the SHA-256 of every file that a document's outputs can depend on."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith((".", "~$")):
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    for path in shared:
        if path.is_file():
            found[f"../{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def stored_findings(folder: Path) -> list[Finding]:
    """Return the findings of the last build; none where there was none."""
    try:
        content = json.loads((folder / FINDINGS).read_bytes())
        return [Finding.from_json(entry) for entry in content["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
