"""Processes that run jobs: one seam, `concurrent.futures.Executor`, behind which a cluster fits as well."""

import multiprocessing
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from itertools import chain

from hexapla.errors import HexaplaError, ToolFailedError
from hexapla.job import Job, Outcome

SLOWEST_FIRST = ("facing", "pdf", "print", "epub", "docx", "html", "tmx", "xlf", "xml", "ris", "csl")


def outcomes(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every job as it is done; a process that dies takes no other job with it.

    Books that list the pages of a PDF wait until the caller has put the PDFs in place.
    """
    ordered = sorted(jobs, key=lambda job: (SLOWEST_FIRST.index(job.format), -len(job.documents), job.target))
    waves = [[job for job in ordered if not job.pages_of], [job for job in ordered if job.pages_of]]
    if workers == 1 or len(ordered) <= 1:
        yield from map(run, chain(*waves))
        return
    waiting = dict.fromkeys(ordered)
    try:
        with _pool(min(workers, len(ordered))) as pool:
            for outcome in chain.from_iterable(_run_all(pool, wave) for wave in waves):
                del waiting[outcome.job]
                yield outcome
    except BrokenProcessPool:
        yield from map(_run_in_own_process, list(waiting))


def run(job: Job) -> Outcome:
    """Do a job; a fault comes back as a value, so that the other jobs go on."""
    from hexapla.pipeline import produce

    try:
        return produce(job)
    except HexaplaError as fault:
        return Outcome(job, fault=fault)
    except Exception:  # noqa: BLE001 - a bug of ours, carried home whole and shown as a traceback
        return Outcome(job, bug=traceback.format_exc())


def default_workers() -> int:
    """Return how many processes this machine is good for."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return warm workers: forkserver imports the heavy libraries once; Windows and macOS spawn."""
    method = "forkserver" if sys.platform.startswith("linux") else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["hexapla.engine.preload"])
    return ProcessPoolExecutor(workers, mp_context=context)


def _run_all(pool: Executor, jobs: Sequence[Job]) -> Iterator[Outcome]:
    futures = [pool.submit(run, job) for job in jobs]
    for future in as_completed(futures):
        yield future.result()


def _run_in_own_process(job: Job) -> Outcome:
    """Run one job in a process of its own, to find the one that kills its process."""
    try:
        with _pool(1) as pool:
            return pool.submit(run, job).result()
    except BrokenProcessPool:
        message = f"The process that made {job.target} died."
        return Outcome(job, fault=ToolFailedError(message, "Free memory, or look whether this source is hostile."))
