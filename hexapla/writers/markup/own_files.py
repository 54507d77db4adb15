"""Our templates and style sheets looked through: what is wrong in them, with file and line, before anything is made of them."""

from collections.abc import Iterator
from pathlib import Path

from hexapla.errors import HexaplaError, TemplateError
from hexapla.resources import own_files, style_folder, template_folder
from hexapla.writers.markup.style_slips import slips
from hexapla.writers.markup.style_structure import Slip, breaks
from hexapla.writers.markup.templates import compiled

_WORD = "docx/"
"""Templates of Word, which what fills them reads in its own way."""

_PRINTED = ("tokens.css", "print/", "languages/")
"""Style sheets of pages, which one engine alone reads; it knows best what it will follow."""


def faults() -> list[HexaplaError]:
    """Return what is wrong with templates that cannot be read, and with style sheets, of which browsers would say nothing."""
    return [*_of_templates(), *_of_sheets()]


def _of_templates() -> Iterator[HexaplaError]:
    for name in own_files(template_folder()):
        if not name.startswith(_WORD):
            try:
                compiled(name)
            except HexaplaError as fault:
                fault.__cause__ = fault.__context__ = None  # it may go to another process
                yield fault.with_traceback(None)


def _of_sheets() -> Iterator[HexaplaError]:
    for name, path in own_files(style_folder()).items():
        if path.suffix == ".css":
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, ValueError) as error:
                message = f"The file styles/{name} cannot be read: {getattr(error, 'strerror', None) or error}."
                yield TemplateError(message, "Restore it, or install Hexapla again.")
                continue
            yield from (slip.fault(name) for slip in sorted(_slips(name, text, path), key=lambda slip: slip.line))


def _slips(name: str, text: str, path: Path) -> Iterator[Slip]:
    """Yield what is wrong in a sheet, once a line; where its structure is broken, no more than that."""
    if broken := breaks(text):
        yield from broken
        return
    found = list(slips(text, path.parent, is_printed=name.startswith(_PRINTED)))
    if name.startswith(_PRINTED):
        # Late: what lays out pages is loaded where they are laid out, and here.
        from hexapla.writers.markup.printed_sheets import ignored

        told = {slip.line for slip in found}
        found += [slip for slip in ignored(text, path) if slip.line not in told]
    yield from found
