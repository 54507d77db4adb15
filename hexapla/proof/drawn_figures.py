"""The words of a drawing, figures among them, whose groups the format of a chart may part anywhere: `96 7627`.

A format may have words of its own around the figures (`"US$" #,##0`): the code that the file keeps says them.
"""

import datetime
import math
import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from babel.dates import format_date
from lxml import etree

from hexapla.akn.names import local
from hexapla.proof.stories import words

DAYS, FIRST_DAY = range(1, 100_000), datetime.date(1899, 12, 30)
"""What may be the number of a day in a spreadsheet, and the day before the first."""

MOST_GROUPS = 6
"""Groups of figures in one number."""

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
_LITERALS = re.compile(r'(?:"[^"]*"|\\.|\[\$[^\]]*\])+')
"""What a format shows as it stands: in quotes, behind backslashes, the sign of a currency."""

_THOUSANDS = re.compile(r"(?<=[0#?]),+(?![0#?,])")
"""Commas behind the last figure: each divides by a thousand (ISO/IEC 29500-1, 18.8.31)."""

_PARTS = re.compile(r"\d+|\D+")


def count_drawn(row: Sequence[str], drawn: AbstractSet[str]) -> int:
    """Return how many words of a row a drawing says: each by itself, or groups of figures joined to one."""
    said, place = 0, 0
    while place < len(row):
        ends = range(min(place + MOST_GROUPS, len(row)), place, -1)
        held = next((end - place for end in ends if _is_said(row[place:end], drawn)), 0)
        said += held
        place += held or 1
    return said


def words_shown(chart: etree._Element) -> Iterator[str]:
    """Yield the words of the figures of a chart, as it may show them, and those that its formats set around them."""
    codes = {text for each in chart.iter() for text in (each.get("formatCode"), _code(each)) if text}
    commas = {found[0] for code in codes for found in _THOUSANDS.finditer(_LITERALS.sub(" ", code))}
    sizes = [1, *(1000 ** len(each) for each in commas)]
    for code in codes:
        for stretch in _LITERALS.finditer(code):
            yield from words("".join(map("".join, _LITERAL.findall(stretch[0]))))
    for each in chart.iter("{*}v"):
        yield from _shown(each.text or "", sizes)


def _code(element: etree._Element) -> str | None:
    return element.text if local(element) == "formatCode" else None


def _shown(text: str, sizes: Collection[int]) -> Iterator[str]:
    """Yield the words of a figure as a chart may show it: rounded, in groups, per cent, in thousands, as a day; none of what is no figure."""
    try:
        value = float(text)
    except ValueError:
        return
    for figure in (100 * value, *(value / size for size in sizes)):
        if math.isfinite(figure):
            yield from (word for places in range(3) for word in words(f"{figure:,.{places}f}"))
            yield f"{abs(figure):.0f}"
    if value.is_integer() and value in DAYS:
        day = FIRST_DAY + datetime.timedelta(days=int(value))
        yield from words(format_date(day, "d dd MMMM MMM M MM y yy", locale="en"))


def _is_said(row: Sequence[str], drawn: AbstractSet[str]) -> bool:
    """Tell whether a drawing says a word, whole or as a figure and what a format joins to it (`12k`), or groups of figures as one number."""
    if len(row) == 1:
        return row[0] in drawn or all(part in drawn for part in _PARTS.findall(row[0]))
    return all(map(str.isdecimal, row)) and "".join(row) in drawn
