"""The heads of tables that run over from an earlier page: the engine sets them again on each, and means the same head."""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder


def repeated_heads(box: Any) -> Iterator[Any]:
    """Yield the heads below a box that stand on an earlier page already; each says so from then on (`is_repeated`)."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 - closing a gap means reaching inside
    if isinstance(box, boxes.LineBox) or not isinstance(box, boxes.ParentBox):
        return
    is_later = isinstance(box, boxes.TableBox) and getattr(box, "skipped_rows", None)
    if is_later and box.children[0].is_header:
        box.children[0].is_repeated = True
        yield box.children[0]
    for child in box.children:
        yield from repeated_heads(child)
