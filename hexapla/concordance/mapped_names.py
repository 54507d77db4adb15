"""Places that a script names as maps do, and the text in Latin letters nearly does: `Bratisvala` beside Братислава."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hexapla.concordance.countries import is_of_country, without_countries
from hexapla.concordance.gazetteer import is_mapped, mapped, mapped_names, names_maps
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, letters_apart
from hexapla.concordance.mapped_places import NEARLY, are_exchanged, is_beside_another
from hexapla.concordance.names import small_words
from hexapla.concordance.ordinary_words import is_ordinary
from hexapla.concordance.places import without_places
from hexapla.concordance.result import Item, Level, Pair

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 6
"""How many letters a name has that is not another one with a letter changed."""
_FEWEST = {True: 4, False: 3}
"""How many letters, or signs, a name has in a script that parts its words, or does not."""
_MOST = 7
_CASE_ENDING = 2
_OPEN = re.compile(r"([^\W\d_])\1|h|'|(?<=[aeou])[iy]")
"""What spellings of a name have or lack: a doubled letter, an h, a glide."""
_ALIKE = str.maketrans("wyjqcgzoe", "viikkksui")
"""Letters that spellings put for each other."""

Span = tuple[int, int]


def misspelt_in_latin(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each place that the text of a script names, where the other has its name with a letter wrong alone.

    A spelling that a document has more than once is its own way.
    """
    script = next((side for side in (0, 1) if is_mapped(grammars[side].code)), None)
    if script is None or not names_maps(grammars[1 - script].code):
        return
    rules, code, small, said = grammars[script], grammars[1 - script].code, small_words(pairs), set[str]()
    often = Counter(word for pair in pairs for word in _WORD.findall(bare_letters(pair.texts[1 - script] or "")))
    for pair in pairs:
        latin, other = pair.texts[1 - script] or "", pair.texts[script] or ""
        if not pair.is_whole:
            continue
        bare = bare_letters(latin)
        plain = without_places(without_countries(latin, code), code)
        for _, (start, end), _ in mapped(latin, rules.code):
            plain = plain[:start] + " " * (end - start) + plain[end:]
        for names, at in _named(bare_letters(other), rules):
            lacking = frozenset(name for name in names if name not in bare)
            near = _nearly(lacking, plain, grammars[1 - script], small)
            word = bare[slice(*near)] if near else ""
            if near is not None and word not in said and often[word] == 1:
                said.add(word)
                spans = (near, at) if script == 1 else (at, near)
                texts = tuple((text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True))
                yield Item(pair.id, pair.paragraph, "name", (texts[0], texts[1]), Level.LOOK, NEARLY, spans)


def _nearly(names: frozenset[str], text: str, rules: Grammar, small: frozenset[str]) -> Span | None:
    """Return where a text has a word with a capital that is a letter from one of several names, or has two exchanged."""
    for word in _WORD.finditer(bare_letters(text)):
        if (
            not text[word.start()].isupper()
            or is_beside_another(text, word.span())
            or word[0] in small
            or is_ordinary(word[0], rules)
        ):
            continue
        if is_of_country(word[0], rules.code) or any(word[0].startswith(name) for name in names):
            continue  # Armenian, Saharan
        if any(_is_slip(word[0], name) for name in names):
            return word.span()
    return None


def _is_slip(word: str, name: str) -> bool:
    is_near = letters_apart(word, name) == 1 or are_exchanged(word, name)
    return min(len(word), len(name)) >= _SHORTEST and is_near and word[0] == name[0] and _open(word) != _open(name)


def _open(word: str) -> str:
    return _OPEN.sub(r"\1", word).translate(_ALIKE)


def _named(bare: str, rules: Grammar) -> Iterator[tuple[frozenset[str], Span]]:
    """Yield the names of places that a text of a script has, each with all that Latin letters call it, and where."""
    whole, stems = _forms(rules.code, rules.declined)
    if not rules.words.is_bounded:
        starts = range(len(bare))
        runs = [(n, n + size) for n in starts for size in range(_FEWEST[False], _MOST + 1) if n + size <= len(bare)]
    else:
        runs = []
        for word in _WORD.finditer(bare):
            particle = rules.words.particles.match(word[0])
            places = sorted({0, particle.end() if particle else 0})
            tails = range(_CASE_ENDING + 1) if rules.endings else (0,)
            runs += [(word.start() + n, word.end() - tail) for n in places for tail in tails]
    for start, end in runs:
        if end - start < _FEWEST[rules.words.is_bounded]:
            continue
        is_declined = bare[end : end + 1].isalpha() and rules.words.is_bounded  # `Иванов` is no Ivanovo
        names = whole.get(bare[start:end]) or (stems.get(bare[start:end]) if is_declined else None)
        if names:
            yield names, (start, end)


@cache
def _forms(code: str, declined: str) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Return what Latin letters call each place, by its name in a script and by what stays of that when it is declined."""
    whole: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    for name, own in mapped_names(code):
        for form in own:
            whole[form].add(name)
            if form[-1:] and form[-1] in declined:
                stems[form[:-1]].add(name)
    both = ({form: frozenset(names) for form, names in forms.items()} for forms in (whole, stems))
    return next(both), next(both)
