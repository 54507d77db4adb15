"""Headings that a styled source has without a style: `IV.` counted before bold words, （一） over a text, `70/1.` over an organ."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.names import E, akn
from hexapla.readers.structure.content import content_of
from hexapla.readers.structure.labels import Labelled, ends_sentence, is_chinese_number, may_be_heading, split_label
from hexapla.readers.structure.lines import RANKS, Line
from hexapla.readers.structure.preamble import is_organ

_GOING_ON = (":", ";", ",", "：", "；", "，")
_COMMAS = (",", "،", "，")
_MOST_OVER_ORGAN = 3
"""Lines that may name a resolution: its number, its title in two."""

_STYLES = {"chapter": "chapter", "letter": "h1"}


def with_bold_headings(lines: Sequence[Line], language: str) -> list[Line]:
    """Return the lines, as headings those whose labels and words, or the lines around them, say that they are."""
    labels = [split_label(f"{line.label}\t{line.text}" if line.label else line.text, language) for line in lines]
    return [
        _in_style(line, _STYLES.get(labels[index].kind, "h4"))
        if _is_over_text(lines, labels, index)
        else _in_style(line, "chapter")
        if _is_resolution(lines, labels, index) or _is_over_organ(lines[index : index + _MOST_OVER_ORGAN + 1], language)
        else _as_heading(line, language)
        for index, line in enumerate(lines)
    ]


def _is_resolution(lines: Sequence[Line], labels: Sequence[Labelled], index: int) -> bool:
    """Tell whether a line is the number and title of a resolution: in bold type, or right above an organ that speaks."""
    label, line = labels[index], lines[index]
    is_free = not line.eid and line.style not in RANKS and index < len(lines) - 1
    is_numbered = label.kind in ("resolution", "decision") and may_be_heading(label.text)
    if line.content is None or not is_free or not is_numbered:
        return False
    return is_bold(line.content) or lines[index + 1].text.endswith(_COMMAS)


def _is_over_organ(lines: Sequence[Line], language: str) -> bool:
    """Tell whether the first of some lines is bold and stands, with no others than bold ones between, over an organ that speaks."""
    for line in lines:
        if line.text.endswith(_COMMAS) and is_organ(line.text, language):
            return line is not lines[0]
        is_free = not line.eid and line.style not in RANKS and not line.label and may_be_heading(line.text)
        if line.content is None or not is_free or not is_bold(line.content):
            return False
    return False


def _is_over_text(lines: Sequence[Line], labels: Sequence[Labelled], index: int) -> bool:
    """Tell whether a line is a heading by its place, （一） or II.: a text has ended above it, and one stands below it."""
    label, line = labels[index], lines[index]
    is_chapter = label.kind == "chapter" and line.label is None and line.style is None
    if (
        not (is_chinese_number(label) or is_chapter)
        or line.eid
        or line.style in RANKS
        or not 0 < index < len(lines) - 1
    ):
        return False
    above, below = lines[index - 1], labels[index + 1]
    is_free = above.style in RANKS or (ends_sentence(above.text) and not above.text.endswith(_GOING_ON))
    is_text = below.kind == "paragraph" or (below.kind == "text" and ends_sentence(below.text) and not is_chapter)
    return may_be_heading(label.text) and is_free and is_text


def _as_heading(line: Line, language: str) -> Line:
    kind = split_label(f"{line.label}\tXx", language, "A.").kind if line.label else ""
    if kind not in _STYLES or line.eid or line.style != "paragraph" or not may_be_heading(line.text):
        return line
    is_one = line.content is not None and is_bold(line.content)
    return _in_style(line, _STYLES[kind]) if is_one else line


def _in_style(line: Line, style: str) -> Line:
    """Return a line as a heading, its words without the bold type that told so."""
    content = content_of("p", E.p() if line.content is None else line.content, 0)
    etree.strip_tags(content, akn("b"))
    return replace(line, style=style, content=content)


def is_bold(content: etree._Element) -> bool:
    """Tell whether all words of a paragraph stand in bold type, the calls of notes apart."""
    plain = [content.text, *(each.tail for each in content)]
    return next(content.iter(akn("b")), None) is not None and not any(re.search(r"\w", text or "") for text in plain)
