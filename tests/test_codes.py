"""Messages of findings count as people do, and are explained with names in the places of their values."""

import pytest

from hexapla.codes import codes, finding, nearest


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 item to look at"), (2, "2 items to look at"), (1200, "1,200 items")]
)
def test_a_message_counts_with_the_noun_for_one_and_for_more(count, said):
    assert said in finding("L-001", count=count, pair="en-fr", symbol="A/1").message


def test_no_explanation_shows_how_a_message_is_filled_in():
    shown = "".join(code.says + code.asks for code in codes())
    assert "{" not in shown
    assert "|" not in shown
    assert "<" not in shown
    assert "… …" not in shown
    assert "has … items to look at" in shown


def test_a_code_that_is_nearly_one_is_named():
    for typed, meant in (("S-02", "S-002"), ("s2", "S-002"), ("N 1", "N-001"), ("F-9999", "F-999"), ("", "")):
        assert nearest(typed, ["S-002", "S-102", "N-001", "F-999"]) == meant
