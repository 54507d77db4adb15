"""The words of a file before it is read as a document: enough to tell in which language it has to be read."""

import io
import re
import zipfile
import zlib
from itertools import islice

from charset_normalizer import from_bytes

from hexapla.errors import SourceError
from hexapla.identification import ENOUGH
from hexapla.tools.pdfbounds import check_content
from hexapla.tools.pdfwords import page_texts

_ZIPPED = {".docx": "word/document.xml", ".odt": "content.xml"}
_MARKED_UP = (*_ZIPPED, ".xml", ".html", ".htm")
_PLAIN = (".txt", ".md")
_PAGES = 10
"""Pages of a PDF that are looked at."""


def words_of(data: bytes, suffix: str) -> str:
    """Return the words of a file, "" for a kind whose bytes tell none: those of the old Word, RTF."""
    if suffix == ".pdf":
        try:
            check_content(data, "")
        except SourceError:
            return ""
        return " ".join(page.text for page in islice(page_texts(data), _PAGES))
    if suffix in _ZIPPED:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(_ZIPPED[suffix]) as part:
                data = part.read(16 * ENOUGH)
        except (zipfile.BadZipFile, KeyError, zlib.error, OSError, RuntimeError, NotImplementedError):
            return ""
    if suffix in _MARKED_UP:
        text = re.sub(r"<(?:w:instrText|style|script)\b[^>]*>[^<]*<", "<", _decoded(data))
        return re.sub(r"<[^>]*>", " ", text)
    return _decoded(data) if suffix in _PLAIN else ""


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data[:ENOUGH]).best()
        return str(best) if best is not None else data.decode("latin-1")
