"""Ligatures, whose letters stand at one place: a lam stands before its alef, and tells the order of all Arabic ones; an f begins a Latin one."""

import pytest

from hexapla.readers.pdf.ligatures import with_ligatures_in_order
from hexapla.readers.pdf.pages import Glyph


def drawn(*signs: str) -> list[Glyph]:
    """Return characters from right to left, the letters of each sign at one place."""
    return [
        Glyph(letter, 500 - 10 * place, 510 - 10 * place, 700, 10, frozenset())
        for place, sign in enumerate(signs)
        for letter in sign
    ]


@pytest.mark.parametrize(
    ("signs", "word"),
    [
        (("إ", "ع", "ال", "ن"), "إعلان"),
        (("إ", "ع", "لا", "ن"), "إعلان"),
        (("ا", "ل", "ع"), "الع"),  # two signs, no ligature
        (("هللا", " ", "أل", "م"), "الله لأم"),  # what the lam tells holds for the page
        (("الله", " ", "لأ", "م"), "الله لأم"),
        (("لا", "11"), "لا11"),
        (("if", "n"), "fin"),  # a Latin one begins with an f
        (("o", "lff"), "offl"),
    ],
)
def test_the_letters_of_a_ligature_come_in_reading_order(signs: tuple[str, ...], word: str) -> None:
    assert "".join(glyph.text for glyph in with_ligatures_in_order(drawn(*signs))) == word
