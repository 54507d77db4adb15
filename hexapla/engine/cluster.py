"""Tasks done by a Dask cluster that is there already: the same tasks and results, on machines that share no disk.

A task carries all that it is made of, its result comes back whole.  Which worker does it makes no difference to a byte,
since a worker that has another version of the code, of a library or of a font is refused, also one that joins late.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from types import TracebackType
from typing import Any

from hexapla.engine.allowance import Allowance
from hexapla.engine.attempt import attempt
from hexapla.engine.fingerprint import fingerprint, tool_versions
from hexapla.engine.pool import Pool, Result, Task, exceeded
from hexapla.errors import HexaplaError, ToolFailedError, ToolMissingError
from hexapla.storage.reading import sha256
from hexapla.timing import Times
from hexapla.typography.fonts import families

PATIENCE = 30
"""How long a scheduler, and the first of its workers, may take to answer, in seconds."""

IN_ADVANCE = 2
"""Tasks that are given to the cluster for each worker, so that none waits for us."""


class Cluster(Pool):
    """The workers of a cluster, in the place of processes of ours.

    Raises:
        ToolMissingError: the extra `cluster` is not installed.
        ToolFailedError: no scheduler answers, there are no workers, or one is not like us.
    """

    def __init__(self, address: str, allowance: Allowance) -> None:
        super().__init__(allowance)
        try:
            import distributed  # an extra, and as heavy as all of us
        except ImportError as error:
            message = "A cluster needs the package distributed, which is not here."
            raise ToolMissingError(message, "Install it: pip install -r requirements-cluster.lock.") from error
        try:
            self._client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        except (
            OSError,
            ValueError,
            ImportError,
            TypeError,
        ) as error:  # what it raises for the kinds of wrong addresses
            message = f"No scheduler answers at {address}: {error}."
            raise ToolFailedError(
                message, "Look whether it runs, and whether its address begins with tcp:// or tls://."
            ) from error
        try:
            self._refuse_others()
        except HexaplaError:
            self._client.close()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def workers(self) -> int:
        """How many workers the cluster has now."""
        return max(1, len(self._client.nthreads()))

    def results(self, tasks: Iterable[Task | None]) -> Iterator[Result]:
        """Yield the result of every task as it is done; a worker that dies costs its tasks some retries."""
        from distributed import as_completed  # as in the beginning

        waiting, running, done = iter(tasks), dict[Any, Task](), as_completed(loop=self._client.loop)
        while True:
            while len(running) < IN_ADVANCE * self.workers:
                task = next(waiting, None)
                if task is None:
                    break
                future = self._client.submit(carried, identity(), task.function, task.arguments, pure=False)
                running[future] = task
                done.add(future)
            if not running:
                return
            future = next(done)
            yield self._result(running.pop(future), future)

    def _result(self, task: Task, future: Any) -> Result:
        try:
            value, fault, bug, times = future.result()
        except Exception as error:  # noqa: BLE001 - whatever a cluster raises: workers that die, lines that are cut
            message = f"{task.name}: the cluster did not do it: {type(error).__name__}: {error}."
            return Result(task, fault=ToolFailedError(message, "Look at the logs of its workers, and at their memory."))
        if isinstance(fault, str):
            fault = exceeded(fault, task, self.allowance)
        return Result(task, value, fault, f"{task.name}:\n{bug}" if bug else None, times)

    def _refuse_others(self) -> None:
        """Make sure that there are workers, and that each is like us."""
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
            theirs = self._client.run(identity)
        except TimeoutError as error:
            message = "The cluster has no worker."
            raise ToolFailedError(message, "Start one: dask worker ADDRESS --nthreads 1 --nworkers -1.") from error
        except Exception as error:  # what the worker could not load, in its own words
            message = f"A worker of the cluster cannot run Hexapla: {error}."
            raise ToolFailedError(message, "Install the same version there.") from error
        for worker, threads in self._client.nthreads().items():
            if threads != 1:
                message = f"The worker {worker} has {threads} threads; the engine of pages can use one."
                raise ToolFailedError(message, "Start it with --nthreads 1, and as many processes as there are cores.")
        for worker, found in theirs.items():
            if difference := differs(found, identity()):
                message = f"The worker {worker} would make other bytes: {difference}."
                raise ToolFailedError(message, "Install the same version, with the same lock files, on every machine.")


@cache
def identity() -> tuple[tuple[str, str], ...]:
    """Return what decides the bytes of an output: versions, fonts, and all our code, templates and styles."""
    found = dict(tool_versions())
    for family in families():
        try:
            found |= {f"the font {name}": sha256(path.read_bytes()) for name, path in family.paths().items()}
        except (HexaplaError, OSError):
            found[f"the font {family.name}"] = "missing"
    return (*sorted(found.items()), ("our code, templates and styles", fingerprint()))


def differs(theirs: Iterable[tuple[str, str]], ours: Iterable[tuple[str, str]]) -> str | None:
    """Return what is not the same there, None if all is."""
    there, here = dict(theirs), dict(ours)
    for name in [*here, *there]:
        one, other = here.get(name, "missing"), there.get(name, "missing")
        if one != other:
            is_digest = max(len(one), len(other)) >= len(sha256(b""))
            return f"{name} is another one or missing" if is_digest else f"{name} is {other} there and {one} here"
    return None


def carried(ours: tuple[tuple[str, str], ...], function: Any, arguments: tuple[Any, ...]) -> Any:
    """Do a task on a worker, unless the worker has become another one."""
    if difference := differs(identity(), ours):
        message = f"A worker that joined late would make other bytes: {difference}."
        advice = "Install the same version, with the same lock files, on every machine."
        return None, ToolFailedError(message, advice), None, Times()
    return attempt(function, arguments)
