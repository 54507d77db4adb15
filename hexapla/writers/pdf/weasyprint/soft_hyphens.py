"""Gap 30: a hyphen at which the engine divides a word is told to readers as a letter of it: `Commit‐tee`.

It has to be told from one that was written (ISO 32000-1, 14.8.2.2.3): the glyph says U+00AD, where the text itself has no
U+2010, which the same glyph would draw, or U+2011, which draws it in a face that lacks the other.  No issue found upstream.
"""

from typing import Any

HARD, SOFT = ("\u2010", "\u2011"), "\u00ad"


def tell_hyphens(pdf: Any, html: str) -> None:
    """Let the hyphens that divide words be soft in a file whose pages were laid out from some HTML."""
    tables = [each for each in pdf.objects if b"begincmap" in getattr(each, "stream", ())]
    for sign in HARD:
        hard, soft = (f"> <{ord(each):04x}>".encode() for each in (sign, SOFT))
        for table in tables if sign not in html else ():
            table.stream = [line.replace(hard, soft) for line in table.stream]
