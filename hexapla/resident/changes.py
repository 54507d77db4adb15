"""What changes on disk while the engine stays: sources by their document, what they share, our own code and styles."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

import watchfiles

from hexapla.errors import ToolFailedError
from hexapla.resources import style_folder, template_folder

_PACKAGE = Path(__file__).parent.parent
_OTHERS = ("~", ".tmp", ".swp", ".swx", ".pyc")
"""How names end that editors and Python give to files of their own."""


@dataclass(frozen=True)
class Changes:
    """What has changed: the folders of documents by name, whether it concerns all of them, and whether Hexapla itself."""

    folders: frozenset[str] = frozenset()
    is_of_all: bool = False
    is_of_program: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        """Return both together."""
        return Changes(
            self.folders | other.folders,
            self.is_of_all or other.is_of_all,
            self.is_of_program or other.is_of_program,
        )

    def __bool__(self) -> bool:
        """True where anything has changed."""
        return self != Changes()


class Watched:
    """The changes that were noticed since they were last taken; `connection` can be read from while there are some."""

    def __init__(self, connection: "Connection[Any, Any]") -> None:
        self.connection = connection

    def take(self) -> Changes:
        """Return what has changed since the last time.

        Raises:
            ToolFailedError: the system does not tell of changes any more.
        """
        found = Changes()
        while self.connection.poll():
            told = self.connection.recv()
            if isinstance(told, str):
                message = f"This system does not tell what changes on disk: {told}."
                raise ToolFailedError(message, "Set WATCHFILES_FORCE_POLLING=1 and start again.")
            found |= told
        return found


@contextlib.contextmanager
def watched(sources: Path) -> Iterator[Watched]:
    """Notice what changes below `sources/`, and in our package, templates and styles, until the end of the block."""
    inner, outer = Pipe(duplex=False)
    is_over = threading.Event()
    own = (_PACKAGE, template_folder(), style_folder())

    def notice() -> None:
        try:
            for found in watchfiles.watch(sources, *own, watch_filter=None, stop_event=is_over, debounce=100, step=20):
                changes = changes_of([Path(path) for _, path in found], sources)
                if changes:
                    outer.send(changes)
        except (OSError, RuntimeError) as error:
            outer.send(str(error) or type(error).__name__)

    thread = threading.Thread(target=notice, daemon=True)
    thread.start()
    try:
        yield Watched(inner)
    finally:
        is_over.set()
        thread.join()
        inner.close()
        outer.close()


def changes_of(paths: Sequence[Path], sources: Path) -> Changes:
    """Return what it is that changed when these files did; files of editors and of ours are none."""
    found = Changes()
    for path in paths:
        if path.name.startswith((".", "~$")) or path.name.endswith(_OTHERS) or "__pycache__" in path.parts:
            continue
        if not path.is_relative_to(sources):
            found |= Changes(is_of_program=True)
        elif path.parent == sources and (path.suffix == ".toml" or not path.is_dir()):
            found |= Changes(is_of_all=True)
        else:
            found |= Changes(frozenset({path.relative_to(sources).parts[0]}))
    return found
