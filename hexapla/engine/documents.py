"""The documents of a run: each as its folder is found, unchanged since the last build or examined anew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.domain.edition import Edition
from hexapla.engine.catalogue import held_back_before
from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.manifest import (
    Manifest,
    editions_of,
    is_outside,
    journal_end,
    last_record,
    moved_aside,
    source_name,
    stored_findings,
)
from hexapla.engine.pool import Task
from hexapla.engine.progress import CONCORDANCE, Progress, cost
from hexapla.engine.reasons import Decision
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request, own_editions, target_of
from hexapla.engine.run import Run
from hexapla.errors import CollisionError, ConfigurationError
from hexapla.findings import Finding
from hexapla.project.layout import Project, Work, open_work
from hexapla.storage.lock import Turn, finish_pending
from hexapla.storage.reading import printable, sha256
from hexapla.storage.tree import Tree, is_own_name

if TYPE_CHECKING:
    from hexapla.engine.examination import Examination


_PASSING = ("F-006", "F-008")
"""Findings about an output that concern one run alone."""


@dataclass(frozen=True)
class Document:
    """A document that was examined, and what the last build left of it: its record, its findings."""

    project: Project
    request: Request
    tree: Tree
    work: Work
    examined: "Examination"
    last: Manifest
    before: tuple[Finding, ...]
    report: DocumentReport

    @classmethod
    def of(
        cls, project: Project, request: Request, work: Work, examined: "Examination", report: DocumentReport
    ) -> "Document":
        """Set an examination beside what the last build left."""
        tree = Tree(project.out, is_ours=True)
        last = last_record(tree, examined.folder)
        before = tuple(replace(each, accepted=None) for each in stored_findings(tree, examined.folder))
        report.symbol, report.census, report.known = examined.symbol, list(examined.facts["census"]), frozenset(before)
        report.facts = examined.facts
        return cls(project, request, tree, work, examined, last, before, report)

    @property
    def inputs(self) -> dict[str, str]:
        """What it is made of, by SHA-256."""
        return inputs_of(self.work, self.project, self.request)

    @property
    def editions(self) -> list[Edition]:
        """The editions that it has without being asked, and those that the last build made."""
        languages = list(self.work.languages)
        own = own_editions(languages, self.work.config.editions, self.work.unreadable)
        return [*own, *editions_of(self.last, languages)]

    def name(self, target: str) -> str:
        """Return the name in `out/` of what lies in the document's folder."""
        return f"{self.examined.folder}/{target}"

    def stored(self, target: str) -> tuple[Finding, ...]:
        """Return what the last build found in an output that still is what it was."""
        return tuple(each for each in self.before if each.file == target and each.code not in _PASSING)


@dataclass(frozen=True)
class Found:
    """A folder of sources as a run finds it, and what is told of it.

    `out` is its folder in `out/`, None where a fault hides its symbol.
    """

    folder: Path
    report: DocumentReport
    out: str | None


@dataclass(frozen=True)
class Changed(Found):
    """A document that was examined: how many outputs it has and what they are expected to cost, how much text it has, its `place` in the spool."""

    out: str
    work: Work
    outputs: int
    cost: float
    size: int
    place: int

    def document(self, run: Run) -> Document:
        """Return what was put away, beside what the last build left."""
        return Document.of(run.project, run.request, self.work, run.spool.get(self.place), self.report)


def found(run: Run, folders: Sequence[Path]) -> list[Found]:
    """Look at documents: each unchanged since the last build, or examined in a process of the pool."""
    known: dict[Path, Found] = {}
    for result in run.pool.results(_examinations(run, folders, known)):
        work: Work = result.task.about
        report = known[work.folder].report
        if result.bug is not None:
            report.bugs.append(result.bug)
        elif result.fault is not None:
            report.faults.append(result.fault)
        else:
            with report.guard():
                known[work.folder] = _changed(run, work.as_read(result.value.unreadable), result.value, report)
                run.progress.examined(result.value.folder, report.symbol, result.value.findings, result)
    for each in known.values():
        if each.report.is_failed:
            fault = str(next(iter(each.report.faults), "a bug of Hexapla"))
            run.progress.decided(each.report.folder, Decision("failed", each.report.folder, "", (), fault=fault))
    return [known[folder] for folder in folders]


def _changed(run: Run, work: Work, examined: "Examination", report: DocumentReport) -> Changed:
    report.symbol = examined.symbol
    stated = work.config.editions
    every = run.request.wanted([*work.languages, *work.unreadable], stated)
    wanted = run.request.wanted(work.languages, stated, work.unreadable)
    report.unreadable = examined.unreadable
    report.held_back = tuple(dict.fromkeys(str(edition) for edition, name in every if (edition, name) not in wanted))
    wanted = [each for each in wanted if each[1] != "xml"]
    pairs = {pair for edition, _ in wanted for pair in edition.pairs}
    works = [*wanted, *((pair, CONCORDANCE) for pair in pairs)]
    price = sum(cost(name, examined.size(edition.languages)) for edition, name in works)
    size = examined.size(work.languages)
    return Changed(work.folder, report, examined.folder, work, len(wanted), price, size, run.spool.put(examined))


def _examinations(run: Run, folders: Iterable[Path], known: dict[Path, Found]) -> Iterator[Task]:
    """Note every document that needs no examination, and yield the task of examining each other one."""
    request = run.request
    for folder in folders:
        known[folder] = Found(folder, DocumentReport(printable(folder.name)), None)
        with known[folder].report.guard():
            work = opened(folder, run.project, request.tracked, run.turn)
            report = None if request.force or request.meaning else unchanged(run, work)
            if report is None:
                run.progress.step(f"1–3/6 Read, canonicalise, check {folder.name}")
                yield examining(work, run.project)
            else:
                known[folder] = Found(folder, report, folder.name)


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


def examining(work: Work, project: Project) -> Task:
    """Return the task of examining a document."""
    size = sum(len(source.data or b"") for source in work.sources)
    return Task(work.folder.name, examine, (work, project.office), size, work)


def examine(work: Work, *more: Any) -> Any:
    """Take a document through the first three stages, in whatever process this is."""
    from hexapla.engine.examining import examination  # late as the stages are: most builds find nothing to do

    return examination(work, *more)


def unchanged(run: Run, work: Work) -> DocumentReport | None:
    """Return what the last build left if that still holds, by content alone; None if anything has changed."""
    tree, out, request = run.tree, work.folder.name, run.request
    manifest = Manifest.load(tree, out)
    inputs = inputs_of(work, run.project, request)
    made_of = manifest.fingerprint, manifest.source, manifest.inputs
    if not manifest.symbol or made_of != (fingerprint(), source_name(work.folder, run.project.sources), inputs):
        return None
    targets = [
        target_of(manifest.folder, str(edition), name)
        for edition, name in request.wanted(work.languages, work.config.editions)
    ]
    if any(not manifest.outputs.get(target, {}).get("key") for target in targets):
        return None
    outputs = {name: entry["sha256"] for name, entry in manifest.outputs.items()}
    records = {**outputs, **manifest.reports, **manifest.media}
    if any(tree.digest(f"{out}/{name}") != digest for name, digest in records.items()):
        return None
    if moved_aside(tree, out) or (not request.is_limited and set(manifest.outputs) - set(targets)):
        return None
    journal_end(tree, out)  # a build was cut off when all was done
    records = {target: manifest.outputs[target] for target in targets}
    kept = [
        Decision("kept", f"{out}/{each}", record["format"], bytes=record["bytes"]) for each, record in records.items()
    ]
    for each in kept:
        run.progress.decided(out, each)
    return DocumentReport(
        folder=printable(work.folder.name),
        symbol=manifest.symbol,
        outputs=manifest.outputs_in(tree),
        # What failed is no output that was asked for, or it would be tried again.
        findings=[each for each in stored_findings(tree, out) if each.code != "F-008"],
        census=list(manifest.summary["census"]),
        kept=len(targets),
        decisions=kept,
    )


def inputs_of(work: Work, project: Project, request: Request) -> dict[str, str]:
    """Return what a document is made of, by SHA-256: the files that were read, and what the command line decides."""
    read = {**work.inputs, **project.inputs}
    return read if request.tracked == "refuse" else {**read, "--tracked": sha256(request.tracked.encode())}


def refuse_collisions(run: Run, documents: Sequence[Found]) -> list[DocumentReport]:
    """Refuse documents whose symbols fall on one folder, case ignored; return what is told of those not asked for."""
    owners: dict[str, Found] = {}
    others = _others(run, documents)
    for each in [*documents, *others]:
        other = owners.setdefault(each.out.casefold(), each) if each.out else each
        if other is not each:
            message = f"{other.folder.name} and {each.folder.name} both go into the folder out/{each.out}."
            fault = CollisionError(message, "Two documents cannot share a symbol: correct it in document.toml.")
            for report in (each.report for each in (other, each) if not each.report.faults):
                report.faults.append(fault)
    for each in documents:
        if isinstance(each, Changed) and _is_anothers(run, each):
            message = f"out/{each.out} was made of another folder than {each.folder.name}, one outside of sources/."
            advice = "Two documents cannot share a symbol. If that one has another by now, build it; if it is gone, remove the folder in out/."
            each.report.faults.append(ConfigurationError(message, advice))
    return [each.report for each in others if any(isinstance(fault, CollisionError) for fault in each.report.faults)]


def _is_anothers(run: Run, document: Changed) -> bool:
    """Tell whether what stands in `out/` for a document was made of a folder elsewhere, which nobody can look at."""
    made_of = last_record(run.tree, document.out).source
    return is_outside(made_of) and made_of != source_name(document.folder, run.project.sources)


def _others(run: Run, documents: Sequence[Found]) -> list[Found]:
    """Look at the documents that are not asked for and whose folders in `out/` those that are would take.

    Of each that is who was built into it, who is called like it (a record keeps the name of a folder that was renamed),
    and who was held back with the symbol of one in `sources/`.  Where the folder of a record has another name by now, nobody knows which:
    all are looked at.
    """
    taken = {each.out for each in documents if isinstance(each, Changed)}
    records = [last_record(run.tree, out) for out in taken]
    built = {record.source for record in records if record.source and is_own_name(record.source)}
    own = [each for each in documents if each.folder.parent == run.project.sources]
    symbols = {each.report.symbol for each in own} - {""}
    held = {each["folder"] for each in held_back_before(run.tree, run.project.sources) if each["symbol"] in symbols}
    is_renamed = not all((run.project.sources / name).is_dir() for name in built)
    folders = (
        set(run.project.folders()) if is_renamed else {run.project.sources / name for name in taken | built | held}
    )
    quiet = replace(run, request=replace(run.request, force=False), progress=Progress(lambda _: None))
    rest = folders - {each.folder for each in documents}
    return found(quiet, sorted(folder for folder in rest if folder.is_dir()))
