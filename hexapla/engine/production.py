"""The jobs of a build as tasks of the pool: the slowest first, books after the PDFs whose pages they list."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from hexapla.engine.pool import Pool, Task
from hexapla.job import Job, Outcome

SLOWEST_FIRST = ("facing", "pdf", "print", "epub", "docx", "html", "tmx", "xlf", "xml", "ris", "csl")


def outcomes(pool: Pool, jobs: Sequence[Job]) -> Iterator[Outcome]:
    """Yield the outcome of every job as it is done.

    Books that list the pages of a PDF wait until the caller has put the PDFs in place.
    """
    ordered = sorted(jobs, key=lambda job: (SLOWEST_FIRST.index(job.format), -len(job.documents), job.target))
    waves = ([_task(job) for job in ordered if bool(job.pages_of) is late] for late in (False, True))
    for result in chain.from_iterable(pool.results(wave) for wave in waves):
        job: Job = result.task.about
        yield Outcome(job, fault=result.fault, bug=result.bug) if result.value is None else result.value


def run(job: Job) -> Outcome:
    """Do a job, in whatever process this is."""
    from hexapla.pipeline import produce

    return produce(job)


def _task(job: Job) -> Task:
    size = sum(Path(path).stat().st_size for _, path, _ in job.documents if Path(path).is_file())
    return Task(job.target, run, (job,), size, job)
