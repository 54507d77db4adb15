"""Gap 7: a compressed stream whose last byte happens to be an end of line.

pydyf 0.13 writes `endstream` after one end-of-line byte.  Where the data itself ends in CR or LF (two
streams of 256), a reader cannot tell the two apart, and PDF/A (6.1.7.1: Length is the number of
bytes) fails by chance, one document in fifty.  Such a stream is written uncompressed.  No
issue found upstream; this module may go when `tests/writers/pdf/weasyprint/test_pdf_gaps.py` passes without it.
"""

from typing import Any

import pydyf

_END_OF_LINE = (b"\r", b"\n")


def install() -> None:
    """Mend the writing of streams, once."""
    original = pydyf.Stream.data
    if getattr(original.fget, "mended", False):
        return

    def data(self: Any) -> bytes:
        written: bytes = original.fget(self)
        if self.compress and written[: -len(b"\nendstream")].endswith(_END_OF_LINE):
            self.compress = False
            written = original.fget(self)
        return written

    data.mended = True  # type: ignore[attr-defined]
    pydyf.Stream.data = property(data)
