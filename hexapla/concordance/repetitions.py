"""What a text says again, in passing, or where the other has a pronoun: facts that the other need not have."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from hexapla.concordance.facts import Fact
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded, starts_sentence
from hexapla.concordance.matching import Placed, is_akin, is_same
from hexapla.concordance.sounds import apart

_SMALL = frozenset(map(str, range(1, 10)))
_QUANTITIES = frozenset(("number", "ordinal", "time", "marker"))
_NAMED = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,20} $")
_WORD = re.compile(r"[^\W\d_]{3,}")
_REACH = 24
_IN_PASSING = frozenset("012")
_YEAR = 4
_CALENDAR_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_DECIMAL = re.compile(r"(?<!\d)\d+\.\d+")
_FORMULA = re.compile(r"[A-Z]{1,2}[a-z]?\d[A-Z]?")
_LOOK_ALIKES = str.maketrans("асе", "ace")
_BRACKETED_YEAR = re.compile(r"\d[a-z]? ?\(\d{4}\)$")


def _without_glosses(facts: Iterable[Fact], text: str) -> Iterator[Fact]:
    """Yield the facts, a number in words left out where the same one stands behind it in brackets: `ten (10) months`."""
    known = list(facts)
    for fact, following in zip(known, [*known[1:], None], strict=False):
        gap = folded(text[fact.end : following.start]) if following else ""
        is_gloss = gap.strip() == "(" and following is not None and ")" in text[following.start : following.end + 1]
        is_said = following is not None and (is_same(fact, following) or _is_scaled(fact, following))
        if not (is_gloss and fact.form == "words" and is_said):
            yield fact


def _is_scaled(fact: Fact, following: Fact) -> bool:
    """Tell whether a scale behind the figures belongs to the words before them too: `dix (10) milliards`."""
    return following.value.startswith(fact.value) and not following.value.removeprefix(fact.value).strip("0")


def is_repeated(placed: Placed, met: Iterable[Placed], text: str, rules: Grammar) -> bool:
    """Tell whether a fact was met and is said once more: a name in its paragraph, a quantity in its own text.

    A number in figures is a quantity where the same unit stands with it both times, and a name where the same word with a
    capital stands before it both times (`Action 21`), or where a word points back (`of these 45 States`); a year is said
    in a date of the same unit.
    """
    fact = placed.fact
    here = [other.fact for other in met if other.pair == placed.pair]
    if fact.kind == "date" and len(fact.value) == _YEAR:
        return any(other.kind == "date" and other.value.startswith(fact.value) for other in here)
    if fact.kind == "number" and (fact.units or (fact.form == "words" and fact.value in _SMALL)):
        return any(is_same(fact, other) and (other.units & fact.units or not fact.units) for other in here)
    if fact.kind == "number" and any(is_same(fact, other) for other in here):
        word = _NAMED.search(folded(text[max(0, fact.start - _REACH) : fact.start]))
        is_name = word and word[0][0].isupper() and folded(text).count(f"{word[0]}{text[fact.start : fact.end]}") > 1
        return bool(is_name) or any(
            folded(text[m.end() :]).lstrip().startswith(fact.value) for m in rules.pointing.finditer(folded(text))
        )
    return fact.kind not in _QUANTITIES and any(is_same(fact, other.fact) for other in met)


def is_said_again(placed: Placed, met: Iterable[Placed]) -> bool:
    """Tell whether a number was met in its own unit, as a number or as another kind of it."""
    fact, here = placed.fact, (other.fact for other in met if other.pair == placed.pair)
    return any(
        (is_same(fact, other) or is_akin(fact, other))
        and (not fact.units or bool(fact.units & other.units) or other.kind == "date")
        for other in here
    )


def is_year_of_it(fact: Fact, text: str, other: str, rules: Grammar) -> bool:
    """Tell whether a year stands in brackets behind a number (`resolution 1325 (2000)`), or the other text says `this year`."""
    if fact.kind not in ("date", "number") or _CALENDAR_YEAR.match(fact.value) is None:
        return False
    is_bracketed = _BRACKETED_YEAR.search(folded(text), 0, fact.end + 1) is not None
    return is_bracketed or rules.dates.relative.search(folded(other)) is not None


def is_of_name(fact: Fact, text: str, rules: Grammar) -> bool:
    """Tell whether an ordinal belongs to a name that another text may shorten: `the Fifth Committee`, `the Committee`."""
    words = text[fact.end : fact.end + _REACH].split()
    has_capital = text[fact.start].isupper() and not starts_sentence(folded(text), fact.start)
    is_before_name = bool(words) and words[0][0].isupper() and text[fact.end] == " "
    return (
        fact.kind in ("ordinal", "number")
        and fact.form == "words"
        and rules.has_capitals
        and has_capital
        and is_before_name
    )


def is_pointed_at(fact: Fact, text: str, before: Iterable[Fact], rules: Grammar) -> bool:
    """Tell whether a number is one of those said before, and a word points back there: `of these 51 countries`."""
    ahead = folded(text[max(0, fact.start - _REACH) : fact.start])
    is_pointing = any(not ahead[word.end() :].strip() for word in rules.pointing.finditer(ahead))
    return fact.kind == "number" and is_pointing and any(is_same(fact, other) for other in before)


def has_strange_name(text: str, other: str) -> bool:
    """Tell whether a text has a word with a capital, inside a sentence, that the other has not: no pronoun stands there."""
    words = (match for match in _WORD.finditer(text) if match[0].istitle() and match[0] not in other)
    return any(not starts_sentence(folded(text), match.start()) for match in words)


def is_spoken(acronym: str, text: str, rules: Grammar) -> bool:
    """Tell whether a text has an acronym by its sounds, in capitals of its own script: `EULEX`, `ЕВЛЕКС`."""
    words = (word for word in _WORD.findall(text) if word.isupper()) if rules.sounds and not rules.syllables else ()
    return any(apart(acronym, word, rules.code) == 0 for word in words)


def is_in_passing(fact: Fact) -> bool:
    """Tell whether a fact is a word that languages put in or leave out: `the two States`, `a second centre`."""
    is_said = fact.form == "words" or (fact.kind == "number" and fact.value == "1")  # 1个P-4
    is_rate = (
        fact.value == "1" and bool(fact.units) and all(map(str.isupper, fact.units))
    )  # 0.852欧元兑1美元, to the dollar
    return is_said and (not fact.units or is_rate) and fact.kind in ("number", "ordinal") and fact.value in _IN_PASSING


def counts_softly(fact: Fact) -> bool:
    """Tell whether a word says a number in passing (`twice`, `both`): unanswered, it may answer a number with a slip."""
    return fact.soft and fact.kind == "number" and fact.value not in ("0", "1")


def placed_in(index: int, facts: Iterable[Fact], text: str) -> list[Placed]:
    """Return the facts of a text in their places, each with what to quote of it."""
    counted = list(_without_glosses((fact for fact in facts if fact.kind != "ignored"), text))
    phrases = Counter(fact.phrase for fact in counted)
    return [Placed(index, fact, text[slice(*_shown(fact, phrases))]) for fact in counted]


def _shown(fact: Fact, phrases: Counter[tuple[int, int]]) -> tuple[int, int]:
    """Return what to quote: the expression when the fact is all there is to it, else the fact."""
    return fact.phrase if phrases[fact.phrase] == 1 else (fact.start, fact.end)


def is_as_many(placed: Placed, met: Iterable[Placed], other: str, rules: Grammar) -> bool:
    """Tell whether the other text says of a number that it is another of its numbers: `three times in as many months`."""
    fact, here = placed.fact, (each.fact for each in met if each.pair == placed.pair)
    return (
        fact.kind == "number"
        and rules.as_many.search(folded(other)) is not None
        and any(is_same(fact, one) or is_akin(fact, one) for one in here)
    )


def is_reckoned(fact: Fact, own: Iterable[Fact]) -> bool:
    """Tell whether a number is what two others of its text make, added or taken away: `6 of 27; the other 21`."""
    if fact.kind != "number" or not fact.value.isdigit() or fact.form == "words":
        return False
    known = [int(one.value) for one in own if one is not fact and one.kind == "number" and one.value.isdigit()]
    return any(int(fact.value) in (a + b, a - b, b - a) for a, b in combinations(known, 2))


def is_spelt_alike(fact: Fact, text: str, own: str, other: str) -> bool:
    """Tell whether an acronym, a point of a reference, or a number with a point in it, is written alike in both texts.

    As often as in its own: `Section 3(a)`, `第三条a款`; `8.10` is a decimal number in one language and a target in both.
    """
    sign = folded(text).strip("() ")
    if (
        fact.kind == "acronym"
        and "." in sign
        and re.search(rf"\b{'[. -]{0,2}'.join(sign.replace('.', '').split())}\b", folded(other))
    ):
        return True  # A. A., A A
    if fact.kind == "acronym" and sign:
        return folded(own).count(sign) <= folded(other).count(sign)
    decimal = _DECIMAL.search(sign) if fact.kind in ("number", "reference") else None
    if decimal is not None:
        pattern = rf"(?<![\w.,]){re.escape(decimal[0])}(?!\w|[.,]\d)"
    elif fact.kind == "reference" and (sign := sign.split()[-1]).isalnum() and sign.isascii():
        pattern = rf"(?<![A-Za-z\d]){sign} ?[)款项目]|(?<=\d){sign}\b|(?<=\d, ){sign}(?=[,;.)])"
    else:
        return False
    found = [len(re.findall(pattern, folded(each).translate(_LOOK_ALIKES))) for each in (own, other)]
    return 0 < found[0] <= found[1]
