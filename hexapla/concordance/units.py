"""Units of measurement and currencies behind (or before) a number: what they are in any language, what they measure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name
from babel.units import format_unit

from hexapla.data_files import data_file

Span = tuple[int, int]
Meaning = frozenset[str]
"""What a word may be: keys of `units.toml`, codes of currencies (`dollars` are USD, CAD and others)."""

_COUNTS = (1, 2, 5)
"""Numbers that between them show every plural form of the six languages."""

_REACH = 40
_PLAIN = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]+)*")
"""A unit written in letters alone: of those the longest is met first."""

_NO_NOUNS = frozenset(("XDR", "ZWG"))
"""Currencies called by ordinary words: rights, gold."""
_NAME = "name"
_TIMES = frozenset(("time", "months"))
_WHOLE = 1000
_ROUNDED = Decimal("0.12")
_FEW_UNITS = 6


@dataclass(frozen=True)
class Units:
    """The units of a language: patterns with a group for each form of its own, what each means, and the named ones.

    Of the two `behind` a number the longer one counts: `pounds`, `pounds sterling`.
    """

    behind: tuple[re.Pattern[str], re.Pattern[str]]
    before: re.Pattern[str]
    forms: Mapping[str, Meaning]
    names: Mapping[str, Meaning]

    def meaning(self, match: re.Match[str]) -> Meaning:
        """Return what a found unit may be."""
        group = match.lastgroup or _NAME
        return self.names[match[_NAME].casefold()] if group == _NAME else self.forms[group]


@dataclass(frozen=True)
class _Measure:
    of: str
    size: int


def units_of(data: Mapping[str, Any]) -> Units:
    """Return the units and currencies of a language's data, with those that the Unicode tables name."""
    stated = [*_stated(data["units"]["names"]), *_stated(data["currencies"])]
    own = [each for each in stated if not (_PLAIN.fullmatch(each[0]) or (not data["bounded"] and each[0].isalpha()))]
    before = [*_stated(data["currencies"]), *_stated(data["units"].get("before", {}))]
    forms = {f"u{n}": meaning for n, (_, meaning) in enumerate((*own, *before))}
    groups = (f"(?P<{group}>{form})" for group, (form, _) in zip(forms, (*own, *before), strict=True))
    behind = sorted((next(groups) for _ in own), key=len, reverse=True)
    names: dict[str, Meaning] = {}
    for name, meaning in (
        *_named(data["code"]),
        *_currency_nouns(data),
        *((form.casefold(), known) for form, known in stated if (form, known) not in own),
    ):
        names[name] = names.get(name, frozenset()) | meaning
    edge, lone = (r"(?![^\W\d_])", r"(?:(?<![^\W\d_])|(?=\W))") if data["bounded"] else ("", "")
    of = "|".join(rf"{re.escape(word)} ?" for word in data["words"]["of"]) or "(?!)"
    lead = rf"(?: |-(?=\w{{3}}))?(?:{of})?(?:(?:{data['units'].get('adjectives') or '(?!)'})[ -]?)*"
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    signs = {sign: unit for unit, table in data_file("concordance/units").items() for sign in table.get("signs", ())}
    codes = f"(?-i:{'|'.join((*_codes(), *sorted(signs, key=len, reverse=True)))})"
    return Units(
        behind=(
            re.compile(rf"{lead}(?P<{_NAME}>{listed}|{codes}){edge}", re.IGNORECASE),
            re.compile(rf"{lead}(?:{'|'.join(behind)}){edge}", re.IGNORECASE),
        ),
        before=re.compile(rf"(?:(?<![^\W\d_])(?P<{_NAME}>{codes})|{lone}(?:{'|'.join(groups)})) ?$", re.IGNORECASE),
        forms=forms,
        names={
            **names,
            **{code.casefold(): frozenset((code,)) for code in _codes()},
            **{sign.casefold(): frozenset((unit,)) for sign, unit in signs.items()},
        },
    )


def unit_at(text: str, span: Span, units: Units) -> tuple[Meaning, Span]:
    """Return what the unit of a number at a place may be, and the place of both together."""
    start, end = span
    is_gloss = text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"  # cinquante (50) pour cent
    found = [match for pattern in units.behind if (match := pattern.match(text, end + is_gloss))]
    if found:
        longest = max(found, key=re.Match.end)
        return units.meaning(longest), (start - is_gloss, longest.end())
    reach = max(0, start - _REACH)
    if match := units.before.search(text[reach:start]):
        return units.meaning(match), (reach + match.start(), end)
    return frozenset(), span


def unit_of_word(word: str, units: Units) -> Meaning:
    """Return what a word may measure that is a unit and nothing else."""
    behind = (pattern.fullmatch(f" {word}") for pattern in units.behind)
    return next((units.meaning(match) for match in behind if match), frozenset())


def are_compatible(first: Meaning, second: Meaning) -> bool:
    """Tell whether two units may be one; a number without a unit may have any, and a unit a shorter name: miles (an hour)."""
    is_short = _shorter(first) & second or _shorter(second) & first
    return not first or not second or bool(first & second or is_short)


def _shorter(units: Meaning) -> Meaning:
    """Return the shorter names of units, which a text gives where it is clear what it measures in."""
    known = data_file("concordance/units")
    return frozenset(short for unit in units if (short := known.get(unit, {}).get("short")))


def is_in_another(value: str, units: Meaning, others: Meaning) -> bool:
    """Tell whether a phrase of several units (`huit jours`: 8 days, a week) has its first value in none of another's.

    The first value counts the smallest of the units: eight days are no eight weeks.
    """
    known = _measured()
    if len(units) < 2 or not units <= known.keys() or not others <= known.keys() or not value.isdigit():
        return False
    smallest = min(units, key=lambda unit: known[unit].size)
    return bool(others) and smallest not in others and known[smallest].of == "time" and int(value) > _FEW_UNITS


def is_duration(units: Meaning) -> bool:
    """Tell whether a unit measures time."""
    return any(unit in _measured() and _measured()[unit].of in _TIMES for unit in units)


def amounts_in_smallest(value: str, units: Meaning) -> frozenset[tuple[str, Decimal]]:
    """Return what a number with a unit comes to, in the smallest unit of what is measured; `1/2` is a share."""
    above, _, below = value.partition("/")
    if below:
        return frozenset({("share", Decimal(above) * _WHOLE / Decimal(below))})
    known = _measured()
    return frozenset((known[unit].of, Decimal(above) * known[unit].size) for unit in units if unit in known)


def are_about_equal(first: tuple[str, Meaning], second: tuple[str, Meaning]) -> bool:
    """Tell whether the first of two quantities (a value, its units) is the second, as translators round it: 85 miles, 136 km."""
    tables = data_file("concordance/units")
    values = [Decimal(value) if value.replace(".", "", 1).isdigit() else Decimal(0) for value, _ in (first, second)]
    rates = (rate for unit in first[1] for of, rate in tables.get(unit, {}).get("about", {}).items() if of in second[1])
    return any(abs(values[1] / (values[0] * Decimal(str(rate))) - 1) <= _ROUNDED for rate in rates if all(values))


@cache
def _measured() -> Mapping[str, _Measure]:
    return {unit: _Measure(table["of"], table["size"]) for unit, table in data_file("concordance/units").items()}


def _named(code: str) -> Iterator[tuple[str, Meaning]]:
    """Yield the names that the Unicode tables give units and currencies, folded."""
    for unit, table in data_file("concordance/units").items():
        for count in _COUNTS if "babel" in table else ():
            name = re.sub(r"^[\d\s]+", "", format_unit(count, table["babel"], "long", locale=code))
            if name and table["babel"] not in name:
                yield _folded(name), frozenset((unit, unit.partition("-per-")[0]))
    for currency in _codes():
        names = {get_currency_name(currency, locale=code), *(get_currency_name(currency, n, code) for n in _COUNTS)}
        state = Locale.parse(code).territories.get(currency[:2])  # ISO 4217: the first two letters are the State's
        names.update(
            f"{state} {name.split()[-1]}" for name in tuple(names) if state and name.split()[-1].islower()
        )  # Kenya shillings
        yield from ((_folded(name), frozenset((currency,))) for name in names)


def _currency_nouns(data: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Yield what currencies are called without their State, where the data of a language do not say it: `kwacha`."""
    stated = re.compile("|".join(form for forms in data["currencies"].values() for form in forms), re.IGNORECASE)
    code, is_bounded = data["code"], data["bounded"]
    states = sorted(map(str, Locale.parse(code).territories.values()), key=len, reverse=True)
    for currency in set(_codes()) - _NO_NOUNS:
        for name in {get_currency_name(currency, n, code) for n in _COUNTS}:
            words = name.split()
            noun = words[data["units"]["currency_word"]] if words[-1].islower() else words[0]
            if not is_bounded:
                noun = next((name.removeprefix(state) for state in states if name.startswith(state)), name)
            if (
                len(noun) > _COUNTS[0 if not is_bounded else 1]
                and noun not in data["words"]["function"]
                and not stated.fullmatch(noun)
            ):
                yield _folded(noun), frozenset((currency,))


def _folded(name: str) -> str:
    return re.sub(r"\s", " ", name.replace("\u2019", "'")).casefold()


def _stated(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Meaning]]:
    """Yield the forms of a language's data; `peso` is every currency whose English name ends so, W watts or west."""
    found: dict[str, Meaning] = {}
    for key, forms in table.items():
        meaning = frozenset((key,)) if key.isupper() or key in data_file("concordance/units") else _family(key)
        found.update({form: found.get(form, frozenset()) | meaning for form in forms})
    yield from found.items()


@cache
def _codes() -> tuple[str, ...]:
    """Return the codes of the currencies in use."""
    tenders = get_global("territory_currencies").values()
    in_use = {code for tender in tenders for code, _, end, is_tender in tender if is_tender and not end}
    return tuple(sorted({*in_use, "XDR"}))


@cache
def _family(word: str) -> Meaning:
    return frozenset(code for code in _codes() if get_currency_name(code, 1, "en").casefold().endswith(word))
