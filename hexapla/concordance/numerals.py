"""Numbers in words, read word by word: `forty-third`, `soixante et onze`, `خمسة وعشرون`, `一百五十`."""

import re
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from hexapla.concordance.number_words import NumberWords, normal

Numeral = tuple[int, int, int, bool, bool]
"""Start, end, value, whether it is an ordinal, whether it is soft."""

_TEN = 10

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def key_in(table: Container[str], words: str, rules: NumberWords) -> str:
    """Return the entry of a table that words stand for, particles that are written onto them taken off.

    Raises:
        KeyError: the table has no such entry.
    """
    found = normal(words)
    for cut in range(len(found)):
        if found[cut:] in table and (cut == 0 or rules.particles.fullmatch(found[:cut])):
            return found[cut:]
    raise KeyError(words)


def roman(label: str) -> int:
    """Return the value of a roman number."""
    values = [_ROMAN[letter] for letter in label.upper()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def numerals(text: str, span: tuple[int, int], words: NumberWords) -> Iterator[Numeral]:
    """Cut a stretch of number words into numerals."""
    tokens = list(words_of(text, span, words))
    if _is_row(tokens, text, words):
        start = tokens[0][0] - len(words.ordinal_prefix)
        yield start, tokens[-1][1], int("".join(str(words.cardinals[word]) for *_, word in tokens)), True, False
        return
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


def _is_row(tokens: Sequence[tuple[int, int, str]], text: str, words: NumberWords) -> bool:
    """Tell whether an ordinal is written digit by digit, as the articles of some treaties are: `第一五三条`."""
    is_ordinal = bool(words.ordinal_prefix) and text[: tokens[0][0]].endswith(words.ordinal_prefix) if tokens else False
    return is_ordinal and len(tokens) > 1 and all(words.cardinals.get(word, _TEN) < _TEN for *_, word in tokens)


def words_of(text: str, span: tuple[int, int], words: NumberWords) -> Iterator[tuple[int, int, str]]:
    """Yield the number words of a stretch, several tokens joined where the table has them so."""
    known = words.cardinals.keys() | words.ordinals.keys() | words.join
    place = span[0]
    while place < span[1]:
        for end in range(min(span[1], place + 24), place, -1):
            word = normal(text[place:end])
            if word in known and text[end - 1] not in " -" and (end == span[1] or _is_edge(text, end, words)):
                yield place, end, word
                place = end
                break
        else:
            place += 1


def scale_behind(text: str, end: int, words: NumberWords) -> tuple[int, int] | None:
    """Return value and end of the scale words behind figures: `5 million`, `3 mil millones`, `(80) million`."""
    end += text[end : end + 2] in (") ", "+ ")
    match = words.numeral.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    some = words.some.match(text, end)
    match = match or words.numeral.match(text, some.end() if some else end)
    value, place = 1, end
    for start, stop, word in words_of(text, match.span(), words) if match else ():
        if words.cardinals.get(word, 0) < 1000 or start > place + 1:
            break
        value, place = value * words.cardinals[word], stop
    return (value, place) if value > 1 else None


def _is_edge(text: str, end: int, words: NumberWords) -> bool:
    """Tell whether a word may end here: before a blank or hyphen, anywhere in an unbounded script."""
    return not words.is_bounded or not text[end].isalpha()


def _is_soft(text: str, start: int, end: int, words: NumberWords) -> bool:
    word = normal(text[start:end])
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
        if (self.is_ordinal and not self.words.ordinals_chain) or (self.count and word in self.words.begins):
            return False
        if word in self.words.join and word not in self.words.cardinals:
            return bool(self.count) and self.group + self.total >= self.words.join_from
        is_ordinal = word in self.words.ordinals and (self.is_ordinal or word not in self.words.cardinals)
        if self.is_ordinal and not is_ordinal:
            return False
        if word in self.words.times and self.count:
            return self._times(self.words.times[word])
        value = (self.words.ordinals if is_ordinal else self.words.cardinals)[word]
        if not self._fits(value):
            return False
        self.is_ordinal = is_ordinal
        self.count += 1
        return True

    def _times(self, value: int) -> bool:
        """Count in tens or dozens (`two decades`); nothing follows."""
        self.group = (self.total + self.group) * value
        self.total, self.room, self.scale = 0, Decimal(0), Decimal(0)
        return True

    def _fits(self, value: int) -> bool:
        if value >= 1000:
            return self._scales(value)
        if value in self.words.multipliers and self.last and self.last < value and self.last < 100:
            self.group += self.last * value - self.last
            self.last *= value
            self.room = Decimal(value)
            return True
        if self.words.units_first and 10 <= value < 100 and value % 10 == 0 and 0 < self.last < 10:
            self.group += value
            self.last, self.room = value, Decimal(1)
            return True
        if value == 0 and self.count and not self.words.is_bounded:
            return True  # 一百零五
        if self.count and (value >= self.room or value == 0):
            return False
        self.group += value
        self.last = value
        self.room = Decimal(self._room(value))
        return True

    def _scales(self, value: int) -> bool:
        if self.total and not self.group and value > self.scale and self.words.scales_chain:
            self.total *= value
            self.scale = self.room = Decimal(value)
            return True
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
