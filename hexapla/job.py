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
class Judged:
    """The verdict on a file that was made before: what was found in it, the figures of the manifest.

    `digest` is the hash of the file and of all that it was judged by, "" where nobody knows.
    """

    digest: str = ""
    findings: tuple[Finding, ...] = ()
    checks: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """What to make and from what: `documents` are (language, canonical XML), `media` (source in it, picture).

    `target` is the output's path below the document's folder in `out/`, `office` the office's facts,
    `alternates` the editions that stand beside this one (code, address from here), `exceptions` those to pairing
    by number, `remarks` what the concordance asks to look at, `fingerprint` the named hashes of our own code, templates,
    styles and the versions they run on; `pages_of` is the PDF, beside `target`, whose pages a book lists, and `pdf` that file;
    `before` is the verdict on the file of the last build.
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
    before: Judged = field(default=Judged(), hash=False, repr=False)

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

    def judged(self, data: bytes) -> str:
        """Return the hash of a finished file and of all that decides the verdict on it.

        Templates and styles decide how the file is made, not what it has to hold.
        """
        judge = {name: digest for name, digest in self.parts.items() if name not in ("templates", "styles")}
        return _hash([hashlib.sha256(data).hexdigest(), self.target, judge])


def _hash(facts: object) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Outcome:
    """What came of a job: the bytes and the verdict on them; or the fault, or the traceback."""

    job: Job
    data: bytes = b""
    judged: Judged = Judged()
    fault: HexaplaError | None = None
    bug: str | None = None
