"""States named by what is theirs: `Zambian`, `zambien`, `zambiano`, `замбийский`; and one put for another so.

What most are called the Unicode tables tell, which name the currencies of States present and past (`mark finlandais`);
the rest is data.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import get_currency_name

from hexapla.concordance.countries import countries, is_meant, paragraphs, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters
from hexapla.concordance.result import Item, Level, Pair
from hexapla.data_files import data_file

Span = tuple[int, int]
Named = tuple[frozenset[str], Span]
"""The States that a word may mean, and its place."""

_SHORTEST = 4
_NEVER = "(?!)"


def exchanged_peoples(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item where each text names a State that the other does not, one of them at least by what is its."""
    whole = paragraphs(pairs)
    for pair in pairs:
        if None in pair.texts:
            continue
        texts = (pair.texts[0] or "", pair.texts[1] or "")
        people = [peoples(text, rules.code) for text, rules in zip(texts, grammars, strict=True)]
        if not any(people):
            continue
        lone = [
            _lone(texts[side], people[side], whole[pair.together][1 - side], (grammars[side], grammars[1 - side]))
            for side in (0, 1)
        ]
        if not (lone[0] and lone[1]) or not any(first in people[side] for side in (0, 1) for first in lone[side][:1]):
            continue
        spans = (lone[0][0][1], lone[1][0][1])
        quoted = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
        yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, "the country differs", spans)


def _lone(text: str, people: Sequence[Named], other: str, grammars: tuple[Grammar, Grammar]) -> list[Named]:
    """Return the States that a text names, and the other text of the paragraph does not mean."""
    rules, others = grammars
    named = [*people, *((frozenset((iso,)), span) for iso, span in countries(text, rules.code).items())]
    known = frozenset(countries(other, others.code)).union(*(isos for isos, _ in peoples(other, others.code)))
    rest = without_countries(other, others.code)
    for _, (start, end) in peoples(other, others.code):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return sorted(
        (
            (isos, span)
            for isos, span in named
            if not isos & known
            and not any(is_meant(iso, bare_letters(text[slice(*span)]), rest, others) for iso in isos)
        ),
        key=lambda each: each[1],
    )


@lru_cache(maxsize=20_000)
def peoples(text: str, code: str) -> tuple[Named, ...]:
    """Return what a text names by a word for a people, with a capital where its language writes one."""
    data = data_file("concordance/peoples")
    if code not in data["endings"]:
        return ()
    pattern, isos = _peoples(code)
    is_free = code not in data["capitals"]
    found = pattern.finditer(bare_letters(text))
    return tuple(
        (isos[match.lastgroup or ""], match.span()) for match in found if is_free or text[match.start()].isupper()
    )


@cache
def _peoples(code: str) -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    """Return a pattern with a group for each word, the longest first, and the States that each group may mean."""
    data = data_file("concordance/peoples")
    found: dict[str, set[str]] = {}
    for iso, word in (*_of_currencies(code), *_stated(code)):
        found.setdefault(re.sub(data["gender"].get(code, _NEVER), "", word), set()).add(iso)
    words = sorted((word for word in found if len(word) >= _SHORTEST), key=lambda word: (-len(word), word))
    groups = "|".join(f"(?P<p{n}>{re.escape(word)}{data['endings'][code]})" for n, word in enumerate(words))
    particles = data["particles"].get(code, "")
    pattern = re.compile(rf"(?<!\w){particles}(?:{groups or _NEVER})(?!\w)", re.IGNORECASE)
    return pattern, {f"p{n}": frozenset(found[word]) for n, word in enumerate(words)}


def _stated(code: str) -> Iterator[tuple[str, str]]:
    data = data_file("concordance/peoples")
    for iso, row in data["peoples"].items():
        words = row.split("|")[data["languages"].index(code)] if code in data["languages"] else ""
        yield from ((iso, word.strip()) for word in words.split("/") if word.strip())


def _of_currencies(code: str) -> Iterator[tuple[str, str]]:
    """Yield States and words made from their names: the first two letters of a currency are the State's (ISO 4217)."""
    data, locale = data_file("concordance/peoples"), Locale.parse(code)
    naming = re.compile(data["of_currency"][code])
    states = {iso for iso in map(str, locale.territories) if iso.isalpha() and not iso.startswith("X")} - {"EU", "US"}
    for currency in map(str, locale.currencies):
        match = naming.fullmatch(get_currency_name(currency, 1, locale))
        if match and currency[:2] in states and match["of"].casefold() not in data["no_peoples"]:
            yield currency[:2], bare_letters(match["of"]).casefold()
