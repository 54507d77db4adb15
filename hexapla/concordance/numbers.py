"""Numbers by value, in figures or in words: cardinals, ordinals, fractions and amounts of money."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hexapla.concordance.facts import Fact
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import starts_sentence
from hexapla.concordance.number_words import NumberWords, normal
from hexapla.concordance.numerals import key_in, numerals, roman, scale_behind
from hexapla.concordance.units import is_duration, unit_at, unit_of_word

_EVEN_GROUPS = re.compile(r"\d{3}(?: \d{3})+")
_MIXED = re.compile(r" ?(?:(?P<above>\d)/(?P<below>[2-9]|1[0-6])(?![\d/])|(?P<sign>[¼½¾⅓⅔⅛⅜⅝⅞]))")
"""The fraction behind a whole number: `1 1/2`, `1½`."""
_THOUSAND = 1000
_MILLION = 1_000_000
_DECADE = 10
_FEW_FIGURES = 4
"""What a phrase counts in so many figures or less its data say: years, days."""
_DUAL_ENDING = 2
_CONTEXT = 16
"""So many letters around a word for ten years may say that it speaks of time."""
_SHORT_SCALE = re.compile(r"(?: ?[mM]|(?<=\d)(?P<thousands>[kK]))(?![\w²³/]|\.\w)")
"""What may be millions, and may be metres, or thousands: `US$12.4m`, `12,4 M€`, `125k`."""
_SCALE = re.compile(r"(?<![A-Za-z\d.,:/])1 ?[:/] ?(?P<of>\d{1,3}(?:[ .,]\d{3})+|\d{4,8})(?![\d/:])")
_YEARS_BEFORE, _OF_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d[-/]$"), 2
"""The last of two years is written in so many figures: `2015-16 гг.`."""
_FOREIGN = re.compile(r"[\d ]+(?P<mark>[.,])(?:\d{1,2}|\d{4,})")


def ignored(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Consume expressions that hold number words and are no numbers (`no one`, `third party`)."""
    for match in grammar.digits.ignore.finditer(text):
        yield Fact("ignored", "", match.start(), match.end(), match.span(), soft=True)


def scales(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find the scales of maps: `1:50,000`, `1/50 000`, in a line that runs from the right `1:000 50`."""
    for match in _SCALE.finditer(text):
        groups = re.findall(r"\d+", match["of"])
        if grammar.digits.reverses_groups and _is_reversed(" ".join(groups)):
            groups.reverse()
        yield Fact("number", f"1/{''.join(groups)}", *match.span(), match.span())


def ordinals_in_figures(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `1683rd`, `1683e`, `XIXe`."""
    for match in grammar.digits.ordinal.finditer(text):
        figures = re.sub(r"\D", "", match["n"] or "")
        units, phrase = unit_at(text, match.span(), grammar.units)
        value = str(int(figures) if figures else roman(match["r"]))
        yield Fact("ordinal", value, *match.span(), phrase, units=units)


def fractions(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `two thirds`, `les deux tiers`, and phrases that count in their own way: `fortnight`, `quinze jours`."""
    words = grammar.words
    for match in words.phrase.finditer(text):
        if _is_within_numeral(match, text, words):
            continue  # trente-huit jours
        key = key_in(words.phrases, match[0], words)
        values = words.phrases[key]
        is_soft = key in words.soft or values[0] == "1"
        units, extent = frozenset(words.phrase_units.get(key, ())), match.span()
        if len(values[0]) > _FEW_FIGURES:  # half a million dollars
            units, extent = unit_at(text, extent, grammar.units)
        fact = Fact("number", values[0], *match.span(), extent, "words", is_soft, units, others=values[1:])
        yield _in_context(fact, text)
    yield from _shares(text, words)
    for match in words.compound.finditer(text):
        if _is_within_numeral(match, text, words):
            continue  # два десятилетия
        value, counted = str(words.compounds[match["n"].casefold()]), match[0][len(match["n"]) :].casefold()
        units = frozenset(unit for stem, unit in words.compound_units.items() if counted.startswith(stem))
        yield Fact("number", value, *match.span(), match.span(), "words", soft=True, units=units)
    for match in words.fraction.finditer(text):
        key = key_in(words.fractions, match[0], words)
        fact = Fact("number", words.fractions[key], *match.span(), match.span(), "words", key in words.soft)
        yield _in_context(fact, text)


def _is_within_numeral(match: re.Match[str], text: str, words: NumberWords) -> bool:
    """Tell whether words that count in their own way are a part of a longer number: the fifth in الخمس عشرة, which is fifteen."""
    return any(
        number.start() < match.start() < number.end()
        or (
            number.start() == match.start()
            and match.end() < number.end()
            and not number[0].endswith(tuple(words.times))  # العشر لعقد, the ten of a contract
        )
        for number in words.numeral.finditer(text)
    )


def _shares(text: str, words: NumberWords) -> Iterator[Fact]:
    """Find a part of so many: `三分之二`, `جزء من اثني عشر جزءا`."""
    for match in words.share.finditer(text):
        said = (match.groupdict().get(part) or "1" for part in ("above", "below"))
        above, below = (int(each) if each.isdigit() else _value(each, words) for each in said)
        if 0 < above < below:
            parts = (str(above),) if below >= _MILLION else ()  # 1 part per million
            yield Fact("number", f"{above}/{below}", *match.span(), match.span(), "words", others=parts)


def _value(numeral: str, words: NumberWords) -> int:
    return next((found[2] for found in numerals(numeral, (0, len(numeral)), words)), 0)


def duals(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find words whose ending says that there are two (كيلوغرامين): they may answer a two and are never reported alone."""
    for match in grammar.words.dual.finditer(text):
        units = unit_of_word(match[0][:-_DUAL_ENDING], grammar.units)
        yield Fact("number", "2", *match.span(), match.span(), "words", soft=True, units=units)


def quantities(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find numbers in figures with their units, before an acronym is seen in `US$`, and the first of two with one scale."""
    for fact in numbers_in_figures(text, grammar):
        is_end_of_years = _YEARS_BEFORE.search(text, 0, fact.start) is not None and len(fact.value) == _OF_A_YEAR
        if (fact.units or _scale_of_range(text, fact.end, grammar)) and not is_end_of_years:
            yield fact


def numbers_in_figures(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find numbers in figures, by value, with the scale word and the currency that belong to them."""
    last = 0
    for match in grammar.digits.number.finditer(text):
        if match.start() < last:
            continue  # of a fraction behind a whole number
        value, remarks = _read(match[0], grammar)
        span, others = match.span(), _other_readings(match[0], grammar)
        if match[0].isdigit() and (mixed := _MIXED.match(text, match.end())):
            value += _part(mixed)
            span = (match.start(), mixed.end())
        units, phrase = unit_at(text, span, grammar.units)
        scale = scale_behind(text, span[1], grammar.words)
        if scale and not (units and phrase[1] > scale[1]):  # 30千瓦
            value *= scale[0]
            others = tuple(_plain(Decimal(each) * scale[0]) for each in others)  # 37,000 millones
            span = (match.start(), scale[1])
            units, phrase = unit_at(text, span, grammar.units)
        elif short := _SHORT_SCALE.match(text, span[1]):
            money, extent = unit_at(text, (match.start(), short.end()), grammar.units)
            scaled = value * (_THOUSAND if short["thousands"] else _MILLION)
            if money and all(map(str.isupper, money)):
                value, span, units, phrase = scaled, (match.start(), short.end()), money, extent
            else:
                others = (*others, _plain(scaled))
        elif shared := _scale_of_range(text, match.end(), grammar):
            others = (*others, _plain(value * shared))
        last = span[1]
        fact = Fact("number", _plain(value), *span, phrase, units=units, context=remarks)
        yield _in_context(replace(fact, others=others), text)


def _part(mixed: re.Match[str]) -> Decimal:
    return (
        Decimal(str(unicodedata.numeric(mixed["sign"])))
        if mixed["sign"]
        else Decimal(mixed["above"]) / int(mixed["below"])
    )


def _scale_of_range(text: str, end: int, grammar: Grammar) -> int | None:
    """Return the scale that the last of two figures has for both: `de 4,5 à 3,8 millions`."""
    link = grammar.references.link.match(text, end)
    last = grammar.digits.number.match(text, link.end()) if link else None
    scale = scale_behind(text, last.end(), grammar.words) if last else None
    return scale[0] if scale else None


def numbers_in_words(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find cardinals and ordinals in words, composed ones whole: `forty-third`, `soixante et onze`."""
    taken = 0
    for match in grammar.words.numeral.finditer(text):
        for start, end, value, is_ordinal, is_soft in numerals(text, match.span(), grammar.words):
            if start < taken:  # the hundred of `quatre pour cent`
                continue
            units, phrase = unit_at(text, (start, end), grammar.units)
            taken = phrase[1]
            if is_ordinal:  # "first" is often no more than "at the outset": alone it says nothing
                fact = Fact("ordinal", str(value), start, end, phrase, "words", is_soft or value == 1, units)
            else:
                units = units or _counted(text[start:end], grammar.words)
                times = grammar.words.later_times.match(text, end)
                more = (
                    (str(value * grammar.words.times[key_in(grammar.words.times, times["times"], grammar.words)]),)
                    if times
                    else ()
                )
                is_weak = is_soft or _is_scale(value)
                if _may_be_things(text, (start, end), grammar.words):
                    count, units, more = value // _DECADE, frozenset(), (str(value),)
                else:
                    count = value
                fact = Fact("number", str(count), start, end, phrase, "words", is_weak, units, others=more)
            yield _in_context(fact, text)


def _counted(words: str, rules: NumberWords) -> frozenset[str]:
    """Return what a numeral counts that ends with a word for so many: `two decades` are years."""
    return frozenset(rules.phrase_units.get(normal(words).split()[-1], ()))


def _may_be_things(text: str, span: tuple[int, int], rules: NumberWords) -> bool:
    """Tell whether a word for ten years may be its homonym, a contract, since nothing beside it speaks of time."""
    words = normal(text[slice(*span)]).split()
    if rules.of_time is None or len(words) < 2 or rules.times.get(words[-1]) != _DECADE:
        return False
    return rules.of_time.search(text, max(0, span[0] - _CONTEXT), span[1] + _CONTEXT) is None


def _is_scale(value: int) -> bool:
    """Tell whether a value is a thousand or the like: without another number it says how figures are given (`тыс.`)."""
    return value >= _THOUSAND and str(value).strip("0") == "1"


def numbers_and_a_half(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `two and a half million`, `deux millions et demi`."""
    for match in grammar.words.numeral.finditer(text):
        for start, end, value, is_ordinal, _ in numerals(text, match.span(), grammar.words):
            whole, stop = _and_half(text, end, Decimal(value), grammar.words)
            if stop > end and not is_ordinal:
                units, phrase = unit_at(text, (start, stop), grammar.units)
                yield Fact("number", _plain(whole), start, stop, phrase, "words", units=units)


def _and_half(text: str, end: int, value: Decimal, words: NumberWords) -> tuple[Decimal, int]:
    """Return a value with the half that follows it: `two and a half million`, `deux millions et demi`."""
    match = words.halves.match(text, end)
    if match and match["scale"]:
        return (value + Decimal("0.5")) * words.cardinals[key_in(words.cardinals, match["scale"], words)], match.end()
    scale = max((each for each in words.cardinals.values() if each >= 1000 and value % each == 0), default=1)
    return (value + Decimal("0.5") * scale, match.end()) if match and value else (value, end)


def _in_context(fact: Fact, text: str) -> Fact:
    """Return a fact with what house style asks: does it start a sentence, is it a duration."""
    remarks = set(fact.context)
    if starts_sentence(text, fact.start):
        remarks.add("start")
    if is_duration(fact.units):
        remarks.add("duration")
    return replace(fact, context=frozenset(remarks))


def _is_reversed(figures: str) -> bool:
    """Tell whether groups stand in the order of a line that runs from the right: `000 1`, `567 234 1`."""
    groups = figures.split(" ")
    return len(groups) > 1 and (len(groups[-1]) < len(groups[0]) or groups[0].startswith("0"))


def _plain(value: Decimal) -> str:
    """Return a value without needless zeros and without an exponent."""
    return f"{value.normalize():f}"


def _read(figures: str, grammar: Grammar) -> tuple[Decimal, frozenset[str]]:
    """Return the value of figures, with the remark that their decimals are all zeros."""
    whole, mark, decimals = figures, "", ""
    foreign = _FOREIGN.fullmatch(figures)
    last = foreign.start("mark") if foreign else figures.rfind(grammar.digits.decimal)
    if grammar.digits.reverses_groups and _is_reversed(figures):
        return Decimal("".join(reversed(figures.split(" "))).replace(",", ".")), frozenset()
    tail = figures[last + 1 :]
    is_group = grammar.digits.decimal in grammar.digits.groups and len(tail) == 3
    if last >= 0 and not is_group:
        whole, mark, decimals = figures[:last], ".", tail
    value = Decimal(re.sub(r"\D", "", whole) + mark + decimals)
    return value, frozenset({"decimals"} if decimals and not decimals.strip("0") else ())


def _other_readings(figures: str, grammar: Grammar) -> tuple[str, ...]:
    """Return the value by the other convention: of one mark before three digits, of groups in either order."""
    if grammar.digits.reverses_groups and _EVEN_GROUPS.fullmatch(figures):
        return ("".join(reversed(figures.split(" "))),)
    match = re.fullmatch(r"(\d{1,3})[.,](\d{3})", figures)
    if not match:
        return ()
    readings = {_plain(Decimal(match[1] + match[2])), _plain(Decimal(f"{match[1]}.{match[2]}"))}
    return tuple(sorted(readings - {_plain(_read(figures, grammar)[0])}))
