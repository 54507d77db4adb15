"""Days and sizes as who uses the desk says and types them: `3 December 2021`, `1,2 Mo`."""

from datetime import date

from babel.units import format_unit

from hexapla.catalogue import language
from hexapla.dates import format_day, parse_any_day
from hexapla.desk.interface import Words
from hexapla.domain.symbol import Symbol
from hexapla.errors import UsageError

_THOUSAND = 1000
_UNITS = ("kilobyte", "megabyte", "gigabyte")


def day_said(day: date, said: Words) -> str:
    """Return a day in the language of the desk."""
    return format_day(day, language(said["language"]))


def typed_day(text: str) -> date:
    """Return the day that somebody has typed, as any of the six languages writes it.

    Raises:
        UsageError: it is none.
    """
    day = parse_any_day(text)
    if day is None:
        raise UsageError(f"“{text}” is no date.", "Write it like 3 December 2021.")
    return day


def typed_symbol(text: str) -> str:
    """Return the symbol that somebody has typed.

    Raises:
        UsageError: it is none.
    """
    try:
        return str(Symbol.parse(text))
    except ValueError:
        raise UsageError(f"“{text}” cannot be read as a symbol.", "Write it as the first page prints it.") from None


def size_said(size: int, said: Words) -> str:
    """Return a number of bytes in the largest unit of which there is one; of what is less than a kilobyte one."""
    value = size / _THOUSAND
    place = sum(value >= _THOUSAND**power for power in range(1, len(_UNITS)))
    shown = max(value / _THOUSAND**place, 1)
    form = "#,##0.#" if place else "#,##0"
    return format_unit(shown, f"digital-{_UNITS[place]}", "short", format=form, locale=said["language"])
