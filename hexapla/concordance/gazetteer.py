"""Places as they are written in Latin, Cyrillic, Arabic and Chinese signs: provinces, cities, rivers, lakes, seas, mountains."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from hexapla.concordance.letters import bare_letters
from hexapla.data_files import data_file, data_lines

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_MOST_WORDS = 3

Span = tuple[int, int]


@lru_cache(maxsize=20_000)
def mapped(text: str, code: str) -> tuple[tuple[str, Span, frozenset[str]], ...]:
    """Return the places that a text in Latin letters names: name, where, and all that a language of another script calls it."""
    known = _forms(code)
    words = list(_WORD.finditer(bare_letters(text)))
    found: list[tuple[str, Span, frozenset[str]]] = []
    for n, word in enumerate(words):
        if not text[word.start()].isupper() or (found and word.start() < found[-1][1][1]):
            continue
        for last in reversed(words[n : n + _MOST_WORDS]):
            name = bare_letters(text[word.start() : last.end()])
            if name in known:
                found.append((name, (word.start(), last.end()), known[name]))
                break
    return tuple(found)


@cache
def _forms(code: str) -> Mapping[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for name, own in mapped_names(code):
        forms[name].update(own)
    return {name: frozenset(own) for name, own in forms.items()}


def mapped_names(code: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each name in Latin letters with all that a language of another script calls the place."""
    columns, *rows = (line.split("\t") for line in data_lines("concordance/gazetteer"))
    column, others = columns.index(code), data_file("concordance/spellings")["beside_maps"]
    for names in rows:
        if names[column]:
            forms = [each for form in names[column].split("/") for each in (form, *others.get(form, ()))]
            for name in names[0].split("/"):
                yield name, forms


def is_mapped(code: str) -> bool:
    """Tell whether the list has a column for a language: those that are not written in Latin letters."""
    return code in data_lines("concordance/gazetteer")[0].split("\t")


def names_maps(code: str) -> bool:
    """Tell whether the names in Latin letters of the list are those of a language: English."""
    return bool(data_file(f"concordance/{code}")["names"].get("on_maps"))
