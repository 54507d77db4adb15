"""Where the readers begin: bytes become text, and what XML cannot hold is replaced and reported."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from charset_normalizer import from_bytes

from hexapla import catalogue
from hexapla.codes import finding
from hexapla.domain.limits import current
from hexapla.errors import SourceError
from hexapla.findings import Finding

_SAMPLE = 100_000
_FEW = 20
_MOST_ILLEGAL = 0.02
"""The share of characters that XML cannot hold up to which a file is a text; some few do not count."""

_UNDECODED = re.compile("[\udc80-\udcff]")
_ESCAPE = 0xDC00
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_USUAL = frozenset("éèàâçêëîïôöûùüœæÉÈÀÂÇÊËÎÏÔÖÛÙÜŒáíóúñÁÍÓÚÑ¿¡äß’‘“”«»–—…•§°ºª€£\u00a0·×½¼²³†‡™©®„№")
_FREQUENT = frozenset("оеаинтсрвлاليمونتر")
_RARE, _CAPITAL = 0.8, 0.4
ILLEGAL = re.compile("[^\t\n\f\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    most = current().megabytes << 20  # a UN document of 1,000 pages is under 8 MB of text
    if len(data) > most:
        message = f"{name} is {len(data):,} bytes long; the limit is {most:,}."
        advice = (
            "Take pictures and attachments out, split the document, or raise megabytes under [limits] in document.toml."
        )
        raise SourceError(message, advice)


def decoded(data: bytes, name: str, language: str) -> Decoded:
    """Decode a source: UTF-8, with some odd bytes too, else whatever it can be shown to be, with a finding.

    Raises:
        SourceError: the file is no text, or larger than any UN document, or its encoding cannot be told.
    """
    check_size(data, name)
    findings: list[Finding] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text, odd = _nearly_utf8(data, name, language)
        if not odd:
            text, encoding = _guess(data, name, language, error.start)
            line = data[: error.start].count(b"\n") + 1
            odd = [finding("F-001", file=name, line=line, language=language, after=encoding)]
        findings += odd
    _check_text(text, name)
    text = re.sub("\r\n?|\u2028|\u2029|\u0085", "\n", text)
    text, illegal = _legal(text, name, language)
    return Decoded(text, hashlib.sha256(data).hexdigest(), (*findings, *illegal))


def _check_text(text: str, name: str) -> None:
    """Refuse what holds so much that no text can that it is none.

    Raises:
        SourceError: with line and byte.
    """
    illegal = [match.start() for match in ILLEGAL.finditer(text, 0, _SAMPLE) if match[0] != "\r"]
    if len(illegal) > max(_FEW, min(len(text), _SAMPLE) * _MOST_ILLEGAL):
        first = illegal[0]
        line, byte = text.count("\n", 0, first) + 1, len(text[:first].encode()) + 1
        message = (
            f"{name} is no text: line {line}, byte {byte} is U+{ord(text[first]):04X}, and there are more of the kind."
        )
        raise SourceError(message, "Save it as UTF-8 text, or give the Word file it came from.")


def _nearly_utf8(data: bytes, name: str, language: str) -> tuple[str, list[Finding]]:
    """Read bytes that are UTF-8 but for a few, which become U+FFFD; no findings where they are not."""
    text = data.decode("utf-8-sig", "surrogateescape")
    odd = [match.start() for match in _UNDECODED.finditer(text)]
    whole = sum(sign > "\x7f" for sign in text) - len(odd)
    if whole < len(odd) or b"\0" in data:  # in a text of another encoding every letter beyond ASCII is odd
        return "", []
    found = []
    for start in odd:
        place = {"file": name, "line": text.count("\n", 0, start) + 1, "language": language}
        found.append(_in_place_of(f"byte {ord(text[start]) - _ESCAPE:02X}", "once", **place))
    return _UNDECODED.sub("\ufffd", text), found


def _guess(data: bytes, name: str, language: str, start: int) -> tuple[str, str]:
    """Read bytes that are no UTF-8: by the encodings this language was written in, else by their looks."""
    if b"\0" not in data and not data.startswith(_BOMS):
        known: tuple[str, ...] = catalogue.language(language).facts["legacy_encodings"]  # type: ignore[assignment]
        texts = {encoding: text for encoding in known if (text := _decoded_as(data, encoding)) is not None}
        if texts:
            likely = max(texts, key=lambda encoding: _likeness(texts[encoding]))
            return texts[likely], likely.replace("_", "-")
    best = from_bytes(data).best()
    if best is None:
        line = data[:start].count(b"\n") + 1
        message = f"{name} is no text in any encoding we know: line {line}, byte {start + 1} is {data[start]:02X}."
        raise SourceError(message, "Save it as UTF-8 text, or give the Word file it came from.")
    return str(best), best.encoding.replace("_", "-")


def _decoded_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> float:
    """Return which share of the letters and signs beyond ASCII are such as texts of the United Nations have.

    Where several encodings give letters of a script, frequent and small ones say which is meant.
    """
    beyond = [sign for sign in text if sign > "\x7f"]
    return sum(_likely(sign) for sign in beyond) / max(1, len(beyond))


def _likely(sign: str) -> float:
    if sign in _USUAL or sign in _FREQUENT:
        return 1
    if "\u0400" <= sign <= "\u06ff":
        return _CAPITAL if sign.isupper() else _RARE
    return 0


def _legal(text: str, name: str, language: str) -> tuple[str, list[Finding]]:
    """Replace what XML cannot hold; one finding a character, with its first line and how often it stood there."""
    counts = Counter(ILLEGAL.findall(text))
    lines = {character: text.count("\n", 0, text.index(character)) + 1 for character in counts}
    found = [replaced(each, count, file=name, line=lines[each], language=language) for each, count in counts.items()]
    return ILLEGAL.sub("\ufffd", text), found


def replaced(character: str, count: int, **place: object) -> Finding:
    """Return the finding about a character that XML cannot hold, and that became U+FFFD so many times."""
    times = f"{count:,} times" if count > 1 else "once"
    return _in_place_of(f"U+{ord(character):04X}", times, **place)


def _in_place_of(sign: str, times: str, **place: object) -> Finding:
    return finding("F-002", before=sign, sign=sign, after="U+FFFD", count=times, **place)
