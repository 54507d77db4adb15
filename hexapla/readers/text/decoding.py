"""Where the readers begin: bytes become text, and what XML cannot hold is replaced and reported."""

import contextlib
import hashlib
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from hexapla import catalogue
from hexapla.codes import finding
from hexapla.errors import SourceError
from hexapla.findings import Finding

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest source we open; a UN document of 1,000 pages is under 8 MB of text."""

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_ILLEGAL = re.compile("[^\t\n\f\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Decoded:
    """A source as text: line ends are newlines, every character legal in XML (form feeds apart)."""

    text: str
    sha256: str
    findings: tuple[Finding, ...]


def check_size(data: bytes, name: str) -> None:
    """Refuse a source that is too large.

    Raises:
        SourceError: it is larger than any UN document.
    """
    if len(data) > LARGEST:
        message = f"{name} is {len(data):,} bytes long; the limit is {LARGEST:,}."
        raise SourceError(message, "Take pictures and attachments out, or split the document.")


def decoded(data: bytes, name: str, language: str) -> Decoded:
    """Decode a source: UTF-8, else whatever it can be shown to be, with a finding.

    Raises:
        SourceError: the file is larger than any UN document, or its encoding cannot be told.
    """
    check_size(data, name)
    findings: list[Finding] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text, encoding = _guess(data, name, language)
        line = data[: error.start].count(b"\n") + 1
        findings.append(finding("F-001", file=name, line=line, language=language, after=encoding))
    text = re.sub("\r\n?|\u2028|\u2029|\u0085", "\n", text)
    text, illegal = _legal(text, name, language)
    return Decoded(text, hashlib.sha256(data).hexdigest(), (*findings, *illegal))


def _guess(data: bytes, name: str, language: str) -> tuple[str, str]:
    """Read bytes that are no UTF-8: by the encodings this language was written in, else by their looks."""
    if b"\0" not in data and not data.startswith(_BOMS):
        for encoding in catalogue.language(language).facts["legacy_encodings"]:  # type: ignore[attr-defined]
            with contextlib.suppress(UnicodeDecodeError):
                return data.decode(encoding), encoding.replace("_", "-")
    best = from_bytes(data).best()
    if best is None:
        message = f"{name} is no text in any encoding we know."
        raise SourceError(message, "Save it as UTF-8 text, or give the Word file it came from.")
    return str(best), best.encoding.replace("_", "-")


def _legal(text: str, name: str, language: str) -> tuple[str, list[Finding]]:
    found = []
    line, seen = 1, 0
    for match in _ILLEGAL.finditer(text):
        line, seen = line + text.count("\n", seen, match.start()), match.start()
        code_point = f"U+{ord(match[0]):04X}"
        found.append(finding("F-002", file=name, line=line, language=language, before=code_point, after="U+FFFD"))
    return _ILLEGAL.sub("\ufffd", text), found
