"""Findings: what is worth an officer's look in a document, as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

FORMAT = "hexapla-findings/1"
NOTHING = "Nothing "
"""How the remedy begins of what asks nothing of an officer: `Nothing to do.`, `Nothing in the source is wrong; …`."""

REASON = "why it is right"
"""What stands for the reason in a command that settles something."""


class Severity(StrEnum):
    """How much a finding weighs: an error changes the exit code, a warning only under --strict."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One observation about a document: code, place, what is seen, what to do.

    `file` is relative to the document's folder, `line` counts from 1, `eid` is the
    canonical id of the element, `language` a two-letter code; None where a thing has
    no place of that kind.  `words` are the first that stand there; `accepted` is the officer's reason once it is
    settled.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    file: str | None = None
    line: int | None = None
    eid: str | None = None
    language: str | None = None
    before: str | None = None
    after: str | None = None
    accepted: str | None = None
    words: str | None = None

    @property
    def is_open(self) -> bool:
        """True until an officer has accepted it."""
        return self.accepted is None

    @property
    def is_routine(self) -> bool:
        """True of a note that asks nothing: a normal repair, which is counted where it is shown to an officer."""
        return self.severity is Severity.INFO and self.remedy.startswith(NOTHING)

    @property
    def place(self) -> str:
        """Where it is, as a person reads it: `fr.txt:65`, else the eId, else nothing."""
        if self.file:
            return f"{self.file}:{self.line}" if self.line else self.file
        return self.eid or ""

    @property
    def shown_place(self) -> str:
        """Where it is, for a reader: the words that stand there, with the id or the line of a text that leads to them."""
        is_numbered = self.file is None or self.file.endswith(".txt")
        where = self.eid or (self.place if is_numbered else self.file or "")
        return f"“{self.words}” ({where})" if self.words and where else f"“{self.words}”" if self.words else self.place

    def settled(self, reason: str) -> "Finding":
        """Return the same finding with the officer's reason."""
        return replace(self, accepted=reason)

    def as_json(self) -> dict[str, Any]:
        """Return the twelve keys of the findings schema, None as null."""
        return asdict(self) | {"severity": str(self.severity)}

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> "Finding":
        """Return the finding that `as_json` wrote."""
        return cls(**{**entry, "severity": Severity(entry["severity"])})


def findings_json(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return the content of `findings.json` (docs/schemas/findings.json)."""
    return {"format": FORMAT, "findings": [finding.as_json() for finding in findings]}
