"""The references of pages, which every structure element asks for.

pydyf 0.13 makes the list of all of them anew each time: for a document of 850 pages, a hundred thousand times.  That is
time that grows with the square of the length.  The list is kept until a page is added.  No issue found upstream.
"""

from typing import Any

import pydyf


def install() -> None:
    """Mend the look-up, once."""
    original = pydyf.PDF.page_references
    if getattr(original.fget, "mended", False):
        return

    def page_references(self: Any) -> Any:
        count = len(self.pages["Kids"])
        known = getattr(self, "hexapla_pages", None)
        if known is None or known[0] != count:
            known = self.hexapla_pages = (count, original.fget(self))
        return known[1]

    page_references.mended = True  # type: ignore[attr-defined]
    pydyf.PDF.page_references = property(page_references)
