"""Our templates and style sheets looked through: what is wrong in them, with file and line, before anything is made of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

from hexapla.errors import HexaplaError, TemplateError
from hexapla.resources import own_files, style_folder, template_folder
from hexapla.writers.markup.templates import compiled

_WORD = "docx/"
"""Templates of Word, which what fills them reads in its own way."""


def faults() -> Iterator[HexaplaError]:
    """Yield what is wrong with templates that cannot be read, and with rules of style sheets, which browsers would ignore."""
    for name in own_files(template_folder()):
        if not name.startswith(_WORD):
            try:
                compiled(name)
            except HexaplaError as fault:
                yield fault
    for name, path in own_files(style_folder()).items():
        if path.suffix == ".css":
            yield from _style_faults(name, path)


def _style_faults(name: str, path: Path) -> Iterator[TemplateError]:
    try:
        rules = tinycss2.parse_stylesheet(path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    except (OSError, ValueError) as error:
        message = f"The file styles/{name} cannot be read: {getattr(error, 'strerror', None) or error}."
        yield TemplateError(message, "Restore it, or install Hexapla again.")
        return
    for odd in _errors(rules):
        message = f"Line {odd.source_line} of the style sheet styles/{name} is wrong: {odd.message}"
        yield TemplateError(message, "Correct it in styles/.")


def _errors(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield what is no rule and no declaration, blocks within blocks too."""
    for node in nodes:
        if node.type == "error":
            yield node
        elif getattr(node, "content", None):
            yield from _errors(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))
