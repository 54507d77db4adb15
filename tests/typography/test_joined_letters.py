"""Arabic letters are measured as they are drawn: joined to those beside them."""

import pytest

from hexapla.typography import fonts
from hexapla.typography.joined_letters import joined


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("ثالثاً", "\ufe9b\ufe8e\ufedf\ufe9c\ufe8e\u064b"),  # alef joins nothing behind it, a sign parts nothing
        ("ورد", "\ufeed\ufead\ufea9"),
        ("سلام", "\ufeb3\ufefc\ufee1"),  # lam and alef are one
        ("لا", "\ufefb"),
        ("ميـل", "\ufee3\ufef4\u0640\ufede"),  # a stroke joins
        ("Part ب", "Part ب"),
    ],
)
def test_letters_take_the_form_that_their_neighbours_give_them(text: str, forms: str) -> None:
    assert joined(text) == forms


def test_a_joined_word_is_narrower_than_its_letters_alone() -> None:
    alone = sum(fonts.width(letter, language="ar") for letter in "برنامج")
    assert 0.5 * alone < fonts.width("برنامج", language="ar") < 0.8 * alone
