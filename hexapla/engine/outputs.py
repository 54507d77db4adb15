"""The outputs of a document: what is kept of the last build, what is put in place, what stays where a job failed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hexapla.codes import finding
from hexapla.engine.documents import Document
from hexapla.engine.manifest import journal_add, journal_move, moved_aside
from hexapla.engine.pool import Result
from hexapla.engine.reasons import CURRENT, Decision, Reason
from hexapla.errors import HexaplaError
from hexapla.findings import Finding
from hexapla.job import Job, Judged, Outcome
from hexapla.storage.reading import sha256

Record = Mapping[str, Any]
"""What the manifest says of an output; an empty `key` says that it is not what its sources make today."""


@dataclass(frozen=True)
class Output:
    """An output as a build leaves it: its record, None where there is no file, and what was found in it.

    `failure` is the finding that it could not be made; `parts` are what it is made of, by SHA-256, `reasons` why it was
    made or left, `outdated` why the next build makes it again.
    """

    target: str
    record: Record | None
    findings: tuple[Finding, ...] = ()
    is_made: bool = False
    failure: Finding | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = CURRENT
    outdated: tuple[Reason, ...] = ()

    @property
    def is_current(self) -> bool:
        """True where the file is what its sources make today."""
        return bool(self.record and self.record["key"])


def is_current(document: Document, job: Job) -> bool:
    """Tell whether an output of the last build is the one that this job makes."""
    record = document.last.outputs.get(job.target, {})
    return record.get("key") == job.key and document.tree.digest(document.name(job.target)) == record["sha256"]


def judged_before(document: Document, job: Job) -> Judged:
    """Return the verdict of the last build on an output."""
    record = document.last.outputs.get(job.target, {})
    return Judged(record.get("judged", ""), document.stored(job.target), record.get("checks", {}))


def kept(document: Document, job: Job) -> Output:
    """Return an output that stands as the last build made it."""
    return Output(job.target, document.last.outputs[job.target], document.stored(job.target), parts=job.parts)


def stays(document: Document, job: Job, reasons: tuple[Reason, ...], failure: Finding | None = None) -> Output:
    """Return an output that could not be made anew: the last good one, to be tried again."""
    last = document.last.outputs.get(job.target)
    return outdated(Output(job.target, last, failure=failure, parts=job.parts, reasons=reasons), Reason("failed"))


def taken(document: Document, job: Job, outcome: Outcome, reasons: tuple[Reason, ...]) -> Output:
    """Put what a job made in place, or keep its fault; the last good one stays where it failed."""
    if outcome.bug is not None:
        document.report.bugs.append(outcome.bug)
        return stays(document, job, reasons)
    try:
        if outcome.fault is not None:
            raise outcome.fault
        facts = {"format": job.format, "key": job.key, "judged": outcome.judged.digest}
        record = placed(document, job.target, outcome.data, facts, outcome.judged.checks)
    except HexaplaError as fault:
        document.report.add_fault(fault)
        place = {"before": job.target, "reason": fault.message, "advice": fault.advice, "file": job.target}
        return stays(document, job, reasons, finding("F-008", **place))
    return Output(job.target, record, outcome.judged.findings, is_made=True, parts=job.parts, reasons=reasons)


def outdated(output: Output, *reasons: Reason) -> Output:
    """Return an output that the next build makes again, for these reasons."""
    return replace(output, record=output.record and {**output.record, "key": ""}, outdated=reasons)


def decision(document: Document, output: Output, name: str, result: Result | None = None) -> Decision:
    """Return what became of an output in this format, and why; `result` is that of the task that made it."""
    failure = output.failure.message if output.failure else "a bug of Hexapla, or languages that were not compared"
    outcome = "made" if output.is_made else "kept" if output.is_current else "failed"
    decided = Decision(
        outcome, document.name(output.target), name, output.reasons, output.record["bytes"] if output.record else 0,
        result.times.seconds if result else 0.0, None if outcome != "failed" else failure,
    )  # fmt: skip
    document.report.decisions.append(decided)
    return decided


def reasons_json(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    """Return reasons as a record has them."""
    return [each._asdict() for each in reasons]


def placed(
    document: Document, target: str, data: bytes, facts: Record, checks: Mapping[str, Any] | None = None
) -> Record:
    """Put an output in place and return its record; one whose bytes are there already is not touched."""
    edition = target.partition("/")[0]
    known = {"sha256": sha256(data), "bytes": len(data), "edition": edition}
    record = {**known, **facts, "checks": dict(checks or {})}
    if document.tree.digest(document.name(target)) != record["sha256"]:
        journal_add(document.tree, document.examined.folder, target, record)
        document.tree.put(document.name(target), data)
    return record


def place_media(document: Document) -> dict[str, str]:
    """Put the pictures of the sources beside the canonical files; those of the last build that are not wanted go.

    Which those are nobody knows while a language cannot be read.
    """
    media = {name: sha256(data) for name, data in document.examined.media.items()}
    for name, digest in media.items():
        if document.tree.digest(document.name(name)) != digest:
            document.tree.put(document.name(name), document.examined.media[name])
    if document.work.unreadable:
        return {**document.last.media, **media}
    for name in sorted(document.last.media.keys() - media.keys()):
        document.tree.remove(document.name(name), document.last.media[name])
    return media


def set_edited_aside(document: Document, targets: list[str]) -> list[Finding]:
    """Move every output that somebody changed into `edited/`; nothing that is not ours is overwritten."""
    tree, folder = document.tree, document.examined.folder
    moved = moved_aside(tree, folder)
    for target in sorted({*document.last.outputs, *targets}):
        digest = tree.digest(document.name(target))
        if digest is None or digest == document.last.outputs.get(target, {}).get("sha256"):
            continue
        aside = tree.free_name(document.name(target), document.name("edited"))
        shown = aside.partition("/")[2]
        journal_move(tree, folder, target, shown)
        tree.set_aside(document.name(target), aside)
        moved[shown] = target
    return [
        finding("F-005", before=target, after=shown, path=_typed(tree.root / folder / shown), file=shown)
        for shown, target in moved.items()
    ]


def _typed(path: Path) -> str:
    """Return a path as a person types it: from the working directory if it lies below it, in quotes if need be."""
    shown = str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
    return f'"{shown}"' if " " in shown else shown
