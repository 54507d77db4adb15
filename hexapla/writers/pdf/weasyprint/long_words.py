"""A word longer than any line takes no longer to set for its length.

WeasyPrint 70.0 sets a word that nothing divides as a whole, once for each line that a part of it fills: ten times the
letters take a hundred times as long.  What one line can hold is at the beginning.  No issue found upstream.
"""

from typing import Any

from weasyprint.layout import inline

MOST = 1000
"""Letters that no line of ours holds."""

RESUME_AT = 2
"""Where the end of a line stands in what its setting returns; None where all of the text is in it."""


def install() -> None:
    """Mend the setting of lines, once."""
    original = inline.split_first_line
    if getattr(original, "sees_a_line", False):
        return

    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **named: Any) -> Any:
        if max_width is not None and len(text) > MOST:
            found = original(text[:MOST], style, context, max_width, *rest, **named)
            if found[RESUME_AT] is not None:
                return found
        return original(text, style, context, max_width, *rest, **named)

    split_first_line.sees_a_line = True  # type: ignore[attr-defined]
    inline.split_first_line = split_first_line
