"""Soft hyphens: those that a file sets where words are divided (U+00AD), told from the hyphens of compounds.

PDFium gives any hyphen at the end of a row as one sign of its own.  So where a font of a file has both, or the file is of a
program that knows the one from the other, each of its fonts gets a private sign for the soft one; elsewhere hyphens of
compounds may be called soft ones too.
"""

import io
import re

SIGN = "\ue0ad"
"""What stands for a soft hyphen of the file."""

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SOFT = {
    b"bfchar": re.compile(rb"(<\w{2,4}>\s*)<00[aA][dD]>"),
    b"bfrange": re.compile(rb"(<\w{2,4}>\s*<\w{2,4}>\s*)<00[aA][dD]>"),
}
"""Codes whose character is a soft hyphen (ISO 32000-1, 9.10.3)."""

_KNOWING = "WeasyPrint"
"""The program of our own files: what it sets where it divides a word is never what it sets within one."""

_HARD = re.compile(rb"<\w{2,4}>\s*<002[dD]>")


def with_soft_hyphens(data: bytes) -> bytes:
    """Return a PDF with the private sign for its soft hyphens, the file as it is where it has none, or cannot be opened."""
    import pikepdf  # heavy, and nothing but PDFs needs it

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            tables = [each.get("/ToUnicode") for each in document.objects if isinstance(each, pikepdf.Dictionary)]
            held = [(each, each.read_bytes()) for each in tables if isinstance(each, pikepdf.Stream)]
            told = [(each, codes, _BLOCK.sub(lambda block: _told(block[0], block[1]), codes)) for each, codes in held]
            is_known = _KNOWING in str(document.docinfo.get("/Producer", ""))
            if not any(codes != new and (is_known or _HARD.search(codes)) for _, codes, new in told):
                return data
            for table, codes, new in told:
                if codes != new:
                    table.write(new)
            out = io.BytesIO()
            document.save(out)
            return out.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, RecursionError):
        return data


def _told(block: bytes, kind: bytes) -> bytes:
    return _SOFT[kind].sub(rb"\1<" + SIGN.encode("utf-16-be").hex().encode() + b">", block)
