"""Where the time of a run went: sums over the tasks that were done, and nothing of a single one but the longest."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from heapq import nlargest
from typing import Any

from hexapla.engine.reasons import Decision, Reason, in_words
from hexapla.timing import Times

LONGEST = 10
"""Tasks that are named one by one."""

DOCUMENTS = 100
"""Documents that are named one by one, those that took longest; the others are one line."""

EXAMPLES = 20
"""Outputs that are named of those that were made for one reason."""

STAGES = {
    "read": "1 read", "canonicalise": "2 canonicalise", "check": "3 check", "compare": "compare", "present": "4 present",
    "write": "5 write", "verify": "6 verify", "other": "other",
}  # fmt: skip
"""Stages in their order; `other` is what a task does beside them: loading libraries, moving texts from one form to another."""


class Sums:
    """Seconds on the wall clock and of processors by stage, format and document, and what was decided why."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._stages, self._formats, self._documents = _table(), _table(), _table()
        self._counts: Counter[str] = Counter()
        self._longest: list[tuple[float, float, str]] = []
        self._decided: dict[tuple[str, tuple[Reason, ...]], list[str]] = defaultdict(list)
        self._decisions: Counter[tuple[str, tuple[Reason, ...]]] = Counter()
        self._megabytes = 0

    def add(self, document: str, form: str, name: str, times: Times) -> None:
        """Add a task that was done for a document; `form` is the format that it made, or what else it did."""
        whole = (times.seconds, times.cpu)
        _add(self._formats[form], *whole)
        _add(self._documents[document], *whole)
        _add(self._stages["other"], *whole)
        for stage, seconds, cpu in times.stages:
            _add(self._stages[stage], seconds, cpu)
            _add(self._stages["other"], -seconds, -cpu)
        self._counts[form] += 1
        self._longest = nlargest(LONGEST, [*self._longest, (*whole, f"{form}: {name}")])
        self._megabytes = max(self._megabytes, times.megabytes)

    def decide(self, decision: Decision) -> None:
        """Count what became of an output."""
        key = (decision.outcome, decision.reasons)
        self._decisions[key] += 1
        if len(self._decided[key]) < EXAMPLES:
            self._decided[key].append(decision.file)

    @property
    def is_empty(self) -> bool:
        """True where no task was done."""
        return not self._counts

    def report(self, seconds: float, cpu: float, workers: int) -> dict[str, Any]:
        """Return where the time went; `cpu` is what the process used that gave the tasks to others."""
        spent, used = (sum(each[place] for each in self._stages.values()) for place in (0, 1))
        ranked = _ranked(self._documents)
        rest = [
            (f"{len(ranked) - DOCUMENTS} more", *map(sum, zip(*(each[1:] for each in ranked[DOCUMENTS:]), strict=True)))
        ]
        return {
            "seconds": _rounded(seconds), "cpu": _rounded(used + cpu), "parent_cpu": _rounded(cpu), "workers": workers,
            "busy": _rounded(min(1.0, spent / (workers * seconds))), "megabytes": self._megabytes,
            "stages": _lines((STAGES[name], *self._stages[name]) for name in STAGES if name in self._stages),
            "formats": [line | {"count": self._counts[line["name"]]} for line in _lines(_ranked(self._formats))],
            "documents": _lines([*ranked[:DOCUMENTS], *(rest if ranked[DOCUMENTS:] else [])]),
            "longest": _lines((name, *times) for *times, name in self._longest),
            "decisions": [
                {"outcome": outcome, "why": in_words(reasons), "count": count, "files": self._decided[outcome, reasons]}
                for (outcome, reasons), count in self._decisions.most_common()
            ],
        }  # fmt: skip


def _table() -> dict[str, list[float]]:
    return defaultdict(lambda: [0.0, 0.0])


def _add(sums: list[float], seconds: float, cpu: float) -> None:
    sums[0] += seconds
    sums[1] += cpu


def _ranked(table: Mapping[str, list[float]]) -> list[tuple[Any, ...]]:
    """Return the lines of a table, the longest first."""
    return sorted(((name, *sums) for name, sums in table.items()), key=lambda line: -line[1])


def _lines(lines: Any) -> list[dict[str, Any]]:
    return [{"name": name, "seconds": _rounded(seconds), "cpu": _rounded(cpu)} for name, seconds, cpu in lines]


def _rounded(seconds: float) -> float:
    return round(max(0.0, seconds), 3)
