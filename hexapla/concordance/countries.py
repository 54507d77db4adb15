"""Countries: the names that each language gives them, and words made from a name (`péruvien` for `Pérou`)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from babel import Locale

from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.language_signs import written_onto
from hexapla.concordance.letters import bare_letters, folded
from hexapla.concordance.result import Item, Level, Pair
from hexapla.concordance.sounds import apart
from hexapla.data_files import data_file

Span = tuple[int, int]

_NO_STATES = frozenset(("AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "RE", "TA", "UN", "XA", "XB", "ZZ"))
_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"(?<!\w)[A-ZА-Я]{3,}(?!\w)")
_GAP = 60
_LINKS_OF_NAMES = frozenset("·•・-")
_FEWEST = 3
_OFTEN = 2
_SHORTEST_STEM = 4
_REST = 3
"""Of the name itself no more letters stand between its stem and what is added."""
_LONG_NAME = 7
_LAND = re.compile("i?stan$|истан$")
"""What is no part of the word for the people: `Uzbek` for `Uzbekistan`."""


@dataclass(frozen=True)
class _Atlas:
    """The countries of one language.

    `names`, the longest first, are what a name holds in any case, its pattern and its country; `stems` how the
    words made from the name of a country begin, `isos` the countries by every name.
    """

    names: tuple[tuple[str, re.Pattern[str], str], ...]
    stems: Mapping[str, re.Pattern[str]]
    isos: Mapping[str, str]


def lone_countries(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each country that the paragraph has in one language only, by no name and no word made from it."""
    texts = paragraphs(pairs)
    subject = _subject(texts, grammars)
    for pair in pairs:
        if None not in pair.texts:
            yield from _of_pair(pair, texts[pair.together], grammars, subject)


def subject_of(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> str | None:
    """Return the country that a document is about, by its code."""
    return _subject(paragraphs(pairs), grammars)


def paragraphs(pairs: Sequence[Pair]) -> dict[str, tuple[str, str]]:
    """Return what stands in each paragraph in two languages, by what its pairs are called together."""
    texts: dict[str, tuple[str, str]] = {}
    for pair in pairs:
        if None not in pair.texts:
            known = texts.get(pair.together, ("", ""))
            texts[pair.together] = (f"{known[0]} {pair.texts[0]}", f"{known[1]} {pair.texts[1]}")
    return texts


def countries(text: str, code: str) -> dict[str, Span]:
    """Return the countries that a text names, each with its first place."""
    found: dict[str, Span] = {}
    for iso, span in sorted(_mentions(text, code), key=lambda mention: mention[1]):
        found.setdefault(iso, span)
    return found


def names_of(iso: str, code: str) -> list[str]:
    """Return the names that a language gives a country, in small letters without accents."""
    return [name for name, of in _atlas(code).isos.items() if of == iso]


@lru_cache(maxsize=50_000)
def is_of_country(letters: str, code: str) -> bool:
    """Tell whether a word in plain letters is made from the name of a country: `peruvian`."""
    found = (pattern.match(letters) for pattern in _atlas(code).stems.values())
    return any(match is not None and _is_ending(letters[match.end() :], code) for match in found)


def _is_ending(rest: str, code: str) -> bool:
    """Tell whether a word made from a name may go on so: `Japaridze` is no Japanese, `Georgetown` no Georgian."""
    endings = data_file("concordance/spellings")["endings"].get(code)
    if endings is None or len(rest) < _SHORTEST_STEM:
        return True
    bare = rest.removesuffix("s")
    return any(bare.endswith(each) and len(bare) - len(each) <= _REST for each in endings if len(each) > 1)


def without_countries(text: str, code: str) -> str:
    """Return a text, as long as before, with blanks for the countries that it names."""
    for _, (start, end) in _mentions(text, code):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@lru_cache(maxsize=20_000)
def _mentions(text: str, code: str) -> tuple[tuple[str, Span], ...]:
    bare = grammar(code).not_countries.sub(lambda match: "\0" * len(match[0]), bare_letters(text))
    found = []
    for held, pattern, iso in _atlas(code).names:
        for match in pattern.finditer(bare) if held in bare else ():
            start, end = match.span()
            if not text[start:end].islower():
                found.append((iso, (start, end)))
            bare = bare[:start] + "\0" * (end - start) + bare[end:]
    return tuple(found)


def _of_pair(
    pair: Pair, paragraph: tuple[str, str], grammars: tuple[Grammar, Grammar], subject: str | None
) -> Iterator[Item]:
    lone: list[list[tuple[str, Span]]] = [[], []]
    for side, other in ((0, 1), (1, 0)):
        elsewhere = countries(paragraph[other], grammars[other].code)
        for iso, span in countries(pair.texts[side] or "", grammars[side].code).items():
            word = bare_letters(pair.texts[side] or "")[slice(*span)]
            if iso in elsewhere or _is_in_name(pair.texts[side] or "", span, paragraph[other], grammars[side]):
                continue
            if not is_meant(iso, word, paragraph[other], grammars[other]):
                lone[side].append((iso, span))
    for first, second in zip_longest(*lone):
        known = first or second
        if (first is None or second is None) and known[0] == subject:
            continue  # a document calls the State that it is about by many names
        spans = (first and first[1], second and second[1])
        texts = tuple(text and span and text[slice(*span)] for text, span in zip(pair.texts, spans, strict=True))
        rule = "the country differs" if None not in spans else f"only in the {grammars[spans[0] is None].name} text"
        side = 0 if first else 1
        is_telling = bool(pair.scope) or (_is_listed(known[1], pair, side, grammars) and not _is_in_acronym(pair, side))
        is_telling = is_telling or None not in spans
        level = Level.LOOK if is_telling else Level.STYLE
        yield Item(pair.id, pair.paragraph, "name", (texts[0], texts[1]), level, rule, spans)


def _is_in_name(text: str, span: Span, other: str, rules: Grammar) -> bool:
    """Tell whether the signs of a country are a part of a person's name: 马里 in 沃尔德-马里亚姆, for `Wolde-Mariam`."""
    start, end = span
    while start and text[start - 1] in rules.syllables:
        start -= 1
    while text[end : end + 1] in rules.syllables and end < len(text):
        end += 1
    is_longer, run = end - start > span[1] - span[0], text[start:end]
    beside = {text[max(0, start - 1) : start], text[end : end + 1]}
    return is_longer and (
        not beside.isdisjoint(_LINKS_OF_NAMES)
        or any(word.istitle() and apart(word, run, rules.code) == 0 for word in _WORD.findall(other))
    )


def _is_listed(span: Span, pair: Pair, side: int, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether a country stands in a list with one that the other text names: elsewhere a pronoun may mean it."""
    text, rules = pair.texts[side] or "", grammars[side]
    shared = countries(pair.texts[1 - side] or "", grammars[1 - side].code)
    spans = [other for iso, other in countries(text, rules.code).items() if iso in shared]
    return any(are_listed(text, span, other, rules) for other in spans)


def _is_in_acronym(pair: Pair, side: int) -> bool:
    """Tell whether the other text has an acronym of its own, which may name a body called by a country: `LCBC`."""
    texts = [text or "" for text in pair.texts]
    return any(acronym not in texts[side] for acronym in _ACRONYM.findall(texts[1 - side]))


def are_listed(text: str, first: Span, second: Span, rules: Grammar) -> bool:
    """Tell whether a comma, an `and` or the like, and little else, stands between two places of a text."""
    before, after = sorted((first, second))
    gap = folded(text[before[1] : after[0]])
    if len(gap) > _GAP or rules.references.series.search(gap) is None:
        return False
    words = [word for word in _WORD.findall(gap) if word.casefold().rpartition("'")[2] not in rules.function_words]
    return not rules.words.is_bounded or all(word[0].isupper() for word in words)


def is_meant(iso: str, word: str, text: str, other: Grammar) -> bool:
    """Tell whether a text means a country without naming it as such: its people, or the same word for another thing."""
    bare = _without_others(iso, bare_letters(text), text, other.code)
    stems = _atlas(other.code).stems.get(iso)
    return word in bare or bool(stems and stems.search(bare))


def _without_others(iso: str, bare: str, text: str, code: str) -> str:
    """Return the letters of a text without the States that are not called by a country (Nigeria, for Niger; not South Sudan)."""
    own = [re.compile(rf"\b{re.escape(name)}\b") for name in names_of(iso, code)]
    for _, (start, end) in _mentions(text, code):
        if not any(name.search(bare, start, end) for name in own):
            bare = bare[:start] + "\0" * (end - start) + bare[end:]
    return bare


def _subject(texts: Mapping[str, tuple[str, str]], grammars: tuple[Grammar, Grammar]) -> str | None:
    """Return the country that a document is about: the one it names far more often than any other."""
    named: Counter[str] = Counter()
    for both in texts.values():
        named.update({iso for text, rules in zip(both, grammars, strict=True) for iso in countries(text, rules.code)})
    (iso, count), (_, next_count) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return iso if (count >= _FEWEST or not next_count) and count >= _OFTEN * next_count else None


@cache
def _atlas(code: str) -> _Atlas:
    rules = grammar(code)
    names: dict[str, str] = {}
    stems: dict[str, list[str]] = {}
    for iso, common in Locale.parse(code).territories.items():
        if len(iso) != 2 or not iso.isalpha() or iso in _NO_STATES:
            continue
        stated = data_file("concordance/countries").get(iso, {}).get(code, ())
        full = [name for name in stated if not name[0].islower()]
        if not any(sign in common for sign in "(–") or not full:
            full.append(common)
        full += [
            rules.to_the + name.removeprefix(rules.the) for name in full if rules.the and name.startswith(rules.the)
        ]
        for name in full:
            names.setdefault(bare_letters(name), iso)
        own = [bare_letters(stem) for stem in stated if stem[0].islower()]
        made = (_stem(bare_letters(name.removeprefix(rules.the))) for name in full)
        stems[iso] = own + [stem for stem in made if not any(each.startswith(stem) for each in own)]
    edge, end = _edges(rules)
    patterns = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        held, inflected = _inflected(name, rules)
        patterns.append((held, re.compile(f"{edge}{inflected}{end}"), names[name]))
    begins = {iso: re.compile("|".join(edge + re.escape(stem) for stem in own)) for iso, own in stems.items() if own}
    return _Atlas(tuple(patterns), begins, names)


def _edges(rules: Grammar) -> tuple[str, str]:
    """Return what may stand before and behind a name: nothing of a word, but for particles written onto it."""
    if rules.stands_alone:
        return r"(?<!\w)", r"(?!\w)"
    edge = rf"(?<![^\W\d_]){written_onto(rules.code, 'state')}"
    return (edge, r"(?![^\W\d_])") if rules.words.is_bounded else ("", "")


def _inflected(name: str, rules: Grammar) -> tuple[str, str]:
    """Return what a name holds in any case, and a pattern for it: where a language declines, its words end otherwise."""
    if not rules.endings:
        return name, re.escape(name)
    kept = data_file(f"concordance/{rules.code}")["names"]["kept_ending"]
    parts = re.split("([ -])", name)
    words = [
        word[:-1] if word.endswith(kept) else word[:-2] if len(word) > 5 else word.rstrip(rules.endings)
        for word in parts[::2]
    ]
    pattern = "".join(rf"{re.escape(word)}\w{{0,4}}{gap}" for word, gap in zip(words, [*parts[1::2], ""], strict=True))
    return words[0], pattern


def _stem(name: str) -> str:
    """Return how words made from a name begin: `italien` from `Italie`."""
    name = _LAND.sub("", name)
    shorter = 3 if len(name) >= _LONG_NAME else 2
    return name if " " in name or not name.isalpha() else name[: max(_SHORTEST_STEM, len(name) - shorter)]
