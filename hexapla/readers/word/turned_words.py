"""Which way the words of cells run in a Word file (`w:textDirection`)."""

from lxml import etree

from hexapla.akn.ways import DOWN, UP
from hexapla.readers.word.names import child_val

_WAYS = {"btLr": UP, "tbRl": DOWN, "tbLrV": DOWN, "lr": UP, "rl": DOWN}
"""ISO/IEC 29500-1, 17.18.93, and 29500-4, 14.11.7.  Chinese signs that stand one below the other (`tbRlV`) do so in a narrow column, too."""


def way_of(properties: etree._Element | None) -> str:
    """Return which way the words of a cell run (one of WAYS), "" where they run level."""
    return _WAYS.get(child_val(properties, "textDirection") or "", "")
