"""Building: what each document needs is decided, the tasks are run, the files put in place and remembered.

Whatever goes wrong in one document is kept with it, a bug of ours with its traceback; the others go on.
"""

import contextlib
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hexapla.engine import catalogue
from hexapla.engine.draft import Draft
from hexapla.engine.fingerprint import tool_versions
from hexapla.engine.manifest import NAME, Manifest, journal_end
from hexapla.engine.planning import planned, recall, unchanged
from hexapla.engine.pool import Pool, Task
from hexapla.engine.production import outcomes
from hexapla.engine.report import DocumentReport, Report
from hexapla.engine.request import Request
from hexapla.errors import ConfigurationError, HexaplaError
from hexapla.findings import findings_json
from hexapla.job import Outcome
from hexapla.project.layout import Project, Work, open_work
from hexapla.storage.lock import Turn, exclusive, finish_pending
from hexapla.storage.reading import printable, sha256
from hexapla.storage.records import json_bytes
from hexapla.storage.tree import Tree, is_own_name

OnProgress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""


@dataclass(frozen=True)
class _Run:
    """One command at work: what was asked for, the tree that it has to itself, the processes, who is told."""

    project: Project
    request: Request
    tree: Tree
    pool: Pool
    turn: Turn
    watch: OnProgress


def build(
    project: Project, request: Request, watch: OnProgress = lambda *_: None, turn: Turn = Turn("build")
) -> Report:
    """Build the editions asked for; a fault in one document does not stop the others."""
    if request.meaning:
        # Late: nothing of the optional package, nor of what asks for it, is loaded without --meaning.
        from hexapla.concordance.meaning import make_sure_of_model

        make_sure_of_model()
    with _run(project, request, watch, turn) as run:
        drafts = _examined(run, project.chosen(request.names))
        _refuse_collisions([*drafts, *_others(run, drafts)])
        for draft in drafts:
            _plan(draft, request)
        _run_jobs(drafts, run)
        for draft in drafts:
            with _guarded(draft):
                _finish(draft, request)
        report = Report([draft.report for draft in drafts])
        try:
            catalogue.write(run.tree, report, project.sources)
        except HexaplaError as fault:
            report.faults.append(fault)
    return report


def check(
    project: Project, request: Request, watch: OnProgress = lambda *_: None, turn: Turn = Turn("check")
) -> Report:
    """Read, canonicalise, check and compare; only `reports/` is written."""
    with _run(project, replace(request, force=True), watch, turn) as run:
        drafts = _examined(run, project.chosen(request.names))
        _refuse_collisions([*drafts, *_others(run, drafts)])
        for draft in drafts:
            if draft.examined is not None and not draft.report.is_failed:
                with _guarded(draft):
                    draft.verified = draft.stored
                    draft.report.findings = draft.settled_findings()
                    _write_reports(draft)
    return Report([draft.report for draft in drafts])


@contextlib.contextmanager
def _run(project: Project, request: Request, watch: OnProgress, turn: Turn) -> Iterator[_Run]:
    with exclusive(project.out, turn, is_ours=True) as tree, Pool(request.allowance) as pool:
        yield _Run(project, request, tree, pool, turn, watch)


def examine(work: Work, project: Project, request: Request) -> Any:
    """Take a document through the first three stages, in whatever process this is."""
    from hexapla.engine.examination import examination  # late as the stages are: most builds find nothing to do

    return examination(work, project, request)


def opened(folder: Path, project: Project, tracked: str, turn: Turn) -> Work:
    """Read the folder of a document, after what a command that was cut off had planned for it is finished.

    Raises:
        HexaplaError: the document is at fault.
    """
    sources = Tree(project.sources, is_ours=False)
    while True:
        is_clean = finish_pending(sources, turn)
        work = open_work(folder, tracked)
        if not (is_clean and sources.is_pending):  # else somebody took in a file while we read
            return work


def examining(work: Work, project: Project, request: Request, about: object = None) -> Task:
    """Return the task of examining a document."""
    size = sum(len(source.data or b"") for source in work.sources)
    return Task(work.folder.name, examine, (work, project, request), size, about)


def _examined(run: _Run, folders: Sequence[Path]) -> list[Draft]:
    """Look at documents: each unchanged since the last build, or examined anew in a process of the pool."""
    drafts = [Draft(folder, run.project, run.tree, DocumentReport(printable(folder.name))) for folder in folders]
    for result in run.pool.results(_examinations(run, drafts)):
        draft: Draft = result.task.about
        if draft.work is not None:
            draft.work = draft.work.without_data()
        if result.bug is not None:
            draft.report.bugs.append(result.bug)
        elif result.fault is not None:
            draft.report.faults.append(result.fault)
        else:
            with _guarded(draft):
                draft.examined = result.value
                recall(draft)
    return drafts


def _examinations(run: _Run, drafts: Sequence[Draft]) -> Iterator[Task]:
    request = run.request
    for draft in drafts:
        with _guarded(draft):
            draft.work = opened(draft.folder, run.project, request.tracked, run.turn)
            if request.force or request.meaning or not unchanged(draft, request):
                run.watch(f"1–3/6 Read, canonicalise, check {draft.folder.name}", 0, 0)
                yield examining(draft.work, run.project, request, draft)


@contextlib.contextmanager
def _guarded(draft: Draft) -> Iterator[None]:
    """Keep with a document whatever goes wrong in it."""
    try:
        yield
    except HexaplaError as fault:
        draft.report.faults.append(fault)
    except Exception:  # noqa: BLE001 - a bug of ours, shown with the document that it was met in
        draft.report.bugs.append(f"{draft.report.folder}:\n{traceback.format_exc()}")


def _plan(draft: Draft, request: Request) -> None:
    """Decide what has to be made of a document that was examined and has no fault."""
    if draft.examined is None or draft.report.is_failed:
        return
    with _guarded(draft):
        planned(draft, request)
    if draft.report.faults or draft.report.bugs:
        draft.jobs, draft.manifest = [], Manifest()


def _others(run: _Run, drafts: Sequence[Draft]) -> list[Draft]:
    """Look at the documents that are not asked for and whose folders in `out/` those that are would take."""
    named = {draft.old.source for draft in drafts if draft.old.source and is_own_name(draft.old.source)}
    folders = {run.project.sources / name for name in named} - {draft.folder for draft in drafts}
    quiet = replace(run, request=replace(run.request, force=False), watch=lambda *_: None)
    return _examined(quiet, sorted(folder for folder in folders if folder.is_dir()))


def _refuse_collisions(drafts: Sequence[Draft]) -> None:
    """Refuse documents whose symbols fall on one folder, case ignored."""
    owners: dict[str, Draft] = {}
    for draft in drafts:
        if draft.out is None:
            continue
        other = owners.setdefault(draft.out.casefold(), draft)
        if other is not draft:
            message = f"{other.folder.name} and {draft.folder.name} both go into the folder out/{draft.out}."
            fault = ConfigurationError(message, "Two documents cannot share a symbol: correct it in document.toml.")
            for each in (other, draft):
                if not each.report.faults:
                    each.report.faults.append(fault)


def _run_jobs(drafts: Sequence[Draft], run: _Run) -> None:
    owners = {job: draft for draft in drafts if not draft.report.is_failed for job in draft.jobs}
    if not owners:
        return
    run.watch("4–6/6 Present, write, verify", 0, len(owners))
    for done, outcome in enumerate(outcomes(run.pool, list(owners)), 1):
        _take(owners[outcome.job], outcome)
        run.watch(f"4–6/6 {outcome.job.target}", done, len(owners))


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
    if draft.examined is None or draft.out is None or (draft.report.is_failed and not draft.manifest.outputs):
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
    draft.tree.put(draft.name(NAME), draft.manifest.as_bytes())
    journal_end(draft.tree, draft.out)
    draft.report.outputs = draft.outputs()


def _write_reports(draft: Draft) -> None:
    from hexapla.engine import report_files  # late: a build with nothing to do writes none

    files = report_files.concordance_files(draft)
    files["findings.json"] = json_bytes(findings_json(draft.report.findings))
    files["findings.html"] = report_files.findings_page(draft)
    for name, data in files.items():
        draft.tree.put(draft.name(f"reports/{name}"), data)
        draft.manifest.reports[f"reports/{name}"] = sha256(data)
    for name in draft.old.reports.keys() - {f"reports/{name}" for name in files}:
        draft.tree.remove(draft.name(name))
