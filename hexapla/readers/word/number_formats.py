"""Numbers of a chart as it shows them: by the format that the file keeps beside them.

The formats are those of spreadsheets (ISO/IEC 29500-1, 18.8.31): sections for positive and negative numbers and for zero,
`0.0%`, `#,##0`, `mmm-yy`.  Babel knows patterns of Unicode, which these are turned into; what it cannot read stays plain.
"""

import datetime
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from babel.dates import format_date
from babel.numbers import format_decimal

FIRST_DAY = datetime.date(1899, 12, 30)
"""Day zero of spreadsheets."""

_CURRENCY = re.compile(r"\[\$(?P<sign>[^\]\"-]*)(?:-[^\]]*)?\]")
"""A sign of a currency and the number of a place, either of which may lack: `[$€-407]`, `[$-409]`."""

_UNSEEN = re.compile(r"\[[^\]]*\]|[_*].")
"""Colours and conditions, room as wide as a character, a character that fills the cell."""

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DATE = re.compile(r"[ymd]", re.IGNORECASE)
_LITERAL = re.compile("'[^']*'")
_THOUSANDS = re.compile(r"(?<=[0#]),+(?![0#,])")
"""Commas behind the last figure: each divides by a thousand."""

_BLANK = re.compile("(?<=[0#])(?:'[ \u00a0\u202f]'|[ \u00a0\u202f])(?=[0#])")
"""A blank between figures: groups that no comma parts."""

_PLAIN = frozenset({"", "general", "@"})


def as_shown(value: str, code: str) -> str:
    """Return a number as a format shows it; the value itself where it is no number or the format is none that we know."""
    try:
        plain = _UNSEEN.sub("", _CURRENCY.sub(lambda found: found["sign"] and f'"{found["sign"]}"', code))
        shown = _shown(Decimal(value), plain.strip().split(";"))
    except (ArithmeticError, ValueError):
        return value
    return value if shown is None or "#" in shown else shown


def _shown(number: Decimal, sections: Sequence[str]) -> str | None:
    """Return a number in the section that is for it, None where that says nothing of numbers."""
    section = sections[2] if not number and len(sections) > 2 else sections[number < 0 and len(sections) > 1]
    pattern = _QUOTED.sub(lambda found: f"'{found[1] or found[2] or ''}'", section).replace("?", "#").strip()
    bare = _LITERAL.sub("", pattern)
    if pattern.casefold() in _PLAIN or "/" in bare.strip("dmyDMY/"):
        return None
    if _DATE.search(bare):
        day = FIRST_DAY + datetime.timedelta(days=int(number))
        return format_date(day, pattern.replace("m", "M").replace("Y", "y"), locale="en")
    if "0" not in bare and not number:
        return pattern.replace("'", "").replace("#", "").strip()
    thousands = _THOUSANDS.search(bare)
    size = abs(number) if len(sections) > 1 else number
    size = size.scaleb(-3 * len(thousands[0])) if thousands else size
    grouped = _BLANK.sub(",", pattern)
    with localcontext(Context(rounding=ROUND_HALF_UP)):
        shown = format_decimal(size, _THOUSANDS.sub("", grouped), locale="en")
    return shown.replace(",", " ") if grouped != pattern else shown
