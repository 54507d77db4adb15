"""Building: documents are looked at, those that changed are examined, and of each its graph of outputs is made.

A folder is opened, examined where anything of it has changed, and planned; then its concordances are compared, its
outputs made of what they need, its reports and its record written.  Each is a value made of the one before, by tasks
of the pool as soon as there is a process for them; a document is planned when the one before it leaves processes idle,
and nothing of it is kept but what is told of it.  Whatever goes wrong in one document is kept with it; the others go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.engine import catalogue
from hexapla.engine.documents import Changed, Found, found, refuse_collisions
from hexapla.engine.graph import Graph, make
from hexapla.engine.own_files import looked_through
from hexapla.engine.pool import Pool
from hexapla.engine.progress import Watch
from hexapla.engine.report import Report
from hexapla.engine.request import PAGED, Request
from hexapla.engine.run import Run, running
from hexapla.errors import HexaplaError
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn

if TYPE_CHECKING:
    from hexapla.engine.nodes import More


def build(
    project: Project,
    request: Request,
    watch: Watch = lambda _: None,
    turn: Turn = Turn("build"),
    resident: Pool | None = None,
) -> Report:
    """Build the editions asked for; a fault in one document does not stop the others.

    The report tells besides of each document that was not asked for and has the symbol of one that was.
    `resident` are the processes of an engine that stays.

    Raises:
        StoppedError: what these do was interrupted.
    """
    if request.meaning:
        # Late: nothing of the optional package, nor of what asks for it, is loaded without --meaning.
        from hexapla.concordance.meaning import make_sure_of_model

        make_sure_of_model()
    is_paged = not request.formats or not PAGED.isdisjoint(request.formats)
    with running(project, request, watch, turn, resident, is_paged=is_paged) as run:
        documents = found(run, _chosen(run, request))
        refused = refuse_collisions(run, documents)
        own = looked_through(run)
        make(run.pool, _graphs(run, documents, None))
        report = Report([each.report for each in documents], own)
        try:
            catalogue.write(run.tree, report, project.sources)
            if run.progress.is_any_done:
                # Late: a build with nothing to do has no report, and needs no templates.
                from hexapla.engine import build_report

                report.build = build_report.write(run)
        except HexaplaError as fault:
            report.faults.append(fault)
    report.documents += refused
    return report


def check(
    project: Project,
    request: Request,
    watch: Watch = lambda _: None,
    turn: Turn = Turn("check"),
    resident: Pool | None = None,
    *,
    more: "More" = lambda _: (),
) -> Report:
    """Read, canonicalise, check and compare; only `reports/` is written.

    `more` is made of each document besides; `resident` and what is raised are as for `build`.
    """
    with running(project, replace(request, force=True), watch, turn, resident, is_paged=False) as run:
        documents = found(run, _chosen(run, request))
        refuse_collisions(run, documents)
        make(run.pool, _graphs(run, documents, more))
    return Report([each.report for each in documents])


def _chosen(run: Run, request: Request) -> list[Path]:
    """Return the folders of the documents that were asked for, and say that they are begun."""
    folders = run.project.chosen(request.names)
    run.progress.started([folder.name for folder in folders], request)
    return folders


def _graphs(run: Run, documents: Sequence[Found], more: "More | None") -> Iterator[Graph]:
    """Yield the graph of every document that changed and has no fault, the largest document first.

    `more` is made of one that is looked at alone, None where they are built.
    """
    changed = [each for each in documents if isinstance(each, Changed) and not each.report.is_failed]
    if not changed:
        return
    # Late: a build with nothing to do plans nothing.
    from hexapla.engine import nodes

    if more is None:
        run.progress.begin(sum(each.outputs for each in changed), sum(each.cost for each in changed))
    for number, each in enumerate(sorted(changed, key=lambda each: -each.size)):
        with each.report.guard():
            each.report.faults += each.report.unreadable.values()
            document = each.document(run)
            made = (
                nodes.of_build(document, number, run.progress)
                if more is None
                else nodes.of_check(document, number, run.progress, more)
            )
            yield Graph(made, each.report)
