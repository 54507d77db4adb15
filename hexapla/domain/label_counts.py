"""List labels as numbers: (c) is the third, (iv) the fourth, and (i) the ninth or the first."""

import re

from hexapla.data_files import data_file

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = re.compile("m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def counts_of(label: str) -> set[int]:
    """Return the places that a label can stand for in its list; none for a label that counts nothing."""
    bare = label.strip("().:;-–ـ \u00a0").lower()
    if bare.isdecimal():
        return {int(bare)}
    found = set()
    if bare and set(bare) <= set(ALPHABET) and len(set(bare)) == 1:
        found.add((len(bare) - 1) * len(ALPHABET) + ALPHABET.index(bare[0]) + 1)
    found |= {row.index(bare) + 1 for row in data_file("labels")["letter_rows"]["second_orders"] if bare in list(row)}
    if bare and _ROMAN.fullmatch(bare):
        found.add(_roman(bare))
    return found


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))
