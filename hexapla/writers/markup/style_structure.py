"""Style sheets as files: each is read whole, or refused where its brackets, quotation marks or comments do not fit together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2
from tinycss2.ast import Node, ParseError

from hexapla.errors import TemplateError
from hexapla.resources import style_bytes

_CLOSED = {"}": "brace", "]": "bracket", ")": "bracket"}
_END = "\n}"
"""What is written behind a sheet to see whether it closes something: behind a whole one it closes nothing."""


@dataclass(frozen=True)
class Slip:
    """What is wrong in a style sheet, in a sentence, and in which line."""

    line: int
    says: str

    def fault(self, name: str) -> TemplateError:
        """Return it as a fault of the sheet of this name below `styles/`."""
        message = f"Line {self.line} of the style sheet styles/{name} is wrong: {self.says}"
        return TemplateError(message, "Correct it in styles/.")


def sheet(name: str) -> str:
    """Return a style sheet by its path below `styles/`.

    Raises:
        TemplateError: it is missing or cannot be read, or it is so broken that rules would be lost; the message names the line.
    """
    try:
        text = style_bytes(name).decode()
    except UnicodeDecodeError as error:
        message = f"The file styles/{name} cannot be read: {error.reason}."
        raise TemplateError(message, "Restore it, or install Hexapla again.") from error
    for slip in breaks(text):
        raise slip.fault(name)
    return text


@lru_cache(maxsize=64)
def breaks(text: str) -> tuple[Slip, ...]:
    """Return where the structure of a style sheet is broken: what is opened and not closed, or closes nothing."""
    tokens = tinycss2.parse_component_value_list(text + _END)
    odd, last = list(_odd(tokens, None)), tokens[-1]
    if last.type == "error" and last.kind == "}":
        return tuple(dict.fromkeys(_slip(*each) for each in odd[:-1]))
    if last.type == "comment":
        return (Slip(last.source_line, "The comment that begins here is not closed."),)
    found = tuple(dict.fromkeys(_slip(*each) for each in odd if not each[0].kind.startswith("eof")))
    return found or (_open(last),)


def _odd(tokens: Any, around: Node | None) -> Iterator[tuple[ParseError, Node | None]]:
    """Yield what no token could be made of, with the block that it stands in."""
    for token in tokens:
        if token.type == "error":
            yield token, around
        else:
            yield from _odd(getattr(token, "content", None) or getattr(token, "arguments", None) or (), token)


def _slip(odd: ParseError, around: Node | None) -> Slip:
    if odd.kind == "}" and around is not None:
        return _open(around)  # a bracket, for a brace closes one
    if odd.kind in _CLOSED:
        return Slip(odd.source_line, f"The {_CLOSED[odd.kind]} here closes nothing.")
    said = "A quotation mark is not closed on its line." if "string" in odd.kind else "An address in url() is wrong."
    return Slip(odd.source_line, said)


def _open(token: Node) -> Slip:
    return Slip(
        token.source_line, f"The {'brace' if token.type == '{} block' else 'bracket'} opened here is not closed."
    )
