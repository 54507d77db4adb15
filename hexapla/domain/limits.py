"""How large, how deep and how many: what one document may be before it is refused, or cut and counted.

Limits are no content: like the memory of a process they hold for all that is done while a document is read, so they are
asked for where they bind (`current()`) and not handed through every stage.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What `[limits]` in `document.toml` may raise.

    `megabytes` of a source, or of one part of a container; `unpacked` megabytes that a container unfolds to; `levels`
    of lists and quotations within each other; `cells` of a table, its
    empty places counted; `findings` of one kind that are listed, the others being counted;
    `drawn` elements of a drawing; `pixels`, in millions, of a picture; `pages` of a PDF.
    """

    megabytes: int = 64
    unpacked: int = 512
    levels: int = 40
    cells: int = 50_000
    findings: int = 1000
    drawn: int = 100_000
    pixels: int = 200
    pages: int = 3000


_CURRENT: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039 - frozen


def current() -> Limits:
    """Return the limits that hold here."""
    return _CURRENT.get()


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Let limits hold until the end of the block."""
    token = _CURRENT.set(limits)
    try:
        yield
    finally:
        _CURRENT.reset(token)
