"""Names of another script with a vowel wrong, or two letters exchanged where vowels are open."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair


def told(codes: str, first: str, second: str) -> list[tuple[str | None, str | None]]:
    a, b = codes.split("-")
    concordance = compare([Pair("para_1", "paragraph", "para_1", (first, second))], (a, b))
    return [item.texts for item in concordance.to_look_at if item.kind == "name"]


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong", "name"),
    [
        (
            "en-ru",
            "The families in Otombo met.",
            "Семьи в Отомбо встретились.",
            "Семьи в Отамбо встретились.",
            "Otombo",
        ),
        ("en-ru", "The rents in Nasimu rose.", "Плата в Насиму выросла.", "Плата в Насима выросла.", "Nasimu"),
        (
            "en-ar",
            "The rents in Kisumbu rose.",
            "ارتفعت الإيجارات في كيسومبو.",
            "ارتفعت الإيجارات في كيوسمبو.",
            "Kisumbu",
        ),
    ],
)
def test_a_vowel_that_is_wrong_or_elsewhere_is_a_look_and_the_right_one_is_none(
    codes: str, first: str, right: str, wrong: str, name: str
) -> None:
    assert told(codes, first, right) == []
    assert [texts[0] for texts in told(codes, first, wrong)] == [name]
