"""The first lines of what pandoc reads: a masthead may be a table, or one paragraph with forced breaks between its lines."""

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.readers.masthead.slots import key_of
from hexapla.readers.structure.content import append_content, is_empty
from hexapla.readers.structure.lines import Line

_FIRST = 3
"""Among how many lines at the beginning a masthead is looked for that is a table."""


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
    for line in lines[:_FIRST]:
        parts = list(_parts(line)) if line.content is not None and line.label is None else []
        is_masthead = len(parts) > 1 and any(key_of(part.text, language) for part in parts)
        found += [part for part in parts if part.text] if is_masthead else [line]
    return [*found, *lines[_FIRST:]]


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
