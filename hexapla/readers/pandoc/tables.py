"""Tables of pandoc's: head rows, the bodies' rows with their own heads, the foot, the caption."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lxml import etree

from hexapla.akn.grid import check_places
from hexapla.akn.names import BOOKMARKS, SCOPE, E
from hexapla.akn.table_settings import keep_scopes, set_columns
from hexapla.readers.pandoc.tree import Tree, names_of
from hexapla.readers.structure.content import append_content, content_of, with_label
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.row_heads import mark_row_heads

Read = Callable[[Sequence[Tree]], Iterable[Line]]
"""Gives the lines of blocks that stand in a cell or a caption."""


def table_of(content: Any, read: Read, name: str, names: Sequence[str] = ()) -> etree._Element | None:
    """Return a table, None where it has no row; `names` are those by which links lead to it, besides its own.

    Raises:
        SourceError: it has more places than a table may have; `name` is the file's.
    """
    attributes, caption, columns, head, bodies, foot = content
    rows = [(row, True) for row in head[1]]  # of each row, whether all its cells are heads
    for _, _, heads, body in bodies:  # pandoc's count of row heads is of columns, which a head may span: cells tell
        rows += [(row, True) for row in heads] + [(row, False) for row in body]
    rows += [(row, False) for row in foot[1]]
    check_places(sum(len(row[1]) for row, _ in rows), name)
    known = " ".join((*names, *names_of(attributes)))
    table = E.table({BOOKMARKS: known} if known else {})
    lines = [line.content for line in read(caption[1]) if line.content is not None]
    for place, line in enumerate(lines):
        if not place:
            table.append(content_of("caption", line, 0))
        else:
            table[0].append(E.br())
            append_content(table[0], line)
    for row, is_head in rows:
        made = E.tr(*(_cell(cell, read, is_head=is_head) for cell in row[1]))
        if len(made):
            table.append(made)
    mark_row_heads(table)
    keep_scopes(table)
    set_columns(table, [float(width.get("c") or 0) for _, width in columns])
    return table if table.find("{*}tr") is not None else None


def _cell(cell: Any, read: Read, *, is_head: bool) -> etree._Element:
    (_, _, stated), _, deep, wide, blocks = cell
    scope = dict(stated).get("scope")
    made = E("th" if is_head or scope is not None else "td")
    if scope:
        made.set(SCOPE, scope.removesuffix("group"))
    if wide > 1:
        made.set("colspan", str(wide))
    if deep > 1:
        made.set("rowspan", str(deep))
    for line in read(blocks):
        if line.block is not None:
            made.extend(each for each in line.block.iter("{*}p"))
        elif line.content is not None:
            made.append(with_label(line.content, line.label))
    if not len(made):
        made.append(E.p())
    return made
