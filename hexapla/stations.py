"""Duty stations: how each sets the pages of its documents (`data/stations.toml`)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Station:
    """A duty station: the organs whose documents it prints, its paper, how deep its contents lists are, its style sheet."""

    organs: tuple[str, ...]
    page_size: str
    contents_levels: int
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
    return {name: Station(**{**row, "organs": tuple(row["organs"])}) for name, row in rows.items()}


def station_of(organ: str | None, chosen: str | None = None) -> Station:
    """Return the station that was chosen by name, else that of an organ."""
    first, *_ = stations().values()
    if chosen is not None:
        return stations()[chosen]
    return next((each for each in stations().values() if organ in each.organs), first)
