"""Tags of HTML in a Markdown text: marks and links become signs of Markdown, the others are taken out and counted."""

import html
import re
from collections import Counter

from lxml.html import defs

from hexapla.readers.pandoc.markdown_code import outside, outside_code

_TAGS = frozenset({*defs.tags, "bdi", "main", "picture", "template"} - {"span"})
"""The names of elements of HTML, spans left out, which pandoc reads in Markdown itself."""

BREAK = "forced-break"
"""The class of an empty span that stands for a forced break, for which cells of a table have no sign."""

_ATTRIBUTES = r"(?P<attributes>(?:\s[^<>]*)?)"
_PAIR = re.compile(
    rf"(?<!\\)<(?P<tag>[a-z]{{1,6}}){_ATTRIBUTES}>(?P<words>(?:[^<>\n]|\n(?![ \t]*(?:\n|$)))*)</(?P=tag)\s*>",
    re.IGNORECASE,
)
_DIVISION = re.compile(r"(?im)^[ \t]*</?div(?:\s[^<>]*)?>[ \t]*$")
"""A tag of a division that stands alone, which pandoc reads itself."""

_BREAK = re.compile(r"(?i)(?<![ \t])[ \t]*(?<!\\)<br\s*/?>[ \t]*(?:\n(?=[^\W\d_]))?")
_TAG = re.compile(r"(?<!\\)</?(?P<tag>[a-z][a-z0-9]{0,11})(?P<attributes>(?:\s[^<>]*|/)?)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?P<name>[\w-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
)
_BLANK = re.compile(r"\s+")
_SIGNS = {
    "b": "**{}**", "strong": "**{}**", "i": "*{}*", "em": "*{}*", "cite": "*{}*", "var": "*{}*", "dfn": "*{}*",
    "u": "[{}]{{.underline}}", "ins": "[{}]{{.underline}}", "del": "~~{}~~", "s": "~~{}~~", "strike": "~~{}~~",
    "sup": "^{}^", "sub": "~{}~",
}  # fmt: skip
_ACTING = re.compile(r"(?is)<(?P<tag>script|style)\b[^<>]*>(?:(?!<(?:script|style)\b).)*?</(?P=tag)\s*>")
TABLE = re.compile(r"(?ism)^[ \t]*<table\b(?:(?!</?table\b).)*</table\s*>[ \t]*$")
"""A table that begins and ends a line and holds no other."""

_DEEPEST = 8
"""How many marks may stand in one another."""

_APART = frozenset({"td", "th", "tr", "p", "li", "dt", "dd", "hr", "caption", "figcaption", "summary", "option"})


def with_signs(text: str) -> tuple[str, Counter[str]]:
    """Return a Markdown text without tags but those of tables, and how many of each name no sign of Markdown stands for."""
    left: Counter[str] = Counter()

    def taken(match: re.Match[str]) -> str:
        return _taken(match, left)

    def changed(part: str) -> str:
        for _ in range(_DEEPEST):
            part, count = _PAIR.subn(_pair, part)
            if not count:
                break
        part = _ACTING.sub(taken, part)
        return _TAG.sub(taken, _BREAK.sub(f"[]{{.{BREAK}}}", part))

    return (outside_code(text, lambda part: outside(TABLE, part, changed)) if "<" in text else text), left


def _pair(match: re.Match[str]) -> str:
    """Return the words of a mark or a link between signs; other tags as they are, out of the way of the next look."""
    tag, words = match["tag"].lower(), match["words"]
    inner = words.strip()
    before, _, after = words.partition(inner or words or " ")
    known = _attributes(match["attributes"])
    if tag == "a":
        name = known.get("id") or known.get("name")
        place = f"[]{{#{name}}}" if name else ""
        is_link = inner and known.get("href") and "](" not in inner
        return f"{place}[{inner}](<{known['href']}>)" if is_link else f"{place}{words}"
    if tag not in _SIGNS:
        return match[0]
    raised = _BLANK.sub(r"\\ ", inner) if tag in ("sup", "sub") else inner
    return f"{before}{_SIGNS[tag].format(raised)}{after}" if inner else words


def _taken(match: re.Match[str], left: Counter[str]) -> str:
    tag, known = match["tag"].lower(), _attributes(match[0])
    if tag not in _TAGS or (tag == "div" and _is_alone(match)):
        return match[0]
    if tag == "img" and known.get("src"):
        return f"![{html.escape(known.get('alt', ''))}](<{known['src']}>)"
    if match[0][1] != "/" and tag != "wbr":
        left[tag] += 1
    return " " if tag in _APART else ""


def _is_alone(match: re.Match[str]) -> bool:
    start = match.string.rfind("\n", 0, match.start()) + 1
    return _DIVISION.match(match.string, start) is not None


def _attributes(text: str) -> dict[str, str]:
    return {
        match["name"].lower(): match["double"] or match["single"] or match["bare"] or ""
        for match in _ATTRIBUTE.finditer(text)
    }
