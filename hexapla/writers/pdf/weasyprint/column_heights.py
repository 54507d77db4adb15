"""Gap 34: columns that are balanced leave room below their last lines.

WeasyPrint 70.0 makes columns higher, step by step, until all of them hold their text; a column that goes on in the next
one, and a table in it, is as high as the last step made it, whatever stands in it, and a step is as high as a row.  What
follows begins a row too low.  Columns that end on their page are as high as what stands in them (no issue found upstream).
"""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block


def install() -> None:
    """Mend the layout of columns, once."""
    original = block.columns_layout
    if getattr(original, "knows_what_columns_hold", False):
        return

    def columns_layout(context: Any, box: Any, *arguments: Any) -> Any:
        made, resume_at, *rest = original(context, box, *arguments)
        if made is not None and resume_at is None and made.style["height"] == "auto":
            _close_up(made)
        return made, resume_at, *rest

    columns_layout.knows_what_columns_hold = True  # type: ignore[attr-defined]
    block.columns_layout = columns_layout


def _close_up(box: Any) -> None:
    """Make the last columns of a box, and the box, as high as what stands in them."""
    columns = [each for each in box.children if each.is_column]
    if not columns or not box.children[-1].is_column:
        return
    top = columns[-1].position_y
    last = [each for each in columns if each.position_y == top]
    high = max((_end(child) - top for each in last for child in each.children), default=last[-1].height)
    spare = last[-1].height - high
    if spare > 0:
        for each in last:
            each.height -= spare
        box.height -= spare


def _end(box: Any) -> float:
    """Return where a box in a column ends, a table with its last row; what stands elsewhere ends nowhere."""
    if not box.is_in_normal_flow():
        return 0.0
    if box.children and (box.is_table_wrapper or isinstance(box, (boxes.TableBox, boxes.TableRowGroupBox))):
        return max(map(_end, box.children))
    return float(box.position_y + box.margin_height())
