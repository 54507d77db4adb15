"""In which language a text is: by its script, else by the words that stand in nearly every sentence."""

import io
import re
import zipfile
import zlib
from collections import Counter

from charset_normalizer import from_bytes

from hexapla.data_files import data_file

ENOUGH = 400_000
"""Characters that are looked at; the language shows long before."""

_FEWEST = 3
_MARGIN = 1.5
_SHARE = 0.3
_ZIPPED = {".docx": "word/document.xml", ".odt": "content.xml"}


def language_of_text(text: str) -> str | None:
    """Return the two-letter code of a text's language, None where it cannot be told."""
    text = text[:ENOUGH]
    letters = sum(1 for character in text if character.isalpha())
    for code, pattern in data_file("recognition")["scripts"].items():
        if letters and len(re.findall(pattern, text)) > _SHARE * letters:
            return str(code)
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {code: sum(words[word] for word in known) for code, known in data_file("recognition")["words"].items()}
    first, second = sorted(scores.values(), reverse=True)[:2]
    if first < _FEWEST or first < _MARGIN * second:
        return None
    return str(max(scores, key=lambda code: scores[code]))


def words_of(data: bytes, suffix: str) -> str:
    """Return the words of a file without reading it as a document: enough to tell its language, no more."""
    if suffix in _ZIPPED:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(_ZIPPED[suffix]) as part:
                data = part.read(16 * ENOUGH)
        except (zipfile.BadZipFile, KeyError, zlib.error, OSError, RuntimeError, NotImplementedError):
            return ""
    text = _decoded(data)
    if suffix in (*_ZIPPED, ".xml", ".html", ".htm"):
        text = re.sub(r"<(?:w:instrText|style|script)\b[^>]*>[^<]*<", "<", text)
        text = re.sub(r"<[^>]*>", " ", text)
    return text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data[:ENOUGH]).best()
        return str(best) if best is not None else data.decode("latin-1")
