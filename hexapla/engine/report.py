"""What a run did: documents with their outputs, findings and faults, and the exit code that follows."""

import contextlib
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hexapla.engine.reasons import Decision
from hexapla.errors import ExitCode, HexaplaError
from hexapla.findings import Finding, Severity


@dataclass
class DocumentReport:
    """One document: `outputs` are the manifest's records with their `path`; `made` and `kept` count them.

    `decisions` are what became of each output, and why; `facts` what was read of a document that was examined;
    `unreadable` are those of its faults that hold back a language alone, `held_back` the editions that are not made for them.
    """

    folder: str
    symbol: str = ""
    outputs: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faults: list[HexaplaError] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    census: list[dict[str, Any]] = field(default_factory=list)
    known: frozenset[Finding] = frozenset()
    made: int = 0
    kept: int = 0
    decisions: list[Decision] = field(default_factory=list)
    facts: Mapping[str, Any] = field(default_factory=dict)
    unreadable: Mapping[str, HexaplaError] = field(default_factory=dict)
    held_back: tuple[str, ...] = ()

    @property
    def is_failed(self) -> bool:
        """True when something stopped the document, or a part of it."""
        return bool(self.faults or self.bugs)

    def add_fault(self, fault: HexaplaError) -> None:
        """Keep a fault; many outputs may meet the same one."""
        if all(str(known) != str(fault) for known in self.faults):
            self.faults.append(fault)

    @contextlib.contextmanager
    def guard(self) -> Iterator[None]:
        """Keep with the document whatever goes wrong in it, a bug of ours with its traceback."""
        try:
            yield
        except HexaplaError as fault:
            self.faults.append(fault)
        except Exception:  # noqa: BLE001 - a bug of ours, shown with the document that it was met in
            self.bugs.append(f"{self.folder}:\n{traceback.format_exc()}")

    def open_findings(self, severity: Severity) -> list[Finding]:
        """Return the findings of a severity that nobody has settled."""
        return [each for each in self.findings if each.severity is severity and each.is_open]

    def as_json(self) -> dict[str, Any]:
        """Return the entry of this document in `--json`."""
        return {
            "symbol": self.symbol,
            "folder": self.folder,
            "outputs": self.outputs,
            "findings": [each.as_json() for each in self.findings],
            "faults": [each.as_json() for each in self.faults],
            "held_back": self.held_back,
        }  # fmt: skip


@dataclass
class Report:
    """A whole run; `faults` are those of no document, such as a catalogue that could not be written.

    `build` says where the time went of one that had anything to do.
    """

    documents: list[DocumentReport] = field(default_factory=list)
    faults: list[HexaplaError] = field(default_factory=list)
    build: Mapping[str, Any] | None = None

    @property
    def is_as_before(self) -> bool:
        """True when nothing was wrong with the surroundings and nothing had to be made."""
        return not self.faults and all(each.kept and not each.made and not each.is_failed for each in self.documents)

    @property
    def bugs(self) -> list[str]:
        """The tracebacks of our own bugs."""
        return [bug for document in self.documents for bug in document.bugs]

    def exit_code(self, *, strict: bool = False) -> ExitCode:
        """Return the exit code: the smallest fault above 1, else 1 for open errors (warnings too if strict)."""
        if self.bugs:
            return ExitCode.BUG
        faults = [fault.exit_code for fault in (*self.faults, *(each for one in self.documents for each in one.faults))]
        if faults:
            return min((code for code in faults if code > ExitCode.FINDINGS), default=ExitCode.FINDINGS)
        weighty: Sequence[Severity] = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        has_weight = any(document.open_findings(severity) for document in self.documents for severity in weighty)
        return ExitCode.FINDINGS if has_weight else ExitCode.DONE
