"""An organ, court, agency or office put for another: `the Security Council` answered by `Assemblée générale`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from hexapla.concordance.bodies import kinds_of_body
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.institutions import any_name, is_abbreviation
from hexapla.concordance.letters import bare_letters
from hexapla.concordance.memory import Texts
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file

_SYMBOL = re.compile(r"/[a-z./]{0,20}\d")
"""What goes on behind an acronym where it is of a symbol: `UNEP/GC.27/1`; WHO/UNICEF are two."""

_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]
Named = Mapping[int, Sequence[Span]]
"""Where a text names each institution in full, by its row in the data."""


def exchanged_institutions(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> Iterator[Item]:
    """Yield an item for a sentence that names an institution more often than its counterpart, which names another more often.

    A short name (`the Council`) counts for each that may be called so.  `sentences` are aligned ones, each with the
    number of its pair, of which the same must be true.
    """
    codes = (grammars[0].code, grammars[1].code)
    for n, texts in sentences:
        if not _named(texts[0], codes[0]):
            continue
        named = _both(texts, codes)
        if not named[1] or named[0].keys() == named[1].keys():
            continue
        whole = (pairs[n].texts[0] or "", pairs[n].texts[1] or "")
        lone = [_lone(side, texts, named, codes) & _lone(side, whole, _both(whole, codes), codes) for side in (0, 1)]
        if lone[0] and lone[1]:
            keys = [min(lone[side], key=lambda key: named[side][key][0]) for side in (0, 1)]
            if any(set(keys) <= alike for code in codes for alike in _institutions(code).alike):
                continue
            if len({_institutions(codes[0]).kinds[key] for key in keys} - {"any"}) > 1:
                continue  # neither a region nor a person is put for an organ
            found = [named[side][keys[side]][0] for side in (0, 1)]
            starts = [own.find(text) for own, text in zip(whole, texts, strict=True)]
            first, second = ((start + a, start + b) for start, (a, b) in zip(starts, found, strict=True))
            quoted = (whole[0][slice(*first)], whole[1][slice(*second)])
            if any(rules.has_capitals and text[0].islower() for rules, text in zip(grammars, quoted, strict=True)):
                continue  # the first meeting of the Parties, совещание группы экспертов: no names
            are_regions = all(_institutions(codes[0]).regions <= key for key in keys)
            rule = "a region is named that is another" if are_regions else "an institution is named that is another"
            yield Item(pairs[n].id, pairs[n].paragraph, "term", quoted, Level.LOOK, rule, (first, second))


def _both(texts: Texts, codes: tuple[str, str]) -> tuple[Named, Named]:
    return _named(texts[0], codes[0]), _named(texts[1], codes[1])


def _lone(side: int, texts: Texts, named: tuple[Named, Named], codes: tuple[str, str]) -> set[int]:
    """Return the institutions that the text of a side names in full more often, and in any way more often."""
    own, other = named[side], named[1 - side]
    left = [
        _organization(code).sub(" ", _without(text, each)) for text, each, code in zip(texts, named, codes, strict=True)
    ]
    return {
        key
        for key, spans in own.items()
        if len(spans) > (answers := len(other.get(key, ())) + _is_said_together(key, texts[1 - side], codes[1 - side]))
        and len(spans) + _short(key, left[side], codes[side]) > answers + _short(key, left[1 - side], codes[1 - side])
    }


def _is_said_together(key: int, text: str, code: str) -> bool:
    """Tell whether a text has every word of a region's name, another's between: `Afrique australe et orientale`."""
    if key < _institutions(code).regions:
        return False
    words = frozenset(_WORD.findall(bare_letters(text)))
    return any(" " in form and words.issuperset(form.split()) for form in _institutions(code).names_of[key])


def _without(text: str, named: Named) -> str:
    for start, end in (span for spans in named.values() for span in spans):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@cache
def _organization(code: str) -> re.Pattern[str]:
    """Return a pattern for the whole name of the United Nations, which is no short name of another organization."""
    nations, organization = data_file("concordance/institutions")["organization"][code][:2]
    return re.compile(rf"{organization}\w*(?: \w+){{0,2}} {nations}")


def _short(key: int, text: str, code: str) -> int:
    """Return how often a text, without what it names in full, may name an institution in short."""
    return sum(len(pattern.findall(text)) for pattern in _institutions(code).short[key])


@lru_cache(maxsize=20_000)
def _named(text: str, code: str) -> Named:
    found: dict[int, list[Span]] = defaultdict(list)
    institutions = _institutions(code)
    bare = bare_letters(text)
    for match in institutions.pattern.finditer(bare):
        own, is_of_symbol = text[slice(*match.span())], _SYMBOL.match(bare, match.end()) is not None
        keys = (
            key
            for key, is_short, form in institutions.forms
            if form.fullmatch(bare, *match.span()) and (not is_short or (own.isupper() and not is_of_symbol))
        )
        key = next(keys, None)
        if key is not None and not (own.islower() and own.isascii()):
            found[key].append(match.span())
    return found


@dataclass(frozen=True)
class _Institutions:
    """The institutions of a language.

    A pattern for every name, the longest first; the forms, each with its row in the data and whether it is an
    abbreviation; what may name each in short; those that the language calls alike; the first row of a region; what each row is
    (`organ`, `person`, `region`, or `any` that it is put for); the names of each row, in small letters without accents.
    """

    pattern: re.Pattern[str]
    forms: Sequence[tuple[int, bool, re.Pattern[str]]]
    short: Sequence[Sequence[re.Pattern[str]]]
    alike: Sequence[set[int]]
    regions: int
    kinds: Sequence[str]
    names_of: Sequence[Sequence[str]]


@cache
def _institutions(code: str) -> _Institutions:
    data = data_file("concordance/institutions")
    entries = (*data["names"], *data["others"], *_ministries(data), *data["regions"])
    rows = [entry.split(" | ")[data["languages"].index(code)].split("/") for entry in entries]
    forms = sorted(((form, key) for key, row in enumerate(rows) for form in row), key=lambda each: -len(each[0]))
    kinds = [kind for table in ("bodies", "instruments", "offices") for kind in kinds_of_body(table, code).values()]
    short = [[kind for kind in kinds if any(kind.search(form) for form in row)] for row in rows]
    each = [(key, is_abbreviation(form, code), any_name([form], code)) for form, key in forms]
    first = [entry.partition(" | ")[0] for entry in entries]
    alike = [set(map(first.index, names)) for names in (*data["alike"]["all"], *data["alike"].get(code, ()))]
    names = any_name([form for form, _ in forms], code)
    known = [[bare_letters(form) for form in row] for row in rows]
    regions = len(rows) - len(data["regions"])
    of_kinds = [_kind(name, data) if n < regions else "region" for n, name in enumerate(first)]
    return _Institutions(names, each, short, alike, regions, of_kinds, known)


def _kind(name: str, data: Mapping[str, Any]) -> str:
    """Tell what an English name names; some persons are put for organs too."""
    if re.search(data["either"], name):
        return "any"
    return "person" if re.search(data["persons"], name.partition("/")[0]) else "organ"


def _ministries(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of ministries and ministers in every language, an office with each of the portfolios."""
    for office, portfolio in product(data["offices"], data["portfolios"]):
        columns = zip(office.split(" | "), portfolio.split(" | "), strict=True)
        yield " | ".join(
            "/".join(name.format(subject) for name, subject in product(names.split("/"), subjects.split("/")))
            for names, subjects in columns
        )
