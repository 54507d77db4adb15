"""Building: what each document needs is decided, the jobs are run, the files put in place and remembered."""

from collections.abc import Callable, Sequence
from pathlib import Path

from filelock import FileLock

from hexapla.engine import catalogue, publish, report_files
from hexapla.engine.draft import Draft
from hexapla.engine.fingerprint import tool_versions
from hexapla.engine.manifest import Manifest, journal_end, json_bytes
from hexapla.engine.planning import examined, planned, unchanged
from hexapla.engine.pool import default_workers, outcomes
from hexapla.engine.report import DocumentReport, Report
from hexapla.engine.request import Request
from hexapla.errors import ConfigurationError, HexaplaError
from hexapla.findings import findings_json
from hexapla.job import Outcome
from hexapla.project.layout import Project, open_work

OnProgress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""


def build(project: Project, request: Request, watch: OnProgress = lambda *_: None) -> Report:
    """Build the editions asked for; a fault in one document does not stop the others."""
    if request.meaning:
        # Late: nothing of the optional package, nor of what asks for it, is loaded without --meaning.
        from hexapla.concordance.meaning import make_sure_of_model

        make_sure_of_model()
    project.out.mkdir(parents=True, exist_ok=True)
    with FileLock(project.out / ".hexapla.lock"):
        drafts = [_draft(folder, project, request, watch) for folder in project.chosen(request.names)]
        _refuse_collisions(drafts)
        for draft in drafts:
            _plan(draft, request)
        _run_jobs(drafts, request, watch)
        for draft in drafts:
            _finish(draft, request)
        catalogue.write(project.out)
    return Report([draft.report for draft in drafts])


def check(
    project: Project, names: Sequence[str], watch: OnProgress = lambda *_: None, *, tracked: str = "refuse"
) -> Report:
    """Read, canonicalise, check and compare; only `reports/` is written."""
    project.out.mkdir(parents=True, exist_ok=True)
    with FileLock(project.out / ".hexapla.lock"):
        drafts = [
            _draft(folder, project, Request(force=True, tracked=tracked), watch) for folder in project.chosen(names)
        ]
        _refuse_collisions(drafts)
        for draft in drafts:
            if draft.examined is not None and not draft.report.faults:
                draft.verified = draft.stored
                draft.report.findings = draft.settled_findings()
                _write_reports(draft)
    return Report([draft.report for draft in drafts])


def _draft(folder: Path, project: Project, request: Request, watch: OnProgress) -> Draft:
    """Look at one document: unchanged since the last build, or examined anew; a fault is kept with it."""
    draft = Draft(folder, project, DocumentReport(folder.name))
    try:
        draft.work = open_work(folder, request.tracked)
        if not request.force and not request.meaning and unchanged(draft, request):
            return draft
        watch(f"1–3/6 Read, canonicalise, check {folder.name}", 0, 0)
        examined(draft)
    except HexaplaError as fault:
        draft.report.faults.append(fault)
    return draft


def _plan(draft: Draft, request: Request) -> None:
    """Decide what has to be made of a document that was examined and has no fault."""
    if draft.examined is None or draft.out is None or draft.report.faults:
        return
    try:
        publish.real_folder(draft.out)
        planned(draft, request)
    except HexaplaError as fault:
        draft.report.faults.append(fault)
        draft.jobs, draft.manifest = [], Manifest()


def _refuse_collisions(drafts: Sequence[Draft]) -> None:
    """Refuse documents whose symbols fall on one folder, case ignored."""
    owners: dict[str, Draft] = {}
    for draft in drafts:
        if draft.out is None:
            continue
        other = owners.setdefault(draft.out.name.casefold(), draft)
        if other is not draft:
            message = f"{other.folder.name} and {draft.folder.name} both go into the folder out/{draft.out.name}."
            fault = ConfigurationError(message, "Two documents cannot share a symbol: correct it in document.toml.")
            for each in (other, draft):
                if not each.report.faults:
                    each.report.faults.append(fault)


def _run_jobs(drafts: Sequence[Draft], request: Request, watch: OnProgress) -> None:
    owners = {job: draft for draft in drafts if not draft.report.faults for job in draft.jobs}
    if not owners:
        return
    watch("4–6/6 Present, write, verify", 0, len(owners))
    workers = request.workers or default_workers()
    for done, outcome in enumerate(outcomes(list(owners), workers), 1):
        _take(owners[outcome.job], outcome)
        watch(f"4–6/6 {outcome.job.target}", done, len(owners))


def _take(draft: Draft, outcome: Outcome) -> None:
    """Put an output in place, or keep its fault; the previous good output stays where a job failed."""
    job = outcome.job
    if outcome.bug is not None:
        draft.report.bugs.append(outcome.bug)
        draft.keep_old(job)
    elif outcome.fault is not None:
        draft.fault(job, outcome.fault)
    else:
        try:
            draft.place(job.target, outcome.data, job, outcome.checks)
        except HexaplaError as fault:
            draft.fault(job, fault)
            return
        if job.pages_of and not draft.manifest.outputs.get(job.pages_of, {}).get("key"):
            draft.manifest.outputs[job.target]["key"] = ""  # its PDF failed: the book is made again with it
        draft.verified[job.target] = list(outcome.findings)
        draft.report.made += 1


def _finish(draft: Draft, request: Request) -> None:
    """Write reports and manifest of a document that was examined."""
    if draft.examined is None or draft.out is None or (draft.report.faults and not draft.manifest.outputs):
        return
    if not request.is_limited:
        draft.remove_orphans()
        draft.forget_pairs()
    draft.report.findings = draft.settled_findings()
    if request.meaning:
        # Late: see `build`.
        from hexapla.concordance.meaning import with_least_alike

        draft.concordances = {name: with_least_alike(each) for name, each in draft.concordances.items()}
    draft.report.bugs.extend(failure.trace for each in draft.concordances.values() for failure in each.failures)
    draft.manifest.tools = tool_versions()
    draft.manifest.fonts = draft.fonts()
    draft.manifest.summary = draft.summary()
    _write_reports(draft)
    publish.put(draft.out / "manifest.json", draft.manifest.as_bytes())
    journal_end(draft.out)
    draft.report.outputs = draft.outputs()


def _write_reports(draft: Draft) -> None:
    if draft.out is None:
        return
    publish.real_folder(draft.out)
    files = report_files.concordance_files(draft)
    files["findings.json"] = json_bytes(findings_json(draft.report.findings))
    files["findings.html"] = report_files.findings_page(draft)
    for name, data in files.items():
        publish.put(draft.out / "reports" / name, data)
        draft.manifest.reports[f"reports/{name}"] = publish.sha256(data)
    for name in draft.old.reports.keys() - {f"reports/{name}" for name in files}:
        publish.remove(draft.out / name)
