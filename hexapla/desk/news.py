"""What the engine has done while pages are open: they are told that something is new, and what went wrong."""

import threading

from hexapla.engine.report import Report
from hexapla.errors import HexaplaError


class News:
    """Counts what was built; `faults` are those of the last time, by the folder of the document, "" for all of them."""

    def __init__(self) -> None:
        self.number = 0
        self.faults: dict[str, tuple[str, ...]] = {}
        self._changed = threading.Condition()

    def built(self, found: Report | HexaplaError) -> None:
        """Take in what a build has led to; a fault is one that kept it from beginning."""
        with self._changed:
            if isinstance(found, HexaplaError):
                self.faults[""] = (str(found),)
            else:
                self.faults[""] = tuple(map(str, found.faults))
                self.faults |= {each.folder: (*map(str, each.faults), *each.bugs) for each in found.documents}
            self.number += 1
            self._changed.notify_all()

    def wait_beyond(self, number: int, seconds: float) -> bool:
        """Wait until more was built than this; tell whether it was."""
        with self._changed:
            return self._changed.wait_for(lambda: self.number > number, seconds)

    def of(self, folder: str) -> tuple[str, ...]:
        """Return what went wrong with a document, and with all of them."""
        return (*self.faults.get("", ()), *(self.faults.get(folder, ()) if folder else ()))
