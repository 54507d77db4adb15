"""One job: an edition in one format, as plain data, so that any process on any machine can do it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
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
    by number, `remarks` what the concordance asks to look at, `fingerprint` our own code, templates and styles
    and the versions they run on; `pages_of` is the PDF, beside `target`, whose pages a book lists, and `pdf` that file.
    """

    folder: str
    edition: str
    format: str
    target: str
    documents: tuple[tuple[str, bytes], ...] = field(repr=False)
    media: tuple[tuple[str, bytes], ...] = field(repr=False)
    alternates: tuple[tuple[str, str], ...]
    office: Office
    fingerprint: str
    exceptions: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    remarks: tuple[tuple[str, str, str, str, tuple[int, int] | None, tuple[int, int] | None], ...] = ()
    pages_of: str = ""
    pdf: bytes = field(default=b"", repr=False)

    @cached_property
    def key(self) -> str:
        """The hash of everything the output depends on: the same key, the same bytes.

        The XML names its pictures by their SHA-256, and the PDF is made of the same texts.
        """
        facts = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in ("media", "pdf")}
        facts["office"] = asdict(self.office)
        facts["documents"] = [(code, hashlib.sha256(data).hexdigest()) for code, data in self.documents]
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
