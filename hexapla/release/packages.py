"""Releases: each language by itself in one archive, with its record and its checksums."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from hexapla.archive import deterministic_zip
from hexapla.domain.edition import Edition
from hexapla.domain.symbol import Symbol
from hexapla.engine import catalogue
from hexapla.engine.building import build
from hexapla.engine.jobs import Manuscript, office_of
from hexapla.engine.manifest import NAME, Manifest
from hexapla.engine.pool import Pool
from hexapla.engine.production import task
from hexapla.engine.progress import Watch
from hexapla.engine.report import DocumentReport, Report
from hexapla.engine.request import Request, target_of
from hexapla.errors import HexaplaError, RefusedError, SourceError
from hexapla.job import Job
from hexapla.project.layout import Project, Work, open_work
from hexapla.release import fixity
from hexapla.release.fixity import RECORD, SUMS
from hexapla.release.refusals import refusal
from hexapla.release.verification import FORMAT, PROGRAM
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import sha256
from hexapla.storage.records import json_bytes
from hexapla.storage.tree import Change, Tree

SETTINGS, STATED = "document.toml", ("office.toml", "emblem")
"""What is stated of a document, and of all of them."""

LINKED = ("html", "xlf")
"""Formats that name what stands beside them: reports, which no package holds, and other editions, which are far."""


def release(
    project: Project, request: Request, even: frozenset[str], watch: Watch, turn: Turn = Turn("release")
) -> tuple[Report, tuple[Path, ...]]:
    """Build, then pack every edition that was asked for; return the report and the packages.

    `even` names what does not stop a release: `draft`, `restricted`, `incomplete` (without title or date), `errors`.  An
    edition that is refused, or was not made whole, is a fault of its document in the report; the others are packed.
    """
    report = build(project, request, watch, turn)
    built = Report([replace(document, faults=list(document.faults)) for document in report.documents])
    packages: list[Path] = []
    with exclusive(project.out, turn, is_ours=True) as tree, Pool(request.allowance) as pool:
        for document in report.documents:
            if not document.outputs or document.bugs:
                continue  # it was not built; an edition that was not is refused alone
            try:
                packages += _release(_Release(project, request, tree, pool, document), even)
            except HexaplaError as fault:
                document.faults.append(fault)
        catalogue.write(tree, built, project.sources)  # of the records as they are now
    return report, tuple(packages)


@dataclass(frozen=True)
class _Release:
    """One document on its way out of the house: what was built of it, and what packs it."""

    project: Project
    request: Request
    tree: Tree
    pool: Pool
    document: DocumentReport

    @property
    def folder(self) -> str:
        """Its folder in `out/`."""
        outputs = self.document.outputs
        return Path(outputs[0]["path"]).parent.parent.name if outputs else self.document.folder

    @cached_property
    def work(self) -> Work:
        """Its sources."""
        source = Manifest.load(self.tree, self.folder).source
        return open_work(self.project.sources / (source or self.document.folder))

    def output(self, manifest: Manifest, name: str) -> bytes:
        """Return an output as the record has it."""
        data = self.tree.read(f"{self.folder}/{name}")
        if data is None or sha256(data) != manifest.outputs[name]["sha256"]:
            message = f"{self.folder}/{name} changed while it was released."
            raise SourceError(message, "Release the document again.")
        return data


def _release(each: _Release, even: frozenset[str]) -> list[Path]:
    """Put the packages of a document in place, all that may go out or none; return them.

    An edition that may not is a fault of the document.
    """
    manifest = Manifest.load(each.tree, each.folder)
    packages = dict(_unpublished(each, _packages(each, manifest, even)))
    released = packages.keys() & manifest.letters.keys()
    manifest.released |= {code: manifest.letters[code] for code in released}
    changes = [Change(f"releases/{name}", data) for name, data in packages.values()]
    each.tree.commit([*changes, Change(f"{each.folder}/{NAME}", manifest.as_bytes())])
    return [each.tree.root / change.name for change in changes]


def _unpublished(each: _Release, packages: Mapping[str, tuple[str, bytes]]) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the packages whose names are new, or stand for the same bytes; the others are a fault of the document."""
    for edition, (name, data) in packages.items():
        published = each.tree.digest(f"releases/{name}")
        if published in (None, sha256(data)):
            yield edition, (name, data)
            continue
        message = f"releases/{name} is there already with other bytes, and what is published stays as it is."
        number = int(name.removesuffix(".zip").rpartition("-")[2]) + 1
        language = edition.rpartition("-")[2]
        advice = (
            f"Say in document.toml that this is another issue: [[{language}.issue]], number = {number} and its reason; "
            "a package that nobody has got can be deleted."
        )
        each.document.faults.append(RefusedError(message, advice))


def _packages(each: _Release, manifest: Manifest, even: frozenset[str]) -> dict[str, tuple[str, bytes]]:
    """Return the packages of the editions that may go out, by edition: the name of each and its bytes."""
    editions: dict[str, list[str]] = {}
    for name, record in manifest.outputs.items():
        if _is_wanted(str(record["edition"]), each.request):
            editions.setdefault(str(record["edition"]), []).append(name)
    made = {}
    lacking = _lacking(each, manifest)
    for edition, names in sorted(editions.items()):
        if edition in lacking:
            continue
        refused = refusal(manifest.summary, each.document, edition, even)
        if refused is not None:
            each.document.faults.append(refused)
            continue
        files = {name: each.output(manifest, name) for name in names}
        files |= _standalone_files(each, manifest, edition)
        package = _package(manifest, files, _pictures(each, manifest, files), _sources(each, manifest, edition))
        made[edition] = (f"{manifest.folder}-{edition}-{_issue(manifest, edition)}.zip", package)
    return made


def _lacking(each: _Release, manifest: Manifest) -> set[str]:
    """Return the editions of which a format could not be made; its own fault says so."""
    return {
        str(edition)
        for edition, name in each.request.wanted(each.work.languages)
        if not manifest.outputs.get(target_of(each.folder, str(edition), name), {}).get("key")
    }


def _pictures(each: _Release, manifest: Manifest, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pictures that the canonical files among the outputs show; every other format holds them itself."""
    canonical = [data for name, data in files.items() if manifest.outputs[name]["format"] == "xml"]
    return {
        name: each.tree.read(f"{each.folder}/{name}") or b""
        for name in sorted(manifest.media)
        if any(f"../{name}".encode() in data for data in canonical)
    }


def _is_wanted(edition: str, request: Request) -> bool:
    if request.editions:
        return edition in request.editions
    return not request.languages or set(edition.split("-")) <= set(request.languages)


def _standalone_files(each: _Release, manifest: Manifest, edition: str) -> dict[str, bytes]:
    """Return the files of an edition that lead to what no package holds, made anew for a package that stands alone."""
    outputs = sorted(manifest.outputs.items())
    manuscript = Manuscript(
        each.folder,
        {str(entry["edition"]): each.output(manifest, name) for name, entry in outputs if entry["format"] == "xml"},
        {name: each.tree.read(f"{each.folder}/{name}") or b"" for name in manifest.media},
        each.work.config.align,
        office_of(each.project),
    )
    jobs = (manuscript.job(Edition.parse(edition), name) for name in LINKED)
    linked = [replace(job, alternates=tuple(_public_alternates(each.project, manifest, job))) for job in jobs]
    changed = [job for job in linked if manifest.outputs.get(job.target, {}).get("key") not in (None, job.key)]
    made = {}
    for result in each.pool.results(map(task, changed)):
        fault, bug = (getattr(result.value or result, name) for name in ("fault", "bug"))
        if fault or bug:
            raise fault or RuntimeError(bug)
        made[result.value.job.target] = result.value.data
    return made


def _public_alternates(project: Project, manifest: Manifest, job: Job) -> Iterator[tuple[str, str]]:
    """Yield where the other editions of a document are for everybody: at the office, else the official languages."""
    base = (project.office.pages.base_url or "").rstrip("/")
    for code, href in job.alternates:
        if base:
            yield code, f"{base}/{manifest.folder}/{href.removeprefix('../')}"
        elif "-" not in code:
            with contextlib.suppress(ValueError):
                yield code, Symbol.parse(manifest.symbol).docs_url(code)


def _sources(each: _Release, manifest: Manifest, edition: str) -> dict[str, str]:
    """Return what an edition was made of, by SHA-256: the texts of its languages, and what was stated of all."""
    languages = edition.split("-")
    texts = [source for source in each.work.sources if source.language in languages]
    names = {SETTINGS, *(f"../{name}" for name in STATED), *(text.name for text in texts)}
    names |= {name for text in texts for name in text.pictures}
    return {name.removeprefix("../"): manifest.inputs[name] for name in sorted(names & manifest.inputs.keys())}


def _package(
    manifest: Manifest, outputs: Mapping[str, bytes], pictures: Mapping[str, bytes], sources: Mapping[str, str]
) -> bytes:
    """Return an archive of editions: the files, their record, a program and SHA-256 sums to verify them by.

    `sources` are the sums of what they were made of.  Where there are pictures, files lie in folders as they do in
    `out/`, so that the canonical files find them.
    """
    names = {name: name if pictures else name.rpartition("/")[2] for name in sorted(outputs)}
    files = {names[name]: outputs[name] for name in names} | dict(pictures)
    sums = {name: sha256(data) for name, data in files.items()}
    record: dict[str, Any] = {
        "format": FORMAT,
        "symbol": manifest.symbol,
        "sources": sources,
        "tools": manifest.tools,
        "fonts": manifest.fonts,
        "outputs": {
            inside: {
                **{fact: value for fact, value in manifest.outputs[name].items() if fact != "judged"},
                "sha256": sums[inside],
                "bytes": len(files[inside]),
            }
            for name, inside in names.items()
        },
    }
    if pictures:
        record["media"] = {name: sums[name] for name in pictures}
    files |= {RECORD: json_bytes(record), PROGRAM: Path(fixity.__file__).read_bytes()}
    sums |= {name: sha256(files[name]) for name in (RECORD, PROGRAM)}
    files[SUMS] = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()
    return deterministic_zip(files)


def _issue(manifest: Manifest, edition: str) -> int:
    """Return the number of the latest issue among the languages of an edition."""
    issues = manifest.summary.get("issues", {})
    return max([1, *(int(issues.get(code, 1)) for code in edition.split("-"))])
