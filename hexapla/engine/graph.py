"""Values, each made of those that it needs, here or as a task; a document's are made when there is a process for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from heapq import heappop, heappush
from itertools import count
from typing import Any

from hexapla.engine.pool import Pool, Result, Task
from hexapla.engine.report import DocumentReport

Values = Mapping[str, Any]
"""Values by the names of their nodes."""


@dataclass(frozen=True)
class Node:
    """A value, `needs` are the names of those that it is made of.

    `make` gives of them the value, or the task whose result `take` turns into it; `rank` says which of
    the tasks that wait comes first.
    """

    name: str
    needs: tuple[str, ...]
    make: Callable[[Values], Any]
    take: Callable[[Result], Any] = lambda result: result.value
    rank: tuple[int, ...] = ()


class Graph:
    """The nodes of a document at work; what goes wrong in one is kept with the document, whose last nodes are not made."""

    def __init__(self, nodes: Sequence[Node], report: DocumentReport) -> None:
        self._report = report
        self._nodes = {node.name: node for node in nodes}
        self._values: dict[str, Any] = {}
        self._order = TopologicalSorter({node.name: node.needs for node in nodes})
        self._order.prepare()

    def tasks(self) -> Iterator[Task]:
        """Make what can be made here, and yield the tasks that can be done now."""
        with self._report.guard():
            while names := self._order.get_ready():
                for node in (self._nodes[name] for name in names):
                    made = node.make(self._values)
                    if isinstance(made, Task):
                        yield replace(made, about=(self, node))
                    else:
                        self._put(node, made)

    def take(self, node: Node, result: Result) -> None:
        """Take the result of a task."""
        with self._report.guard():
            self._put(node, node.take(result))

    def _put(self, node: Node, value: object) -> None:
        self._values[node.name] = value
        self._order.done(node.name)


def make(pool: Pool, graphs: Iterator[Graph]) -> None:
    """Make all values of the graphs; the next graph is asked for when there is a process to work for it."""
    waiting: list[tuple[tuple[int, ...], int, Task]] = []
    numbers, busy = count(), 0

    def add(graph: Graph) -> None:
        for task in graph.tasks():
            heappush(waiting, (task.about[1].rank, next(numbers), task))

    def tasks() -> Iterator[Task | None]:
        nonlocal busy
        while True:
            if waiting:
                busy += 1
                yield heappop(waiting)[-1]
            elif (graph := next(graphs, None)) is not None:
                add(graph)
            elif busy:
                yield None
            else:
                return

    for result in pool.results(tasks()):
        busy -= 1
        graph, node = result.task.about
        graph.take(node, result)
        add(graph)
