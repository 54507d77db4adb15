"""Soft hyphens: those that a file sets where words are divided (U+00AD), told from the hyphens of compounds.

PDFium gives any hyphen at the end of a row as one sign of its own.  So a font that has both gets a private sign for the soft one.
"""

import io
import re
from typing import Any

SIGN = "\ue0ad"
"""What stands for a soft hyphen of the file."""

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SOFT = {
    b"bfchar": re.compile(rb"(<\w{2,4}>\s*)<00[aA][dD]>"),
    b"bfrange": re.compile(rb"(<\w{2,4}>\s*<\w{2,4}>\s*)<00[aA][dD]>"),
}
"""Codes whose character is a soft hyphen (ISO 32000-1, 9.10.3)."""

_HARD = re.compile(rb"<\w{2,4}>\s*<002[dD]>")


def with_soft_hyphens(data: bytes) -> bytes:
    """Return a PDF with the private sign for its soft hyphens, the file as it is where it has none, or cannot be opened."""
    import pikepdf  # heavy, and nothing but PDFs needs it

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            changed = [_is_changed(each) for each in document.objects if isinstance(each, pikepdf.Dictionary)]
            if not any(changed):
                return data
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, RecursionError):
        return data


def _is_changed(font: Any) -> bool:
    """Change the table of a font that says which characters its codes are, if it has soft and other hyphens; tell whether it has."""
    import pikepdf

    table = font.get("/ToUnicode")
    if not isinstance(table, pikepdf.Stream):
        return False
    codes = table.read_bytes()
    found = _BLOCK.sub(lambda block: _told(block[0], block[1]), codes) if _HARD.search(codes) else codes
    if found == codes:
        return False
    table.write(found)
    return True


def _told(block: bytes, kind: bytes) -> bytes:
    return _SOFT[kind].sub(rb"\1<" + SIGN.encode("utf-16-be").hex().encode() + b">", block)
