"""Duty stations: how each sets the pages of its documents (`data/stations.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hexapla import catalogue
from hexapla.domain.symbol import Symbol
from hexapla.present.presentation import Presentation


@dataclass(frozen=True)
class Station:
    """A duty station: the organs whose documents it prints, how deep its contents lists are, its style sheet."""

    organs: tuple[str, ...]
    contents_levels: int
    sheet: str | None = None


@cache
def stations() -> Mapping[str, Station]:
    """Return the stations by name; the first is that of every organ that none names."""
    rows = tomllib.loads((files("hexapla") / "data/stations.toml").read_text(encoding="utf-8"))
    return {
        name: Station(tuple(row["organs"]), row["contents_levels"], row.get("sheet")) for name, row in rows.items()
    }


def station_of(presentation: Presentation) -> Station:
    """Return the station whose pages an edition has: the office's choice, else that of its organ.

    Editions in two languages have pages of their own, those of the first station.
    """
    first, *_ = stations().values()
    if presentation.edition.is_parallel:
        return first
    chosen = presentation.office.station
    if chosen is not None:
        return stations()[chosen]
    organ = catalogue.organ_of(Symbol.parse(presentation.symbol))
    return next((each for each in stations().values() if organ is not None and organ.key in each.organs), first)
