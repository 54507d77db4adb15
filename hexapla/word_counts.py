"""Two rows of words as counted sets: what one has more than the other, however the words are parted.

What a page says in which order nobody can prove by the page; what it says how often, everybody.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
_DROPPED = frozenset({"Mn", "Cf", "Me"})
_KASHIDA = "\u0640"
_MOST_PARTS = 8
"""Parts into which one word may come apart."""


def words_in(text: str) -> list[str]:
    """Return the words of a text: letters and figures alone, without vowel signs of Arabic and signs that nobody sees."""
    if text.isascii():
        return _WORD.findall(text)
    plain = unicodedata.normalize("NFKC", text)
    return _WORD.findall(
        "".join(each for each in plain if each != _KASHIDA and unicodedata.category(each) not in _DROPPED)
    )


def unequal(one: Sequence[str], other: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Return the words that the first row has more than the second, and the other way round, each with its number.

    Words in a row that make one word of the other row, letter by letter, are no difference.
    """
    first, second = Counter(one), Counter(other)
    lacking, more = first - second, second - first
    _settle(one, lacking, more)
    _settle(other, more, lacking)
    return +lacking, +more


def _settle(row: Sequence[str], parts: Counter[str], wholes: Counter[str]) -> None:
    """Take off what words of a row make together: `parts` are those that it has more, `wholes` those of the other row.

    A figure or a letter, a mark of a note, may be balanced by another of the other row, which then has it more: a folio.
    """
    longest = max(map(len, wholes), default=0)
    for start in range(len(row)):
        joined, end = "", start
        while end < min(len(row), start + _MOST_PARTS) and _is_part(row[end], parts) and len(joined) < longest:
            joined += row[end]
            end += 1
            has_more = any(parts[word] > 0 for word in row[start:end])
            if wholes[joined] > 0 and not joined.isdecimal() and end - start > 1 and has_more:
                wholes[joined] -= 1
                for word in row[start:end]:
                    (parts if parts[word] > 0 else wholes)[word] += -1 if parts[word] > 0 else 1
                break


def _is_part(word: str, parts: Counter[str]) -> bool:
    return parts[word] > 0 or word.isdecimal() or len(word) == 1


def rejoined(parts: Counter[str], wholes: Counter[str]) -> Counter[str]:
    """Return words that the end of a page or a sign of a vowel divides, wherever their parts stand; the parts are taken off."""
    found = Counter[str]()
    for word in wholes.elements():
        ends = range(1, len(word))
        end = next((end for end in ends if parts[word[:end]] > 0 and parts[word[end:]] > 0), None)
        if end is not None:
            parts.subtract([word[:end], word[end:]])
            found[word] += 1
    return found


def part_marks(joined: Counter[str], calls: Iterable[tuple[str, str]], *parted: Counter[str]) -> None:
    """Take off words that a page joins with the mark of the note behind them: `item 96` with a note 2 is `962` there."""
    for word, mark in calls:
        if joined[word + mark] > 0 and parted[0][word] > 0:
            joined[word + mark] -= 1
            for each in parted:
                each.subtract([part for part in (word, mark) if each[part] > 0])


def runs_of(row: Sequence[str], counts: Counter[str]) -> list[range]:
    """Return where words stand in a row that are counted, the longest runs first: each word as often as it is counted."""
    left, found = counts.copy(), []
    for run in sorted(_runs(row, counts), key=len, reverse=True):
        begun = run.start
        for place in run:
            if left[row[place]] > 0:
                left[row[place]] -= 1
                continue
            found += [range(begun, place)] if begun < place else []
            begun = place + 1
        found += [range(begun, run.stop)] if begun < run.stop else []
    return sorted(found, key=lambda run: run.start)


def _runs(row: Sequence[str], counts: Counter[str]) -> list[range]:
    found, begun = [], None
    for place, word in enumerate((*row, "")):
        if counts[word] > 0 and place < len(row):
            begun = place if begun is None else begun
        elif begun is not None:
            found.append(range(begun, place))
            begun = None
    return found
