"""What the gate compares: texts without what a page may change."""

import pytest

from hexapla.tools.pdftext import fold


@pytest.mark.parametrize(("said", "given"), [("x ≤ 7", "7 ≥ x"), ("a ⊂ b", "b ⊃ a"), ("(y ≫ 2)", ")2 ≪ y(")])
def test_a_sign_that_a_line_from_the_right_turns_is_the_same_sign(said: str, given: str) -> None:
    assert sorted(fold(said)) == sorted(fold(given))


def test_a_fraction_is_its_figures_with_a_stroke_as_the_page_gives_it() -> None:
    assert fold("¼ ½ ¾ ⅜") == fold("1/4 1/2 3/4 3/8")
