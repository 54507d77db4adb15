"""The rules around a cell of a Word table, how far its words stand from those that stand upright, and where in its height."""

from collections.abc import Iterable, Mapping

from lxml import etree

from hexapla.akn.grid import BEFORE_WORDS, BOTTOM, MIDDLE, Grid, Place
from hexapla.akn.rules import NONE, Rules
from hexapla.akn.ways import DOWN, UP, way
from hexapla.writers.docx.wml import Elements, make
from hexapla.writers.markup.turned_words import Turned

THIN = 4  # eighths of a point
THICK = 12

BORDERS: dict[str, dict[str, object]] = {
    "thin": {"val": "single", "sz": THIN},
    "thick": {"val": "single", "sz": THICK},
    "double": {"val": "double", "sz": THICK},
}

WAYS = {UP: "btLr", DOWN: "tbRl"}
"""How a Word file says which way words run."""

OFF = {"thin": 80, "thick": 90, "double": 120}
"""How far words stand from the middle of an upright rule, which is that heavy, in twentieths of a point."""


def borders(table: Grid, rules: Rules, place: Place | None, where: tuple[int, int, int]) -> etree._Element:
    """Return the rules of a cell, of which `where` has the row, the column and the span; those between the rows of a cell of several left out."""
    row, column, span = where
    first, depth = (place.row, place.depth) if place is not None else (row, 1)
    is_last = column + span >= table.width
    sides = {
        "top": rules.at(row, column, span) if row == first else NONE,
        "bottom": rules.at(row + 1, column, span) if row + 1 == first + depth else NONE,
        "left": (rules.frame or NONE) if not column else NONE,
        "right": rules.frame or NONE if is_last else rules.upright[column + span - 1],
    }
    if place is not None and place.brace:
        sides["left" if place.brace == BEFORE_WORDS else "right"] = ("thin", "thick")[_braced_above(table, place) % 2]
    drawn = {side: BORDERS[weight] for side, weight in sides.items() if weight != NONE}
    return make("tcBorders", *(make(side, **look, space=0, color="auto") for side, look in drawn.items()))


def margins(rules: Rules, column: int, span: int, *, is_flush: bool) -> Elements:
    """Return the margins of a cell beside upright rules, of which a half stands in it; behind the last one is none where a table `is_flush`, but for a frame."""
    end = column + span - 1
    beside = {"left": rules.upright[column - 1] if column else NONE, "right": rules.upright[end]}
    found = [make(side, w=OFF[rule], type="dxa") for side, rule in beside.items() if rule in OFF]
    if is_flush and end + 1 == len(rules.upright) and beside["right"] not in OFF and not rules.frame:
        found.append(make("right", w=0, type="dxa"))
    return [make("tcMar", *found)] if found else []


def _braced_above(table: Grid, place: Place) -> int:
    """Return how many cells right above one have braces on the same side, of which theirs would be one if they were not drawn by turns."""
    for above in (each for row in table.rows[: place.row] for each in row if each.brace == place.brace):
        if above.column == place.column and above.row + above.depth == place.row:
            return 1 + _braced_above(table, above)
    return 0


def way_in(place: Place | None) -> Elements:
    """Return what says that the words of a cell run up or down."""
    return [make("textDirection", val=WAYS[way(place)])] if place is not None and way(place) else []


def least_height(row: Iterable[Place], turned: Mapping[Place, Turned]) -> Elements:
    """Return how high a row is at least for its words that run up or down: Word makes none higher for them."""
    along = max((turned[place].along / place.depth for place in row if place in turned), default=0)
    return [make("trHeight", val=round(20 * along), hRule="atLeast")] if along else []


def height_in(place: Place | None, *, is_head: bool) -> Elements:
    """Return what says where the words of a cell stand in its height: those of heads at its end, beside a brace half-way down."""
    stated = "" if place is None else place.valign or (MIDDLE if place.brace else "")
    said = BOTTOM if is_head else stated
    return [make("vAlign", val="center" if said == MIDDLE else said)] if said else []
