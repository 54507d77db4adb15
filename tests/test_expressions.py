"""No regular expression of the program takes more than some three times as long for a text of twice the length."""

import re

from benchmarks.expressions import Expression, expressions, growth, steep


def test_twice_the_text_takes_no_expression_four_times_as_long() -> None:
    found = {each.place: growth(each) for each in expressions()}
    assert {place: told for place, told in found.items() if steep(told[0], place)} == {}
    assert any(place.startswith("data: ") for place in found)
    assert len(found) > 200


def test_an_expression_that_runs_away_is_seen_to() -> None:
    for pattern, least in ((r"(?:a{1,3})+$", 16), (r"a+$", 3)):
        found = Expression(re.compile(pattern), "here", is_searched=True)
        assert any(growth(found)[0] > least for _ in range(3))  # a moment in which the machine was busy proves nothing
