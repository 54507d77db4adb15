"""Releases: each language by itself in one archive, with its record and its checksums."""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hexapla.archive import deterministic_zip
from hexapla.domain.edition import Edition
from hexapla.domain.symbol import Symbol
from hexapla.engine import publish
from hexapla.engine.building import OnProgress, build
from hexapla.engine.jobs import jobs_for
from hexapla.engine.manifest import Manifest, json_bytes
from hexapla.engine.pool import run
from hexapla.engine.report import DocumentReport, Report
from hexapla.engine.request import Request
from hexapla.errors import HexaplaError, RefusedError, UsageError
from hexapla.findings import Severity
from hexapla.job import Job
from hexapla.project.layout import Project, open_work

LINKED = ("html", "xlf")
"""Formats that name what stands beside them: reports, which no package holds, and other editions, which are far."""

NOT_PUBLIC = ("restricted", "provisional")
"""Distributions that are not for everybody."""


def release(
    project: Project, request: Request, even: frozenset[str], watch: OnProgress
) -> tuple[Report, tuple[Path, ...]]:
    """Build, then pack every edition that was asked for; return the report and the packages.

    `even` names what does not stop a release: `draft`, `restricted`, `errors`.  A document that is refused has
    that as a fault in the report; the others are packed.
    """
    report = build(project, request, watch)
    packages: list[Path] = []
    for document in report.documents:
        if document.faults:
            continue
        refusal = _refusal(project, document, even)
        if refusal is None:
            packages += _pack(project, document, request)
        else:
            document.faults.append(refusal)
    return report, tuple(packages)


def _refusal(project: Project, document: DocumentReport, even: frozenset[str]) -> HexaplaError | None:
    """Return why a document is not released, None if it may be."""
    summary = Manifest.load(project.out / _folder(document)).summary
    if summary.get("status") == "draft" and "draft" not in even:
        message = f"{document.symbol} is a draft and is not released."
        return UsageError(message, "Change its status in document.toml, or say --even draft.")
    if summary.get("distribution") in NOT_PUBLIC and "restricted" not in even:
        message = f"The distribution of {document.symbol} is {summary['distribution']}; it is not released."
        return UsageError(message, "If it may go out, say --even restricted.")
    errors = len(document.open_findings(Severity.ERROR))
    if errors and "errors" not in even:
        message = f"{document.symbol} is not released: {errors} of its findings are errors."
        return RefusedError(message, "Correct them, accept them, or say --even errors.")
    return None


def _pack(project: Project, document: DocumentReport, request: Request) -> list[Path]:
    out = project.out / _folder(document)
    manifest = Manifest.load(out)
    editions: dict[str, list[str]] = {}
    for name, record in manifest.outputs.items():
        if _is_wanted(str(record["edition"]), request):
            editions.setdefault(str(record["edition"]), []).append(name)
    paths = []
    for edition, names in sorted(editions.items()):
        path = project.out / "releases" / f"{manifest.folder}-{edition}-{_issue(manifest, edition)}.zip"
        files = {name: (out / name).read_bytes() for name in names}
        files |= _standalone_files(project, document, out, manifest, edition)
        publish.put(path, _package(manifest, files, _pictures(out, manifest, files)))
        paths.append(path)
    return paths


def _pictures(out: Path, manifest: Manifest, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pictures that the canonical files among the outputs show; every other format holds them itself."""
    canonical = [data for name, data in files.items() if manifest.outputs[name]["format"] == "xml"]
    return {
        name: (out / name).read_bytes()
        for name in sorted(manifest.media)
        if any(f"../{name}".encode() in data for data in canonical)
    }


def _is_wanted(edition: str, request: Request) -> bool:
    if request.editions:
        return edition in request.editions
    return not request.languages or set(edition.split("-")) <= set(request.languages)


def _standalone_files(
    project: Project, document: DocumentReport, out: Path, manifest: Manifest, edition: str
) -> dict[str, bytes]:
    """Return the files of an edition that lead to what no package holds, made anew for a package that stands alone."""
    outputs = sorted(manifest.outputs.items())
    jobs = jobs_for(
        out,
        [(Edition.parse(edition), name) for name in LINKED],
        {str(each["edition"]): (out / name).read_bytes() for name, each in outputs if each["format"] == "xml"},
        work=open_work(project.sources / document.folder),
        project=project,
        concordances={},
        is_current=lambda job: bool(manifest.outputs.get(job.target, {}).get("key")),  # it was built a moment ago
    )
    made = {}
    for linked in jobs:
        job = replace(linked, alternates=tuple(_public_alternates(project, manifest, linked)))
        if job.target in manifest.outputs and manifest.outputs[job.target]["key"] != job.key:
            outcome = run(job)
            if outcome.fault or outcome.bug:
                raise outcome.fault or RuntimeError(outcome.bug)
            made[job.target] = outcome.data
    return made


def _public_alternates(project: Project, manifest: Manifest, job: Job) -> Iterator[tuple[str, str]]:
    """Yield where the other editions of a document are for everybody: at the office, else the official languages."""
    base = (project.office.base_url or "").rstrip("/")
    for code, href in job.alternates:
        if base:
            yield code, f"{base}/{manifest.folder}/{href.removeprefix('../')}"
        elif "-" not in code:
            with contextlib.suppress(ValueError):
                yield code, Symbol.parse(manifest.symbol).docs_url(code)


def _package(manifest: Manifest, outputs: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> bytes:
    """Return an archive of editions: the files, their record, and SHA-256 sums that sha256sum checks.

    Where there are pictures, files lie in folders as they do in `out/`, so that the canonical files find them.
    """
    names = {name: name if pictures else name.rpartition("/")[2] for name in sorted(outputs)}
    files = {names[name]: outputs[name] for name in names} | dict(pictures)
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    record: dict[str, Any] = {
        "format": "hexapla-package/1",
        "symbol": manifest.symbol,
        "tools": manifest.tools,
        "fonts": manifest.fonts,
        "outputs": {
            inside: manifest.outputs[name] | {"sha256": sums[inside], "bytes": len(files[inside])}
            for name, inside in names.items()
        },
    }
    if pictures:
        record["media"] = {name: sums[name] for name in pictures}
    files["manifest.json"] = json_bytes(record)
    sums["manifest.json"] = hashlib.sha256(files["manifest.json"]).hexdigest()
    files["SHA256SUMS"] = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()
    return deterministic_zip(files)


def _folder(document: DocumentReport) -> str:
    return Path(document.outputs[0]["path"]).parent.parent.name if document.outputs else document.folder


def _issue(manifest: Manifest, edition: str) -> int:
    """Return the number of the latest issue among the languages of an edition."""
    issues = manifest.summary.get("issues", {})
    return max([1, *(int(issues.get(code, 1)) for code in edition.split("-"))])
