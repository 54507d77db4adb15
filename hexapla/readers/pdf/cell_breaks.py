"""Breaks: figures that a cell is too narrow for, in two lines of it without a hyphen."""

import re
from collections.abc import Mapping

from hexapla.readers.pdf.cell_leading import Entry

_LEADING = 1.32
"""How far apart, in sizes, the two lines of a figure stand, at most."""

_FEWEST = 2

_WHOLE = re.compile(r"\(?[-–]?[$€£]?(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)%?\)?")
_THOUSANDS = re.compile(r"\(?[-–]?[$€£]?\d{1,3}(?:[ \u00a0]\d{3})*")
"""A figure that is complete, and one that may go on behind its thousands."""


def is_broken_figure(above: Entry, below: Entry, labels: Mapping[float, int]) -> bool:
    """Tell whether two lines of a column are one figure.

    The upper is none alone, or they stand beside the labels of no two rows: `labels` are the rows of those by their baselines.
    """
    if above.base - below.base > _LEADING * max(above.size, below.size):
        return False
    if without_break(above.text, below.text):
        return True
    is_one = are_thousands(above.text, below.text)
    beside = {labels[base] for base in (above.base, below.base) if base in labels}
    return is_one and (above.text.startswith("(") or len(beside) < _FEWEST)


def are_thousands(before: str, after: str) -> bool:
    """Tell whether a figure may go on behind its thousands in another line."""
    return bool(_THOUSANDS.fullmatch(before)) and bool(_WHOLE.fullmatch(f"{before} {after}"))


def without_break(before: str, after: str) -> bool:
    """Tell whether nothing stands between the end of one line of a cell and the next: they are one figure that is broken between its digits."""
    is_whole = [bool(_WHOLE.fullmatch(f"{before}{blank}{after}")) for blank in ("", " ")]
    return _is_open(before) and is_whole == [True, False]


def _is_open(text: str) -> bool:
    """Tell whether words are the beginning of a figure: half of a pair of brackets, or too few digits behind a comma."""
    is_begun = bool(re.fullmatch(r"\(?[-–]?[$€£]?\d[\d., \u00a0]*%?", text))
    return is_begun and (text.count("(") > text.count(")") or bool(re.search(r",\d{1,2}$", text)))
