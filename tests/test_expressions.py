"""No regular expression of the program takes more than some three times as long for a text of twice the length."""

from samples.expressions import expressions, growth

MOST = 3.0
"""Linear is 2, quadratic 4; between them lies what a busy machine adds."""

BOUNDED = {
    "hexapla.domain.symbol_grammar._PART": "a symbol has no more than 400 letters",
    "hexapla.domain.symbol_grammar._SLASH": "a symbol has no more than 400 letters",
}
"""Expressions that are steeper, and why no text of theirs is long."""


def test_twice_the_text_takes_no_expression_four_times_as_long() -> None:
    steep = {each.place: growth(each) for each in expressions() if each.place not in BOUNDED}
    assert {place: found for place, found in steep.items() if found[0] > MOST} == {}


def test_expressions_of_modules_and_of_data_files_are_among_them() -> None:
    places = {each.place for each in expressions()}
    assert any(place.startswith("data: ") for place in places)
    assert len(places) > 200
