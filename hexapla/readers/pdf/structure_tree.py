"""The structure tree of a tagged PDF: which element each piece of marked content belongs to (ISO 32000-1, 14.7 and 14.8)."""

import io
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_MOST = 1_000_000
"""Nodes of a tree that are looked at."""

_BLOCKS = frozenset({"P", "H", *(f"H{level}" for level in range(1, 7)), "LI", "Note", "TH", "TD", "Caption", "TOCI"})
"""Standard types of elements that hold words of their own; others, as links and spans, are part of these."""

_CELLS = ("TH", "TD")
_ROW = "TR"

NOTE_ELEMENT = "Note"
"""The standard type of a note."""

TEXT_BOX = "Textbox"
"""What Word calls a text box of a drawing; its role map makes it a section."""

_WHOLE = frozenset({"LI", NOTE_ELEMENT, "TOCI", TEXT_BOX})
"""Types whose label and words are one, whatever elements are within them."""


class Tag(NamedTuple):
    """An element of the structure tree: its place among those of words in the order of reading, its standard type.

    `cell` is the place of the cell of a table that it is or stands in, `row` that of its row, 0 for none.
    """

    number: int
    kind: str
    cell: int = 0
    row: int = 0

    @property
    def is_heading(self) -> bool:
        """Tell whether it is a heading of the text."""
        return self.kind[0] == "H"


Tags = Mapping[int, Mapping[int, Tag]]
"""Elements by page, counted from 1, and the identifier of their marked content."""


def tags_of(data: bytes) -> Tags:
    """Return what each piece of marked content of a PDF belongs to, nothing where the file is not tagged or its tree is broken."""
    import pikepdf  # heavy, and nothing but PDFs needs it

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            root = document.Root.get("/StructTreeRoot")
            if not isinstance(root, pikepdf.Dictionary):
                return {}
            pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
            found: dict[int, dict[int, Tag]] = {}
            for page, content, tag in _contents(root, pages):
                found.setdefault(page, {})[content] = tag
            return found
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, AttributeError):
        return {}


def _contents(root: Any, pages: Mapping[Any, int]) -> Iterator[tuple[int, int, Tag]]:
    """Yield page and identifier of marked content with the element of words that it stands in, in the order of the tree."""
    import pikepdf

    roles = root.get("/RoleMap", {})
    waiting: list[tuple[Any, int, Tag | None, int]] = [(root.get("/K"), 0, None, 0)]
    seen: set[tuple[int, int]] = set()
    count = 0
    rows = 0
    for _ in range(_MOST):
        if not waiting:
            return
        node, page, tag, row = waiting.pop()
        if isinstance(node, int):
            if tag:
                yield page, node, tag
        elif isinstance(node, pikepdf.Array):
            waiting += [(each, page, tag, row) for each in reversed(list(node))]
        elif isinstance(node, pikepdf.Dictionary) and not (node.is_indirect and node.objgen in seen):
            seen.add(node.objgen)
            page = pages.get(node.Pg.objgen, page) if "/Pg" in node else page
            own = node.get("/S", pikepdf.Name("/NonStruct"))
            kind = TEXT_BOX if own == f"/{TEXT_BOX}" else str(roles.get(own, own))[1:]
            if kind == _ROW:
                rows += 1
                row = rows
            if kind in _WHOLE or (kind in _BLOCKS and not (tag and tag.kind in _WHOLE)):
                count += 1
                tag = Tag(count, kind, count if kind in _CELLS else tag.cell if tag else 0, row)
            waiting.append((node.get("/MCID", node.get("/K")), page, tag, row))
