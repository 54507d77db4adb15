"""The summary of a report stands in a frame, and its headings in no contents list."""

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from hexapla.writers import pdf
from hexapla.writers.markup.elements import Fragment
from hexapla.writers.markup.frames import summary
from hexapla.writers.pdf.contents import with_contents
from hexapla.writers.pdf.page_markup import page
from samples import parallel as samples
from samples.paper import column, long_lines, single
from samples.pdf_pages import texts

HEADS = {"en": "Summary", "fr": "Résumé"}
TEXT = [("alinea", "", "A."), ("para", "1.", "B.")]
LINES = [
    ("alinea", "", "Summary"),
    ("alinea", "", "What the report says."),
    ("h23", "", "Financial resources"),
    ("alinea", "", "Two posts."),
]


def test_a_summary_reaches_from_its_head_to_what_is_numbered_first() -> None:
    edition = single("en", [*LINES, *long_lines("en", 2)])
    assert len(summary(edition.first)) == len(LINES)
    assert page(edition).count('class="summary"') == 1
    assert summary(single("en", LINES).first) == ()
    assert summary(single("en", [*long_lines("en", 2), *LINES]).first) == ()


@pytest.mark.parametrize(
    ("language", "head"), [("zh", "概要"), ("zh", "摘要"), ("fr", "Résumé"), ("ru", "Резюме"), ("ar", "ملخص")]
)
def test_a_summary_is_one_under_every_name_of_it(language: str, head: str) -> None:
    edition = single(language, [("alinea", "", head), ("alinea", "", "A."), *long_lines(language, 1)])
    assert len(summary(edition.first)) == 2


def test_side_by_side_one_frame_stands_around_the_summary_in_both_languages() -> None:
    edition = samples.edition(*(column(code, [("alinea", "", head), *TEXT]) for code, head in HEADS.items()))
    made = page(edition)
    assert made.count("framed-first") == made.count("framed-last") == 1
    assert made.count(" framed ") == 2  # the head and the paragraph below it


def test_headings_of_the_summary_are_in_no_contents_list() -> None:
    edition = single(
        "en",
        [*LINES, *[line for n in range(6) for line in (("chapter", "I.", f"Part {n}"), *long_lines("en", 25)[1:])]],
    )
    words = "".join(with_contents(Fragment(()), edition).elements[0].itertext())
    assert "Part 1" in words
    assert "Financial resources" not in words


def test_after_a_summary_a_page_of_new_york_is_a_new_one() -> None:
    edition = replace(single("en", [*LINES, *long_lines("en", 2)]), symbol="A/80/9")
    assert "1:" in " ".join(text.words for text in texts(pdf.write(edition), 2))


def test_the_head_of_a_summary_of_new_york_stands_at_the_frame_and_is_larger_than_its_text() -> None:
    edition = replace(single("en", [*LINES, *long_lines("en", 2)]), symbol="A/80/9")
    found = [text for page in (1, 2) for text in texts(pdf.write(edition), page)]
    head, text = (next(each for each in found if words in each.words) for words in ("Summary", "What the report"))
    assert head.size == 12
    assert head.x < text.x - 20


def test_the_frame_of_a_summary_of_new_york_stands_around_the_margins_and_its_text_where_all_is() -> None:
    edition = replace(single("en", [*LINES, *long_lines("en", 2)]), symbol="A/80/9")
    made = pdf.write(edition)
    text = next(each for page in (1, 2) for each in texts(made, page) if "What the report" in each.words)
    with PdfDocument(made) as pages:
        drawn = [each.get_bounds() for page in pages for each in page.get_objects() if each.type == FPDF_PAGEOBJ_PATH]
    left, right = next((each[0], each[2]) for each in drawn if each[3] - each[1] > 60 and each[2] - each[0] > 300)
    assert (left, right) == (pytest.approx(59.5, abs=0.6), pytest.approx(552.5, abs=0.6))
    assert text.x == pytest.approx(60 + 63.3 + 23.75, abs=0.6)
