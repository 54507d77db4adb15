"""The words of a language's numbers: its data file compiled into what a reader of numerals asks for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Pattern = re.Pattern[str]


_TOKENS = re.compile(r"[^\s\-]+")


@dataclass(frozen=True)
class NumberWords:
    """The words of cardinal and ordinal numbers, of fractions and of round numbers, and how they combine."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]]
    phrase: Pattern
    compound: Pattern
    compounds: Mapping[str, int]
    compound_units: Mapping[str, str]
    dual: Pattern
    halves: Pattern
    share: Pattern
    soft: frozenset[str]
    countable: frozenset[str]
    numeral: Pattern
    fraction: Pattern
    join: frozenset[str]
    join_from: int
    wide: frozenset[int]
    multipliers: frozenset[int]
    bare: frozenset[int]
    times: Mapping[str, int]
    later_times: Pattern
    of_time: Pattern | None
    ordinal_prefix: str
    ordinals_chain: bool
    begins: frozenset[str]
    units_first: bool
    scales_chain: bool
    is_bounded: bool
    particles: Pattern
    some: Pattern
    phrase_units: Mapping[str, Iterable[str]]


def normal(words: str) -> str:
    """Return words in small letters with single blanks."""
    return " ".join(_TOKENS.findall(words.casefold()))


def any_of(data: Mapping[str, Any], words: Iterable[str], gap: str = " ") -> str:
    """Return a pattern for any of the words, longest first, standing alone in a bounded script.

    Particles that a language writes onto a word (Arabic *and*, *to*, *the*) may stand before it.
    """
    choices = "|".join(
        re.escape(word).replace(r"\ ", gap) for word in sorted(words, key=lambda word: (-len(word), word))
    )
    if not choices:
        return "(?!)"
    particles = data.get("particles", "")
    return rf"(?<![^\W\d_]){particles}(?:{choices})(?![^\W\d_])" if data["bounded"] else f"(?:{choices})"


def number_words(data: Mapping[str, Any]) -> NumberWords:
    """Return the number words of a language's data."""
    table, order = data["numbers"], data["ordinals"]
    cardinals, ordinals = _inflected(table), _inflected(order)
    gap = "[ -]" if data["bounded"] else ""
    word = any_of(data, {*cardinals, *ordinals}, gap or " ")
    joint = rf"{gap}(?:{any_of(data, table['join'])}{gap})?" if table["join"] else gap
    fractions, alone = dict(_fractions(table)), {word: (str(n),) for word, n in table.get("alone", {}).items()}
    phrases = {**alone, **{words: tuple(values) for words, values in table.get("phrases", {}).items()}}
    return NumberWords(
        cardinals=cardinals,
        ordinals=ordinals,
        fractions={normal(words): value for words, value in fractions.items()},
        phrases={normal(words): values for words, values in phrases.items()},
        phrase=re.compile(any_of(data, phrases, "[ -]"), re.IGNORECASE),
        compound=_compound(table.get("compounds")),
        compounds=table.get("compounds", {}).get("values", {}),
        compound_units=table.get("compounds", {}).get("units", {}),
        dual=re.compile(rf"(?<![^\W\d_]){table['dual']}(?![^\W\d_])" if "dual" in table else "(?!)"),
        halves=_halves(table, any_of(data, [word for word, value in cardinals.items() if value >= 1000])),
        share=re.compile(table.get("share", {}).get("pattern", "(?!)").format(numeral=_all(word, joint))),
        soft=frozenset(map(normal, (*table["soft"], *order["soft"], *alone))),
        countable=frozenset(table["countable"]),
        numeral=re.compile(_all(word, joint), re.IGNORECASE),
        fraction=re.compile(any_of(data, fractions, "[ -]"), re.IGNORECASE),
        join=frozenset(table["join"]),
        join_from=table["join_from"],
        wide=frozenset(table["wide"]),
        multipliers=frozenset(table["multipliers"]),
        bare=frozenset(table["bare"]),
        times=table.get("times", {}),
        later_times=re.compile(
            rf"(?: [^\W\d_]+){{1,2}} (?P<times>{any_of(data, table.get('times', ()))})", re.IGNORECASE
        ),
        of_time=re.compile(table["of_time"]) if "of_time" in table else None,
        ordinal_prefix=order["prefix"],
        ordinals_chain=order["chain"],
        begins=frozenset(order.get("begins", ())),
        units_first=table.get("units_first", False),
        scales_chain=table.get("scales_chain", False),
        is_bounded=data["bounded"],
        particles=re.compile(data.get("particles") or "(?!)"),
        some=re.compile(table.get("some", "(?!)")),
        phrase_units=table.get("phrase_units", {}),
    )


def _halves(table: Mapping[str, Any], scales: str) -> Pattern:
    """Return a pattern for the half that follows a number, and the scale of both: `and a half million`."""
    return re.compile(rf"(?:{table.get('and_half') or '(?!)'})(?: (?P<scale>{scales}))?", re.IGNORECASE)


def _all(word: str, joint: str) -> str:
    """Return a pattern for words of one number."""
    return rf"{word}(?:{joint}{word})*"


def _inflected(table: Mapping[str, Any]) -> dict[str, int]:
    """Return the words of a table, with every ending put on every stem."""
    words = dict(table.get("values", {}))
    for stem, value in table.get("stems", {}).items():
        words.update({stem + ending: value for ending in table["endings"]})
    return {**words, **table.get("times", {})}


def _fractions(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fractions, each with what is written onto it where the language does so (`ثلاثة أرباعهم`)."""
    for word, value in _bare_fractions(table):
        yield from ((f"{word}{ending}", value) for ending in ("", *table.get("fraction_endings", ())))


def _bare_fractions(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fractions: those stated, and every small number with every part (`two thirds`, `trois quarts`)."""
    parts = table.get("parts", {})
    for word, value in table.get("values", {}).items():
        for part, below in parts.get("one" if value == 1 else "many", {}).items():
            if value < below:
                yield f"{word} {part}", f"{value}/{below}"
    yield from table["fractions"].items()


def _compound(table: Mapping[str, Any] | None) -> Pattern:
    """Return a pattern for words that begin with a number: `пятилетний`."""
    if table is None:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![^\W\d_])(?P<n>{'|'.join(table['values'])})(?={table['before']})\w+", re.IGNORECASE)
