"""Results that a process which stays keeps for the texts that did not change; no other process keeps any."""

from collections import deque
from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

Given = ParamSpec("Given")
Value = TypeVar("Value")


class Remembered(Generic[Given, Value]):
    """A function that returns what it returned before where it is given the same again; nobody may change what it returns."""

    kept = 0
    """How many results each function keeps, those asked for last: none, unless the process says so."""

    def __init__(self, function: Callable[Given, Value]) -> None:
        self._function = function
        self._known: deque[tuple[tuple[object, ...], Value]] = deque()

    def __call__(self, *given: Given.args, **named: Given.kwargs) -> Value:
        """Return the value of what is given, by position."""
        places = (place for place, (known, _) in enumerate(self._known) if _is_same(known, given))
        place = next(places, None)
        if place is None:
            value = self._function(*given, **named)
        else:
            value = self._known[place][1]
            del self._known[place]
        self._known.appendleft((given, value))
        while len(self._known) > self.kept:
            self._known.pop()
        return value


def _is_same(known: tuple[object, ...], given: tuple[object, ...]) -> bool:
    return len(known) == len(given) and all(a is b or a == b for a, b in zip(known, given, strict=True))
