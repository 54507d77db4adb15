"""Side-by-side pages: bookmarks and headings of every language, ragged edges, no last page of two lines."""

import io

import pikepdf
import pytest

from hexapla.tools.pdfgate import verify_pdf
from hexapla.tools.pdflines import lines_of_last_page
from hexapla.tools.pdftext import structure
from hexapla.typography import fonts
from hexapla.writers import pdf
from samples.paper import parallel
from samples.pdf_pages import texts


def test_side_by_side_each_language_has_its_headings_and_its_tree_of_bookmarks() -> None:
    edition = parallel(("en", "fr"), 10)
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    with pikepdf.open(io.BytesIO(data)) as file, file.open_outline() as outline:
        trees = {tree.title: [child.title for child in tree.children] for tree in outline.root}
    assert list(trees) == ["English", "Français"]
    assert all(trees.values())
    headings = [kind for kind in structure(data).kinds if kind == "H2"]
    assert len(headings) >= 2


@pytest.mark.parametrize(("paragraphs", "sentences"), [(12, 1), (20, 1), (10, 3)])
def test_side_by_side_a_last_page_never_holds_two_lines(paragraphs: int, sentences: int) -> None:
    """The last row alone would be a page of one line: the row before it goes with it."""
    made = parallel(paragraphs=paragraphs, sentences=sentences, last=(("para", "99.", "Done."),))
    seen = structure(pdf.write(made))
    assert seen.pages > 2
    assert lines_of_last_page(seen) > 2


def test_side_by_side_figures_that_hold_together_draw_no_line_apart() -> None:
    """Justified, the blanks of such a line are three times as wide."""
    figures = "mechanism amounted to 56,175.00 soles (US$ 13,701.21) in 2017, 168,358.00 soles (US$ 41,062.92) in 2018 "
    made = parallel(paragraphs=2, last=(("para", "99.", figures * 3),))
    data = pdf.write(made)
    lines = [
        text for page in range(1, structure(data).pages + 1) for text in texts(data, page) if "soles" in text.words
    ]
    assert len(lines) > 3
    assert max((line.end - line.x) / (fonts.width(line.words.strip()) * line.size) for line in lines) < 1.05


def test_side_by_side_few_words_are_divided() -> None:
    """Right edges are ragged: a word is divided only where it would leave a fifth of its line empty."""
    usual, long_words = (
        [chunk for chunk in structure(pdf.write(each)).chunks if chunk.endswith("\u00ad")]
        for each in (
            parallel(paragraphs=12),
            parallel(
                paragraphs=1,
                last=(("para", "9.", "the characteristics of institutionalization and misunderstanding " * 12),),
            ),
        )
    )
    assert usual == []
    assert len(long_words) > 2


def test_side_by_side_a_row_whose_lines_fit_is_broken_though_the_space_below_it_does_not_fit() -> None:
    """The space belongs to the row and ends with the page; as part of its cells it took the whole row to the next."""
    seen = structure(pdf.write(parallel(("en", "zh"), 14)))
    lowest = min(height for page, height in seen.places if page == 0 and height > 90)
    assert lowest < 120
