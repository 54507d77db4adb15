"""One link for what is one link.

WeasyPrint 70.0 makes a link of every box inside a link: a stretch of italics, the leader of a contents list.  They are
announced one by one, and those in a span stand outside the Link element that PDF/UA wants around them (7.18.5).  Links are
kept where the `a` itself stands.  No issue found upstream.
"""

from typing import Any

import weasyprint.document as document_module


def install() -> None:
    """Mend the gathering of links, once."""
    original = document_module.gather_anchors
    if getattr(original, "mended", False):
        return

    def gather_anchors(box: Any, anchors: Any, links: Any, *rest: Any) -> None:
        original(box, anchors, links, *rest)
        links[:] = (link for link in links if link[-1].element_tag == "a")

    gather_anchors.mended = True  # type: ignore[attr-defined]
    document_module.gather_anchors = gather_anchors
