"""What an archive package holds of a document beside its editions: sources, canonical files, reports, our program."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from hexapla.engine.request import target_of
from hexapla.errors import SourceError
from hexapla.project.snapshot import read_if_there
from hexapla.release.editions import Releasing
from hexapla.release.judges import Verdict
from hexapla.release.software import software, software_name
from hexapla.resources import shipped_file
from hexapla.storage.reading import sha256
from hexapla.storage.records import json_bytes

REPORTS, JUDGES, SOFTWARE = "documentation/reports", "documentation/judges", "documentation/software"
_ENDINGS = {b"<": "xml", b"{": "json", b"[": "json"}
"""Endings of reports by how they begin; others are plain texts."""


def languages_of(each: Releasing, editions: Iterable[str]) -> list[str]:
    """Return the languages of some editions, the leading one first."""
    there = {code for edition in editions for code in edition.split("-")}
    return [code for code in each.work.languages if code in there]


def canonical_files(each: Releasing, languages: Iterable[str]) -> dict[str, bytes]:
    """Return the canonical files of some languages, and the pictures that they show, by their names in `out/`."""
    targets = [target_of(each.folder, code, "xml") for code in languages]
    texts = {target: each.output(target) for target in targets}
    return texts | each.pictures(texts)


def source_names(each: Releasing) -> dict[str, str]:
    """Return the names of the files that a document was made of, as its record has them, and where they lie in a `sources/`."""
    shared = {f"../{key}": name for key, name in each.project.office.files.items()}
    names = [
        name for name, digest in sorted(each.manifest.inputs.items()) if digest != "refused" and name != "--tracked"
    ]
    return {
        name: shared.get(name) or (name.removeprefix("../") if name.startswith("../") else f"{each.folder}/{name}")
        for name in names
    }


def source_files(each: Releasing) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a document was made of as they lie in a `sources/`: those of its folder, and of the office.

    Raises:
        SourceError: one is not what the document was built of any more.
    """
    for name, inside in source_names(each).items():
        path = each.project.sources / inside if name.startswith("../") else each.work.folder / name
        data, digest = read_if_there(path), each.manifest.inputs[name]
        if data is None or sha256(data) != digest:
            message = f"{inside} changed while {each.document.symbol} was archived."
            raise SourceError(message, "Release the document again.")
        yield inside, data


def documentation(each: Releasing, verdicts: Iterable[Verdict], *, is_redacted: bool) -> dict[str, bytes]:
    """Return the reports of the build and of independent programs, and our program with the versions that it ran on."""
    files = {
        f"{SOFTWARE}/{software_name()}": software(),
        f"{SOFTWARE}/requirements.lock": shipped_file("requirements.lock").read_bytes(),
    }
    for verdict in verdicts:
        if verdict.report:
            ending = _ENDINGS.get(verdict.report.lstrip()[:1], "txt")
            judge = verdict.judge.lower().replace(" ", "-")
            files[f"{JUDGES}/{verdict.subject.rpartition('/')[2]}.{judge}.{ending}"] = verdict.report
    for name in each.manifest.reports:
        data = each.tree.read(f"{each.folder}/{name}") or b""
        inside = f"documentation/{name}"
        if not is_redacted:
            files[inside] = data
        elif name.endswith(".json"):  # the others print reasons for people
            files[inside] = json_bytes(_without_reasons(json.loads(data)))
    return files


def _without_reasons(value: Any) -> Any:
    """Return a report in which what officers wrote is left out: that something was settled stays."""
    if isinstance(value, dict):
        return {
            key: "redacted" if key == "accepted" and isinstance(inner, str) else _without_reasons(inner)
            for key, inner in value.items()
        }
    return [_without_reasons(inner) for inner in value] if isinstance(value, list) else value
