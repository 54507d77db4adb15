"""The first lines of what pandoc reads: a masthead may be a table, or one paragraph with forced breaks between its lines."""

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.domain.label_patterns import matches
from hexapla.readers.masthead.slots import key_of, says_session
from hexapla.readers.structure.content import append_content, is_empty
from hexapla.readers.structure.lines import Line

_FIRST = 3
"""Among how many lines at the beginning a masthead is looked for that is a table."""

_MOST = 12
"""Among how many lines at the beginning one is looked for that holds several of a first page."""


def without_tables(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the tables among the first of them taken apart: a masthead may be one."""
    found: list[Line] = []
    for index, line in enumerate(lines):
        if line.block is None or index >= _FIRST:
            found.append(line)
            continue
        for cell in line.block.iter("{*}p"):
            found += [
                part
                for part in _parts(Line(line.number, "", content=cell))
                if part.content is not None and not is_empty(part.content)
            ]
    return found


def with_breaks_apart(lines: Sequence[Line], language: str) -> list[Line]:
    """Return the lines with those taken apart, among the first, that hold several lines of a masthead."""
    found: list[Line] = []
    for line in lines[:_MOST]:
        parts = list(_parts(line)) if line.content is not None and line.label is None else []
        is_front = len(parts) > 1 and any(is_of_front(part.text, language) for part in parts)
        found += [part for part in parts if part.text] if is_front else [line]
    return [*found, *lines[_MOST:]]


def is_of_front(text: str, language: str) -> bool:
    """Tell whether a line is one of a masthead, or names a session or an item of an agenda."""
    return bool(key_of(text, language)) or says_session(text, language) or matches("agenda", text, language)


def _parts(line: Line) -> Iterator[Line]:
    """Yield what stands between the forced breaks of a line."""
    part = E.p(*([line.content.text] if line.content is not None and line.content.text else []))
    for child in line.content if line.content is not None else ():
        if local(child) == "br":
            yield _line(line, part)
            part = E.p(*([child.tail] if child.tail else []))
        else:
            append_content(part, E.p(copy.deepcopy(child)))
    yield _line(line, part)


def _line(line: Line, part: etree._Element) -> Line:
    return Line(line.number, " ".join("".join(map(str, part.itertext())).split()), content=part)
