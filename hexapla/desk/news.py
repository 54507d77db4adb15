"""What the engine has done while pages are open: they are told what was made, how far it is, and what went wrong."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from hexapla.engine.progress import Event, Watch
from hexapla.engine.report import Report
from hexapla.errors import HexaplaError


class News:
    """Counts what pages have to show anew, and builds; `faults` are those of the last build, by the folder, "" for all.

    `work` is how far the build is that is on its way, or how many pages of a scan were recognised, `pages` the web pages that builds have made, in their order.
    """

    def __init__(self) -> None:
        self.number, self.builds = 0, 0
        self.faults: dict[str, tuple[str, ...]] = {}
        self.work: Mapping[str, Any] | None = None
        self.pages: list[str] = []
        self._changed = threading.Condition()

    def happened(self, event: Event) -> None:
        """Take in an event of a build: a web page can be shown as soon as it is made."""
        if event.name == "progress" and event.facts["of"]:
            self._goes_on(event, "building")
        elif event.name == "made" and event.facts["file"].endswith(".html"):
            self.pages.append(event.facts["file"])
        elif event.name == "failed" and event.facts["fault"]:
            self._failed(event.facts["document"], event.facts["fault"])
        elif event.name == "own_files":
            self.faults[""] = tuple("\n".join(filter(None, each.values())) for each in event.facts["faults"])
            self.tell()

    def _goes_on(self, event: Event, kind: str) -> None:
        self.work = {"kind": kind, **{name: event.facts[name] for name in ("done", "of")}}

    @contextmanager
    def recognising(self) -> Iterator[Watch]:
        """Have pages show how many pages of a scan are recognised, until the end of the block."""
        try:
            yield lambda event: self._goes_on(event, "recognising")
        finally:
            self.work = None

    def _failed(self, folder: str, fault: str) -> None:
        """Have pages show at once why an output could not be made, not when all others are."""
        known = self.faults.get(folder, ())
        if not any(each.startswith(fault) for each in known):
            self.faults[folder] = (*known, fault)
            self.tell()

    def built(self, found: Report | HexaplaError) -> None:
        """Take in what a build has led to; a fault is one that kept it from beginning."""
        if isinstance(found, HexaplaError):
            self.faults[""] = (str(found),)
        else:
            self.faults[""] = tuple(map(str, found.faults))
            self.faults |= {each.folder: (*map(str, each.faults), *each.bugs) for each in found.documents}
        self.work = None
        self.builds += 1
        self.tell()

    def tell(self) -> None:
        """Have pages show what there is anew."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait_beyond(self, number: int, seconds: float) -> bool:
        """Wait until more was told than this; tell whether it was."""
        with self._changed:
            return self._changed.wait_for(lambda: self.number > number, seconds)

    def of(self, folder: str) -> tuple[str, ...]:
        """Return what went wrong with a document, and with all of them."""
        own = self.faults.get(folder, ()) if folder else ()
        return tuple(dict.fromkeys((*self.faults.get("", ()), *own)))
