"""Where lines and pages end: not within words and figures, not after a heading, on no page of two lines."""

from dataclasses import replace

import pytest

from hexapla.tools.pdflines import broken, lines_of_last_page, lone_headings
from hexapla.tools.pdftext import fold
from samples.misprints import lines_of

DIVIDED = (
    ("AUSSO", "M"), ("UN", "V"), ("NP", "O"), ("Percentag", "e"), ("Tota", "l"), ("202", "2"), ("(46", "211.1)"),
    ("1", "234"), ("112", "903.8"), ("(38", "956.1)"), ("2024/", "25"), ("P-", "3"), ("A/80/", "628"), ("2023–", "2024"),
    ("appor", "tionment"), ("Unencum", "bered"), ("13 701", "210"), ("é", "tat"), ("мир", "ный"), ("12", "500"),
)  # fmt: skip
GROUPS = frozenset(
    {("(46", "211.1)"), ("1", "234"), ("112", "903.8"), ("(38", "956.1)"), ("13 701", "210"), ("12", "500")}
)


def breaks(before: str, after: str, text: str, kind: str = "TD") -> list[tuple[str, str]]:
    seen = lines_of((0, kind, before), (0, kind, after))
    place = (text, 0, len(fold(text)))
    return [(each.before, each.after) for _, each in broken(seen, [place])]


@pytest.mark.parametrize(("before", "after"), DIVIDED)
def test_a_divided_word_figure_or_code_is_found(before: str, after: str) -> None:
    joint = " " if (before, after) in GROUPS else ""
    assert len(breaks(before, after, f"{before}{joint}{after}")) == 1


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("two", "words", "two words"), ("hyphen-", "ated", "hyphenated"), ("well-", "known", "well-known"),
        ("office/", "section", "office/section"), ("in 2024", "100 people", "in 2024 100 people"), ("委员", "会", "委员会"),
        ("cell", "next", "cell\nnext"), ("28", "992", "28\n992"), ("end.", "1", "end.1"), ("https://docs.un.org/e", "n/A", "https://docs.un.org/en/A"),
        ("ประ", "เทศ", "ประเทศ"), ("1\u00a0July–", "31\u00a0December", "1 July–31 December"), ("ECE/AC.7/", "2031/2-HARBOUR2029314", "ECE/AC.7/2031/2-HARBOUR2029314"),
    ],
)  # fmt: skip
def test_a_line_may_end_between_words_and_at_hyphens(before: str, after: str, text: str) -> None:
    assert breaks(before, after, text) == []


def test_a_raised_mark_on_the_same_line_is_no_end_of_a_line() -> None:
    seen = lines_of((0, "P", "Volunteers"), (0, "P", "c"))
    seen = type(seen)(**{**vars(seen), "places": ((0, 800.0), (0, 803.3))})
    assert list(broken(seen, [("Volunteersc", 0, 11)])) == []


@pytest.mark.parametrize("number", range(20))
def test_a_heading_alone_at_the_end_of_a_page_is_found(number: int) -> None:
    heading = (number, f"H{1 + number % 6}", f"Heading {number}")
    seen = lines_of((0, "P", "Text"), heading, (number + 1, "P", "Text"))
    assert list(lone_headings(seen)) == [(number + 1, f"Heading {number}")]


def test_a_heading_whose_own_heading_stands_on_the_next_page_is_alone() -> None:
    seen = lines_of((0, "P", "Text"), (1, "H1", "Annex"), (2, "H2", "Heading"), (2, "P", "Text"))
    assert list(lone_headings(seen)) == [(2, "Annex")]


def test_a_heading_with_its_text_and_the_title_of_a_document_are_not_alone() -> None:
    assert list(lone_headings(lines_of((0, "H2", "Heading"), (0, "P", "Text"), (1, "P", "Text")))) == []
    assert list(lone_headings(lines_of((0, "H1", "Title"), (1, "H2", "Heading"), (1, "P", "Text")))) == []


def test_a_heading_below_which_its_page_goes_on_in_another_language_is_not_alone() -> None:
    heads = (1, "H2", "Heading"), (1, "P", "Text"), (1, "H2", "I. "), (1, "H2", "Titre")
    seen = lines_of((0, "P", "Text"), *heads, (2, "P", "Texte"))
    heights = (700.0, 500.0, 480.0, 500.0, 0.0, 700.0)  # the words of the second heading say nothing of theirs
    places = tuple((page, height) for (page, _), height in zip(seen.places, heights, strict=True))
    assert list(lone_headings(replace(seen, places=places))) == []


@pytest.mark.parametrize("count", range(1, 6))
def test_the_lines_of_the_last_page_are_counted(count: int) -> None:
    lines = [(0, "P", "Text"), *((1, "P", f"Line {number}") for number in range(count))]
    assert lines_of_last_page(lines_of(*lines)) == count
