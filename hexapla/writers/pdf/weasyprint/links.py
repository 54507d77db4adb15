"""One link for what is one link.

WeasyPrint 70.0 makes a link of every box inside a link: a stretch of italics, the leader of a contents list.  They are
announced one by one, and those in a span stand outside the Link element that PDF/UA wants around them (7.18.5).  Links are
kept where the `a` itself stands.  No issue found upstream.

The head of a table that runs over pages is an artifact from the second page on (`tags.py`): its links are the first head's.
"""

from typing import Any

import weasyprint.document as document_module

from hexapla.writers.pdf.weasyprint.repeated_heads import repeated_heads


def install() -> None:
    """Mend the gathering of links, once."""
    original = document_module.gather_anchors
    if getattr(original, "mended", False):
        return

    def gather_anchors(box: Any, anchors: Any, links: Any, *rest: Any) -> None:
        original(box, anchors, links, *rest)
        repeated = {id(each) for head in repeated_heads(box) for each in head.descendants()}
        links[:] = (link for link in links if link[-1].element_tag == "a" and id(link[-1]) not in repeated)

    gather_anchors.mended = True  # type: ignore[attr-defined]
    document_module.gather_anchors = gather_anchors
