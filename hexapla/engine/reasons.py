"""Why an output is made or left as it is, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

KINDS = {
    "first": "first build",
    "file": "{} changed",
    "text": "the text of {} is another one",
    "office": "what the office says is another",
    "editions": "the editions beside it are others",
    "pairing": "the exceptions to pairing changed",
    "remarks": "the concordance's remarks changed",
    "pages": "its PDF, whose pages it lists, came or went",
    "program": "the program changed",
    "templates": "a template changed",
    "styles": "a style sheet changed",
    "libraries": "another version of {}",
    "missing": "the file was not there",
    "edited": "somebody had changed the file",
    "failed": "it could not be made last time",
    "pdf": "its PDF could not be made last time",
    "open": "a build of other editions left open whether its remarks are those of today",
    "interrupted": "the build that made it was cut off, and what it is made of changed since",
    "version": "made by another version",
    "forced": "--force",
    "current": "as it was",
}
"""The sentence of each kind of reason; `{}` is what it is about."""


class Reason(NamedTuple):
    """A reason: its kind, and the file, language or libraries that it is about, if any."""

    kind: str
    of: str = ""

    @property
    def text(self) -> str:
        """The reason as a person reads it."""
        return KINDS[self.kind].format(self.of)


CURRENT = (Reason("current"),)


@dataclass(frozen=True)
class Decision:
    """What became of an output, and why: `outcome` is made, kept or failed, `file` its path below `out/`.

    `seconds` is how long it took to make, `fault` why it could not be made.
    """

    outcome: str
    file: str
    format: str
    reasons: tuple[Reason, ...] = CURRENT
    bytes: int = 0
    seconds: float = 0.0
    fault: str | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """The decision as an event has it."""
        why = [{**each._asdict(), "text": each.text} for each in self.reasons]
        return {
            "file": self.file, "bytes": self.bytes, "seconds": round(self.seconds, 3),
            "why": why, "fault": self.fault,
        }  # fmt: skip


def in_words(reasons: Iterable[Reason]) -> str:
    """Return reasons in one line."""
    return "; ".join(each.text for each in reasons)
