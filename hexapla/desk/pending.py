"""What takes longer than a page may: done beside it, one for a document at a time, and told of when it is done."""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hexapla.desk.news import News
from hexapla.errors import HexaplaError


@dataclass
class Pending:
    """Something that is done for a document: its name, after which build it was begun; its value or its fault once it is done."""

    name: str
    build: int
    is_done: bool = False
    value: Any = None
    fault: str = ""


class AllPending:
    """The last pending of each document."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._known: dict[str, Pending] = {}
        self._lock = threading.Lock()

    def of(self, folder: str) -> Pending | None:
        """Return the pending of a document, None where there is none or the document was built since it was done."""
        known = self._known.get(folder)
        return known if known and (not known.is_done or known.build == self._news.builds) else None

    def begin(self, folder: str, name: str, function: Callable[[], Any]) -> Pending:
        """Begin something that is done for a document, where none is on its way."""
        with self._lock:
            known = self._known.get(folder)
            if known is None or known.is_done:
                known = self._known[folder] = Pending(name, self._news.builds)
                threading.Thread(target=self._run, args=(known, function), daemon=True).start()
        return known

    def _run(self, pending: Pending, function: Callable[[], Any]) -> None:
        try:
            pending.value = function()
        except HexaplaError as fault:
            pending.fault = str(fault)
        except Exception:  # noqa: BLE001 - a bug of ours, shown on the page that it was met on
            pending.fault = traceback.format_exc()
        pending.is_done, pending.build = True, self._news.builds
        self._news.work = None
        self._news.tell()
