"""The names in a text as they stand: words that are likely to be names, and persons, a first and a last name together."""

import re
from functools import cache
from itertools import pairwise

from hexapla.concordance.countries import is_of_country, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import plain_letters, starts_sentence
from hexapla.concordance.memory import calendar_words
from hexapla.concordance.ordinary_words import is_common, is_ordinary
from hexapla.concordance.sounds import consonants
from hexapla.data_files import data_file

_WORD = re.compile(r"[^\W\d_]+(?:'(?!s(?![^\W\d_]))[^\W\d_]+)?")
"""A word, the apostrophe of a name in it (Côte d'Ivoire), but no genitive (the Council's)."""
_DOTS = ("·", "•", "・")
_LINKS = (", and ", " and ", ", ")
_BESIDE = re.compile(r"[ -][^\W\d_a-z]")
"""What stands behind a name that starts a sentence: another word with a capital."""
_REACH = 120
_TITLE = 12
_SIGNS = re.compile(r"[\u4e00-\u9fff]+")
_FORMED = re.compile(r"[a-z]{2}(?:[ts]ions?|nesse?s?|ships?|it(?:y|ies)|isms?|olog(?:y|ies)|ances?|ences?)$")
"""How words end that name no person and no place: `Disaggregation`."""
_SHORTEST = 3
_SHORTEST_CAPITALS = 4
"""How many capitals a name has that is written in nothing else."""
_LONGEST = 8
"""How many signs of a run a name may take."""
_FEWEST_CONSONANTS = 3
"""How many consonants a word has that can be told from others."""

Span = tuple[int, int]
Written = tuple[str, Span]
"""A word and its place."""
Person = tuple[Written, Written]
"""The first and the last name of a person."""


def words_of(text: str) -> list[Written]:
    """Return the words of a text with their places."""
    return [(word[0], word.span()) for word in _WORD.finditer(text)]


def persons(text: str, rules: Grammar, *, any_last: bool = False) -> list[Person]:
    """Return two words with capitals that stand together and are no usual names of institutions.

    `any_last` takes last names too that might be made from the name of a country: `Bruni`.
    """
    both = [
        (a, b)
        for a, b in _neighbours(text)
        if _is_name(a[0], rules)
        and (_is_name(b[0], rules) or (any_last and b[0].istitle() and not is_ordinary(b[0], rules)))
    ]
    return [(a, b) for a, b in both if not _is_office(text[: a[1][0]], rules)]


def _is_office(before: str, rules: Grammar) -> bool:
    """Tell whether what stands before two words makes them what an institution is for: `Minister of Water Resources`."""
    words = _WORD.findall(before[-_REACH:])
    return before.endswith((" of ", " for ")) and is_common(words[-2] if len(words) > 1 else "", rules)


def written_persons(text: str, script: Grammar) -> list[Person]:
    """Return two words that stand together: with capitals where there are such, with a dot between where no blanks are."""
    if script.words.is_bounded:
        both = _neighbours(text)
        return [(a, b) for a, b in both if not script.stands_alone or (a[0][0].isupper() and b[0][0].isupper())]
    runs = pairwise(_SIGNS.finditer(text))
    return [(_last_signs(a), _first_signs(b)) for a, b in runs if text[a.end() : b.start()] in _DOTS]


def _last_signs(run: re.Match[str]) -> Written:
    return run[0][-_LONGEST:], (max(run.start(), run.end() - _LONGEST), run.end())


def _first_signs(run: re.Match[str]) -> Written:
    return run[0][:_LONGEST], (run.start(), min(run.end(), run.start() + _LONGEST))


@cache
def _within() -> re.Pattern[str]:
    """Return what stands within the names of persons, written onto what follows or apart: `al-`, `аль-`, `de`."""
    particles = data_file("concordance/spellings")["within_names"].values()
    return re.compile(rf"(?<= )(?:{'|'.join(particles)})(?=[^\W\d_])", re.IGNORECASE)


def _neighbours(text: str) -> list[Person]:
    """Return the words that stand together, and those that a particle of a name stands between: `Ibrahim al-Khatib`."""
    plain = _within().sub(lambda found: " " * len(found[0]), text)
    both = pairwise(_WORD.finditer(plain))
    return [((a[0], a.span()), (b[0], b.span())) for a, b in both if plain[a.end() : b.start()].isspace()]


def _is_name(word: str, rules: Grammar) -> bool:
    letters = plain_letters(word)
    is_usual = is_ordinary(word, rules) or letters in calendar_words(rules.code) or is_of_country(letters, rules.code)
    is_usual = is_usual or _FORMED.search(letters) is not None
    if word[1:2].isupper() and not word.isupper():
        return False  # JPMorgan
    is_capital = word[0].isupper() and (len(word) >= _SHORTEST_CAPITALS or not word.isupper())
    return is_capital and len(word) >= _SHORTEST and letters not in rules.function_words and not is_usual


def is_placed(text: str, span: Span, rules: Grammar) -> bool:
    """Tell whether a word stands where names do (`in Goma`, `the Tuamotu Archipelago`), or in a list of such."""
    behind = data_file(f"concordance/{rules.code}")["names"].get("behind")
    if behind and re.match(behind, text[span[1] :]):
        return True
    before = text[max(0, span[0] - _REACH) : span[0]]
    while rules.place is not None and rules.place.search(before) is None:
        link = next((link for link in _LINKS if before.endswith(link)), " ")
        rest, _, word = before.removesuffix(link).rpartition(" ")
        if not word[:1].isupper():
            return False
        before = f"{rest} "
    return rules.place is not None


def names(
    text: str, rules: Grammar, fewest: int = _FEWEST_CONSONANTS, *, at_start: bool = False, titled: bool = False
) -> list[Written]:
    """Return the words that are likely to be names, with consonants enough to be told apart.

    `at_start` takes those too that start a sentence, another word with a capital or nothing behind them, `titled` those behind a title
    with a point (`Mr.`), which ends no sentence.
    """
    plain = without_countries(text, rules.code)
    words = [
        (word, span)
        for word, span in words_of(plain)
        if not starts_sentence(plain, span[0])
        or (titled and _is_titled(plain, span[0], rules))
        or (at_start and (_BESIDE.match(plain, span[1]) or plain.strip() == word))
    ]
    return [(word, span) for word, span in words if consonants(word) >= fewest and _is_name(word, rules)]


def _is_titled(text: str, start: int, rules: Grammar) -> bool:
    """Tell whether a title with a point stands before a word, which starts no sentence: `Mr. Okello`."""
    return rules.references.titles.search(text[max(0, start - _TITLE) : start]) is not None


def written_names(text: str, script: Grammar) -> list[Written]:
    """Return the words of a script that may be names: no numbers, and those with capitals, where there are such."""
    words = words_of(without_countries(text, script.code))
    named = [(word, span) for word, span in words if word[0].isupper() or not script.stands_alone]
    return [(word, span) for word, span in named if not script.words.numeral.fullmatch(word)]
