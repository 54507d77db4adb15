"""Dates, years and clock times, by value: `2018-11-13`, `2016-01`, `????-05-07`, `14:00`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hexapla.concordance.facts import CONSUMED, Fact
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.numerals import key_in, numerals, scale_behind

UNKNOWN_YEAR = "????"

_FULL_YEAR = 4
_SECOND_NAME = re.compile(" ?[/(-]")
_TWO_YEARS = re.compile(
    r"(?:(?<![A-Za-z\d/])|(?<=\bFY))(?<!\d[.,])(?P<first>(?:1[5-9]|20)\d\d)[/-](?P<last>(?:1[5-9]|20)?\d\d)(?![\dA-Za-z/-])"
)


_IN_FIGURES = re.compile(
    r"(?<![A-Za-z\d./-])(?:(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)"
    r"|(?P<a>[0-3]?\d)(?P<mark>[./])(?P<b>[0-3]?\d)(?P=mark)(?P<last>(?:1[5-9]|20)\d\d))(?![A-Za-z\d/-]|[.,]\d)"
)


_OF_ACRONYM = re.compile(r"[A-Z]{2}$")
"""What the number of a session is written onto, with days behind it: `UNFF11, 4-15 May`."""


@dataclass(frozen=True)
class _Mention:
    start: int
    end: int
    year: str | None
    month: int
    days: tuple[tuple[int, int, int], ...]


def dates(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find dates; one without a year borrows that of its neighbour in a list or a range."""
    mentions = _borrowed(text, sorted(_mentions(text, grammar), key=lambda mention: mention.start), grammar)
    for mention in mentions:
        year = mention.year or UNKNOWN_YEAR
        phrase = (mention.start, mention.end)
        if not mention.days:
            yield Fact("date", f"{year}-{mention.month:02}", *phrase, phrase, soft=mention.year is None)
        for day, start, end in mention.days:
            yield Fact("date", f"{year}-{mention.month:02}-{day:02}", start, end, phrase)


def dates_in_figures(text: str, _: Grammar) -> Iterator[Fact]:
    """Find `2024-02-15`, `15.02.2024`, `15/02/2024`; where day and month may be one another, either reading answers."""
    for match in _IN_FIGURES.finditer(text):
        year = match["year"] or match["last"]
        first, second = (
            (int(match["month"]), int(match["day"])) if match["year"] else (int(match["b"]), int(match["a"]))
        )
        dates = [f"{year}-{month:02}-{day:02}" for month, day in ((first, second), (second, first)) if month <= 12]
        if dates and max(first, second) <= 31:
            others = tuple(dates[1:]) if match["last"] else ()
            yield Fact("date", dates[0], *match.span(), match.span(), others=others)


def decades(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `1990s`, `années 1990`, `années 90`, `the nineties`; of two figures, those of the last century are meant."""
    for pattern in grammar.dates.decades:
        for match in pattern.finditer(text):
            tens = match["n"] if match["n"].isdigit() else str(grammar.dates.decade_words[match["n"].casefold()])
            full = [tens] if len(tens) == _FULL_YEAR else ["19" + tens, "20" + tens, "18" + tens, "17" + tens]
            yield Fact(
                "date", f"{full[0]}s", *match.span(), match.span(), others=tuple(f"{year}s" for year in full[1:])
            )


def years(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find years and the ends of ranges of years."""
    for match in _TWO_YEARS.finditer(text):
        last = match["first"][: -len(match["last"])] + match["last"]
        yield Fact("date", match["first"], *match.span("first"), match.span())
        yield Fact("date", last, *match.span("last"), match.span())
    for match in grammar.dates.year.finditer(_TWO_YEARS.sub(lambda pair: CONSUMED * len(pair[0]), text)):
        if scale_behind(text, match.end(), grammar.words) is None:  # 1700 millones
            yield Fact("date", (_year(match[0], grammar) or "")[:4], match.start(), match.end(), match.span())


def times(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find clock times as hours and minutes of the day."""
    taken: set[int] = set()
    for pattern in grammar.dates.times:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            hour, minute = int(match["h"]), int(groups.get("m") or 0)
            if groups.get("half"):
                hour = hour % 12 + 12 * (match["half"].casefold() in grammar.dates.afternoon)
            if hour <= 24 and minute < 60 and taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                is_open = "half" in groups and not groups["half"] and 0 < hour < 12  # of the morning or the evening
                others = (f"{hour + 12:02}:{minute:02}",) if is_open else ()
                if grammar.digits.reverses_groups and minute <= 24:  # 00:11, of a line that runs from the right
                    others = (*others, f"{minute:02}:{hour:02}")
                yield Fact("time", f"{hour:02}:{minute:02}", match.start(), match.end(), match.span(), others=others)
    for pattern, value in grammar.dates.hours:
        for match in pattern.finditer(text):
            yield Fact("time", value, match.start(), match.end(), match.span(), soft=True)


def _mentions(text: str, grammar: Grammar) -> Iterator[_Mention]:
    taken: set[int] = set()
    for pattern in grammar.dates.patterns:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            is_no_year = bool(groups.get("year")) and _year(groups["year"], grammar) is None  # on 2 June, two drones
            if not is_no_year and taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                name = _SECOND_NAME.split(groups["month"])[0]
                month = grammar.dates.months[key_in(grammar.dates.months, name, grammar.words)]
                year = _year(groups.get("year") or "", grammar)
                yield _Mention(*match.span(), year, month, tuple(_days(match, grammar)))


def _year(text: str, grammar: Grammar) -> str | None:
    """Return a year in figures, one written in words too, or sign by sign: `一九四八年`; None for what is no year."""
    words = grammar.words.cardinals
    if text and grammar.words.is_bounded and not text[0].isdigit():
        value = next((str(found[2]) for found in numerals(text, (0, len(text)), grammar.words)), "")
        return value if len(value) == _FULL_YEAR else None
    return (
        "".join(
            sign if sign.isdigit() else str(words.get(sign, "")) for sign in text if sign.isalnum() or sign in words
        )
        or None
    )


def _days(match: re.Match[str], grammar: Grammar) -> Iterator[tuple[int, int, int]]:
    if match.groupdict().get("days") is None:
        return
    offset = match.start("days")
    figures = [
        (day.start(), day.end(), int(day[0]))
        for day in grammar.dates.day.finditer(match["days"])
        if not _OF_ACRONYM.search(match.string, 0, offset + day.start())
    ]
    words = (found[:3] for found in numerals(match["days"], (0, len(match["days"])), grammar.words))
    for start, end, day in figures or words:
        if 1 <= day <= 31:
            yield day, offset + start, offset + end


def _borrowed(text: str, mentions: list[_Mention], grammar: Grammar) -> list[_Mention]:
    """Give a mention without a year that of the next (or last) one it is joined to."""
    is_right = grammar.dates.borrow == "right"
    result: list[_Mention] = []
    for mention in reversed(mentions) if is_right else mentions:
        lender = result[-1] if result else None
        year = mention.year
        if year is None and lender is not None and lender.year is not None:
            gap = text[mention.end : lender.start] if is_right else text[lender.end : mention.start]
            year = lender.year if not gap.strip(" /") or grammar.dates.link.fullmatch(gap) else None
        result.append(replace(mention, year=year))
    return result[::-1] if is_right else result
