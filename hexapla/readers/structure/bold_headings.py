"""Headings that a styled source has without a style: an automatic `IV.` or `B.` before words that are all bold."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.names import akn
from hexapla.readers.structure.content import content_of
from hexapla.readers.structure.labels import may_be_heading, split_label
from hexapla.readers.structure.lines import Line

_STYLES = {"chapter": "chapter", "letter": "h1"}


def with_bold_headings(lines: Sequence[Line], language: str) -> list[Line]:
    """Return the lines, as headings those whose automatic labels are those of headings and whose words are all bold."""
    return [_as_heading(line, language) for line in lines]


def _as_heading(line: Line, language: str) -> Line:
    kind = split_label(f"{line.label}\tXx", language, "A.").kind if line.label else ""
    if kind not in _STYLES or line.eid or line.style != "paragraph" or not may_be_heading(line.text):
        return line
    content = content_of("p", line.content, 0) if line.content is not None else None
    if content is None or not is_bold(content):
        return line
    etree.strip_tags(content, akn("b"))
    return replace(line, style=_STYLES[kind], content=content)


def is_bold(content: etree._Element) -> bool:
    """Tell whether all words of a paragraph stand in bold type, the calls of notes apart."""
    plain = [content.text, *(each.tail for each in content)]
    return next(content.iter(akn("b")), None) is not None and not any(re.search(r"\w", text or "") for text in plain)
