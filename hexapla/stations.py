"""Duty stations: how each sets the pages of its documents (`data/stations.toml`)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class TableType:
    """Sizes of type in tables, in points: those of cells, the first where they have room, and the largest of column heads.

    `words` is that of tables without figures, `many` the first of tables of so many columns, `indent` how far rows stand
    in; `pairs` says that lists of two columns without heads stand in two columns beside each other; `spacing` is what
    stands between the letters of tables of words, in ems, `short` the height up to which they stay on one page, two fifths of it, `inset` how far
    words stand off from the frame of a box, at its start and at its end.

    `padding` is what stands before and behind the words of a cell, `padding_of_words` that in tables of words, in points: nothing before
    those of the first column and before figures, nothing behind those of the last where nothing stands before any.  `notes` is how far
    the lines of what stands below a table hang, those of a note by a letter half as far.
    """

    sizes: tuple[float, ...] = (9, 8, 7)
    head: float = 8
    words: float = 9
    many: tuple[tuple[int, float], ...] = ((10, 7), (6, 8))
    indent: float = 9
    pairs: bool = False
    spacing: float = 0
    padding: tuple[float, float] = (0, 4)
    padding_of_words: tuple[float, float] = (0, 4)
    short: float = 250
    inset: tuple[float, float] = (4, 4)
    notes: float = 0


USUAL = TableType()
"""The type of tables where no station says another."""


@dataclass(frozen=True)
class Paper:
    """What a station has on a paper, in points: widths of its text, between the margins, on a page on its side; its style sheet."""

    text: float
    page: float
    landscape: float
    sheet: str | None = None


@dataclass(frozen=True)
class Station:
    """A duty station: the organs whose documents it prints, its paper, how deep its contents lists are, its tables, its style sheet."""

    organs: tuple[str, ...]
    page_size: str
    contents_levels: int
    contents_from: int
    paper: Mapping[str, Paper]
    tables: TableType = USUAL
    sheet: str | None = None
    series: Mapping[str, str] = field(default_factory=dict)

    def sheets(self, symbol: str) -> list[str]:
        """Return the style sheets of a document: that of the station, those of its series."""
        found = [sheet for pattern, sheet in self.series.items() if re.match(pattern, symbol)]
        return [*([self.sheet] if self.sheet else []), *found]


@cache
def stations() -> Mapping[str, Station]:
    """Return the stations by name; the first is that of every organ that none names."""
    rows = tomllib.loads((files("hexapla") / "data/stations.toml").read_text(encoding="utf-8"))
    return {name: _station(row) for name, row in rows.items()}


def _station(row: dict[str, Any]) -> Station:
    tables = {key: _frozen(value) for key, value in row.get("tables", {}).items()}
    paper = {size: Paper(**each) for size, each in row["paper"].items()}
    return Station(**{**row, "organs": tuple(row["organs"]), "paper": paper, "tables": TableType(**tables)})


def _frozen(value: Any) -> Any:
    """Return a list of TOML as a tuple."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def station_of(organ: str | None, chosen: str | None = None) -> Station:
    """Return the station that was chosen by name, else that of an organ."""
    first, *_ = stations().values()
    if chosen is not None:
        return stations()[chosen]
    return next((each for each in stations().values() if organ in each.organs), first)
