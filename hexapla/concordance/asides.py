"""What stands in brackets in one text and has no counterpart in the other."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from math import log, sqrt

from hexapla.concordance.countries import countries
from hexapla.concordance.gazetteer import is_mapped, mapped
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, folded
from hexapla.concordance.open_brackets import open_brackets
from hexapla.concordance.patterns import any_pattern
from hexapla.concordance.result import Item, Level, Pair, in_one_text
from hexapla.data_files import data_file

_BRACKET = re.compile(r"\(([^()]*)\)")
_LABEL = re.compile(r"[A-Za-zА-Яа-яء-ي]{1,2}|[ivx]+|[IVX]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME = re.compile(r"\b[A-Z][^\W\d_]{3,}\b")
_ACRONYM = re.compile(r"[^\W\d_]{0,12}[A-Z][^\W\d_]{0,12}[A-Z]\S*")
_CLOSING = frozenset('"»”')
_LONG = 4
"""From this many words on, what stands in brackets is a part of the message, and lengths tell of it."""
_RATIO = 1.5
_MOST = 8
"""Where a text has more in brackets, which of them has no counterpart is not told."""
_LENGTHS = 4
"""Lengths that differ e times are as much as a quarter of a text between two places."""
_LONGEST_STATE = 10
"""How many words the name of a State has at most, with what stands beside it in brackets."""

Asides = Sequence[re.Match[str]]


def lone_brackets(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each pair where one text has more in brackets than the other.

    What an original says so and a translation does not asks for a look.  What both may say without brackets, or a
    translation adds, is style, but for a long one beside a text too short to say the same.
    """
    is_original = len(grammars[0].polarity.clear_beside) > 1
    for pair in pairs:
        texts = [folded(text or "") for text in pair.texts]
        if not pair.is_whole or any(map(open_brackets, texts)):
            continue
        found = [[match for match in _BRACKET.finditer(text) if _is_aside(match[1])] for text in texts]
        side = 0 if len(found[0]) > len(found[1]) else 1
        alone = () if side and found[0] else _unanswered(found, texts, side, grammars)
        if not alone or _is_named(alone, pair.texts, side, grammars):
            continue
        longest = max(alone, key=lambda match: len(match[0]))
        is_gloss = _is_gloss(texts[side], longest, grammars[side]) or _translates_name(texts, longest, grammars)
        is_missing = side == 0 and (
            _is_missing(texts, side, longest[0], grammars)
            or (is_original and _is_told(found, longest, grammars) and _is_left_out(texts, longest, grammars))
        )
        yield _item(pair, longest, side, is_missing and not is_gloss, grammars)


def _unanswered(found: Sequence[Asides], texts: Sequence[str], side: int, grammars: tuple[Grammar, Grammar]) -> Asides:
    """Return what stands in brackets in one text without a counterpart; the rest answer each other in their order.

    Of the ways to pair these that is taken in which they stand at like places, are as long, and name the same States.
    """
    own, others = found[side], found[1 - side]
    if len(own) == len(others) or len(own) > _MOST:
        return ()
    long = len(texts[side]) / max(1, len(texts[1 - side]))
    named = {match: set(countries(match[0], grammars[k].code)) for k in (0, 1) for match in found[k]}

    def apart(kept: Asides) -> float:
        return sum(
            abs(a.start() - b.start() * long) / len(texts[side])
            + abs(log(len(a[0]) / (len(b[0]) * long))) / _LENGTHS
            + (named[a] != named[b])
            for a, b in zip(kept, others, strict=True)
        )

    answered = min(combinations(own, len(others)), key=apart)
    return [match for match in own if match not in answered]


def _is_told(found: Sequence[Asides], aside: re.Match[str], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether an aside is known to be the one without a counterpart: of others of one word only a State is."""
    return not found[1] or len(aside[1].split()) > 1 or bool(countries(aside[0], grammars[0].code))


def _is_left_out(texts: Sequence[str], aside: re.Match[str], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether a translation seems to have left out what an original has in brackets, its length considered.

    An acronym, what one means, what is said in passing, a part of a word and a name that stands there after all are none.
    """
    first, second = texts
    words = aside[1].split()
    beside = first[max(0, aside.start() - 1) : aside.start()] + first[aside.end() : aside.end() + 1]
    if any(map(str.isalnum, beside)) or _passing(grammars[0].code).search(aside[0]):
        return False
    if (len(words) == 1 and _ACRONYM.fullmatch(words[0])) or _ACRONYM.search(
        " ".join(first[: aside.start()].split()[-1:])
    ):
        return False
    if any(name in bare_letters(second) for name in map(bare_letters, _NAME.findall(aside[1]))):
        return False
    usual = grammars[1].length / grammars[0].length
    without = len(first) - len(aside[0]) if len(words) >= _LONG else len(first)
    return len(second) <= usual * sqrt(len(first) * without)


@cache
def _passing(code: str) -> re.Pattern[str]:
    """Return what brackets hold in passing, which a translation may leave out: `see below`."""
    return any_pattern(data_file("concordance/asides")["passing"][code])


def _is_gloss(text: str, aside: re.Match[str], rules: Grammar) -> bool:
    """Tell whether an aside gives a term of the other language, or translates what is before it in quotes or such letters."""
    if rules.script is not None and not rules.script.search(aside[0]):
        return True
    before = text[: aside.start()].rstrip()[-1:]
    return before in _CLOSING or (rules.script is not None and before.isalpha() and before.isascii())


def _translates_name(texts: Sequence[str], aside: re.Match[str], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether an aside names, no State, what the name before it means: `the Milli Majlis (Parliament)`.

    A text in another script says what it means alone, and the place that it is by another form.
    """
    first, second = texts
    code = grammars[1].code
    if not is_mapped(code) or countries(aside[0], grammars[0].code):
        return False
    places = (form for _, _, forms in mapped(aside[1], code) for form in forms)
    before = first[: aside.start()].split()[-1:]
    is_title = bool(before) and before[0][0].isupper() and aside[1][0].isupper()
    return is_title or any(form in bare_letters(second) for form in places)


def _is_named(
    asides: Sequence[re.Match[str]], texts: tuple[str | None, str | None], side: int, grammars: tuple[Grammar, Grammar]
) -> bool:
    """Tell whether an aside is a State that the other text names without brackets."""
    others = countries(texts[1 - side] or "", grammars[1 - side].code)
    named = (countries(aside[0], grammars[side].code) for aside in asides if len(aside[0].split()) <= _LONGEST_STATE)
    return any(set(each) & set(others) for each in named)


def _item(pair: Pair, match: re.Match[str], side: int, is_missing: bool, grammars: tuple[Grammar, Grammar]) -> Item:
    texts, spans = in_one_text(side, (pair.texts[side] or "")[slice(*match.span())], match.span())
    rule = f"in brackets in the {grammars[side].name} text alone"
    level = Level.LOOK if is_missing else Level.STYLE
    return Item(pair.id, pair.paragraph, "bracket", texts, level, rule, spans)


def _is_aside(words: str) -> bool:
    """Tell whether brackets hold words: no reference, no marker, no acronym."""
    if _LABEL.fullmatch(words.strip()):
        return False
    return any(not word.isupper() for word in _WORD.findall(words)) and not any(sign.isdigit() for sign in words)


def _is_missing(texts: Sequence[str], side: int, aside: str, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether the other text is as long as this one without the aside, and far too short for it with the aside."""
    if len(_WORD.findall(aside)) < _LONG:
        return False
    usual = grammars[1 - side].length / grammars[side].length
    expected = len(texts[side]) * usual
    return (
        expected > _RATIO * len(texts[1 - side])
        and (len(texts[side]) - len(aside)) * usual > len(texts[1 - side]) / _RATIO
    )
