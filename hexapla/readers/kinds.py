"""What a file is by its bytes, whatever its name ends with; a web page saved as one file is taken out of its wrapping."""

import base64
import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from urllib.parse import urljoin

from hexapla.errors import SourceError

NAMES = {".docx": "a Word file", ".doc": "a file of the old Word", ".rtf": "RTF", ".odt": "an OpenDocument text",
         ".html": "a web page", ".txt": "plain text", ".pdf": "a PDF"}  # fmt: skip
"""What each kind is called."""

_ZIP = b"PK\x03\x04"
_BEGINNING = 4096
_BEGINNINGS = {
    ".pdf": re.compile(rb"\s*%PDF-"),
    ".doc": re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ".rtf": re.compile(rb"\s*\{\\rtf"),
    ".mht": re.compile(rb"\s*(?:[A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?MIME-Version:\s*1\.0", re.IGNORECASE),
    ".html": re.compile(
        rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body)[\s>])",
        re.IGNORECASE | re.DOTALL,
    ),
}
_HEADER, _REACH = re.compile(rb"^%PDF-\d", re.MULTILINE), 1024
"""The head of a PDF, and the bytes among which viewers look for it: servers may put lines before it (ISO 32000-1, H.3, note 13)."""

_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_HEAD_OF_WORD, _SECTOR = b"\xec\xa5", 512
_HELD = (".docx", ".doc", ".odt", ".rtf", ".pdf")
"""Kinds whose texts are held in something: an empty file is none of them."""

_SOURCE = re.compile(r"(?P<before>\bsrc\s*=\s*[\"']?)(?P<address>[^\"'\s>]+)", re.IGNORECASE)
_CAREFUL = frozenset({".txt", ".doc", ".docx", ".rtf", ".odt", ".html", ".htm", ".pdf"})
"""Endings that say little: the bytes decide."""


def kind_of(data: bytes, suffix: str) -> str:
    """Return the ending of the kind that bytes are, the file's own where they do not tell; `.mht` for a saved web page."""
    if suffix not in _CAREFUL:
        return suffix
    head = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_ZIP):
        return ".odt" if b"opendocument.text" in head else ".docx" if b"word/" in data else suffix
    if suffix == ".pdf" and _HEADER.search(head[:_REACH]):
        return ".pdf"
    told = next((kind for kind, pattern in _BEGINNINGS.items() if pattern.match(head)), None)
    is_text = suffix == ".doc" and not _WORD_XML.search(head) and b"\0" not in head
    return told or (".txt" if is_text else suffix)


def refuse_closed(data: bytes, name: str, kind: str) -> None:
    """Refuse a file that nothing can be read in: one without a byte, or a file of Word that a password protects.

    Word puts what it encrypts into a compound file (MS-OFFCRYPTO 2.3.1), and marks an old file in its head (MS-DOC 2.5.2).

    Raises:
        SourceError: it is one of these.
    """
    if not data and name.lower().endswith(_HELD):
        message = f"{name} is empty: it has no bytes."
        raise SourceError(message, "Save it again in the program that made it, or take it away.")
    if kind == ".doc" and (_ENCRYPTED_PACKAGE in data or _is_encrypted(data)):
        message = f"{name} is protected by a password."
        raise SourceError(message, "Open it in Word, take the password off, and save it as .docx.")


def _is_encrypted(data: bytes) -> bool:
    """Tell whether the head of an old Word file, which begins a sector, says that the file is encrypted."""
    heads = (place for place in range(_SECTOR, len(data) - 12, _SECTOR) if data.startswith(_HEAD_OF_WORD, place))
    return (head := next(heads, None)) is not None and bool(data[head + 11] & 1)


def unwrapped(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the page inside a web page that was saved as one file, its pictures put into it, and the ending of its kind.

    Raises:
        SourceError: it holds no page and no text.
    """
    message: EmailMessage = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
        if plain is None:
            reason = f"{name} is a web page in one file, but holds neither a page nor a text."
            raise SourceError(reason, "Open it in Word and save it as .docx.")
        return _text(plain), ".txt"
    home = str(page.get("Content-Location", ""))
    pictures = {_place(part, home): part for part in parts if part.get_content_maintype() == "image"}

    def embedded(match: re.Match[str]) -> str:
        part = pictures.get(urljoin(home, match["address"])) or pictures.get(match["address"])
        if part is None:
            return match[0]
        content = base64.b64encode(bytes(part.get_payload(decode=True) or b"")).decode()
        return f"{match['before']}data:{part.get_content_type()};base64,{content}"

    return _SOURCE.sub(embedded, _text(page).decode()).encode(), ".html"


def _text(part: EmailMessage) -> bytes:
    """Return the text of a part as UTF-8, whatever it says of its characters."""
    try:
        return str(part.get_content()).encode()
    except (LookupError, ValueError):  # characters that nobody knows, or half of them
        return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace").encode()


def _place(part: EmailMessage, home: str) -> str:
    identifier = str(part.get("Content-ID", "")).strip("<>")
    return urljoin(home, str(part["Content-Location"])) if part["Content-Location"] else f"cid:{identifier}"
