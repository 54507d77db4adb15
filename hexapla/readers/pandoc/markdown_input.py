"""Markdown made ready for pandoc: numbered lines that go on in a row are paragraphs, facts at its head and comments are no text."""

import re

from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.pandoc.first_lines import is_of_front
from hexapla.readers.pandoc.html_tags import with_signs
from hexapla.readers.pandoc.markdown_code import outside_code
from hexapla.readers.pandoc.note_labels import with_whole_notes
from hexapla.readers.pandoc.typed_labels import with_typed_labels
from hexapla.readers.structure.labels import ends_sentence

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n(?=\s*\n|\s*\S)")
"""Facts about a file at its head, between rows of hyphens: other programs wrote them, and no reader sees them."""

_FACT = re.compile(r"(?m)^[\w-]+:(?: |$)")
_NUMBERED = re.compile(r" {0,3}(?P<sign>[-*+•][ \t]+)?(?P<bold>\*\*)?(?P<number>\d{1,4})\\?\.(?(bold)\*\*)[ \t]+\S")

_TOP = re.compile(r"\s*# .*\n")
_BELOW = re.compile(r"(?m)^(?:#| {0,3}\d{1,4}\.[ \t])")
"""Where a first page ends: at the first heading, but for one at its top, or the first paragraph that has a number."""

_ROW = 120
"""Letters of a line of a first page."""

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
    whole, uncalled = with_whole_notes(with_typed_labels(with_rows_apart(with_front_lines(bare, language))))
    for label in uncalled:
        line = text.count("\n", 0, text.find(f"[^{label}]:")) + 1
        found.append(finding("N-002", before=label, line=line, **place))
    return whole, found


def with_front_lines(text: str, language: str) -> str:
    """Return a Markdown text in which the lines of a first page that follow each other are lines.

    It ends above the first paragraph or heading; one heading may stand at its top.
    """
    top = _TOP.match(text)
    below = _BELOW.search(text, top.end() if top else 0)
    head = text[: below.start()] if below else text
    groups = re.split(r"(\n[ \t]*\n)", head)
    for index, group in enumerate(groups):
        rows = group.strip("\n").split("\n")
        is_short = len(rows) > 1 and all(row.strip() and row[0] not in "|>-*+ \t" and len(row) < _ROW for row in rows)
        if is_short and not ends_sentence(group) and any(is_of_front(row.strip(), language) for row in rows):
            groups[index] = re.sub(r"(?<=[^\s\\])[ \t]*\n(?=\S)", "\\\\\n", group)
    return "".join(groups) + text[len(head) :]


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
