"""Two languages of a document to compare, and what the rest of a build takes from that: plain data, quick to load."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.domain.edition import Edition
from hexapla.findings import Finding
from hexapla.project.accepted import Acceptance

if TYPE_CHECKING:
    from hexapla.present.flags import Remark
    from hexapla.present.parallel import Exceptions


@dataclass(frozen=True)
class Comparison:
    """Two languages to compare: their canonical XML, and all that the concordance and its report are made of besides.

    `glossary` is the office's, from `path`; `exceptions` those to pairing by number; `accepted` what the officer
    settled; `folder` and `census` what the report says of the document.
    """

    pair: str
    documents: tuple[tuple[str, bytes], ...]
    exceptions: "Exceptions"
    accepted: tuple[Acceptance, ...]
    path: Path
    glossary: bytes | None
    symbol: str
    folder: str
    census: tuple[Mapping[str, Any], ...]
    is_meaning_asked: bool = False


@dataclass(frozen=True)
class Compared:
    """What a concordance says to the rest of a build, as plain data.

    `remarks` are what it asks to look at, `items` those that nobody has settled (kind, pair, words, what is said of one that is a look, the words that its pair begins with), `settling` the
    entries of `accepted.toml` that settle one, `files` its reports by name, `bugs` the tracebacks of rules that failed;
    `in_another_language` are the units (language, eId) that it says to stand in another language than their column's.
    """

    pair: str
    remarks: "tuple[Remark, ...]"
    items: tuple[tuple[str, str, str, str, str], ...]
    findings: tuple[Finding, ...]
    settling: tuple[Acceptance, ...]
    files: Mapping[str, bytes]
    summary: Mapping[str, Any]
    bugs: tuple[str, ...]
    in_another_language: frozenset[tuple[str, str]]


def pairs_in(editions: Iterable[Edition]) -> list[Edition]:
    """Return the pairs of languages that editions set side by side, each once."""
    return list(dict.fromkeys(pair for edition in editions for pair in edition.pairs))
