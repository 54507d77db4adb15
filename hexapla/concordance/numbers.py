"""Numbers by value, in figures or in words: cardinals, ordinals, fractions and amounts of money."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hexapla.concordance.facts import Fact, starts_sentence
from hexapla.concordance.grammar import Grammar, NumberWords

_TOKENS = re.compile(r"[^\s\-]+")
_BEFORE_MONEY = 40


def ignored(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Consume expressions that hold number words and are no numbers (`no one`, `third party`)."""
    for match in grammar.digits.ignore.finditer(text):
        yield Fact("ignored", "", match.start(), match.end(), match.span(), soft=True)


def ordinals_in_figures(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `1683rd`, `1683e`."""
    for match in grammar.digits.ordinal.finditer(text):
        value = re.sub(r"\D", "", match["n"])
        yield Fact("ordinal", str(int(value)), match.start(), match.end(), match.span())


def fractions(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find `two thirds`, `les deux tiers`."""
    for match in grammar.words.fraction.finditer(text):
        words = _normal(match[0])
        value, is_soft = grammar.words.fractions[words], words in grammar.words.soft
        yield _in_context(Fact("number", value, *match.span(), match.span(), "words", is_soft), text, grammar)


def amounts(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find amounts of money in figures, before an acronym is seen in `US$`."""
    return (fact for fact in numbers_in_figures(text, grammar) if fact.unit)


def numbers_in_figures(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find numbers in figures, by value, with the scale word and the currency that belong to them."""
    for match in grammar.digits.number.finditer(text):
        value, remarks = _read(match[0], grammar)
        span = match.span()
        if scale := _scale(text, match.end(), grammar.words):
            value *= scale[0]
            span = (match.start(), scale[1])
        unit, phrase = _money(text, span, grammar)
        fact = Fact("number", _plain(value), *span, phrase, unit=unit, context=remarks)
        yield _in_context(replace(fact, others=_other_readings(match[0], grammar)), text, grammar)


def numbers_in_words(text: str, grammar: Grammar) -> Iterator[Fact]:
    """Find cardinals and ordinals in words, composed ones whole: `forty-third`, `soixante et onze`."""
    for match in grammar.words.numeral.finditer(text):
        for start, end, value, is_ordinal, is_soft in _numerals(text, match.span(), grammar):
            kind = "ordinal" if is_ordinal else "number"
            unit, phrase = ("", (start, end)) if is_ordinal else _money(text, (start, end), grammar)
            fact = Fact(kind, str(value), start, end, phrase, "words", is_soft, unit)
            yield _in_context(fact, text, grammar)


def _in_context(fact: Fact, text: str, grammar: Grammar) -> Fact:
    """Return a fact with what house style asks: does it start a sentence, is it a duration."""
    remarks = set(fact.context)
    if starts_sentence(text, fact.start):
        remarks.add("start")
    if grammar.duration.match(text, fact.end):
        remarks.add("duration")
    return replace(fact, context=frozenset(remarks))


def _normal(words: str) -> str:
    return " ".join(_TOKENS.findall(words.casefold()))


def _plain(value: Decimal) -> str:
    """Return a value without needless zeros and without an exponent."""
    return f"{value.normalize():f}"


def _read(figures: str, grammar: Grammar) -> tuple[Decimal, frozenset[str]]:
    """Return the value of figures, with the remark that their decimals are all zeros."""
    whole, mark, decimals = figures, "", ""
    last = figures.rfind(grammar.digits.decimal)
    tail = figures[last + 1 :]
    is_group = grammar.digits.decimal in grammar.digits.groups and len(tail) == 3
    if last >= 0 and not is_group:
        whole, mark, decimals = figures[:last], ".", tail
    value = Decimal(re.sub(r"\D", "", whole) + mark + decimals)
    return value, frozenset({"decimals"} if decimals and not decimals.strip("0") else ())


def _other_readings(figures: str, grammar: Grammar) -> tuple[str, ...]:
    """Return the value by the other convention, where one mark before three digits leaves doubt."""
    match = re.fullmatch(r"(\d{1,3})[.,](\d{3})", figures)
    if not match:
        return ()
    readings = {_plain(Decimal(match[1] + match[2])), _plain(Decimal(f"{match[1]}.{match[2]}"))}
    return tuple(sorted(readings - {_plain(_read(figures, grammar)[0])}))


def _scale(text: str, end: int, words: NumberWords) -> tuple[int, int] | None:
    """Return value and end of the scale word behind figures: `5 million`."""
    match = words.numeral.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    match = match or words.numeral.match(text, end)
    if not match:
        return None
    token = _TOKENS.match(match[0])
    value = words.cardinals.get(token[0].casefold(), 0) if token else 0
    return (value, match.start() + token.end()) if token and value >= 1000 else None


def _money(text: str, span: tuple[int, int], grammar: Grammar) -> tuple[str, tuple[int, int]]:
    """Return the currency of an amount and the span of both together."""
    start, end = span
    before = text[max(0, start - _BEFORE_MONEY) : start]
    for unit, leading, trailing in grammar.currencies:
        if match := trailing.match(text, end):
            return unit, (start, match.end())
        if match := leading.search(before):
            return unit, (start - len(before) + match.start(), end)
    return "", span


def _numerals(text: str, span: tuple[int, int], grammar: Grammar) -> Iterator[tuple[int, int, int, bool, bool]]:
    """Cut a stretch of number words into numerals: start, end, value, is ordinal, is soft."""
    words = grammar.words
    tokens = list(_words_of(text, span, words))
    place = 0
    while place < len(tokens):
        numeral = _Numeral(words)
        taken = place
        while taken < len(tokens) and numeral.take(tokens[taken][2]):
            taken += 1
        taken = max(taken, place + 1)
        while tokens[taken - 1][2] in words.join and taken - place > 1:
            taken -= 1
        start, end = tokens[place][0], tokens[taken - 1][1]
        prefix = words.ordinal_prefix
        if numeral.value is not None and prefix and text[:start].endswith(prefix):
            yield start - len(prefix), end, numeral.value, True, False
        elif numeral.value is not None:
            yield start, end, numeral.value, numeral.is_ordinal, _is_soft(text, start, end, words)
        place = taken


def _words_of(text: str, span: tuple[int, int], words: NumberWords) -> Iterator[tuple[int, int, str]]:
    """Yield the number words of a stretch, several tokens joined where the table has them so."""
    known = words.cardinals.keys() | words.ordinals.keys() | words.join
    place = span[0]
    while place < span[1]:
        for end in range(min(span[1], place + 24), place, -1):
            word = _normal(text[place:end])
            if word in known and text[end - 1] not in " -" and (end == span[1] or _is_edge(text, end, words)):
                yield place, end, word
                place = end
                break
        else:
            place += 1


def _is_edge(text: str, end: int, words: NumberWords) -> bool:
    """Tell whether a word may end here: before a blank or hyphen, anywhere in an unbounded script."""
    return not words.is_bounded or not text[end].isalpha()


def _is_soft(text: str, start: int, end: int, words: NumberWords) -> bool:
    word = _normal(text[start:end])
    if word in words.countable:
        following = re.match(r" (\w+)", text[end : end + 40])
        return not (following and following[1][-1] in "sx")
    return word in words.soft


class _Numeral:
    """A number being read word by word; `take` refuses the word that no longer belongs to it."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self.total = 0
        self.group = 0
        self.last = 0
        self.room = Decimal("Infinity")
        self.scale = Decimal("Infinity")
        self.count = 0
        self.is_ordinal = False

    @property
    def value(self) -> int | None:
        """What has been read, None when nothing was."""
        return self.total + self.group if self.count else None

    def take(self, word: str) -> bool:
        """Add one word; False when the number is complete without it."""
        if self.is_ordinal and not self.words.ordinals_chain:
            return False
        if word in self.words.join and word not in self.words.cardinals:
            return bool(self.count) and self.group + self.total >= self.words.join_from
        is_ordinal = word in self.words.ordinals
        if self.is_ordinal and not is_ordinal:
            return False
        value = (self.words.ordinals if is_ordinal else self.words.cardinals)[word]
        if not self._fits(value):
            return False
        self.is_ordinal = is_ordinal
        self.count += 1
        return True

    def _fits(self, value: int) -> bool:
        if value >= 1000:
            return self._scales(value)
        if value in self.words.multipliers and self.last and self.last < value and self.last < 100:
            self.group += self.last * value - self.last
            self.last *= value
            self.room = Decimal(value)
            return True
        if self.count and (value >= self.room or value == 0):
            return False
        self.group += value
        self.last = value
        self.room = Decimal(self._room(value))
        return True

    def _scales(self, value: int) -> bool:
        if value >= self.scale or (not self.group and value not in self.words.bare and self.count):
            return False
        self.total += (self.group or 1) * value
        self.group = self.last = 0
        self.scale = self.room = Decimal(value)
        return True

    def _room(self, value: int) -> int:
        """Return what a following word must stay below: 10 after twenty, 20 after soixante."""
        if value >= 100 and value % 100 == 0:
            return 100
        if value >= 20 and value % 10 == 0:
            return 20 if value in self.words.wide else 10
        return 10 if value == 10 and 10 in self.words.multipliers else 1
