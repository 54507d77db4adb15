"""Dates as each language writes them: 3 December 2021, 1er mars 2022, 2021年9月30日.

The patterns of the data files use the part of CLDR's notation that full dates need: `d`, `MMMM`,
`y`, and literal words between apostrophes.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Final

from hexapla import catalogue
from hexapla.domain.language import Language

_FIELD = re.compile(r"d|MMMM|y|'[^']*'|[^dMy']+")
_BLANKS = re.compile(r"[\s\u200e\u200f\u00a0]+")
_ORDINAL = r"(?: ?(?:er|º|°|o))?"
_LONGEST: Final = 80
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def format_day(day: date, language: Language) -> str:
    """Write a date in full, as the language's running text has it."""
    values = {"d": str(day.day), "MMMM": language.months[day.month - 1].text, "y": str(day.year)}
    if day.day == 1:
        values["d"] = str(language.facts["first_of_month"])
    fields = _FIELD.findall(str(language.facts["date_pattern"]))
    return "".join(values.get(field, field.strip("'")) for field in fields)


def masthead_day(day: date, language: Language) -> str:
    """Write a date as this language's masthead has it: three of the six keep English there."""
    return format_day(day, _masthead_language(language))


def parse_day(text: str, language: Language) -> date | None:
    """Read a full date of this language or of its masthead; None where the text is no such date, whole."""
    plain = _BLANKS.sub(" ", text[:_LONGEST]).strip().casefold()
    if len(text) > _LONGEST:
        return None
    if _ISO.fullmatch(plain):
        return _iso_day(plain)
    for known in (language, _masthead_language(language)):
        spelt = plain if known.facts["word_separator"] else plain.replace(" ", "")
        for pattern in _patterns(known.code):
            if found := pattern.fullmatch(spelt):
                return _day(found, known)
    return None


def parse_any_day(text: str) -> date | None:
    """Read a full date as any of the six languages writes it."""
    days = (parse_day(text, language) for language in catalogue.languages())
    return next((day for day in days if day), None)


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def find_day(text: str, language: Language) -> date | None:
    """Return the last full date that a line names among its words: `adopted at its 3106th meeting, on 13 August 1992`."""
    plain = _BLANKS.sub(" ", text).casefold()
    found: list[tuple[int, date]] = []
    for known in (language, _masthead_language(language)):
        spelt = plain if known.facts["word_separator"] else plain.replace(" ", "")
        for pattern in _patterns(known.code):
            found += [(match.start(), day) for match in pattern.finditer(spelt) if (day := _day(match, known))]
    return max(found)[1] if found else None


def _masthead_language(language: Language) -> Language:
    return catalogue.language(str(language.facts["masthead_language"]))


def _day(found: re.Match[str], language: Language) -> date | None:
    names = _months(language.code)
    months = {names[name.strip()] for name in found["month"].split("/")}
    try:
        return date(int(found["year"]), months.pop(), int(found["day"])) if len(months) == 1 else None
    except ValueError:
        return None


@cache
def _months(code: str) -> dict[str, int]:
    """Return every name of a month, both halves of double names, and the variants read besides."""
    language = catalogue.language(code)
    variants: Any = language.facts["month_variants"]
    return {
        name.casefold(): number
        for number, month in enumerate(language.months, start=1)
        for name in (*month.text.split("/"), *variants.get(month.text, ()))
    }


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    facts: Any = catalogue.language(code).facts
    return tuple(
        re.compile("".join(_expressions(pattern, code)))
        for pattern in (facts["date_pattern"], *facts["date_patterns_read"])
    )


def _expressions(pattern: str, code: str) -> Iterator[str]:
    name = "|".join(sorted(map(re.escape, _months(code)), key=len, reverse=True))
    expressions = {
        "d": rf" ?(?P<day>\d{{1,2}}){_ORDINAL} ?",
        "MMMM": rf" ?(?P<month>(?:{name})(?: ?/ ?(?:{name}))?) ?",
        "y": r" ?(?P<year>\d{4}) ?",
    }
    for field in _FIELD.findall(pattern):
        literal = re.escape(field.strip("'").strip())
        yield expressions.get(field, rf" ?{literal} ?")
