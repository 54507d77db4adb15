"""Names that another script takes over sound by sound: one of two words that answer does not quite.

A person's name of two words is met where one word is spelt as its script writes the sounds of the other's, and is
misspelt where the word beside it differs in one consonant.  A single name is where the document itself writes it in
another way elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hexapla.concordance.countries import is_of_country, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, folded, letters_apart, plain_letters, starts_sentence
from hexapla.concordance.memory import calendar_words
from hexapla.concordance.places import listed
from hexapla.concordance.result import Item, Level, Pair
from hexapla.concordance.sounds import FAR, apart, begin_alike, consonants
from hexapla.concordance.spelt_sounds import letters_wrong
from hexapla.concordance.unanswered_names import is_common
from hexapla.concordance.written_signs import signs_written_otherwise

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PARTICLE = re.compile(
    r"(?<= )(?:(?:[aeu][dlnrstz]|a[sdt]h|[аэу](?:ль|[дзнрстш]))-|(?:al|el|de|da|do|dos|du|di|van|von|der|den|bin|ibn|ben|bint|ould|de la)"
    r" |(?:да|де|ду|ди|ван|фон|бен|бин|ибн|ульд)[- ])(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What stands within the names of persons, written onto what follows or apart: `al-`, `аль-`, `de`."""
_DOTS = ("·", "•", "・")
_LINKS = (", and ", " and ", ", ")
_REACH = 120
_SIGNS = re.compile(r"[\u4e00-\u9fff]+")
_SHORTEST = 3
_FEWEST_WRONG = 3
"""How many consonants a word has that may be misspelt."""
_FEWEST_SIGNS = 3
"""How many signs a name has that may be misspelt: shorter ones are as usage has them, not as they sound (盖茨)."""
_LONGEST = 8
"""How many signs of a run a name may take."""
_CASE_ENDING = 2
_NOT_QUITE = "the name is not quite the one of the other text: one may be misspelt"

_ELSEWHERE = "elsewhere the {} text writes “{}”: one may be misspelt"

Span = tuple[int, int]
Written = tuple[str, Span]
"""A word and its place."""
Person = tuple[Written, Written]
"""The first and the last name of a person."""


def misspelt_transliterations(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each name that one script writes with a wrong letter."""
    own = next(
        (n for n in (0, 1) if grammars[n].sounds and grammars[1 - n].has_capitals and not grammars[1 - n].sounds), None
    )
    if own is None:
        return
    latin, script = grammars[1 - own], grammars[own]
    forms = _usual_forms(pairs, own, latin, script)
    otherwise = _signs_otherwise(pairs, own, latin, script)
    for pair in pairs:
        if not pair.is_whole:
            continue
        texts = [folded(pair.texts[side] or "") for side in (1 - own, own)]
        persons = list(_misspelt_persons(texts[0], texts[1], latin, script))
        places = persons or otherwise[pair.id] or _written_otherwise(texts[0], texts[1], forms, (latin, script))
        for name, written, rule in places:
            spans = (written, name) if own == 0 else (name, written)
            quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
            yield Item(pair.id, pair.paragraph, "name", (quoted[0], quoted[1]), Level.LOOK, rule, spans)


def _signs_otherwise(
    pairs: Sequence[Pair], own: int, latin: Grammar, script: Grammar
) -> dict[str, list[tuple[Span, Span, str]]]:
    """Return for each pair the names whose signs differ from those that the document has for them elsewhere."""
    found: dict[str, list[tuple[Span, Span, str]]] = defaultdict(list)
    if script.syllables:
        whole = [pair for pair in pairs if pair.is_whole]
        units = [(_names(folded(pair.texts[1 - own] or ""), latin), folded(pair.texts[own] or "")) for pair in whole]
        for n, name, signs, usual in signs_written_otherwise(units, script):
            found[whole[n].id].append((name, signs, _ELSEWHERE.format(script.name, usual)))
    return found


def _misspelt_persons(latin: str, other: str, rules: Grammar, script: Grammar) -> Iterator[tuple[Span, Span, str]]:
    """Yield the places of two words that nearly answer each other, beside two that do.

    Where first names have forms of their own (Piotr is 彼得), only the last one is looked at.
    """
    written = _written_persons(other, script)
    capitals = [(word[0], word.span()) for word in _WORD.finditer(latin) if word[0].istitle()] if written else []
    persons = _persons(latin, rules)
    met = [(a, b) for a in persons for b in written if [_cost(a[n], b[n], script, n) for n in (0, 1)] == [0, 0]]
    answered, answers = {word for a, _ in met for word in a}, [b for _, b in met]
    for name in persons:
        costs = [[_cost(name[n], each[n], script, n) for n in (0, 1)] for each in written]
        if any(last == 0 and (first == 0 or script.syllables) for first, last in costs):
            yield from _misspelt_letters(
                name, [each for each, cost in zip(written, costs, strict=True) if cost == [0, 0]], script
            )
            continue
        for each, (first, last) in sorted(zip(written, costs, strict=True), key=lambda entry: sum(entry[1])):
            near = 0 if (first, last) == (1, 0) else 1 if (first, last) == (0, 1) else None
            near = 1 if script.syllables and last == 1 and first < FAR else near
            if near is None or each in answers or not _may_be_misspelt(name[near][0], each[near][0], script):
                continue
            span = _extent(name[near][0], each[near], script)
            others = (
                word
                for word in capitals
                if word not in answered.union(name) and _cost(word, each[near], script, near) == 0
            )
            if any(_extent(word[0], each[near], script)[1] >= span[1] - 1 for word in others):
                continue  # the name of somebody else
            if not script.syllables or span[1] - span[0] >= _FEWEST_SIGNS:
                yield name[near][1], span, _NOT_QUITE
                break


def _may_be_misspelt(name: str, written: str, script: Grammar) -> bool:
    """Tell whether a word has consonants enough that one may be wrong: of few the first is right."""
    particle = script.words.particles.match(written)
    is_alike = any(begin_alike(name, written[n:], script.code) for n in {0, particle.end() if particle else 0})
    fewest = _FEWEST_WRONG if script.syllables or is_alike else _FEWEST_WRONG + 1
    return consonants(name) >= fewest


def _misspelt_letters(name: Person, written: Sequence[Person], script: Grammar) -> Iterator[tuple[Span, Span, str]]:
    """Yield the places of two words of the same consonants of which one letter differs, beside two that answer whole."""
    wrong = [[letters_wrong(name[n][0], each[n][0], script.code) for n in (0, 1)] for each in written]
    if len(wrong) == 1 and sorted(wrong[0]) == [0, 1]:
        near = wrong[0].index(1)
        yield name[near][1], written[0][near][1], _NOT_QUITE


def _extent(name: str, written: Written, script: Grammar) -> Span:
    """Return the place of a name at the beginning of a run of signs."""
    signs, (start, end) = written
    if not script.syllables:
        return start, end
    return start, start + max(range(2, len(signs) + 1), key=lambda n: (-apart(name, signs[:n], script.code), n))


def _cost(name: Written, written: Written, script: Grammar, place: int) -> int:
    """Return how far two words are apart; a run of signs has more before a first name and behind a last one."""
    ends = (True, True) if script.words.is_bounded else (place == 1, place == 0)
    return apart(name[0], written[0], script.code, ends)


def _persons(text: str, rules: Grammar) -> list[Person]:
    both = [(a, b) for a, b in _neighbours(text) if _is_name(a[0], rules) and _is_name(b[0], rules)]
    return [(a, b) for a, b in both if not _is_office(text[: a[1][0]], rules)]


def _is_office(before: str, rules: Grammar) -> bool:
    """Tell whether what stands before two words makes them what an institution is for: `Minister of Water Resources`."""
    words = _WORD.findall(before[-_REACH:])
    return before.endswith((" of ", " for ")) and is_common(words[-2] if len(words) > 1 else "", rules)


def _written_persons(text: str, script: Grammar) -> list[Person]:
    """Return two words that stand together: with capitals where there are such, with a dot between where no blanks are."""
    if script.words.is_bounded:
        both = _neighbours(text)
        return [(a, b) for a, b in both if not script.stands_alone or (a[0].istitle() and b[0].istitle())]
    runs = pairwise(_SIGNS.finditer(text))
    return [(_last_signs(a), _first_signs(b)) for a, b in runs if text[a.end() : b.start()] in _DOTS]


def _last_signs(run: re.Match[str]) -> Written:
    return run[0][-_LONGEST:], (max(run.start(), run.end() - _LONGEST), run.end())


def _first_signs(run: re.Match[str]) -> Written:
    return run[0][:_LONGEST], (run.start(), min(run.end(), run.start() + _LONGEST))


def _neighbours(text: str) -> list[Person]:
    """Return the words that stand together, and those that a particle of a name stands between: `Ibrahim al-Khatib`."""
    plain = _PARTICLE.sub(lambda found: " " * len(found[0]), text)
    both = pairwise(_WORD.finditer(plain))
    return [((a[0], a.span()), (b[0], b.span())) for a, b in both if plain[a.end() : b.start()].isspace()]


def _is_name(word: str, rules: Grammar) -> bool:
    letters = plain_letters(word)
    is_usual = (
        letters in rules.common_letters or letters in calendar_words(rules.code) or is_of_country(letters, rules.code)
    )
    return word.istitle() and len(word) >= _SHORTEST and letters not in rules.function_words and not is_usual


def _usual_forms(pairs: Sequence[Pair], own: int, latin: Grammar, script: Grammar) -> dict[str, Counter[str]]:
    """Return how the script writes each name in the pairs of the document that have it, and how often."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    if not script.words.is_bounded:
        return forms
    for pair in pairs:
        if pair.is_whole:
            words = _written_names(folded(pair.texts[own] or ""), script)
            for name, _ in _names(folded(pair.texts[1 - own] or ""), latin):
                answers = {_stem(word, name, script) for word, _ in words if apart(name, word, script.code) == 0}
                if len(answers) == 1:
                    forms[name][answers.pop()] += 1
    return forms


def _written_otherwise(
    latin: str, other: str, forms: dict[str, Counter[str]], grammars: tuple[Grammar, Grammar]
) -> Iterator[tuple[Span, Span, str]]:
    """Yield a name with a letter wrong: of its usual form, or of its sounds where it stands as names do (`in Kidal`)."""
    rules, script = grammars
    names = _names(latin, rules)
    words = _written_names(other, script) if script.words.is_bounded and names else []
    for name, span in names:
        stems = [_stem(word, name, script) for word, _ in words]
        costs = [apart(name, word, script.code) for word, _ in words]
        usual = max(forms[name], key=lambda form: forms[name][form], default=None) if name in forms else None
        if usual is not None and usual not in stems:
            near = [n for n, stem in enumerate(stems) if costs[n] < FAR and letters_apart(usual, stem) == 1]
            fewest = 0 if script.vowels else 1  # where vowels are written as they like, one form must be the usual one
            near = [n for n in near if forms[name][usual] - forms[name][stems[n]] >= fewest]
            near = [n for n in near if not usual.startswith(stems[n]) and not stems[n].startswith(usual)]  # declined
            rule = _ELSEWHERE.format(script.name, usual)
        elif usual is None and 0 not in costs and _is_placed(latin, span, rules):
            near = [n for n, cost in enumerate(costs) if cost < FAR and begin_alike(name, words[n][0], script.code)]
            near = [n for n in near if not _is_answered(words[n][0], names, script)]
            near = [] if bare_letters(name) in listed(rules.code) else near  # Scotland, Шотландия: no transliteration
            rule = _NOT_QUITE
        else:
            continue
        if len(near) == 1:
            yield span, words[near[0]][1], rule


def _is_placed(text: str, span: Span, rules: Grammar) -> bool:
    """Tell whether a word stands where names do (`in Goma`), or in a list that does (`in Goma, Bukavu and Kisangani`)."""
    before = text[max(0, span[0] - _REACH) : span[0]]
    while rules.place is not None and rules.place.search(before) is None:
        link = next((link for link in _LINKS if before.endswith(link)), " ")
        rest, _, word = before.removesuffix(link).rpartition(" ")
        if not word[:1].isupper():
            return False
        before = f"{rest} "
    return rules.place is not None


def _is_answered(word: str, names: Sequence[Written], script: Grammar) -> bool:
    return any(apart(name, word, script.code) == 0 for name, _ in names)


def _names(text: str, rules: Grammar) -> list[Written]:
    """Return the words that are likely to be names, with consonants enough to be told apart."""
    plain = without_countries(text, rules.code)
    words = [(match[0], match.span()) for match in _WORD.finditer(plain) if not starts_sentence(plain, match.start())]
    return [(word, span) for word, span in words if consonants(word) >= _FEWEST_WRONG and _is_name(word, rules)]


def _written_names(text: str, script: Grammar) -> list[Written]:
    words = [(match[0], match.span()) for match in _WORD.finditer(without_countries(text, script.code))]
    return [(word, span) for word, span in words if word.istitle() or not script.stands_alone]


def _stem(word: str, name: str, script: Grammar) -> str:
    """Return a written name without particles before it, which it does not begin with, and what declension changes."""
    letters = plain_letters(word)
    particle = script.words.particles.match(letters)
    places = range(particle.end() + 1) if particle and len(letters) - particle.end() >= _SHORTEST else (0,)
    start = next((n for n in places if begin_alike(name, letters[n:], script.code)), max(places))
    letters = letters[start:]
    return letters[:-_CASE_ENDING] if script.endings and len(letters) > _SHORTEST + _CASE_ENDING else letters
