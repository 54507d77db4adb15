"""A last page never holds two lines: in one language, side by side, on facing pages, whatever the text ends with."""

from dataclasses import replace

import pytest

from hexapla.present.presentation import Presentation
from hexapla.tools.pdflines import FEWEST, lines_of_last_page
from hexapla.tools.pdftext import structure
from hexapla.writers import pdf
from hexapla.writers.pdf import facing
from samples import facing as facing_samples
from samples import parallel as parallel_samples
from samples import web
from samples.paper import WORDS, Line, parallel, single

ENDS: dict[str, tuple[Line, ...]] = {
    "an item": (("para", "99.", "These:"), ("item", "(a)", "One;"), ("item", "(b)", "Two;"), ("item", "(c)", "Three.")),
    "a line below its heading": (("h23", "", "A heading"), ("para", "99.", "Done.")),
    "two lines of a signature": (("alinea", "", "Signed"), ("alinea", "", "Geneva")),
    "a line with a note": (("para", "99.", f"Done.{{1|{WORDS['en']}}}"),),
}
"""Ends of a document; each would stand alone on its last page below a text of the lengths tried."""


def filling(words: int) -> tuple[Line, ...]:
    """Return paragraphs, the second of so many words, that fill a page but for some lines."""
    return ("para", "1.", WORDS["en"] * 12), ("para", "2.", "word " * words)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_in_one_language_a_last_page_holds_more_than_two_lines(end: tuple[Line, ...]) -> None:
    seen = [structure(pdf.write(single("en", (*filling(16 * lines), *end)))) for lines in (6, 9, 11)]
    assert seen[-1].pages == 2
    assert all(each.pages == 1 or lines_of_last_page(each) > FEWEST for each in seen)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_side_by_side_a_last_page_holds_more_than_two_lines(end: tuple[Line, ...]) -> None:
    first = ("para", "1.", WORDS["en"] * 6)
    texts = [(first, ("para", "2.", "word " * 9 * lines), *end) for lines in (4, 7)]
    seen = [structure(pdf.write(parallel(paragraphs=0, last=each))) for each in texts]
    assert seen[-1].pages == 2
    assert all(each.pages == 1 or lines_of_last_page(each) > FEWEST for each in seen)


@pytest.mark.parametrize("words", [12, 13, 14])
def test_on_facing_pages_no_page_of_the_last_spread_holds_two_lines(words: int) -> None:
    lengths = ((1, WORDS["en"] * 12), (2, "word " * 16 * words), (3, "Done."))
    text = "".join(facing_samples.paragraph(*each) for each in lengths)
    made = parallel_samples.edition(*(web.column(code, text) for code in ("en", "fr")))
    seen = structure(facing.write(made))
    last = max(page for page, _ in seen.places)
    for page in (last - 1, last):
        assert len({round(height) for number, height in seen.places if number == page}) > FEWEST


def alone(body: str) -> Presentation:
    """Return an edition in one language."""
    return replace(single(), columns=(web.column("en", body),))


def nested(inner: str) -> str:
    """Return an item of a list, with a list in it."""
    eid = "para_9__list_1__point_a"
    points = "".join(
        f'<point eId="{eid}__list_1__point_{number}"><num>({number})</num><content><p>{text}</p></content></point>'
        for number, text in (("i", "First;"), ("ii", "Second."))
    )
    return f'<point eId="{eid}"><num>(a)</num><list eId="{eid}__list_1"><intro><p>{inner}</p></intro>{points}</list></point>'


@pytest.mark.parametrize("lines", [9, 11])
def test_an_item_within_an_item_takes_what_is_around_it_along(lines: int) -> None:
    end = facing_samples.paragraph(9, "These:", nested("One:"))
    first, second = facing_samples.paragraph(1, WORDS["en"] * 12), facing_samples.paragraph(2, "word " * 16 * lines)
    seen = structure(pdf.write(alone(first + second + end)))
    assert seen.pages == 2
    assert lines_of_last_page(seen) > FEWEST


@pytest.mark.parametrize("rows", range(38, 50, 2))
def test_the_last_rows_of_a_table_stay_together(rows: int) -> None:
    seen = structure(pdf.write(alone(facing_samples.table(1, rows, "en", 2))))
    assert seen.pages > 1
    assert lines_of_last_page(seen) > FEWEST
