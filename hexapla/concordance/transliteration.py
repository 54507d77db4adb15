"""Names that another script takes over sound by sound: one of two words that answer does not quite.

A person's name of two words is met where one word is spelt as its script writes the sounds of the other's, and is
misspelt where the word beside it differs in one consonant.  A single name is where the document itself writes it in
another way elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from hexapla.concordance.countries import without_countries
from hexapla.concordance.exchanged_sounds import USAGE, exchanged_names, is_strange, lacks_one, misfit
from hexapla.concordance.gazetteer import mapped
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, folded, letters_apart, plain_letters
from hexapla.concordance.names import small_words
from hexapla.concordance.ordinary_words import is_common
from hexapla.concordance.paired_names import fits, misspelt_last_names
from hexapla.concordance.places import has_form_of_its_own, listed, without_places
from hexapla.concordance.result import Item, Level, Pair
from hexapla.concordance.sounds import FAR, apart, begin_alike, consonants
from hexapla.concordance.spelt_sounds import letters_wrong, open_spelling
from hexapla.concordance.written_names import (
    Person,
    Span,
    Written,
    is_placed,
    names,
    persons,
    words_of,
    written_names,
    written_persons,
)
from hexapla.concordance.written_signs import exchanged_signs, signs_written_otherwise

_SHORTEST = 3
_FEWEST_WRONG = 3
"""How many consonants a word has that may be misspelt."""
_FEWEST_LETTERS = 4
"""How many letters a word has that is taken for a misspelt name where none stands beside it: shorter ones are other words."""
_FEWEST_BESIDE = 2
"""How many it has beside a word that answers in every letter."""
_FEWEST_SIGNS = 3
"""How many signs a name has that may be misspelt: shorter ones are as usage has them, not as they sound (盖茨)."""
_CASE_ENDING, _TWICE = 2, 2
_NOT_QUITE = "the name is not quite the one of the other text: one may be misspelt"
_EXCHANGED = "two letters of the name seem to be exchanged"
_ELSEWHERE = "elsewhere the {} text writes “{}”: one may be misspelt"


def misspelt_transliterations(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each name that one script writes with a wrong letter."""
    own = next(
        (n for n in (0, 1) if grammars[n].sounds and grammars[1 - n].has_capitals and not grammars[1 - n].sounds), None
    )
    if own is None:
        return
    latin, script = grammars[1 - own], grammars[own]
    forms = _usual_forms(pairs, own, latin, script)
    small = small_words(pairs)
    otherwise = _signs_otherwise(pairs, own, latin, script)
    for pair in pairs:
        if not pair.is_whole:
            continue
        texts = [folded(pair.texts[side] or "") for side in (1 - own, own)]
        misspelt = list(_misspelt_persons(texts[0], texts[1], latin, script))
        places = misspelt or otherwise[pair.id] or list(_written_otherwise(texts[0], texts[1], forms, (latin, script)))
        if not misspelt:
            places = [each for each in places if plain_letters(texts[0][slice(*each[0])]) not in small]
        copied = {word for word, _ in words_of(texts[1])} | _on_maps(texts[0], texts[1], script)
        places = [each for each in places if texts[0][slice(*each[0])] not in copied]
        said = {name for name, *_ in places}
        paired = _misspelt_last_names(texts[0], texts[1], forms, (latin, script))
        places += [each for each in paired if each[0] not in said and texts[0][slice(*each[0])] not in copied]
        said = {name for name, *_ in places}
        exchanged = [
            *exchanged_names(texts[0], texts[1], (latin, script)),
            *((one, other, True) for one, other in _exchanged_signs(texts[0], texts[1], latin, script)),
        ]
        rest = [
            (one, other, _EXCHANGED if letters else _NOT_QUITE)
            for one, other, letters in exchanged
            if one not in said
            and texts[0][slice(*one)] not in copied
            and plain_letters(texts[0][slice(*one)]) not in small
            and texts[0][one[0] + 1].islower()
        ]
        for name, written, rule in (*places, *rest):
            spans = (written, name) if own == 0 else (name, written)
            quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
            yield Item(pair.id, pair.paragraph, "name", (quoted[0], quoted[1]), Level.LOOK, rule, spans)


def _misspelt_last_names(
    latin: str, other: str, forms: dict[str, Counter[str]], grammars: tuple[Grammar, Grammar]
) -> Iterator[tuple[Span, Span, str]]:
    """Yield the last names that nearly answer each other, but for those that the document writes so more than once."""
    for span, place in misspelt_last_names(latin, other, grammars):
        name = latin[slice(*span)]
        if forms[name][_stem(other[slice(*place)], name, grammars[1])] < _TWICE:
            yield span, place, _NOT_QUITE


def _on_maps(latin: str, other: str, script: Grammar) -> set[str]:
    """Return the names of a text that the other writes as maps do, however they sound: Punjab, Пенджаб."""
    bare = bare_letters(other)
    found = (
        (span, form.rstrip(script.declined) if len(form) > _FEWEST_LETTERS else form)
        for _, span, own in mapped(latin, script.code)
        for form in own
    )
    return {word for span, form in found if form in bare for word, _ in words_of(latin[slice(*span)])}


def _signs_otherwise(
    pairs: Sequence[Pair], own: int, latin: Grammar, script: Grammar
) -> dict[str, list[tuple[Span, Span, str]]]:
    """Return for each pair the names whose signs differ from those that the document has for them elsewhere."""
    found: dict[str, list[tuple[Span, Span, str]]] = defaultdict(list)
    if script.syllables:
        whole = [pair for pair in pairs if pair.is_whole]
        units = [(names(folded(pair.texts[1 - own] or ""), latin), folded(pair.texts[own] or "")) for pair in whole]
        for n, name, signs, usual in signs_written_otherwise(units, script):
            found[whole[n].id].append((name, signs, _ELSEWHERE.format(script.name, usual)))
    return found


def _exchanged_signs(latin: str, other: str, rules: Grammar, script: Grammar) -> Iterator[tuple[Span, Span]]:
    """Yield names with two signs exchanged, but for places of other names and words before what institutions are called."""
    if not script.syllables:
        return
    found = names(latin, rules, at_start=True)
    behind = ((word, span, (words_of(latin[span[1] :]) or [("", span)])[0][0]) for word, span in found)
    own = [(word, span) for word, span, last in behind if not (last[:1].isupper() and is_common(last, rules))]
    own = [(word, span) for word, span in own if not has_form_of_its_own(bare_letters(word), rules.code)]
    plain = without_places(without_countries(other, script.code), script.code)
    for _, _, forms in mapped(latin, script.code):
        for form in forms:
            plain = plain.replace(form, " " * len(form))  # 科罗拉多洛基山队
    yield from exchanged_signs(own, plain, script)


def _misspelt_persons(latin: str, other: str, rules: Grammar, script: Grammar) -> Iterator[tuple[Span, Span, str]]:
    """Yield the places of two words that nearly answer each other, beside two that do.

    Where first names have forms of their own (Piotr is 彼得), only the last one is looked at.
    """
    written = written_persons(other, script)
    capitals = [word for word in words_of(latin) if word[0].istitle()] if written else []
    named = persons(latin, rules)
    met = [(a, b) for a in named for b in written if [_cost(a[n], b[n], script, n) for n in (0, 1)] == [0, 0]]
    answered, answers = {word for a, _ in met for word in a}, [b for _, b in met]
    for name in named:
        costs = [[_cost(name[n], each[n], script, n) for n in (0, 1)] for each in written]
        if any(last == 0 and (first == 0 or script.syllables) for first, last in costs):
            yield from _misspelt_letters(
                name, [each for each, cost in zip(written, costs, strict=True) if cost == [0, 0]], script
            )
            continue
        for each, (first, last) in sorted(zip(written, costs, strict=True), key=lambda entry: sum(entry[1])):
            near = 0 if (first, last) == (1, 0) else 1 if (first, last) == (0, 1) else None
            near = 1 if script.syllables and last == 1 and first < FAR else near
            if near is None or each in answers or not _may_be_misspelt(name, each, near, script):
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


def _may_be_misspelt(person: Person, other: Person, near: int, script: Grammar) -> bool:
    """Tell whether a word has consonants enough that one may be wrong: of few the first is right, or all other letters."""
    name, written = person[near][0], other[near][0]
    is_beside = not script.syllables and misfit(person[1 - near][0], other[1 - near][0], script.code) <= USAGE
    if is_beside and consonants(name) >= _FEWEST_BESIDE and lacks_one(name, written, script.code):
        return True
    particle = script.words.particles.match(written)
    is_alike = any(begin_alike(name, written[n:], script.code) for n in {0, particle.end() if particle else 0})
    fewest = _FEWEST_WRONG if script.syllables or is_alike else _FEWEST_WRONG + 1
    return consonants(name) >= fewest


def _misspelt_letters(name: Person, written: Sequence[Person], script: Grammar) -> Iterator[tuple[Span, Span, str]]:
    """Yield the places of two words of the same consonants of which one letter differs, beside two that answer whole."""
    wrong = [[letters_wrong(name[n][0], each[n][0], script.code) for n in (0, 1)] for each in written]
    near = wrong[0].index(1) if len(wrong) == 1 and sorted(wrong[0]) == [0, 1] else None
    if near is not None and misfit(name[near][0], written[0][near][0], script.code) > USAGE:
        yield name[near][1], written[0][near][1], _NOT_QUITE


def _extent(name: str, written: Written, script: Grammar) -> Span:
    """Return the place of a name at the beginning of a run of signs."""
    signs, (start, end) = written
    if not script.syllables:
        return start, end
    best = max(range(2, len(signs) + 1), key=lambda n: (-apart(name, signs[:n], script.code), n))
    is_known = apart(name, signs[:best], script.code) < FAR
    return start, start + (best if is_known else min(len(signs), max(_FEWEST_SIGNS, consonants(name))))


def _cost(name: Written, written: Written, script: Grammar, place: int) -> int:
    """Return how far two words are apart; a run of signs has more before a first name and behind a last one."""
    ends = (True, True) if script.words.is_bounded else (place == 1, place == 0)
    cost = apart(name[0], written[0], script.code, ends)
    is_joined = place == 1 and cost and written[0][0] in script.joined
    return min(cost, apart(name[0], written[0][1:], script.code, ends)) if is_joined else cost  # De Schutter, 德舒特


def _usual_forms(pairs: Sequence[Pair], own: int, latin: Grammar, script: Grammar) -> dict[str, Counter[str]]:
    """Return how the script writes each name in the pairs of the document that have it, and how often."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    if not script.words.is_bounded:
        return forms
    for pair in pairs:
        if pair.is_whole:
            words = written_names(folded(pair.texts[own] or ""), script)
            for name, _ in names(folded(pair.texts[1 - own] or ""), latin):
                answers = {_stem(word, name, script) for word, _ in words if apart(name, word, script.code) == 0}
                if len(answers) == 1:
                    forms[name][answers.pop()] += 1
    return forms


def _written_otherwise(
    latin: str, other: str, forms: dict[str, Counter[str]], grammars: tuple[Grammar, Grammar]
) -> Iterator[tuple[Span, Span, str]]:
    """Yield a name with a letter wrong: of its usual form, or of its sounds where it stands as names do (`in Kidal`)."""
    rules, script = grammars
    named = [each for each in names(latin, rules) if not each[0].isupper()]
    words = written_names(other, script) if script.words.is_bounded and named else []
    for name, span in named:
        stems = [_stem(word, name, script) for word, _ in words]
        costs = [apart(name, word, script.code) for word, _ in words]
        usual = max(forms[name], key=lambda form: forms[name][form], default=None) if name in forms else None
        if usual is not None and usual not in stems:
            near = [n for n, stem in enumerate(stems) if costs[n] < FAR and letters_apart(usual, stem) == 1]
            near = [n for n in near if _is_otherwise(usual, stems[n], forms[name], script)]
            rule = _ELSEWHERE.format(script.name, usual)
        elif forms[name].total() < _TWICE and is_placed(latin, span, rules):
            if any(fits(name, word, script) for word, _ in words):
                continue
            near = [n for n, cost in enumerate(costs) if cost < FAR and begin_alike(name, words[n][0], script.code)]
            near = [n for n in near if not _is_answered(words[n][0], named, script)]
            near = [n for n in near if len(words[n][0]) >= _FEWEST_LETTERS]
            near = [n for n in near if not is_strange(name, words[n][0], script.code)]
            near = [] if bare_letters(name) in listed(rules.code) else near  # Scotland, Шотландия: no transliteration
            rule = _NOT_QUITE
        else:
            continue
        if len(near) == 1:
            yield span, words[near[0]][1], rule


def _is_otherwise(usual: str, written: str, forms: Counter[str], script: Grammar) -> bool:
    """Tell whether a spelling may be a slip of the usual one: neither is the other declined, or without a particle.

    Where vowels are written as they like, one form must be the usual one, twice as often where no other letter differs.
    """
    if len(written) < _FEWEST_LETTERS or any(
        one.startswith(other) or one.endswith(other) for one, other in ((usual, written), (written, usual))
    ):
        return False
    if script.writes_vowels:
        return forms[usual] >= forms[written] and usual.rstrip(script.declined) != written.rstrip(script.declined)
    is_clear = open_spelling(usual, script) != open_spelling(written, script)
    return forms[usual] > forms[written] if is_clear else forms[usual] >= 2 * forms[written] > 0


def _is_answered(word: str, named: Sequence[Written], script: Grammar) -> bool:
    return any(fits(name, word, script) for name, _ in named)


def _stem(word: str, name: str, script: Grammar) -> str:
    """Return a written name without particles before it, which it does not begin with, and what declension changes."""
    letters = plain_letters(word)
    particle = script.words.particles.match(letters)
    places = range(particle.end() + 1) if particle and len(letters) - particle.end() >= _SHORTEST else (0,)
    start = next((n for n in places if begin_alike(name, letters[n:], script.code)), max(places))
    letters = letters[start:]
    return letters[:-_CASE_ENDING] if script.endings and len(letters) > _SHORTEST + _CASE_ENDING else letters
