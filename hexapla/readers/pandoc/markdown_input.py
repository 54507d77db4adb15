"""Markdown made ready for pandoc: numbered lines that go on in a row are paragraphs, facts at its head and comments are no text."""

import re

from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.pandoc.note_labels import with_whole_notes
from hexapla.readers.pandoc.typed_labels import with_typed_labels

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n(?=\s*\n|\s*\S)")
"""Facts about a file at its head, between rows of hyphens: other programs wrote them, and no reader sees them."""

_FACT = re.compile(r"(?m)^[\w-]+:(?: |$)")
_NUMBERED = re.compile(r" {0,3}(?P<sign>[-*+•][ \t]+)?(?P<bold>\*\*)?(?P<number>\d{1,4})\\?\.(?(bold)\*\*)[ \t]+\S")

_COMMENT = re.compile(
    r"(?ms)(?P<code>^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9}(?P<fence>```+|~~~+).*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)|(?P<tick>`+)(?!`)[^\n]*?(?<!`)(?P=tick)(?!`))|<!--.*?-->"
)

_MARKUP = re.compile(
    _COMMENT.pattern.rpartition("|")[0]
    + r"|<(?P<tag>ins|u|del|s|strike)>(?=\S)(?P<words>[^<>\[\]\n]*\S)</(?P=tag)>|(?P<break>(?<=\S)<br ?/?>(?=\S)(?!.*\|))"
)
_STRUCK = ("del", "s", "strike")


def without_comments(text: str) -> str:
    """Return a Markdown text without its comments, which no page shows; what looks like one in code is none."""
    return _COMMENT.sub(lambda match: match["code"] or "", text) if "<!--" in text else text


def with_marks(text: str) -> str:
    """Return a Markdown text with what HTML marks within its lines in signs of Markdown; what looks like it in code is code."""
    return _MARKUP.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    if match["tag"] is None:
        return "\\\n" if match["break"] else match[0]
    return f"~~{match['words']}~~" if match["tag"] in _STRUCK else f"[{match['words']}]{{.underline}}"


def front_matter(text: str) -> str:
    """Return the facts at the head of a Markdown text, rows of hyphens and all; empty where there are none."""
    match = _FRONT.match(text)
    return match[0] if match and _FACT.search(match[0]) else ""


def without_front_matter(text: str) -> str:
    """Return a Markdown text without the facts at its head; its lines keep their numbers."""
    facts = front_matter(text)
    return "\n" * facts.count("\n") + text[len(facts) :]


def settled(text: str, name: str, language: str) -> tuple[str, list[Finding]]:
    """Return a Markdown text as pandoc is to read it, and what is odd about it."""
    place = {"file": name, "language": language}
    facts = front_matter(text).strip("\ufeff-\r\n ")
    found = [finding("F-223", before=facts.partition("\n")[0][:120], line=1, **place)] if facts else []
    whole, uncalled = with_whole_notes(prepared(text))
    for label in uncalled:
        line = text.count("\n", 0, text.find(f"[^{label}]:")) + 1
        found.append(finding("N-002", before=label, line=line, **place))
    return whole, found


def prepared(text: str) -> str:
    """Return a Markdown text in which each line that goes on in a row of numbers begins a paragraph, without a bullet."""
    found: list[str] = []
    last = 0
    for typed in with_marks(without_comments(without_front_matter(text))).split("\n"):
        match = _NUMBERED.match(typed)
        number = int(match["number"]) if match else 0
        sign = match["sign"] if match and number == last + 1 else None
        line = typed.replace(sign, "", 1) if sign else typed
        if match and last and number == last + 1 and found and found[-1].strip():
            found.append("")
        last = number or last
        found.append(line)
    return with_typed_labels("\n".join(found))
