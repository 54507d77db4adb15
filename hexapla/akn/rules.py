"""The rules of a table: between which of its rows and columns one stands, and how heavy it is.

What the layout of the United Nations draws by itself is nowhere said (`hexapla.akn.usual_rules`).  Where a source draws
otherwise, a row says which rule stands below it, the table which stands above its first row, and which stand upright.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.names import FRAME, RULE, UPRIGHT

NONE, THIN, THICK, DOUBLE = WEIGHTS = ("none", "thin", "thick", "double")
"""How heavy a rule is, none first; of two that meet, the heavier shows."""

UNSAID = ""
"""Stands where a source draws what the layout draws by itself."""


@dataclass(frozen=True)
class Rules:
    """The rules of a table, each of WEIGHTS or UNSAID.

    `level` has an edge for the top of the table and for the end of every row, each with as many rules as there are
    columns; `upright` has a rule for the end of every column, `frame` is the one before the first and behind the last.
    """

    level: tuple[tuple[str, ...], ...] = ()
    upright: tuple[str, ...] = ()
    frame: str = UNSAID

    @property
    def is_stated(self) -> bool:
        """Tell whether anything is said at all."""
        return any(map(any, self.level)) or any(self.upright) or bool(self.frame)

    def at(self, edge: int, column: int, span: int) -> str:
        """Return the rule that a cell of so many columns has at an edge, none where it goes along a part of the cell only."""
        weights = set(self.level[edge][column : column + span])
        return weights.pop() if len(weights) == 1 else NONE

    def of_columns(self, columns: Sequence[int]) -> "Rules":
        """Return the rules of some of the columns."""
        return Rules(
            tuple(tuple(edge[column] for column in columns) for edge in self.level),
            tuple(self.upright[column] for column in columns if self.upright),
            self.frame,
        )

    def over(self, usual: "Rules") -> "Rules":
        """Return what is drawn: what is said here, else the usual."""
        level = (
            tuple(said or drawn for said, drawn in zip(*edges, strict=True))
            for edges in zip(self.level, usual.level, strict=True)
        )
        upright = (said or drawn for said, drawn in zip(self.upright, usual.upright, strict=True))
        return Rules(tuple(level), tuple(upright), self.frame)

    def apart_from(self, usual: "Rules") -> "Rules":
        """Return what is said of drawn rules that are not the usual ones, whole edges at a time."""
        unsaid = ("",) * len(self.upright)
        level = (unsaid if edge == drawn else edge for edge, drawn in zip(self.level, usual.level, strict=True))
        return Rules(tuple(level), unsaid if self.upright == usual.upright else self.upright, self.frame)


UNRULED = Rules()
"""Says nothing, of no rows and columns."""


def read_rules(level: Sequence[str], upright: str, width: int, frame: str = UNSAID) -> Rules:
    """Return the rules that a table and its rows say they have, top first; nothing where they say what cannot be."""
    around = frame if frame in (THIN, THICK, DOUBLE) else UNSAID
    return Rules(tuple(_read(edge, width) for edge in level), _read(upright, width), around)


def stated(table: etree._Element, rows: Sequence[etree._Element | None], width: int) -> Rules:
    """Return the rules that a table and its rows say they have."""
    edges = [each.get(RULE, "") if each is not None else "" for each in (table, *rows)]
    return read_rules(edges, table.get(UPRIGHT, ""), width, table.get(FRAME, ""))


def state(table: etree._Element, rows: Sequence[etree._Element | None], said: Rules) -> None:
    """Say in a table and in its rows which rules they have, in one word where all columns have the same."""
    for holder, edge in zip((table, *rows), said.level, strict=True):
        if holder is not None:
            _say(holder, RULE, edge)
    _say(table, UPRIGHT, said.upright)
    _say(table, FRAME, (said.frame,))


def _say(holder: etree._Element, name: str, edge: Sequence[str]) -> None:
    if name in holder.attrib:
        del holder.attrib[name]
    if any(edge):
        holder.set(name, edge[0] if len(set(edge)) == 1 else " ".join(edge))


def _read(said: str, width: int) -> tuple[str, ...]:
    words = said.split()
    words = words * width if len(words) == 1 else words
    return tuple(words) if len(words) == width and set(words) <= set(WEIGHTS) else (UNSAID,) * width


def heavier(weights: Sequence[str]) -> str:
    """Return the rule that shows of some that meet."""
    return max(weights, key=WEIGHTS.index, default=NONE)
