"""How a language writes facts: its data file, read once and compiled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hexapla.catalogue import language
from hexapla.concordance.language_signs import function_words, script_of
from hexapla.concordance.letters import plain_letters
from hexapla.concordance.number_words import NumberWords, any_of, number_words
from hexapla.concordance.patterns import any_pattern, edge, letter_class, link_pattern
from hexapla.concordance.units import Units, units_of
from hexapla.data_files import data_file

Pattern = re.Pattern[str]

_CAPITAL = "[A-ZАВСЕНКМОРТХ]"
"""A letter as a label, those of Russian that look like ours too."""


@dataclass(frozen=True)
class Digits:
    """Numbers in figures: how groups and decimals are marked."""

    number: Pattern
    groups: str
    decimal: str
    ordinal: Pattern
    ignore: Pattern
    reverses_groups: bool


@dataclass(frozen=True)
class Dates:
    """Dates, years and clock times."""

    months: Mapping[str, int]
    patterns: tuple[Pattern, ...]
    day: Pattern
    link: Pattern
    borrow: str
    decades: tuple[Pattern, ...]
    decade_words: Mapping[str, int]
    year: Pattern
    times: tuple[Pattern, ...]
    afternoon: tuple[str, ...]
    hours: tuple[tuple[Pattern, str], ...]
    relative: Pattern


@dataclass(frozen=True)
class References:
    """Numbered instruments, references into documents, enumeration markers, names in capitals."""

    instrument: Pattern
    code: Pattern
    item: Pattern
    words: Pattern
    label: Pattern
    link: Pattern
    series: Pattern
    first: Mapping[str, int]
    relative: Pattern
    sub: Pattern
    marker: Pattern
    letters: Mapping[str, str]
    acronyms: Mapping[str, str]
    grade: Pattern
    hyphen_is_point: bool
    letter_title: str
    is_latin: bool
    titles: Pattern


@dataclass(frozen=True)
class Polarity:
    """Words that deny, those of them that another language must deny too, and all that may answer a denial.

    `clear` are those that must be denied in the languages `clear_beside`, but for `unclear`, which other words may say; of what may answer, `harmless` answers no
    clear one.  `permits` and `forbids` are the verbs of what may be and shall be done, as they stand and with a no;
    `nobody` are words that take them back.  `excepts` make an exception, `may_except` is all that may answer one.
    """

    clear: Pattern
    unclear: Pattern
    clear_beside: frozenset[str]
    harmless: Pattern
    denies: Pattern
    may_deny: Pattern
    permits: Pattern
    forbids: Pattern
    nobody: Pattern
    excepts: Pattern
    may_except: Pattern
    accompanies: Pattern


@dataclass(frozen=True)
class Grammar:
    """One language, as the recognisers and the comparison ask for it."""

    code: str
    name: str
    length: float
    words: NumberWords
    digits: Digits
    dates: Dates
    references: References
    units: Units
    function_words: frozenset[str]
    has_capitals: bool
    names_end_with_capital: bool
    script: Pattern | None
    common_words: frozenset[str]
    common_letters: frozenset[str]
    not_countries: Pattern
    the: str
    to_the: str
    place: Pattern | None
    pointing: Pattern
    as_many: Pattern
    heads_stand_first: bool
    stands_alone: bool
    endings: str
    declined: str
    open_letters: Mapping[str, str]
    sounds: Mapping[str, tuple[str, ...]]
    syllables: Mapping[str, str]
    vowels: Mapping[str, str]
    vowels_beside: Mapping[str, str]
    writes_vowels: bool
    joined: str
    words_below: int
    durations_in_words: bool
    rules: Mapping[str, str]
    polarity: Polarity


@cache
def grammar(code: str) -> Grammar:
    """Return the grammar of a language; KeyError for a language without a data file (a bug of ours)."""
    data = data_file(f"concordance/{code}")
    style, table = data["style"], data["polarity"]
    return Grammar(
        code=code,
        name=data["name"],
        length=float(str(language(code).facts["length"])),
        words=number_words(data),
        digits=_digits(data),
        dates=_dates(data),
        references=_references(data),
        units=units_of(data),
        function_words=function_words(code),
        names_end_with_capital=data["names"].get("end_with_capital", False),
        script=script_of(code),
        has_capitals=data["bounded"] and not data.get("particles"),
        common_words=frozenset(data["names"]["common"]),
        common_letters=frozenset(map(plain_letters, data["names"]["common"])),
        not_countries=any_pattern(data["names"].get("not_countries", ())),
        **{key: data["names"].get(key, "") for key in ("the", "to_the", "endings", "declined", "joined")},
        place=re.compile(f"(?:{data['names']['before']})$") if data["names"].get("before") else None,
        pointing=any_pattern(data["words"]["pointing"]),
        as_many=any_pattern(data["words"]["as_many"]),
        heads_stand_first=data["words"].get("heads_stand_first", False),
        stands_alone=data["bounded"] and not data.get("particles"),
        sounds={sign: tuple(spellings) for sign, spellings in data["names"].get("sounds", {}).items()},
        syllables={sign: said for said, signs in data["names"].get("syllables", {}).items() for sign in signs},
        **{key: data["names"].get(key, {}) for key in ("vowels", "vowels_beside", "open_letters")},
        writes_vowels=data["names"].get("writes_vowels", False),
        words_below=style["words_below"],
        durations_in_words=style["durations_in_words"],
        rules=style["rules"],
        polarity=Polarity(
            any_pattern(table.get("clear", ())),
            any_pattern(table.get("unclear", ())),
            frozenset(table.get("clear_beside", ())),
            any_pattern(table["harmless"]),
            any_pattern((*table["denies"], *table.get("clear", ()))),
            any_pattern((*table["denies"], *table["may_deny"])),
            *(any_pattern(table[k]) for k in ("permits", "forbids", "nobody", "excepts", "may_except", "accompanies")),
        ),
    )


def _digits(data: Mapping[str, Any]) -> Digits:
    table = data["numbers"]
    group, decimal = re.escape(table["groups"]), re.escape(table["decimal"])
    letter = r"^\W\d_" if data["bounded"] else "A-Za-z"
    part = r"[.,](?:\d{1,2}|\d{4,})(?!\d|[.,]\d)"
    grouped = rf"\d{{1,3}}(?: \d{{3}})+{part}|\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)|\d+(?:{part})?|[{decimal}]\d{{1,3}}(?= ?%)"  # fmt: skip
    if table.get("reverses_groups"):
        grouped = rf"(?:000|\d{{3}}(?:[.,]\d{{1,2}})?)(?: \d{{3}})* \d{{1,2}}(?![\d.,])|000(?: \d{{3}})+|{grouped}"
    return Digits(
        number=re.compile(rf"{edge(data)}(?:{grouped})(?:[{decimal}]\d+)?(?![{letter}]?\d)"),
        groups=table["groups"],
        decimal=table["decimal"],
        ordinal=re.compile(data["ordinals"]["digits"], re.IGNORECASE),
        ignore=any_pattern(table["ignore"]),
        reverses_groups=table.get("reverses_groups", False),
    )


def _dates(data: Mapping[str, Any]) -> Dates:
    table, times, link = data["dates"], data["times"], link_pattern(data)
    numeral = number_words(data).numeral.pattern
    tens = "|".join(sorted(table.get("decade_words", ()), key=len, reverse=True)) or "(?!)"
    day = rf"(?<![\d.,])(?:{table['day']})(?!(?<=\d)\d)"
    parts = {
        "days": f"(?P<days>{day}(?:{link}{day})*)",
        "month": f"(?P<month>{_month(data, table['months'])})",
        "year": f"(?P<year>{table['year']})(?!(?<=\\d)\\d)",
        "of": table["of"],
        "day_words": f"(?P<days>(?i:{numeral}))",
        "year_words": f"(?P<year>(?:{table['year']})(?!(?<=\\d)\\d)|{numeral})",
    }
    hours = tuple((re.compile(word, re.IGNORECASE), hour) for hour, key in _HOURS for word in times[key])
    return Dates(
        months={name.casefold(): number for name, number in table["months"].items()},
        patterns=tuple(
            re.compile(pattern.format(**parts)) for pattern in (*table.get("in_words", ()), *table["patterns"])
        ),
        day=re.compile(r"\d+"),
        link=re.compile(rf"{link}(?:{any_of(data, data['words']['articles'])} )?", re.IGNORECASE),
        borrow=table["borrow"],
        decades=tuple(re.compile(decade.replace("{words}", tens), re.IGNORECASE) for decade in table["decades"]),
        decade_words=table.get("decade_words", {}),
        year=re.compile(rf"{edge(data)}(?:{table['year']})(?![\dA-Za-z/]|[.,]\d| \d{{3}}(?!\d))"),
        times=tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*times["lists"], *times["patterns"])),
        afternoon=tuple(times["afternoon"]),
        hours=hours,
        relative=any_pattern(table["relative"]),
    )


def _month(data: Mapping[str, Any], months: Mapping[str, int]) -> str:
    """Return the pattern of the name of a month, and of two names of one (`نيسان/أبريل`, `أبريل (نيسان)`)."""
    names: dict[int, list[str]] = {}
    for name, number in months.items():
        names.setdefault(number, []).append(name)
    if not data["bounded"]:
        return any_of(data, months)
    each = (any_of(data, _with_capitals(known)) for known in names.values())
    return "|".join(rf"{one}(?: ?[/-] ?{one}| ?\({one}\))?" for one in each)


_HOURS = (("12:00", "noon"), ("00:00", "midnight"))


def _with_capitals(names: Iterable[str]) -> set[str]:
    """Return the names as they stand in a sentence and at its start; `may` is never the month May."""
    return {form for name in names for form in (name, name[0].upper() + name[1:])}


def _references(data: Mapping[str, Any]) -> References:
    table, markers, initials = data["references"], data["markers"], data["initials"]
    first = any_of(data, table["first"]) if data["bounded"] else f"[{''.join(table['first'])}]"
    lettered = any_of(data, [word for word, value in table["first"].items() if isinstance(value, str)])
    letter = f"[{letter_class(data)}]"
    acronyms = {form: key for key, forms in data["acronyms"].items() for form in forms}
    grades = [form for form in acronyms if not form.isascii() and (form[-1].isdigit() or not data["bounded"])]
    grades += [form for form in acronyms if re.search(r"[A-Z] [A-Z][a-z]", form)]  # UN Women
    return References(
        instrument=any_pattern(data["instruments"]["words"], 0),
        code=re.compile(rf"(?:[A-Z]{{1,4}}-)?\d{letter}*(?:[-/.]{letter}+)*(?: (?:bis|ter|quater)\b| [A-Z](?= ?号))?"),
        item=re.compile(
            rf"(?<!{letter})(?<!/)(?<!\d[., ])(?<![A-Z]\.)\d[\dA-Z]*(?:[-/](?![A-Z][a-z]{{2}})[\dA-Z]{letter}*)+(?:\.\d+)*(?: [A-Z](?![A-Za-zÀ-ÿ\d.']))?"
        ),
        words=_reference_words(data),
        label=re.compile(
            rf"(?:\d{{1,3}}(?:-\d{{1,2}}){{2,}}(?!{letter}|[.,-]\d)|\d{{1,3}}(?:\.\d+)*(?:-[A-Z]|{_CAPITAL}| {lettered})?(?:(?=[a-z]{{1,2}}\)|(?:bis|ter|quater)\b)|(?!{letter}|[.,]\d))(?:[ -]?(?:bis|ter|quater)\b)?"
            rf"|\((?:\d{{1,3}}|[a-z]{{1,2}}|[ivx]+)\)|(?:[a-z]|[ivx]+)\)|[IVXLC]+\b|{_CAPITAL}(?!{letter}|'|\.(?! ?$| [^\W\d_][\w']| [A-Za-z] ))|{first})"
        ),
        link=re.compile(link_pattern(data), re.IGNORECASE),
        series=re.compile(rf"{link_pattern(data)}|; ?", re.IGNORECASE),
        first=table["first"],
        relative=any_pattern(table.get("relative", ())),
        sub=re.compile(rf" ?(?:{markers['sub']})"),
        marker=re.compile(markers["pattern"]),
        letters=markers["letters"],
        acronyms=acronyms,
        hyphen_is_point=table.get("hyphen_is_point", False),
        grade=re.compile(any_of(data, grades)),
        letter_title=initials["letter_title"],
        is_latin=initials.get("latin", True),
        titles=any_pattern((rf"(?:{title}) ?$" for title in initials["titles"]), 0),
    )


def _reference_words(data: Mapping[str, Any]) -> Pattern:
    """Return a pattern of all reference words, a group each named by number and kind: `many_para`."""
    table = data["references"]
    edge, end = (r"(?<![^\W\d_])", r"(?![^\W\d_]|\(\w\))") if data["bounded"] else ("", "")
    groups = [
        f"(?P<{key}_{kind}>{'|'.join(sorted(names, key=len, reverse=True))})"
        for key in ("many", "one")
        for kind, names in table.get(key, {}).items()
    ]
    return re.compile(rf"{edge}(?:{'|'.join(groups)}){end} ?(?=[\w(]){table.get('no_label', '')}", re.IGNORECASE)
