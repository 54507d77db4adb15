"""The classes of cells of a table whose source draws other rules than the usual, or sets its words elsewhere.

`below-thin`, `above-thick`, `after-double`: a cell has a rule below it, above it where the cells there have not the same, at
its end; `align-center` and `valign-bottom` say where its words stand.
"""

from hexapla.akn.grid import Grid, Place
from hexapla.akn.rules import NONE, Rules
from hexapla.akn.table_kinds import is_box
from hexapla.akn.usual_rules import beside_rules, close_ends, drawn_rules


def kind_of(table: Grid) -> str:
    """Return the classes of a table of which every rule is told by its cells: `ruled`, and `framed-thin` where one stands around it, a `box` without heads."""
    frame = f"{'box' if is_box(table) else 'framed'} framed-{table.rules.frame}" if table.rules.frame else ""
    return f"ruled {frame}".strip() if table.rules.is_stated else ""


OFF = {"above": "under-rule", "below": "over-rule"}
CLOSE_TO = {"above": "close-above", "below": "close-below"}


def cell_rules(table: Grid) -> Rules | None:
    """Return the rules of a table whose source draws others than the usual, None of any other."""
    return drawn_rules(table) if table.rules.is_stated else None


def classes(place: Place, rules: Rules | None) -> str:
    """Return the classes of a cell."""
    found = [f"align-{place.align}"] if place.align else []
    found += [f"valign-{place.valign}"] if place.valign else []
    if rules is not None:
        end = place.column + place.span - 1
        above = rules.at(place.row, place.column, place.span)
        is_told = place.row and len(set(rules.level[place.row])) == 1  # the cells above have it as theirs
        sides = {
            "above": NONE if is_told else above,
            "below": rules.at(place.row + place.depth, place.column, place.span),
            "after": NONE if end + 1 == len(rules.upright) else rules.upright[end],
        }
        found += [f"{side}-{weight}" for side, weight in sides.items() if weight != NONE]
    return " ".join(found)


def row_classes(table: Grid) -> list[str]:
    """Return the classes of the rows below the head that stand under a rule or over one: whether their words stand off from that."""
    return [
        " ".join(CLOSE_TO[end] if end in close else OFF[end] for end in sorted(sides))
        for sides, close in zip(beside_rules(table), close_ends(table), strict=True)
    ]
