"""How far a run is: events for those who watch, how long it will still take, and the sums of its report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hexapla.engine.pool import Result
from hexapla.engine.reasons import Decision
from hexapla.engine.request import Request
from hexapla.engine.sums import Sums
from hexapla.findings import Finding, Severity
from hexapla.timing import clocks, own_cpu

CONCORDANCE = "concordance"
COSTS = {"facing": 1.5, "pdf": 1.0, CONCORDANCE: 0.5, "epub": 0.2, "print": 0.15, "docx": 0.07, "html": 0.05}
"""What a format costs against a PDF of the same text, as measured; what is not here costs next to nothing."""

LEAST_COST = 0.005


@dataclass(frozen=True)
class Event:
    """Something that happened in a run: its name, and its facts as `docs/schemas/event.json` has them."""

    name: str
    facts: Mapping[str, Any]


Watch = Callable[[Event], None]
"""Called with every event."""


def both(first: Watch, second: Watch) -> Watch:
    """Return what tells two of every event."""

    def told(event: Event) -> None:
        first(event)
        second(event)

    return told


def cost(name: str, size: int) -> float:
    """Return what an output in a format is expected to cost that is made of so many bytes."""
    return COSTS.get(name, LEAST_COST) * size


class Progress:
    """How far a run is: outputs count by what they cost, so that the time left is no guess."""

    def __init__(self, watch: Watch) -> None:
        """Begin; `watch` is called with every event."""
        self._watch = watch
        self._started = clocks()[0], own_cpu()
        self._began = self._started[0]
        self._done, self._of = 0, 0
        self._spent, self._whole = 0.0, 0.0
        self._sums = Sums()

    def tell(self, name: str, **facts: Any) -> None:
        """Tell of an event."""
        self._watch(Event(name, facts))

    def started(self, documents: Sequence[str], request: Request) -> None:
        """Tell what was asked for; what is empty means all there is."""
        asked = {name: list(getattr(request, name)) for name in ("languages", "editions", "formats")}
        self.tell("started", documents=list(documents), **asked, force=request.force)

    def step(self, what: str) -> None:
        """Say what is being done."""
        self.tell("progress", what=what, done=self._done, of=self._of, seconds_left=self._seconds_left())

    def begin(self, outputs: int, whole: float) -> None:
        """Say how many outputs there are to make, and what all of it is expected to cost."""
        self._began, self._of, self._whole = clocks()[0], outputs, whole
        if outputs:
            self.step("4–6/6 Present, write, verify")

    def examined(self, document: str, symbol: str, found: Sequence[Finding], result: Result) -> None:
        """Count a document that was examined, and tell what was found in it."""
        self._add(document, "examined", result)
        counts = {str(each): sum(1 for one in found if one.severity is each) for each in Severity}
        self.tell("examined", document=document, symbol=symbol, findings=counts, seconds=_seconds(result))

    def compared(self, document: str, pair: str, remarks: int, cost: float, result: Result) -> None:
        """Count a concordance, and tell how many remarks it has."""
        self._spent += cost
        self._add(document, CONCORDANCE, result)
        self.tell("compared", document=document, pair=pair, remarks=remarks, seconds=_seconds(result))

    def decided(self, document: str, decision: Decision, cost: float = 0.0, result: Result | None = None) -> None:
        """Tell what became of an output, and count it where it had a cost."""
        self._sums.decide(decision)
        if result is not None:
            self._add(document, decision.format, result)
        self.tell(decision.outcome, document=document, **decision.facts)
        if not cost:
            return
        self._done += 1
        if result is None:
            self._whole -= cost
        else:
            self._spent += cost
            self.step(f"4–6/6 {decision.file.partition('/')[2]}")

    @property
    def is_any_done(self) -> bool:
        """True where a task was done."""
        return not self._sums.is_empty

    def report(self, workers: int) -> dict[str, Any]:
        """Return where the time went that these many workers had."""
        return self._sums.report(clocks()[0] - self._started[0], own_cpu() - self._started[1], workers)

    def _add(self, document: str, kind: str, result: Result) -> None:
        self._sums.add(document, kind, result.task.name, result.times)
        if result.task.is_again:
            self.tell("again", document=document, what=result.task.name)

    def _seconds_left(self) -> float | None:
        """Return how long it takes if it goes on as until now, None where nothing is known yet."""
        if not self._spent:
            return None
        return round((clocks()[0] - self._began) * max(0.0, self._whole - self._spent) / self._spent, 1)


def _seconds(result: Result) -> float:
    return round(result.times.seconds, 3)
