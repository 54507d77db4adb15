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
        for place, (known, value) in enumerate(self._known):
            if len(known) == len(given) and all(a is b or a == b for a, b in zip(known, given, strict=True)):
                del self._known[place]
                break
        else:
            value = self._function(*given, **named)
        self._known.appendleft((given, value))
        while len(self._known) > self.kept:
            self._known.pop()
        return value
