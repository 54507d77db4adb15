"""Rows of a table whose words stand closer to a rule than the templates of the United Nations have them."""

from collections import Counter
from collections.abc import Collection, Sequence

from lxml import etree

from hexapla.akn.grid import grid, row_elements
from hexapla.akn.names import CLOSE, LEADING
from hexapla.akn.table_cells import with_styled_head
from hexapla.akn.usual_rules import beside_rules
from hexapla.readers.word.names import val, w, whole
from hexapla.readers.word.units import Row, Table

_CLOSE = 60
"""Twentieths of a point: words stand 40 from words, 81 from a rule."""


def close_ends(table: Table, spacers: Collection[int]) -> list[frozenset[str]]:
    """Return for every row that is no spacer at which of its ends, `above` and `below`, its words stand close; a spacer is room."""
    found = []
    for number, row in enumerate(table.rows):
        ends = {"above": ("before", 0, number - 1), "below": ("after", -1, number + 1)}
        close = (
            end for end, (side, which, beside) in ends.items() if beside not in spacers and _is_close(row, side, which)
        )
        if number not in spacers:
            found.append(frozenset(close))
    return found


def set_close(table: etree._Element, ends: Sequence[frozenset[str]]) -> None:
    """Say in the rows of a table that keeps its leading where their words stand close to a rule; `ends` are those of its rows."""
    found = with_styled_head(grid(table))
    if LEADING not in table.attrib or len(found.rows) != len(ends):
        return
    for row, sides, close in zip(row_elements(found.rows), beside_rules(found), ends, strict=True):
        if row is not None and (told := " ".join(sorted(sides & close))):
            row.set(CLOSE, told)


def _is_close(row: Row, side: str, which: int) -> bool:
    """Tell whether most cells of a row say so of the space before their first or behind their last words."""
    texts = (
        [each.element for each in Table((Row(is_head=False, cells=(cell,)),), 0).paragraphs()] for cell in row.cells
    )
    shown = ([each for each in cell if next(each.iter(w("t")), None) is not None] for cell in texts)
    said = Counter(val(cell[which].find(f"{w('pPr')}/{w('spacing')}"), side) for cell in shown if cell)
    usual = next((space for space, _ in said.most_common(1)), None)
    return usual is not None and whole(usual) <= _CLOSE
