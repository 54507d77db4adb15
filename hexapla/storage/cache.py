"""What commands keep for each other in the user's cache: it may be gone at any time, and no result depends on it."""

import contextlib
import os
from pathlib import Path
from typing import Any

from hexapla.errors import SourceError
from hexapla.storage.records import Shape, json_bytes, record
from hexapla.storage.tree import Tree

KEPT = 1024
"""Records that are kept of a kind, the newest ones."""


class Cache:
    """The records of one kind, each under a name that is a hash of all that it depends on."""

    def __init__(self, kind: str) -> None:
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        self._tree = Tree(Path(home) / "hexapla" / kind, is_ours=True)

    def get(self, name: str, shape: Shape) -> Any:
        """Return a record, None where there is none of this shape."""
        return record(self._tree.read(name) or b"", shape)

    def put(self, name: str, content: dict[str, Any]) -> None:
        """Keep a record, and forget the oldest ones; a cache that cannot be written keeps nothing."""
        with contextlib.suppress(SourceError, OSError):
            self._tree.put(name, json_bytes(content))
            files = [each for each in os.scandir(self._tree.root) if each.is_file(follow_symlinks=False)]
            files.sort(key=lambda each: each.stat(follow_symlinks=False).st_mtime_ns, reverse=True)
            for each in files[KEPT:]:
                self._tree.remove(each.name)
