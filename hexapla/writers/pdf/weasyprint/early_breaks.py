"""A line takes in every word that it has room for, where all that is left nearly fits.

WeasyPrint 70.0 measures a text wider than Pango, by parts of a point or by the blank that ends it.  Where Pango takes a line for
full that is too wide so, WeasyPrint breaks it behind its first word, or within that: `par. 379).` stood on a line by
itself.  Less room makes Pango break it where it must.  No issue found upstream.
"""

from typing import Any

from weasyprint.layout import inline

EARLY = 0.7
"""The part of its room that a line fills, at least, not to be looked at again."""

RESUME_AT, WIDTH = 2, 3
"""Where what the setting of a line returns has its end, None where all of the text is in it, and how wide it is, in pixels."""


def install() -> None:
    """Mend the setting of lines, once."""
    original = inline.split_first_line
    if getattr(original, "fills_lines", False):
        return

    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **named: Any) -> Any:
        found = original(text, style, context, max_width, *rest, **named)
        if max_width is None or found[RESUME_AT] is None or found[WIDTH] >= EARLY * max_width:
            return found
        for less in (1.0, style["font_size"] / 2):  # what is measured too wide, the blank at the end too
            other = original(text, style, context, max_width - less, *rest, **named)
            if found[WIDTH] < other[WIDTH] <= max_width:
                return other
        return found

    split_first_line.__dict__.update(original.__dict__, fills_lines=True)  # what other gaps know the function by
    inline.split_first_line = split_first_line
