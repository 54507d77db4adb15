"""States and places that one text names, and the other nearly does: a letter of their name is wrong, or two exchanged."""

import re
from collections.abc import Callable, Iterator

from hexapla.concordance.countries import countries, is_of_country, names_of, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, letters_apart
from hexapla.concordance.places import forms, places
from hexapla.concordance.result import Item, Level, Pair
from hexapla.concordance.sounds import apart

_WORD = re.compile(r"[^\W\d_]+(?:(?<=\bn)'[^\W\d_]+)?", re.IGNORECASE)
_ARTICLE = re.compile("^l[ae] ")
_SHORTEST = 4
_SHORTEST_STATE = 5
_CASE_ENDING = 2
NEARLY = "the names are nearly one: one may be misspelt"

Span = tuple[int, int]


def misspelt_countries(pair: Pair, grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each State that one text names and the other nearly does."""
    texts = (pair.texts[0] or "", pair.texts[1] or "")
    named = [countries(text, rules.code) for text, rules in zip(texts, grammars, strict=True)]
    for side in (0, 1):
        for iso in named[1 - side]:
            if iso in named[side] and not grammars[side].has_capitals:
                continue  # any word may be a letter from a name that stands there too
            other = bare_letters(texts[1 - side][slice(*named[1 - side][iso])])
            span = _nearly(iso, without_countries(texts[side], grammars[side].code), grammars[side])
            is_exchanged = span is not None and _is_one_of(texts[side][slice(*span)], iso, grammars[side])
            others = texts[1 - side]
            if grammars[side].has_capitals or is_exchanged:  # of other scripts a letter may be another right spelling
                others = f"{others[: named[1 - side][iso][0]]} {others[named[1 - side][iso][1] :]}"
            is_said = span is not None and _stands_in(texts[side][slice(*span)], others, grammars, side)
            if span is not None and not is_said and bare_letters(texts[side][slice(*span)]) != other:
                spans = (span, named[1][iso]) if side == 0 else (named[0][iso], span)
                quoted = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
                yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, NEARLY, spans)


def misspelt_places(pair: Pair, grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each place known to both languages that one text names and the other nearly does.

    Scripts without capitals have a place in several spellings, each right, but for two letters exchanged.
    """
    texts = (pair.texts[0] or "", pair.texts[1] or "")
    named = [places(text, rules.code) for text, rules in zip(texts, grammars, strict=True)]
    for side in (0, 1):
        known = frozenset().union(*(ids for _, ids in named[side]))
        for span, ids in named[1 - side]:
            names = () if ids & known else (name for name in forms(ids, grammars[side].code) if " " not in name)
            text, bare = texts[side], bare_letters(texts[side])
            runs = _words_nearly if grammars[side].words.is_bounded else signs_nearly
            near = next(
                (
                    (start, end)
                    for name in names
                    for start, end in runs(name, bare, text, grammars[side])
                    if not bare.startswith(name[:-1], start)  # declined
                    and (grammars[side].has_capitals or _is_exchanged(name, bare[start:end], grammars[side]))
                ),
                None,
            )
            if near is not None and bare[slice(*near)] != bare_letters(texts[1 - side][slice(*span)]):
                spans = (near, span) if side == 0 else (span, near)
                quoted = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
                yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, NEARLY, spans)


def misspelt_cities(pair: Pair, grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each place that both of two languages in Latin letters have a name for, one of them with a letter wrong.

    An ending makes no other word of it: a word as long as the name is no adjective (Kigali, Kigala).
    """
    texts = [without_countries(text or "", rules.code) for text, rules in zip(pair.texts, grammars, strict=True)]
    named = [places(text, rules.code) for text, rules in zip(texts, grammars, strict=True)]
    for side in (0, 1):
        known = frozenset().union(*(ids for _, ids in named[side]))
        for span, ids in named[1 - side]:
            names = () if ids & known else (_ARTICLE.sub("", name) for name in forms(ids, grammars[side].code))
            near = next((each for name in names for each in _cities_nearly(name, texts[side])), None)
            if near is not None and bare_letters(texts[side][slice(*near)]) != bare_letters(
                texts[1 - side][slice(*span)]
            ):
                spans = (near, span) if side == 0 else (span, near)
                quoted = (texts[0][slice(*spans[0])], texts[1][slice(*spans[1])])
                yield Item(pair.id, pair.paragraph, "name", quoted, Level.LOOK, NEARLY, spans)


def _cities_nearly(name: str, text: str) -> Iterator[Span]:
    bare = bare_letters(text)
    for word in _WORD.finditer(bare) if len(name) >= _SHORTEST_STATE and " " not in name else ():
        is_other = len(word[0]) == len(name) or not word[0].startswith(name[:-_CASE_ENDING])
        if text[word.start()].isupper() and is_other and word[0] != name and letters_apart(word[0], name) == 1:
            yield word.span()


def _stands_in(word: str, text: str, grammars: tuple[Grammar, Grammar], side: int) -> bool:
    """Tell whether the word of a text stands in the other too, as it is or by its sounds: another name (`Kirimati`)."""
    scripts = [n for n in (0, 1) if grammars[n].sounds]
    others = [each[0] for each in _WORD.finditer(text)]
    if len(scripts) != 1:
        return bare_letters(word) in map(bare_letters, others)
    both = ((word, each) if scripts[0] != side else (each, word) for each in others)
    return bare_letters(word) in bare_letters(text) or any(
        apart(name, written, grammars[scripts[0]].code) == 0 for name, written in both
    )


def _is_exchanged(name: str, written: str, rules: Grammar) -> bool:
    """Tell whether a word, particles written onto it taken off, has the letters of a name, two of them exchanged."""
    return len(name) >= _SHORTEST and sorted(written.removeprefix(rules.the)) == sorted(name.removeprefix(rules.the))


def _is_one_of(word: str, iso: str, rules: Grammar) -> bool:
    return any(_is_exchanged(name, bare_letters(word), rules) for name in names_of(iso, rules.code))


def _nearly(iso: str, text: str, rules: Grammar) -> Span | None:
    """Return where a text has the name of a State with a letter wrong, or two exchanged."""
    bare = bare_letters(text)
    spans = _words_nearly if rules.words.is_bounded else signs_nearly
    return next((span for name in names_of(iso, rules.code) for span in _spans(name, bare, text, rules, spans)), None)


def _spans(name: str, bare: str, text: str, rules: Grammar, of_one: Callable[..., Iterator[Span]]) -> Iterator[Span]:
    return _runs_nearly(name, bare, rules) if " " in name else of_one(name, bare, text, rules)


def _runs_nearly(name: str, bare: str, rules: Grammar) -> Iterator[Span]:
    """Yield the runs of words that are those of a name, one of them with a letter wrong."""
    parts, words = name.split(" "), list(_WORD.finditer(bare))
    yield from (word.span() for word in words if letters_apart(word[0], name) == 1)  # ReinoUnido
    stems = [part[:-_CASE_ENDING] if rules.endings and len(part) > _SHORTEST else part for part in parts]
    for run in zip(*(words[n:] for n in range(len(parts))), strict=False):
        if "".join(word[0] for word in run) == "".join(parts) and run[0][0] != parts[0]:  # Unite dStates
            yield run[0].start(), run[-1].end()
        left = [n for n, stem in enumerate(stems) if not run[n][0].startswith(stem)]
        if len(left) != 1 or bare[run[0].start() : run[-1].end()].count(" ") != len(parts) - 1:
            continue
        word, part = run[left[0]][0], parts[left[0]]
        is_exchanged = len(part) >= _SHORTEST and sorted(word) == sorted(part) and letters_apart(word, part) == 1
        is_wrong = letters_apart(word[:-_CASE_ENDING], part[:-_CASE_ENDING]) == 1 and len(part) >= _SHORTEST_STATE
        if is_exchanged or is_wrong:
            yield run[0].start(), run[-1].end()


def _words_nearly(name: str, bare: str, text: str, rules: Grammar) -> Iterator[Span]:
    """Yield the words that are one letter from a name, endings left out where the language declines."""
    stem = -_CASE_ENDING if rules.endings else None
    for word in _WORD.finditer(bare) if len(name) >= _SHORTEST else ():
        if len(name) < _SHORTEST_STATE and not (rules.has_capitals and sorted(word[0]) == sorted(name)):
            continue  # so short a name is told by letters exchanged alone
        is_name = not rules.has_capitals or text[word.start()].isupper()
        is_made = is_of_country(word[0], rules.code) if stem else word[0].startswith(name[:-_CASE_ENDING])  # Indonesian
        is_right = word[0].replace("'", "") == name  # N'Djamena
        if is_name and not is_made and not is_right and letters_apart(word[0][:stem], name[:stem]) == 1:
            yield word.span()


def signs_nearly(name: str, bare: str, _: str, __: Grammar) -> Iterator[Span]:
    """Yield the runs of signs that have one of a name wrong, or two that follow each other exchanged; the first or the last is right."""
    for start in range(len(bare) - len(name) + 1) if len(name) >= _SHORTEST - 1 else ():
        run = bare[start : start + len(name)]
        wrong = [n for n, (a, b) in enumerate(zip(name, run, strict=True)) if a != b]
        is_swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1 and sorted(run) == sorted(name)
        is_close = len(wrong) == 1 or is_swapped
        if is_close and (run[0] == name[0] or run[-1] == name[-1]):
            yield start, start + len(name)
