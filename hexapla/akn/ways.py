"""Which way the words of cells run: level, up, or down."""

from hexapla.akn.grid import Place
from hexapla.akn.names import RUNS

WAYS = UP, DOWN = "up", "down"
"""Which way words run that do not run level."""


def way(place: Place) -> str:
    """Return which way the source has the words of a cell run (one of WAYS), "" where they run level."""
    said = place.element.get(RUNS, "")
    return said if said in WAYS else ""
