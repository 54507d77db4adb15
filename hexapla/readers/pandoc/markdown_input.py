"""Markdown made ready for pandoc: numbered lines that go on in a row are paragraphs, facts at its head and comments are no text."""

import re

from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.pandoc.html_tags import with_signs
from hexapla.readers.pandoc.markdown_code import outside_code
from hexapla.readers.pandoc.note_labels import with_whole_notes
from hexapla.readers.pandoc.typed_labels import with_typed_labels

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n(?=\s*\n|\s*\S)")
"""Facts about a file at its head, between rows of hyphens: other programs wrote them, and no reader sees them."""

_FACT = re.compile(r"(?m)^[\w-]+:(?: |$)")
_NUMBERED = re.compile(r" {0,3}(?P<sign>[-*+•][ \t]+)?(?P<bold>\*\*)?(?P<number>\d{1,4})\\?\.(?(bold)\*\*)[ \t]+\S")

_COMMENT = re.compile(r"(?s)<!--.*?-->")


def without_comments(text: str) -> str:
    """Return a Markdown text without its comments, which no page shows; what looks like one in code is none."""
    return outside_code(text, lambda part: _COMMENT.sub("", part)) if "<!--" in text else text


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
    bare, tags = with_signs(without_comments(without_front_matter(text)))
    if tags:
        said = ", ".join(f"{tag} ({count})" for tag, count in tags.most_common())
        found.append(finding("F-241", before=said, **place))
    whole, uncalled = with_whole_notes(with_typed_labels(with_rows_apart(bare)))
    for label in uncalled:
        line = text.count("\n", 0, text.find(f"[^{label}]:")) + 1
        found.append(finding("N-002", before=label, line=line, **place))
    return whole, found


def with_rows_apart(text: str) -> str:
    """Return a Markdown text in which each line that goes on in a row of numbers begins a paragraph, without a bullet."""
    found: list[str] = []
    last = 0
    for typed in text.split("\n"):
        match = _NUMBERED.match(typed)
        number = int(match["number"]) if match else 0
        sign = match["sign"] if match and number == last + 1 else None
        line = typed.replace(sign, "", 1) if sign else typed
        if match and last and number == last + 1 and found and found[-1].strip():
            found.append("")
        last = number or last
        found.append(line)
    return "\n".join(found)
