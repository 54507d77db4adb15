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

_SPECIAL = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<one>.)|\[\$(?P<sign>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(?P<stroke>\')')
"""What is no pattern: words in quotes, a character behind a backslash, the sign of a currency (`[$€-407]`; it may lack), and,
unseen, colours and conditions, room as wide as a character, a character that fills the cell."""

_ASIDE = 0xF0000
"""How far from their own place literal characters are kept (private use, plane 15): a literal % multiplies nothing, a literal m is no month."""

_DATE = re.compile(r"[ymd]", re.IGNORECASE)
_GENERAL = re.compile("general", re.IGNORECASE)
_LITERAL = re.compile("[\U000f0000-\U000fffff]")
_THOUSANDS = re.compile(r"(?<=[0#]),+(?![0#,])")
"""Commas behind the last figure: each divides by a thousand."""

_BLANK = re.compile("(?<=[0#])[ \u00a0\u202f\U000f0020\U000f00a0\U000f202f](?=[0#])")
"""A blank between figures: groups that no comma parts."""

_PLAIN = frozenset({"", "general", "@"})


def as_shown(value: str, code: str) -> str:
    """Return a number as a format shows it; the value itself where it is no number or the format is none that we know."""
    try:
        shown = _shown(Decimal(value), _SPECIAL.sub(_kept_aside, code).strip().split(";"))
    except (ArithmeticError, ValueError):
        return value
    return value if shown is None or "#" in shown else _LITERAL.sub(lambda found: chr(ord(found[0]) - _ASIDE), shown)


def _kept_aside(found: re.Match[str]) -> str:
    literal = found["quoted"] or found["one"] or found["sign"] or found["stroke"] or ""
    return "".join(chr(ord(each) + _ASIDE) if ord(each) <= 0xFFFF else each for each in literal)


def _shown(number: Decimal, sections: Sequence[str]) -> str | None:
    """Return a number in the section that is for it, None where that says nothing of numbers."""
    section = sections[2] if not number and len(sections) > 2 else sections[number < 0 and len(sections) > 1]
    pattern = section.replace("?", "#").strip()
    bare = _LITERAL.sub("", pattern)
    if pattern.casefold() in _PLAIN or "/" in bare.strip("dmyDMY/"):
        return None
    if _GENERAL.fullmatch(bare.strip()):
        return _GENERAL.sub(f"{abs(number) if len(sections) > 1 else number:f}", pattern)
    if _DATE.search(bare):
        day = FIRST_DAY + datetime.timedelta(days=int(number))
        return format_date(day, pattern.replace("m", "M").replace("Y", "y"), locale="en")
    if "0" not in bare and not number:
        return pattern.replace("#", "").strip()
    thousands = _THOUSANDS.search(bare)
    size = abs(number) if len(sections) > 1 else number
    size = size.scaleb(-3 * len(thousands[0])) if thousands else size
    grouped = _BLANK.sub(",", pattern)
    with localcontext(Context(rounding=ROUND_HALF_UP)):
        shown = format_decimal(size, _THOUSANDS.sub("", grouped), locale="en")
    return shown.replace(",", " ") if grouped != pattern else shown
