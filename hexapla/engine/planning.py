"""What a document needs: its text looked at, what the last build left that still holds, what has to be made."""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hexapla.domain.edition import Edition
from hexapla.engine import publish
from hexapla.engine.draft import Draft
from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.jobs import jobs_for, target_of
from hexapla.engine.manifest import Manifest, input_digests, journal_records, stored_findings
from hexapla.engine.request import Request
from hexapla.job import Job
from hexapla.project.accepted import load_accepted

SHARED = ("office.toml", "glossary.toml")
"""Files of `sources/` that every document depends on."""


def unchanged(draft: Draft, request: Request) -> bool:
    """Tell whether the last build still holds, by content alone; if so, take its record over."""
    assert draft.work is not None  # noqa: S101
    out = draft.project.out / draft.folder.name
    manifest = Manifest.load(out)
    if not manifest.symbol or manifest.fingerprint != fingerprint() or manifest.inputs != _inputs(draft, request):
        return False
    targets = [target_of(manifest.folder, str(edition), name) for edition, name in request.wanted(draft.work.languages)]
    if any(not manifest.outputs.get(target, {}).get("key") for target in targets):
        return False
    outputs = {name: entry["sha256"] for name, entry in manifest.outputs.items()}
    records = {**outputs, **manifest.reports, **manifest.media}
    if any(publish.digest(out / name) != digest for name, digest in records.items()):
        return False
    if not request.is_limited and set(manifest.outputs) - set(targets):
        return False
    draft.out, draft.manifest = out, manifest
    report = draft.report
    report.symbol, report.outputs = manifest.symbol, draft.outputs()
    # What failed is no output that was asked for, or it would be tried again.
    report.findings = [each for each in stored_findings(out) if each.code != "F-008"]
    report.census, report.kept = list(manifest.summary.get("census", ())), len(targets)
    return True


def examined(draft: Draft) -> None:
    """Take a document through the first three stages; nothing is written.

    Raises:
        HexaplaError: a source or `document.toml` is at fault.
    """
    from hexapla.engine.languages import check_exceptions, concordances_of, pairs_in
    from hexapla.pipeline import examine

    assert draft.work is not None  # noqa: S101
    draft.examined = examine(draft.work, draft.project.office)
    symbol = draft.examined.metadata.symbol
    draft.out = draft.project.out / symbol.folder
    draft.old = _last_record(draft.out)
    draft.report.symbol = symbol.identifier
    check_exceptions(draft.examined, draft.work.config)
    accepted = load_accepted(draft.folder)
    exceptions, asked = draft.work.config.align, pairs_in(_editions_of(draft.old, list(draft.examined.documents)))
    draft.concordances = concordances_of(draft.examined, draft.project.sources, accepted, exceptions, asked)
    draft.report.census = summary_census(draft)
    before = stored_findings(draft.out)
    draft.report.known = frozenset(dataclasses.replace(each, accepted=None) for each in before)
    for each in before:
        if each.file in draft.old.outputs and each.code not in ("F-006", "F-008"):
            draft.stored.setdefault(each.file, []).append(dataclasses.replace(each, accepted=None))


def planned(draft: Draft, request: Request) -> None:
    """Put the canonical files in place and decide which outputs have to be made.

    Raises:
        HexaplaError: an edition is asked for that the document cannot have, or a file cannot be written.
    """
    # Late as the stages are: a build with nothing to do needs no XML.
    from hexapla.akn.canonical import document_bytes
    from hexapla.engine.languages import concordances_of, pairs_in

    assert draft.work is not None  # noqa: S101
    assert draft.examined is not None  # noqa: S101
    symbol = draft.examined.metadata.symbol
    wanted = request.wanted(draft.work.languages)
    asked = [pair for pair in pairs_in([edition for edition, _ in wanted]) if str(pair) not in draft.concordances]
    if asked:
        asked += [Edition.parse(name) for name in draft.concordances]
        accepted, exceptions = load_accepted(draft.folder), draft.work.config.align
        draft.concordances = concordances_of(draft.examined, draft.project.sources, accepted, exceptions, asked)
    canonical = {code: document_bytes(document) for code, document in draft.examined.documents.items()}
    draft.jobs = _jobs(draft, wanted, canonical)
    draft.set_edited_aside()
    kept = {} if not request.is_limited else _kept(draft, canonical)
    draft.verified = {target: found for target, found in draft.stored.items() if target in kept}
    draft.manifest = Manifest(
        symbol=symbol.identifier,
        folder=symbol.folder,
        fingerprint=fingerprint(),
        inputs=_inputs(draft, request),
        outputs=kept,
    )
    needed = {code for edition, _ in wanted for code in edition.languages}
    for code in (code for code in canonical if code in needed):
        is_valid = not any(each.code == "S-007" and each.language == code for each in draft.examined.findings)
        verdict = {"akn 3.0 strict": "pass" if is_valid else "fail"}
        draft.place(target_of(symbol.folder, code, "xml"), canonical[code], None, verdict)
    draft.place_media()
    draft.jobs = [job for job in draft.jobs if request.force or not _is_kept(draft, job)]


def _kept(draft: Draft, canonical: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Return the record of the last build for a build that is limited; what is out of date by now loses its key."""
    folder = draft.folder_name
    known = _editions_of(draft.old, list(canonical))
    wanted = Request(editions=tuple(map(str, known))).wanted(list(canonical))
    keys = {job.target: job.key for job in _jobs(draft, wanted, canonical)}
    keys |= {target_of(folder, code, "xml"): hashlib.sha256(data).hexdigest() for code, data in canonical.items()}
    return {
        target: record if record.get("key") == keys.get(target) else {**record, "key": ""}
        for target, record in draft.old.outputs.items()
    }


def _editions_of(record: Manifest, languages: Sequence[str]) -> list[Edition]:
    """Return the editions of a record of which the document still has every language."""
    found = {str(each["edition"]) for each in record.outputs.values()}
    return [each for each in map(Edition.parse, sorted(found)) if set(each.languages) <= set(languages)]


def _last_record(out: Path) -> Manifest:
    """Return the record of the last build, with what a build that was cut off had put in place after it."""
    manifest = Manifest.load(out)
    for target, record in journal_records(out):
        if publish.digest(out / target) == record.get("sha256"):
            manifest.outputs[target] = record
    return manifest


def summary_census(draft: Draft) -> list[dict[str, Any]]:
    """Return the rows of the table of languages."""
    from hexapla.engine.languages import census_rows

    assert draft.examined is not None  # noqa: S101
    return census_rows(draft.examined)


def _jobs(draft: Draft, wanted: Sequence[tuple[Edition, str]], canonical: Mapping[str, bytes]) -> list[Job]:
    assert draft.out is not None  # noqa: S101
    assert draft.work is not None  # noqa: S101
    return jobs_for(
        draft.out, wanted, canonical, work=draft.work, project=draft.project, concordances=draft.concordances,
        is_current=lambda job: _is_current(draft, job),
    )  # fmt: skip


def _is_current(draft: Draft, job: Job) -> bool:
    """Tell whether an output of the last build is still the one this job makes."""
    assert draft.out is not None  # noqa: S101
    record = draft.old.outputs.get(job.target, {})
    return record.get("key") == job.key and publish.digest(draft.out / job.target) == record["sha256"]


def _is_kept(draft: Draft, job: Job) -> bool:
    """Keep the record of an output of the last build that this job would make again; tell whether there is one."""
    if not _is_current(draft, job):
        return False
    draft.manifest.outputs[job.target] = draft.old.outputs[job.target]
    draft.verified[job.target] = draft.stored.get(job.target, [])
    draft.report.kept += 1
    return True


def _inputs(draft: Draft, request: Request) -> dict[str, str]:
    found = input_digests(draft.folder, tuple(draft.project.sources / name for name in SHARED))
    return found if request.tracked == "refuse" else {**found, "--tracked": request.tracked}
