"""Places, other than States, by the names that languages give them: cities of time zones and the list of `places.toml`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from babel import Locale

from hexapla.concordance.grammar import grammar
from hexapla.concordance.letters import bare_letters
from hexapla.data_files import data_file

Span = tuple[int, int]


@lru_cache(maxsize=20_000)
def places(text: str, code: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """Return where a text names places that have names of their own in other languages, and which places they may be."""
    pattern, known = _gazetteer(code)
    found = (
        match for match in pattern.finditer(bare_letters(text)) if not text[match.start()].islower() or " " in match[0]
    )
    return tuple((match.span(), known[match[1]]) for match in found)


def forms(of: frozenset[str], code: str) -> frozenset[str]:
    """Return the names that a language gives to places, in small letters without accents."""
    return frozenset(name for name, ids in _gazetteer(code)[1].items() if ids & of)


def without_shared_places(texts: tuple[str, str], codes: tuple[str, str]) -> tuple[str, str]:
    """Return texts, as long as before, with blanks for the places that both name, each by its own name."""
    found = [places(text, code) for text, code in zip(texts, codes, strict=True)]
    named = [frozenset().union(*(ids for _, ids in own)) for own in found]
    first, second = (
        _blanked(text, [span for span, ids in own if ids & other])
        for text, own, other in zip(texts, found, reversed(named), strict=True)
    )
    return first, second


def without_places(text: str, code: str) -> str:
    """Return a text, as long as before, with blanks for the places that it names."""
    return _blanked(text, [span for span, _ in places(text, code)])


def _blanked(text: str, spans: list[Span]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@cache
def _gazetteer(code: str) -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    """Return a pattern for the places that a language names, and which places each name may be."""
    known: dict[str, set[str]] = defaultdict(set)
    for name, place in (*_cities(code), *_listed(code)):
        known[bare_letters(name)].add(place)
    edges = (r"(?<!\w)", r"(?!\w)") if grammar(code).stands_alone else ("", "")
    choices = "|".join(re.escape(form) for form in sorted(known, key=lambda form: (-len(form), form)))
    ending = r"\w{0,2}" if grammar(code).endings else ""  # declined: Стамбуле
    return re.compile(f"{edges[0]}({choices}){ending}{edges[1]}"), {name: frozenset(ids) for name, ids in known.items()}


def _cities(code: str) -> Iterator[tuple[str, str]]:
    named = Locale.parse(code).time_zones
    for zone in map(str, Locale.parse("ru").time_zones):  # the table that names every city
        city = named[zone].get("city") if zone in named else None
        yield str(city or zone.rpartition("/")[2].replace("_", " ")), zone


@cache
def listed(code: str) -> frozenset[str]:
    """Return the names that a language has for the places of our list, in small letters without accents."""
    return frozenset(bare_letters(name) for name, _ in _listed(code))


@cache
def has_form_of_its_own(name: str, code: str) -> bool:
    """Tell whether a word, in small letters without accents, is called otherwise in each language: `Scotland`, `Africa`."""
    regions = (each for key, each in Locale.parse(code).territories.items() if key.isdigit())
    return name in listed(code) or any(name in bare_letters(each).split() for each in regions)


def _listed(code: str) -> Iterator[tuple[str, str]]:
    data = data_file("concordance/places")
    for entry in data["names"] if code in data["languages"] else ():
        names = entry.split(" | ")
        yield from ((name, names[0]) for name in names[data["languages"].index(code)].split("/"))
