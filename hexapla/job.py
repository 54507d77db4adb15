"""One job: an edition in one format, as plain data, so that any process on any machine can do it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from hexapla.domain.office import Office
from hexapla.errors import HexaplaError
from hexapla.findings import Finding


@dataclass(frozen=True)
class Job:
    """What to make and from what: `documents` are (language, canonical XML), `media` (source in it, picture).

    `target` is the output's path below the document's folder in `out/`, `office` the office's facts,
    `alternates` the editions that stand beside this one (code, address from here), `exceptions` those to pairing
    by number, `remarks` what the concordance asks to look at, `fingerprint` the named hashes of our own code, templates,
    styles and the versions they run on; `pages_of` is the PDF, beside `target`, whose pages a book lists, and `pdf` that file.
    """

    folder: str
    edition: str
    format: str
    target: str
    documents: tuple[tuple[str, bytes], ...] = field(repr=False)
    media: tuple[tuple[str, bytes], ...] = field(repr=False)
    alternates: tuple[tuple[str, str], ...]
    office: Office
    fingerprint: tuple[tuple[str, str], ...]
    exceptions: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    remarks: tuple[tuple[str, str, str, str, tuple[int, int] | None, tuple[int, int] | None], ...] = ()
    pages_of: str = ""
    pdf: bytes = field(default=b"", repr=False)

    @cached_property
    def key(self) -> str:
        """The hash of everything the output depends on: the same key, the same bytes."""
        return _hash([self.folder, self.edition, self.format, self.target, self.parts])

    @cached_property
    def parts(self) -> dict[str, str]:
        """What the output depends on, by SHA-256: under one name the same for all outputs of a document.

        The XML names its pictures by their SHA-256, and the PDF is made of the same texts.
        """
        own = {
            f"editions {self.edition}": self.alternates,
            f"pairing {self.edition}": self.exceptions,
            f"remarks {self.edition} {self.format}": self.remarks,
            f"pages {self.edition} {self.format}": self.pages_of,
        }
        return {
            **{f"text {code}": hashlib.sha256(data).hexdigest() for code, data in self.documents},
            "office": _hash(asdict(self.office)),
            **{name: _hash(facts) for name, facts in own.items() if facts},
            **dict(self.fingerprint),
        }


def _hash(facts: object) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Outcome:
    """What came of a job: the bytes, the findings and verdicts of `verify`; or the fault, or the traceback."""

    job: Job
    data: bytes = b""
    findings: tuple[Finding, ...] = ()
    checks: Mapping[str, Any] | None = None
    fault: HexaplaError | None = None
    bug: str | None = None
