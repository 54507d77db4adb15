"""Gaps 7 and 25: what the streams of pydyf 0.13 end with, and how long the commands of a page are kept.

7. It writes `endstream` after one end-of-line byte.  Where the compressed data itself ends in CR or LF (two streams of
   256), a reader cannot tell the two apart, and PDF/A (6.1.7.1: Length is the number of bytes) fails by chance, one
   document in fifty.  Such a stream is written uncompressed, a picture, which comes compressed, with a byte
   more behind its end (no issue found upstream).
25. The commands of every page are a list of strings until the file is written, and every stream is compressed a second
   time for the identifier of the file.  It is made once, a page's as soon as it is drawn, and its commands are let go (no
   issue found upstream).

This module may go when `tests/writers/pdf/weasyprint/test_pdf_gaps.py` passes without it.
"""

from typing import Any

import pydyf
from weasyprint.document import Page

_END_OF_LINE = (b"\r", b"\n")


def install() -> None:
    """Mend the writing of streams, once."""
    original, paint = pydyf.Stream.data, Page.paint
    if getattr(original.fget, "mended", False):
        return

    def data(self: Any) -> bytes:
        last = self.stream[-1] if self.stream and "Filter" in self.extra else None
        last = last.data if isinstance(last, pydyf.Object) else last
        if isinstance(last, bytes) and last.endswith(_END_OF_LINE):
            self.stream = [*self.stream[:-1], last + b"\0"]  # a picture: its end is in its own data
        written: bytes = getattr(self, "written", None) or original.fget(self)
        if self.compress and written[: -len(b"\nendstream")].endswith(_END_OF_LINE):
            self.compress = False
            written = original.fget(self)
        self.written, self.stream = written, []
        return written

    def paint_and_write(self: Any, stream: Any, scale: float = 1) -> None:
        paint(self, stream, scale)
        stream.data  # noqa: B018 - it is made, and kept

    data.mended = True  # type: ignore[attr-defined]
    pydyf.Stream.data = property(data)
    Page.paint = paint_and_write
