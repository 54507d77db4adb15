"""What a new version changes, on one line each: of long texts what differs, with the words around it."""

from hypothesis import given
from hypothesis import strategies as st

from hexapla.cli.differences import are_alike, around_difference

LONG = " ".join(f"word{n}" for n in range(100))


def test_of_two_long_texts_what_differs_is_shown_with_the_words_around_it() -> None:
    before, after = around_difference(LONG, LONG.replace("word50", "other"))
    assert before == f"… {' '.join(f'word{n}' for n in range(42, 59))} …"
    assert after == before.replace("word50", "other")


def test_short_texts_and_those_of_one_version_are_shown_whole_on_one_line() -> None:
    assert around_difference("A pilot\n  came.", "A ship came.") == ("A pilot came.", "A ship came.")
    assert around_difference(None, f"{LONG}\n  end") == (None, f"{LONG} end")


def test_texts_of_the_same_words_are_alike_whatever_blanks_they_have() -> None:
    assert are_alike("Variance\n   Amount", "Variance Amount")
    assert are_alike("up\u2011to-date", "up-to-date")
    assert not are_alike("Variance", None)


@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=200),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=200),
)
def test_what_is_shown_of_two_texts_differs_as_they_do(one: list[str], two: list[str]) -> None:
    before, after = around_difference(" ".join(one), " ".join(two))
    assert (before == after) == (one == two)
