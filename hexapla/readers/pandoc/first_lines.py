"""The first lines of what pandoc reads: an emblem may stand above the masthead, and the masthead in a table."""

from collections.abc import Sequence

from hexapla.readers.structure.content import is_empty
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
        cells = [cell for cell in line.block.iter("{*}p") if not is_empty(cell)]
        found += [
            Line(line.number, " ".join("".join(map(str, cell.itertext())).split()), content=cell) for cell in cells
        ]
    return found
