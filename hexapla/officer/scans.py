"""Scans: pages of a PDF that are pictures are recognised each as a task of its own, so that who waits sees how far it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from hexapla.engine.pool import Pool, Task
from hexapla.engine.progress import Event, Watch
from hexapla.errors import UsageError
from hexapla.identification import language_of_text
from hexapla.officer.first_pages import language_of_name
from hexapla.readers.kinds import kind_of
from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.recognition import language_in, pictures_in, recognised_page, together
from hexapla.readers.text.words import words_of
from hexapla.storage.reading import printable
from hexapla.timing import clocks

Watching = Callable[[], AbstractContextManager[Watch]]
"""Begins to show how far something is, and ends with it."""


def unwatched() -> AbstractContextManager[Watch]:
    """Show nothing."""
    return nullcontext(lambda _: None)


def recognised_in(file: Path, data: bytes, language: str | None, pool: Pool, watching: Watching = unwatched) -> bytes:
    """Return as hOCR what is recognised in the pages of a PDF that are pictures; b"" where it has none, and for other files.

    Raises:
        UsageError: in which language it is cannot be told.
        SourceError: it cannot be opened.
        ToolMissingError, ToolFailedError: its words cannot be recognised, or it took too long on a page.
    """
    name = printable(file.name)
    known, pages = pool.result(Task(name, to_recognise, (file, data, language), len(data)))
    if not pages:
        return b""
    tasks = (
        Task(f"{name}, page {page.number}", recognised_page, (data, name, known, page), len(data), page.number)
        for page in pages
    )
    found: dict[int, tuple[bytes, str]] = {}
    began = clocks()[0]
    with watching() as watch:
        watch(_told(name, 0, len(pages), None))
        for result in pool.results(tasks):
            found[result.task.about] = result.given()
            rest = len(pages) - len(found)
            left = round((clocks()[0] - began) * rest / len(found), 1)
            watch(_told(name, len(found), len(pages), left))
    return together(found, data)


def to_recognise(file: Path, data: bytes, language: str | None) -> tuple[str, tuple[Page, ...]]:
    """Return the language that the words of a file are to be recognised in, and its pages that are pictures.

    Raises:
        UsageError, SourceError: as for `recognised_in`.
    """
    suffix, name = file.suffix.lower(), printable(file.name)
    if kind_of(data, suffix) != ".pdf":
        return "", ()
    known = language or language_of_text(words_of(data, suffix)) or language_of_name(file) or language_in(data, name)
    if known is None:
        message = f"Before the words of {name} are recognised, its language has to be known."
        raise UsageError(message, "Name it: -l and one of ar, zh, en, fr, ru, es")
    return known, pictures_in(data, name)


def _told(name: str, done: int, of: int, left: float | None) -> Event:
    """Return the event that says how many pages were recognised."""
    return Event(
        "progress", {"what": f"{name}: {done} of {of} pages recognised", "done": done, "of": of, "seconds_left": left}
    )
