"""Lines that are one: a number that stands alone and its paragraph, a heading set in two paragraphs."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from lxml import etree

from hexapla.akn.inlines import runs
from hexapla.akn.names import BEFORE, PAGE, E
from hexapla.domain.label_patterns import matches
from hexapla.readers.structure.content import append_content, content_of
from hexapla.readers.structure.labels import may_be_heading, split_label
from hexapla.readers.structure.lines import RANKS, Line

_PLAIN = ("text", "plain", "heading")
_LONE = ("decision", "resolution", "part", "book_chapter", "book_section", "article", "annex", "appendix")
"""Labels that stand alone in their paragraph: the next heading is their title."""
_DIVISIONS = ("part", "book_chapter", "book_section", "article")
_NUMBERS = ("paragraph", "prefixed")


def with_lone_labels(lines: Sequence[Line], language: str) -> list[Line]:
    """Return lines in which a number that stands alone is the label of the line below it."""
    found: list[Line] = []
    for line in (_with_first_words_as_label(_with_first_line_as_label(each, language), language) for each in lines):
        before = found[-1] if found else None
        if before is not None and _is_lone(before, language) and _is_unlabelled(line, language):
            found[-1] = replace(line, label=before.text.strip(), style=before.style)
        else:
            found.append(line)
    return found


def _with_first_line_as_label(line: Line, language: str) -> Line:
    """Take the label of an article or an annex that a forced break parts from its title as the label of the line."""
    if line.content is None or line.label or line.eid or line.style not in (*RANKS, None, "paragraph"):
        return line
    row = list(runs(line.content))
    first = "".join(run.text for run in takewhile(lambda run: not run.is_break, row))
    unit = split_label(first, language)
    if unit.kind not in _LONE or unit.label != first.strip() or not any(run.is_break for run in row):
        return line
    content = content_of("p", line.content, len(first) + 1)
    return replace(
        line, label=unit.label, text="".join(run.text for run in runs(content)).replace("\n", " "), content=content
    )


def _with_first_words_as_label(line: Line, language: str) -> Line:
    """Take the label of a heading that nothing parts from its title as the label of the line: `Article 2 Functions`."""
    first, _, title = line.text.partition(" ")
    number, _, title = title.partition(" ")
    first = f"{first} {number}"
    if line.style not in RANKS or line.label or line.eid or line.content is None or not _begins_title(title, language):
        return line
    unit = split_label(first, language)
    if unit.kind not in _DIVISIONS or unit.label != first or not may_be_heading(title):
        return line
    return replace(line, label=first, text=title, content=content_of("p", line.content, len(first) + 1))


def _begins_title(text: str, language: str) -> bool:
    """Tell whether words behind the number of an article begin its title: with a capital letter where their script has them."""
    first = text[:1]
    return first.isupper() or (
        first.isalpha() and not first.islower() and not matches("behind_article", text, language)
    )


def _is_lone(line: Line, language: str) -> bool:
    if line.label or line.eid or line.block is not None or line.content is None or len(line.content):
        return False
    unit = split_label(line.text, language)
    return unit.kind in _NUMBERS and not unit.text


def _is_unlabelled(line: Line, language: str) -> bool:
    is_text = line.block is None and not line.label and not line.eid and line.style in (None, "paragraph")
    return is_text and split_label(line.text, language).kind in ("text", "plain")


def joined(lines: Sequence[Line], language: str) -> list[Line]:
    """Put the title of a decision or an annex to its label, where each is a paragraph of the same style."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and _is_title_of(line, before, language):
            found[-1] = replace(before, label=before.text, text=line.text, content=_begun(line.content, before.content))
        elif before is not None and _goes_on(line, before, language):
            found[-1] = _with_second_line(before, line)
        else:
            found.append(line)
    return found


def _begun(title: etree._Element | None, label: etree._Element | None) -> etree._Element | None:
    """Return a title, which begins a page where its label does."""
    if title is not None and label is not None and label.get(PAGE):
        title.set(PAGE, BEFORE)
    return title


def _is_title_of(line: Line, before: Line, language: str) -> bool:
    if before.label or not {before.style, line.style} <= set(RANKS) or line.label or line.block is not None:
        return False
    first, second = split_label(before.text, language), split_label(line.text, language)
    if line.style != before.style and (first.kind, second.kind) != ("article", "text"):
        return False
    return first.kind in _LONE and not first.text and second.kind not in (*_LONE, "chapter") and line.eid is None


def _goes_on(line: Line, before: Line, language: str) -> bool:
    """Tell whether a heading is the second line of the one before it: same style, no label, nothing between them."""
    if not line.style == before.style in RANKS or line.eid or before.eid or line.label or before.label:
        return False
    if line.content is None or before.content is None or line.number > before.number + 1:
        return False
    return all(split_label(each.text, language).kind in _PLAIN for each in (line, before))


def _with_second_line(before: Line, line: Line) -> Line:
    content = content_of("p", before.content, 0) if before.content is not None else E.p()
    content.append(E.br())
    append_content(content, line.content)
    return replace(before, text=f"{before.text} {line.text}", content=content)
