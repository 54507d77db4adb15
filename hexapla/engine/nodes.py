"""The graph of a document: its concordances, its outputs, and at its end its reports and its record."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from hexapla.domain.edition import Edition
from hexapla.engine import production
from hexapla.engine.comparing import comparison
from hexapla.engine.comparison import Compared, pairs_in
from hexapla.engine.differences import reasons_to_make
from hexapla.engine.documents import Document
from hexapla.engine.finishing import finish_build, finish_check
from hexapla.engine.graph import Node, Values
from hexapla.engine.outputs import Output, decision, is_current, judged_before, kept, outdated, stays, taken
from hexapla.engine.planning import Plan, pdf_of, planned, with_pages
from hexapla.engine.pool import Result, Task
from hexapla.engine.progress import CONCORDANCE, Progress, cost
from hexapla.engine.reasons import Reason
from hexapla.engine.request import FLAGGED, OF_PDF, target_of
from hexapla.job import Job

REPORTS = "reports"
"""The node of a document that is looked at whose value are its concordances, once its reports are written."""

More = Callable[[Document], Iterable[Node]]
"""What is made of a document that is looked at besides its reports: nodes that need `REPORTS`."""


def of_build(document: Document, number: int, progress: Progress) -> list[Node]:
    """Return the nodes of a document that is built, what needs none put in place; `number` is its place among all.

    Raises:
        HexaplaError: a file cannot be written.
    """
    plan = planned(document)
    for output in plan.canonical:
        progress.decided(document.examined.folder, decision(document, output, "xml"))
    editions = sorted({edition for edition, _ in plan.outputs}, key=_by_length)
    concordances = _concordances(document, (edition for edition, _ in plan.outputs), number, progress)
    outputs = [
        _output(
            plan,
            edition,
            name,
            progress,
            (number, _turn(plan, edition), editions.index(edition), production.SLOWEST_FIRST.index(name)),
        )
        for edition, name in plan.outputs
    ]

    def finish(values: Values) -> None:
        found = [values[node.name] for node in concordances if values[node.name]]
        finish_build(plan, [values[node.name] for node in outputs], found)

    nodes = [*concordances, *outputs]
    return [*nodes, Node("record", tuple(node.name for node in nodes), finish)]


def of_check(document: Document, number: int, progress: Progress, more: More) -> list[Node]:
    """Return the nodes of a document that is looked at alone."""
    nodes = _concordances(document, document.editions, number, progress)

    def finish(values: Values) -> list[Compared]:
        found = [each for each in values.values() if each]
        finish_check(document, found)
        return found

    return [*nodes, Node(REPORTS, tuple(node.name for node in nodes), finish), *more(document)]


def _concordances(document: Document, editions: Iterable[Edition], number: int, progress: Progress) -> list[Node]:
    take = partial(_compared, document, progress)
    return [Node(str(pair), (), partial(_comparison, document, pair), take, (number, 1)) for pair in pairs_in(editions)]


def _comparison(document: Document, pair: Edition, _: Values) -> Task:
    return comparison(document, pair)


def _compared(document: Document, progress: Progress, result: Result) -> Compared | None:
    """Take the concordance of two languages, None where it could not be made."""
    if result.value is not None:
        price = cost(CONCORDANCE, document.examined.size(result.value.pair.split("-")))
        progress.compared(document.examined.folder, result.value.pair, len(result.value.remarks), price, result)
    if result.fault is not None:
        document.report.add_fault(result.fault)
    if result.bug is not None:
        document.report.bugs.append(result.bug)
    return result.value  # type: ignore[no-any-return]


def _output(plan: Plan, edition: Edition, name: str, progress: Progress, rank: tuple[int, ...]) -> Node:
    """Return the node of an edition in a format: kept where it is current, else a job."""
    document, folder = plan.document, plan.manuscript.folder
    target, pdf = (target_of(folder, str(edition), each) for each in (name, "pdf"))
    is_pdf_made = (edition, "pdf") in plan.outputs
    pairs = [str(pair) for pair in edition.pairs] if name in FLAGGED else []
    price = cost(name, document.examined.size(edition.languages))

    def make(values: Values) -> Task | Output:
        if any(values[pair] is None for pair in pairs):  # it could not be compared
            return decided(stays(document, plan.manuscript.job(edition, name), ()))
        job = plan.manuscript.job(edition, name, [remark for pair in pairs for remark in values[pair].remarks])
        job = with_pages(document, job, is_pdf_made=is_pdf_made)
        if not document.request.force and is_current(document, job):
            return decided(kept(document, job))
        if name in OF_PDF and (values[pdf].is_current if is_pdf_made else is_current(document, pdf_of(job))):
            job = replace(job, pdf=document.tree.read(document.name(pdf)) or b"")
        return production.task(replace(job, before=judged_before(document, job)))

    def decided(output: Output, result: Result | None = None) -> Output:
        progress.decided(folder, decision(document, output, name, result), price, result)
        return output

    def take(result: Result) -> Output:
        job: Job = result.task.arguments[0]
        reasons = reasons_to_make(document, target, name, job.parts, plan.set_aside)
        output = taken(document, job, production.outcome(job, result), reasons)
        is_without_pages = job.pages_of and not job.pdf and output.is_current
        return decided(outdated(output, Reason("pdf")) if is_without_pages else output, result)

    return Node(target, (*pairs, *([pdf] if name in OF_PDF and is_pdf_made else [])), make, take, rank)


def _turn(plan: Plan, edition: Edition) -> int:
    """Return when an output comes: where pages alone are made, somebody waits, and those of a language come before all else."""
    return 0 if plan.document.request.formats == ("html",) and not edition.is_parallel else 2


def _by_length(edition: Edition) -> tuple[int, str]:
    return -len(edition.languages), str(edition)
