"""Code in a Markdown text, between fences or ticks: nothing in it is a sign of Markdown, a note or a tag."""

import re
from collections.abc import Callable

CODE = (
    r"(?:(?s:^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9}(?P<fence>```+|~~~+).*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z))"
    r"|(?P<tick>`+)(?!`)[^\n]*?(?<!`)(?P=tick)(?!`))"
)
"""What code looks like, for expressions in which `^` begins a line."""

_CODE = re.compile(f"(?m){CODE}")


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return a text with what stands outside of code changed."""
    return outside(_CODE, text, change)


def outside(pattern: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Return a text with what stands outside of the places of a pattern changed."""
    kept: list[str] = []
    position = 0
    for match in pattern.finditer(text):
        kept += (change(text[position : match.start()]), match[0])
        position = match.end()
    return "".join((*kept, change(text[position:])))
