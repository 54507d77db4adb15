"""Gap 26: the boxes that pages were laid out from are let go when that is done.

WeasyPrint 70.0 keeps them until the file is written, since every drawing that a page shows knows the layout it was asked
for in, and with it the places that links lead to.  No issue found upstream.  (The boxes of a page itself go when its tags
are built: `tags.py`.)
"""

from collections.abc import Iterator
from typing import Any

import weasyprint.document as document_module


def install() -> None:
    """Mend the end of layout, once."""
    original = document_module.layout_document
    if getattr(original, "mended", False):
        return

    def layout_document(html: Any, root_box: Any, context: Any) -> Iterator[Any]:
        yield from original(html, root_box, context)
        context.target_collector.target_lookup_items.clear()
        context.target_collector.counter_lookup_items.clear()

    layout_document.mended = True  # type: ignore[attr-defined]
    document_module.layout_document = layout_document
