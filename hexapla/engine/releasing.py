"""Releases: each language by itself in one archive, with its record and its checksums."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hexapla.archive import deterministic_zip
from hexapla.domain.edition import Edition
from hexapla.engine import publish
from hexapla.engine.building import Watch, build
from hexapla.engine.jobs import jobs_for, target_of
from hexapla.engine.pool import run
from hexapla.engine.report import DocumentReport, Report
from hexapla.engine.request import Request
from hexapla.engine.store import Manifest, json_bytes
from hexapla.errors import HexaplaError, RefusedError, UsageError
from hexapla.findings import Severity
from hexapla.project.layout import Project, open_work

REMARKED = ("html", "xlf")
"""Formats whose side-by-side editions show the officer what to look at; packages hold no reports."""

CLOSED = ("restricted", "provisional")
"""Distributions that are not for everybody."""


def release(project: Project, request: Request, even: frozenset[str], watch: Watch) -> tuple[Report, tuple[Path, ...]]:
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
    if summary.get("distribution") in CLOSED and "restricted" not in even:
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
        files |= _without_remarks(project, document, out, manifest, edition)
        publish.put(path, _package(manifest, files))
        paths.append(path)
    return paths


def _is_wanted(edition: str, request: Request) -> bool:
    if request.editions:
        return edition in request.editions
    return not request.languages or set(edition.split("-")) <= set(request.languages)


def _without_remarks(
    project: Project, document: DocumentReport, out: Path, manifest: Manifest, edition: str
) -> dict[str, bytes]:
    """Return the files of an edition that carry the officer's open remarks, made anew without them."""
    jobs = jobs_for(
        out,
        [(Edition.parse(edition), name) for name in REMARKED],
        {code: (out / target_of(manifest.folder, code, "xml")).read_bytes() for code in edition.split("-")},
        work=open_work(project.sources / document.folder),
        project=project,
        concordances={},
    )
    made = {}
    for job in jobs:
        if job.target in manifest.outputs and manifest.outputs[job.target]["key"] != job.key:
            outcome = run(job)
            if outcome.fault or outcome.bug:
                raise outcome.fault or RuntimeError(outcome.bug)
            made[job.target] = outcome.data
    return made


def _package(manifest: Manifest, outputs: Mapping[str, bytes]) -> bytes:
    """Return an archive of editions: the files, their record, and SHA-256 sums that sha256sum checks."""
    files = {name.rpartition("/")[2]: data for name, data in sorted(outputs.items())}
    record: dict[str, Any] = {
        "format": "hexapla-package/1",
        "symbol": manifest.symbol,
        "tools": manifest.tools,
        "fonts": manifest.fonts,
        "outputs": {
            name.rpartition("/")[2]: manifest.outputs[name]
            | {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in sorted(outputs.items())
        },
    }
    files["manifest.json"] = json_bytes(record)
    sums = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    files["SHA256SUMS"] = "".join(sums).encode()
    return deterministic_zip(files)


def _folder(document: DocumentReport) -> str:
    return Path(document.outputs[0]["path"]).parent.parent.name if document.outputs else document.folder


def _issue(manifest: Manifest, edition: str) -> int:
    """Return the number of the latest issue among the languages of an edition."""
    issues = manifest.summary.get("issues", {})
    return max([1, *(int(issues.get(code, 1)) for code in edition.split("-"))])
