"""Places that a text in Latin letters names, and a text in another script nearly does: a letter or sign of theirs is wrong."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from hexapla.concordance.countries import without_countries
from hexapla.concordance.gazetteer import Span, is_mapped, mapped
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, letters_apart
from hexapla.concordance.misspelt_places import signs_nearly
from hexapla.concordance.ordinary_words import is_ordinary
from hexapla.concordance.result import Item, Level, Pair
from hexapla.concordance.sounds import apart
from hexapla.concordance.spelt_sounds import open_spelling

NEARLY = "the name of the place is nearly the one on maps: it may be misspelt"
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_BESIDE = re.compile(r"(?:\b[^\W\d_a-z][^\W\d_]*\.? )$"), re.compile(r" [^\W\d_a-z]")
_SHORTEST = 4
"""How many letters of a name stay however it is declined."""
_FEWEST_SOUNDS = 3
_LONG_SIGNS = 5
_EXCHANGED = 2
_CASE_ENDING = 2

Near = Callable[[str, str, str, Grammar], Iterator[Span]]


def misspelt_on_maps(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each place that one text names in Latin letters, and the other, in its script, with a letter wrong.

    A name that a document writes so more than once is its own way; what it writes with a small letter too is no name.
    """
    script = next((side for side in (0, 1) if is_mapped(grammars[side].code)), None)
    if script is None or is_mapped(grammars[1 - script].code):
        return
    plain = {word for pair in pairs for word in _WORD.findall(pair.texts[1 - script] or "") if word.islower()}
    all_near = (each for pair in pairs if pair.is_whole for each in _nearly(pair, script, grammars))
    found = [each for each in all_near if each[1] not in plain]
    often = Counter(name for _, name, _, _ in found)
    for pair, name, at, near in found:
        if often[name] == 1:
            spans = (at, near) if script == 1 else (near, at)
            texts = tuple((text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True))
            yield Item(pair.id, pair.paragraph, "name", (texts[0], texts[1]), Level.LOOK, NEARLY, spans)


def _nearly(pair: Pair, script: int, grammars: tuple[Grammar, Grammar]) -> Iterator[tuple[Pair, str, Span, Span]]:
    """Yield the places that the other text nearly names: which, and where in both texts."""
    texts = [without_countries(text or "", rules.code) for text, rules in zip(pair.texts, grammars, strict=True)]
    latin, other, rules, latin_rules = texts[1 - script], texts[script], grammars[script], grammars[1 - script]
    bare = bare_letters(other)
    runs: Near = _words_nearly if rules.words.is_bounded else _signs_nearly
    for name, at, forms in mapped(latin, rules.code):
        if any(_stem(form, rules) in bare for form in forms) or is_ordinary(name, latin_rules):
            continue
        is_alone = not is_beside_another(latin, at)
        found = ((form, span) for form in sorted(forms) for span in runs(form, bare, other, rules))
        near = next(
            (span for form, span in found if is_alone or rules.words.is_bounded or _has(form, bare[slice(*span)])), None
        )
        is_sound = near is not None and _is_spelt_by_sound(name, bare[slice(*near)], rules, is_alone=is_alone)
        if near is not None and not (is_sound and not any(_has(form, bare[slice(*near)]) for form in forms)):
            yield pair, name, at, near


def is_beside_another(text: str, span: Span) -> bool:
    """Tell whether a word of a text in Latin letters stands beside another with a capital, or behind a title."""
    return bool(_BESIDE[0].search(text[: span[0]]) or _BESIDE[1].match(text, span[1]))


def _is_spelt_by_sound(name: str, written: str, rules: Grammar, *, is_alone: bool) -> bool:
    """Tell whether a name is written by its sounds, in another way than that of the maps: a person's (`Mike Buchanan`), a firm's.

    Of a name that stands alone a script of letters may lack one that is silent elsewhere (`Windhoek`).
    """
    is_open = not (is_alone and rules.words.is_bounded)
    return is_open and apart(name.replace(" ", ""), written.replace(" ", ""), rules.code) == 0


def _has(form: str, run: str) -> bool:
    """Tell whether a run has the signs of a name, in whatever order."""
    return sorted(run) == sorted(form)


def _stem(form: str, rules: Grammar) -> str:
    """Return what stays of a name however it is declined."""
    is_declined = len(form) >= _SHORTEST and form[-1:] and form[-1] in rules.declined
    return form[:-1] if is_declined else form


def _words_nearly(form: str, bare: str, text: str, rules: Grammar) -> Iterator[Span]:
    """Yield the words that are one letter from a name, other than by a spelling that is open."""
    stem, count = _stem(form, rules), form.count(" ") + 1
    words = list(_WORD.finditer(bare)) if len(stem) >= _SHORTEST else []
    for first, last in zip(words, words[count - 1 :], strict=False):
        particle = rules.words.particles.match(first[0])
        for start in sorted({0, particle.end() if particle else 0}):
            span = (first.start() + start, last.end())
            is_name = not rules.has_capitals or text[first.start()].isupper()
            if is_name and any(_is_slip(each, stem, rules) for each in _stems(bare[slice(*span)], rules)):
                yield span
                break


def _stems(written: str, rules: Grammar) -> Iterator[str]:
    """Yield a word without what it may have got where it is declined."""
    for tail in range(_CASE_ENDING + 1 if rules.endings else 1):
        if not written[len(written) - tail :].strip(rules.declined):
            yield written[: len(written) - tail]


def _is_slip(written: str, stem: str, rules: Grammar) -> bool:
    sounds = open_spelling(written, rules), open_spelling(stem, rules)
    is_near = written[:1] == stem[:1] and letters_apart(written, stem) == 1
    is_other = is_near and sounds[0] != sounds[1] and min(map(len, sounds)) >= _FEWEST_SOUNDS
    return is_other or are_exchanged(written, stem)


def are_exchanged(written: str, name: str) -> bool:
    """Tell whether two letters of a name have changed places, next to each other or one between them."""
    apart = [n for n, (one, other) in enumerate(zip(written, name, strict=False)) if one != other]
    return (
        min(len(written), len(name)) > _SHORTEST
        and len(apart) == _EXCHANGED
        and apart[1] - apart[0] <= _EXCHANGED
        and sorted(written) == sorted(name)
    )


def _signs_nearly(form: str, bare: str, text: str, rules: Grammar) -> Iterator[Span]:
    """Yield the runs of signs that are nearly a name; of one wrong sign the last is right, of a short name the first too."""
    for start, end in signs_nearly(form, bare, text, rules):
        run = bare[start:end]
        if _has(form, run) or (run[-1] == form[-1] and (run[0] == form[0] or len(form) >= _LONG_SIGNS)):
            yield start, end
