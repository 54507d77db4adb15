"""The jobs of a build as tasks of the pool."""

from hexapla.engine.pool import Result, Task
from hexapla.job import Job, Outcome

SLOWEST_FIRST = ("facing", "pdf", "epub", "print", "docx", "html", "tmx", "xlf", "xml", "ris", "csl")
"""The order of formats; a book comes right after its PDF, so that the process that has read its pages lists them."""


def task(job: Job) -> Task:
    """Return a job as a task; the longer its texts, the longer it may take."""
    return Task(job.target, run, (job,), sum(len(data) for _, data in job.documents))


def run(job: Job) -> Outcome:
    """Do a job, in whatever process this is."""
    from hexapla.pipeline import produce

    return produce(job)


def outcome(job: Job, result: Result) -> Outcome:
    """Return what came of the task of a job."""
    return Outcome(job, fault=result.fault, bug=result.bug) if result.value is None else result.value
