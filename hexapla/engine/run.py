"""One command at work on a project."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.engine.pool import PRELOADED, PRELOADED_FOR_PAGES, Pool
from hexapla.engine.progress import Progress, Watch
from hexapla.engine.request import Request
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.spool import Spool
from hexapla.storage.tree import Tree


@dataclass(frozen=True)
class Run:
    """A command at work: what was asked for, the tree that it has to itself, the processes, how far it is.

    `spool` holds what was read of documents until they are built.
    """

    project: Project
    request: Request
    tree: Tree
    pool: Pool
    turn: Turn
    progress: Progress
    spool: Spool


@contextlib.contextmanager
def running(
    project: Project, request: Request, watch: Watch, turn: Turn, resident: Pool | None, *, is_paged: bool
) -> Iterator[Run]:
    """Give a command its turn in `out/`, and processes; `is_paged` says that they will lay out pages.

    `resident` are those that are there already, where an engine stays.
    """
    with (
        exclusive(project.out, turn, is_ours=True) as tree,
        _pool(request, resident, is_paged=is_paged) as pool,
        Spool() as spool,
    ):
        yield Run(project, request, tree, pool, turn, Progress(watch), spool)


def _pool(request: Request, resident: Pool | None, *, is_paged: bool) -> contextlib.AbstractContextManager[Pool]:
    """Return who does the tasks: the processes that are there, new ones of this machine, or the cluster that was named."""
    if resident is not None and resident.allowance == request.allowance:
        return contextlib.nullcontext(resident)
    if request.scheduler is None:
        signals = resident.signals if resident else ()
        return Pool(request.allowance, PRELOADED_FOR_PAGES if is_paged else PRELOADED, signals)
    from hexapla.engine.cluster import Cluster  # late: few have one

    return Cluster(request.scheduler, request.allowance)
