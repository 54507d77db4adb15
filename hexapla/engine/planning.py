"""What a document needs: what the last build left that still holds, and what has to be made."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from hexapla.domain.edition import Edition
from hexapla.engine.draft import Draft
from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.jobs import jobs_for
from hexapla.engine.manifest import Manifest, editions_of, journal_end, last_record, source_name, stored_findings
from hexapla.engine.request import Request, target_of
from hexapla.job import Job
from hexapla.storage.reading import sha256


def unchanged(draft: Draft, request: Request) -> bool:
    """Tell whether the last build still holds, by content alone; if so, take its record over."""
    assert draft.work is not None  # noqa: S101
    tree, out = draft.tree, draft.folder.name
    manifest = Manifest.load(tree, out)
    if not manifest.symbol or manifest.fingerprint != fingerprint() or manifest.inputs != _inputs(draft, request):
        return False
    targets = [target_of(manifest.folder, str(edition), name) for edition, name in request.wanted(draft.work.languages)]
    if any(not manifest.outputs.get(target, {}).get("key") for target in targets):
        return False
    outputs = {name: entry["sha256"] for name, entry in manifest.outputs.items()}
    records = {**outputs, **manifest.reports, **manifest.media}
    if any(tree.digest(f"{out}/{name}") != digest for name, digest in records.items()):
        return False
    if not request.is_limited and set(manifest.outputs) - set(targets):
        return False
    journal_end(tree, out)  # a build was cut off when all was done
    draft.out, draft.manifest = out, manifest
    report = draft.report
    report.symbol, report.outputs = manifest.symbol, draft.outputs()
    # What failed is no output that was asked for, or it would be tried again.
    report.findings = [each for each in stored_findings(tree, out) if each.code != "F-008"]
    report.census, report.kept = list(manifest.summary["census"]), len(targets)
    return True


def recall(draft: Draft) -> None:
    """Recall what the last build left of a document that was examined: its record, its findings."""
    draft.out = draft.done.folder
    draft.old = last_record(draft.tree, draft.out)
    draft.concordances = draft.done.concordances
    draft.report.symbol = draft.done.symbol
    draft.report.census = list(draft.done.facts["census"])
    before = stored_findings(draft.tree, draft.out)
    draft.report.known = frozenset(dataclasses.replace(each, accepted=None) for each in before)
    for each in before:
        if each.file in draft.old.outputs and each.code not in ("F-006", "F-008"):
            draft.stored.setdefault(each.file, []).append(dataclasses.replace(each, accepted=None))


def planned(draft: Draft, request: Request) -> None:
    """Put the canonical files in place and decide which outputs have to be made.

    Raises:
        HexaplaError: an edition is asked for that the document cannot have, or a file cannot be written.
    """
    assert draft.work is not None  # noqa: S101
    assert draft.out is not None  # noqa: S101
    done = draft.done
    wanted = request.wanted(draft.work.languages)
    draft.jobs = _jobs(draft, wanted)
    draft.set_edited_aside()
    kept = {} if not request.is_limited else _kept(draft)
    draft.verified = {target: found for target, found in draft.stored.items() if target in kept}
    draft.manifest = Manifest(
        symbol=done.symbol,
        folder=done.folder,
        fingerprint=fingerprint(),
        inputs=_inputs(draft, request),
        outputs=kept,
        source=source_name(draft.folder, draft.project.sources),
        letters=dict(done.letters),
        released=draft.old.released,
    )
    needed = {code for edition, _ in wanted for code in edition.languages}
    for code in (code for code in done.canonical if code in needed):
        is_valid = not any(each.code == "S-007" and each.language == code for each in done.findings)
        verdict = {"akn 3.0 strict": "pass" if is_valid else "fail"}
        draft.place(target_of(done.folder, code, "xml"), done.canonical[code], None, verdict)
    draft.place_media()
    draft.jobs = [job for job in draft.jobs if request.force or not _is_kept(draft, job)]


def _kept(draft: Draft) -> dict[str, dict[str, Any]]:
    """Return the record of the last build for a build that is limited; what is out of date by now loses its key."""
    canonical = draft.done.canonical
    known = editions_of(draft.old, list(canonical))
    wanted = Request(editions=tuple(map(str, known))).wanted(list(canonical))
    keys = {job.target: job.key for job in _jobs(draft, wanted)}
    keys |= {target_of(draft.done.folder, code, "xml"): sha256(data) for code, data in canonical.items()}
    return {
        target: record if record.get("key") == keys.get(target) else {**record, "key": ""}
        for target, record in draft.old.outputs.items()
    }


def _jobs(draft: Draft, wanted: Sequence[tuple[Edition, str]]) -> list[Job]:
    assert draft.work is not None  # noqa: S101
    return jobs_for(
        draft.tree.root / draft.done.folder, wanted, draft.done.canonical, work=draft.work, project=draft.project,
        concordances=draft.concordances, is_current=lambda job: _is_current(draft, job),
    )  # fmt: skip


def _is_current(draft: Draft, job: Job) -> bool:
    """Tell whether an output of the last build is still the one this job makes."""
    record = draft.old.outputs.get(job.target, {})
    return record.get("key") == job.key and draft.tree.digest(draft.name(job.target)) == record["sha256"]


def _is_kept(draft: Draft, job: Job) -> bool:
    """Keep the record of an output of the last build that this job would make again; tell whether there is one."""
    if not _is_current(draft, job):
        return False
    draft.manifest.outputs[job.target] = draft.old.outputs[job.target]
    draft.verified[job.target] = draft.stored.get(job.target, [])
    draft.report.kept += 1
    return True


def _inputs(draft: Draft, request: Request) -> dict[str, str]:
    assert draft.work is not None  # noqa: S101
    found = {**draft.work.inputs, **draft.project.inputs}
    return found if request.tracked == "refuse" else {**found, "--tracked": sha256(request.tracked.encode())}
