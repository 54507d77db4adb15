"""The nodes of pandoc's JSON tree that an e-book is made of, one small function each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Node = dict[str, Any]
Attributes = list[Any]


def attributes(eid: str = "", classes: str = "", more: Mapping[str, str | None] | None = None) -> Attributes:
    """Return an attribute triple; attributes that are None or empty are left out."""
    return [eid, classes.split(), [[key, value] for key, value in (more or {}).items() if value]]


def text(content: str) -> Node:
    """Return text as it stands, blanks and all."""
    return {"t": "Str", "c": content}


def space() -> Node:
    """Return the blank between two words."""
    return {"t": "Space"}


def line_break() -> Node:
    """Return a forced line break."""
    return {"t": "LineBreak"}


def wrapped(kind: str, inlines: Sequence[Node]) -> Node:
    """Return inlines in `Strong`, `Emph`, `Underline`, `Subscript` or `Superscript`."""
    return {"t": kind, "c": list(inlines)}


def span(inlines: Iterable[Node], attr: Attributes) -> Node:
    """Return inlines with attributes."""
    return {"t": "Span", "c": [attr, list(inlines)]}


def link(inlines: Iterable[Node], target: str, attr: Attributes) -> Node:
    """Return a link."""
    return {"t": "Link", "c": [attr, list(inlines), [target, ""]]}


def image(alternative: str, source: str) -> Node:
    """Return a picture."""
    return {"t": "Image", "c": [attributes(), [text(alternative)] if alternative else [], [source, ""]]}


def para(inlines: Iterable[Node]) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": list(inlines)}


def div(blocks: Iterable[Node], attr: Attributes) -> Node:
    """Return blocks with attributes."""
    return {"t": "Div", "c": [attr, list(blocks)]}


def header(level: int, inlines: Iterable[Node], attr: Attributes) -> Node:
    """Return a heading; pandoc opens a section at it, and at level 1 a file."""
    return {"t": "Header", "c": [level, attr, list(inlines)]}


def cell(blocks: Sequence[Node], rows: int, columns: int, classes: str = "") -> list[Any]:
    """Return a cell of a table that covers so many rows and columns."""
    return [attributes("", classes), {"t": "AlignDefault"}, rows, columns, list(blocks)]


def table(
    caption: Sequence[Node],
    head: Sequence[Any],
    body: Sequence[Any],
    width: int,
    classes: str = "",
    *,
    said: Mapping[int, Mapping[str, str]] | None = None,
) -> Node:
    """Return a table `width` columns wide, of rows of cells; `said` are attributes of rows of its body."""
    rows = [[[attributes(), list(row)] for row in part] for part in (head, body)]
    for number, named in (said or {}).items():
        rows[1][number][0][2] += [list(each) for each in named.items()]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in range(width)]
    body_parts = [[attributes(), 0, [], rows[1]]]
    return {
        "t": "Table",
        "c": [
            attributes("", classes),
            [None, list(caption)],
            columns,
            [attributes(), rows[0]],
            body_parts,
            [attributes(), []],
        ],
    }


def document(version: Sequence[int], meta: Mapping[str, str], blocks: Iterable[Node]) -> Node:
    """Return a whole document with metadata that are plain text."""
    values = {key: {"t": "MetaString", "c": value} for key, value in meta.items()}
    return {"pandoc-api-version": list(version), "meta": values, "blocks": list(blocks)}
