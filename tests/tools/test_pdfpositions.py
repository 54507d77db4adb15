"""The gate that sees pages: texts over one another and texts that an edge cuts are found, and nothing else is."""

from pathlib import Path

import pytest

from hexapla.tools.pdfpositions import Fault, faults
from samples.misprints import printed

WORDS = ("A/78/744/Add.8", "8 April 2024", "112 903.8", "Percentage", "AUSSOM", "(46 211.1)", "UNV", "Total")


def found(*texts: tuple[float, float, str]) -> list[Fault]:
    return list(faults(printed(texts)))


@pytest.mark.parametrize("number", range(20))
def test_a_text_over_another_is_found_with_its_page_and_both_texts(number: int) -> None:
    under, over = WORDS[number % len(WORDS)], WORDS[(number * 3 + 1) % len(WORDS)]
    aside, up = 3 + number % 5 * 2.5, number % 4
    (fault,) = found((100, 400, under), (100 + aside, 400 + up, over), (100, 300, "Nothing here"))
    assert (fault.page, {fault.words, fault.other}) == (1, {under, over})


@pytest.mark.parametrize("number", range(20))
def test_a_text_that_an_edge_cuts_is_found(number: int) -> None:
    x, y = ((570 + number, 400), (-5 - number, 400), (100, -4 - number / 4), (100, 836 + number / 4))[number % 4]
    (fault,) = found((x, y, "Percentage"), (100, 300, "Nothing here"))
    assert fault == Fault(1, "Percentage")


@pytest.mark.parametrize(
    "texts",
    [
        [(100, 400, "One line"), (100, 388, "and the next"), (100, 376, "and a third")],
        [(100, 400, "Words"), (130.5, 400, "beside")],
        [(100, 400, "Mark"), (123, 403.3, "1")],
        [(100, 400, "Bold"), (100.3, 400, "Bold")],
        [(100, 400, " "), (100, 400, "Words")],
        [],
    ],
    ids=["lines", "words", "a raised mark", "drawn twice to be bold", "a blank", "nothing"],
)
def test_lines_words_marks_and_double_strokes_are_no_fault(texts: list[tuple[float, float, str]]) -> None:
    assert found(*texts) == []


def test_faults_are_told_of_every_page() -> None:
    data = printed([(100, 400, "One")], [(100, 400, "Two"), (103, 400, "Three")])
    assert [fault.page for fault in faults(data)] == [2]


def test_published_pages_are_silent(corpus: Path) -> None:
    published = sorted(corpus.glob("turn2/pdf/*.pdf"))
    assert published
    assert {path.name: list(faults(path.read_bytes())) for path in published} == {path.name: [] for path in published}


def test_what_a_row_of_exact_height_cuts_off_stands_over_nothing() -> None:
    words = "BT /F1 10 Tf 103 395 Td (Planned) Tj ET"
    hidden = printed([(100, 391, "Percentage")], drawn=f"q 0 399 600 20 re W n {words} Q")
    assert list(faults(hidden)) == []
    assert len(list(faults(printed([(100, 391, "Percentage")], drawn=words)))) == 1
