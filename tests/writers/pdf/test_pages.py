"""Where things stand on the printed page, read from the finished PDF: measures of un-style.md, parts 1 and 2."""

import io
import re
from dataclasses import replace

import pypdfium2
import pytest

from hexapla.akn.blocks import Block
from hexapla.domain.office import Office
from hexapla.present.contents import number_shown
from hexapla.present.presentation import Presentation, Row
from hexapla.writers import pdf
from hexapla.writers.pdf.running_heads import numbers_of, range_of, words_of
from samples.paper import column, long_lines, parallel, single
from samples.pdf_pages import Text, boxes, find, near, texts


@pytest.fixture(scope="module")
def report() -> bytes:
    """A report of some pages, with notes, items and headings of every kind."""
    lines = [
        ("chapter", "I.", "Chapter heading"),
        ("h1", "A.", "First heading"),
        ("h23", "1.", "Second heading"),
        ("h4", "(i)", "Fourth heading"),
        *long_lines("en", 40, 25),
        (
            "item",
            "(a)",
            "Lettered item whose text is long enough to run over the end of the line, and again over it.",
        ),
        (
            "alinea",
            "",
            "Unnumbered text that begins like a paragraph and is long enough to run over the end of a line.",
        ),
    ]
    return pdf.write(single("en", lines))


@pytest.fixture(scope="module")
def first(report: bytes) -> list[Text]:
    """The texts of page one."""
    return texts(report, 1)


@pytest.mark.parametrize(
    ("words", "x", "base", "size"),
    [
        ("United Nations", 120.5, 49.7, 14),
        ("Convention against Torture", 120.5, 79.0, 17),
        ("and Other Cruel", 120.5, 98.0, 17),
        ("Distr.", 396.9, 78.8, 10),
        ("3 December 2021", 396.9, 90.8, 10),
        ("English", 396.9, 102.8, 10),
        ("Original: Spanish", 396.9, 114.8, 10),
        ("English, French and Spanish only", 396.9, 138.8, 10),
        ("Committee against Torture", 56.7, 217.6, 12),
    ],
)
def test_the_masthead_stands_where_it_stands_in_geneva(
    first: list[Text], words: str, x: float, base: float, size: float
) -> None:
    found = find(first, words) if words != "English" else next(text for text in first if text.words == words)
    assert (found.x, found.base, found.size) == (near(x), near(base), size)


def test_the_symbol_is_large_up_to_its_first_stroke_and_ends_at_the_margin(first: list[Text]) -> None:
    head, tail = find(first, "CAT"), find(first, "/C/XXX/FCO/9")
    assert (head.size, tail.size) == (20, 10)
    assert head.base == near(51.5)
    assert tail.base == near(51.5)
    assert tail.end == near(538.7)


def test_the_rules_of_the_masthead_are_half_a_point_and_a_point_and_a_half(report: bytes) -> None:
    bottoms = {round(bottom, 1) for left, _, right, bottom in boxes(report, 1) if right - left > 60}
    assert any(bottom == near(57.1) for bottom in bottoms)
    assert any(bottom == near(199.9) for bottom in bottoms)


def test_a_principal_organ_has_twenty_points() -> None:
    edition = single("en", name=("General Assembly",), style="organ")
    name = find(texts(pdf.write(edition), 1), "General Assembly")
    assert (name.size, name.x, name.base) == (20, near(120.5), near(80.0))


def test_an_empty_language_slot_stays_empty() -> None:
    found = texts(pdf.write(single("en", language=None)), 1)
    assert find(found, "Original: Spanish").base == near(114.8)


def test_the_title_is_bold_fourteen_and_its_mark_roman_ten_on_the_baseline(first: list[Text]) -> None:
    title, mark = find(first, "A title"), find(first, "*")
    assert (title.x, title.size, title.font[-12:]) == (near(113.4), 14, "-Termes-Bold")
    assert mark.font.endswith("Termes")
    assert (mark.size, mark.base) == (10, title.base)


def test_the_line_of_receipt_ends_at_the_text_column(first: list[Text]) -> None:
    assert find(first, "[Date received").end == near(481.95)


@pytest.mark.parametrize(
    ("words", "number", "size", "style"),
    [
        ("Chapter heading", "I.", 14, "-Bold"),
        ("First heading", "A.", 12, "-Bold"),
        ("Second heading", "1.", 10, "-Bold"),
        ("Fourth heading", "(i)", 10, "-Italic"),
    ],
)
def test_headings_start_on_the_text_column_and_their_numbers_end_before_it(
    first: list[Text], words: str, number: str, size: float, style: str
) -> None:
    text, label = find(first, words), find(first, number)
    assert (text.x, text.size) == (near(113.4), size)
    assert label.end == near(99.25)
    assert text.font.endswith(style)


def test_paragraphs_have_number_text_and_turnover_in_their_places(first: list[Text]) -> None:
    start = next(index for index, text in enumerate(first) if text.words.startswith("1: The Committee"))
    number, text, turnover = first[start - 1 : start + 2]
    assert (number.words, number.x) == ("1.", near(113.4))
    assert (text.x, text.end) == (near(141.75), near(481.95))
    assert turnover.x == near(113.4)
    assert turnover.base - text.base == pytest.approx(12, abs=0.1)


def test_bullets_hang_before_their_text(report: bytes) -> None:
    page = texts(report, 2)
    bullet = find(page, "•")
    text = page[page.index(bullet) + 1]
    assert (bullet.x, text.x) == (near(133.25), near(141.75))
    assert page[page.index(bullet) + 2].x == near(141.75)


def test_lettered_items_are_indented_twice_and_turn_over_flush(report: bytes) -> None:
    last = len(pypdfium2.PdfDocument(io.BytesIO(report)))
    page = [*texts(report, last - 1), *texts(report, last)]
    letter = find(page, "(a)")
    text, turnover = page[page.index(letter) + 1 : page.index(letter) + 3]
    assert (letter.x, text.x, turnover.x) == (near(141.75), near(170.1), near(113.4))
    unnumbered = find(page, "Unnumbered text")
    assert unnumbered.x == near(141.75)
    assert page[page.index(unnumbered) + 1].x == near(113.4)


def test_pages_after_the_first_have_the_symbol_outside_and_a_rule_under_it(report: bytes) -> None:
    even, odd = (find(texts(report, page), "CAT/C/XXX/FCO/9") for page in (2, 3))
    assert (even.x, even.base, even.size, even.font[-5:]) == (near(56.7), near(51.0), 9, "-Bold")
    assert (odd.end, odd.base) == (near(538.65), near(51.0))
    rules = [box for box in boxes(report, 2) if 0 < box[3] < 70]
    assert [(left, right, bottom) for left, _, right, bottom in rules] == [(near(55.2), near(540.1), near(57.2))]


def test_page_numbers_are_bold_outside_and_page_one_has_none(report: bytes) -> None:
    even, odd = (find([text for text in texts(report, page) if text.base > 800], str(page)) for page in (2, 3))
    assert (even.x, even.base, even.size) == (near(56.7), near(811.8), 9)
    assert (odd.end, odd.base) == (near(538.65), near(811.8))
    assert not [text for text in texts(report, 1) if text.words == "1" and text.base > 800]


def test_the_first_line_of_a_page_has_its_measured_baseline(report: bytes) -> None:
    assert texts(report, 2)[0].base == near(80.4)


def test_notes_are_nine_on_eleven_under_a_short_rule(report: bytes) -> None:
    page = texts(report, 2)
    notes = [text for text in page if text.size == 9 and 600 < text.base < 800]
    assert all(text.x == near(113.4) for text in notes)
    marks = [text for text in page if text.size == 6.5 and text.x < 113]
    assert marks[0].end == near(107.75)
    start, end, base = short_rule(report, 2, notes[0].base)
    assert (start, end) == (near(90.7), near(164.4))
    assert 8 < notes[0].base - base < 14


def short_rule(data: bytes, page: int, base: float) -> tuple[float, float, float]:
    """Return start, end and height of the rule above a baseline, found in a picture of the page."""
    scale = 8
    picture = pypdfium2.PdfDocument(io.BytesIO(data))[page - 1].render(scale=scale, grayscale=True).to_pil()
    rows = range(int((base - 8) * scale), int((base - 15) * scale), -1)
    darkest = min(rows, key=lambda y: sum(picture.getpixel((x, y)) for x in range(picture.width)))
    dark = [x for x in range(picture.width) if picture.getpixel((x, darkest)) < 128]
    return dark[0] / scale, dark[-1] / scale, darkest / scale


def test_the_code_stands_at_the_foot_of_page_one(report: bytes) -> None:
    code = next(box for box in boxes(report, 1) if box[2] - box[0] == near(44.2))
    assert code == (near(488.1), near(763.3), near(532.3), near(807.6))


def test_the_document_ends_with_a_centred_rule(report: bytes) -> None:
    last = len(pypdfium2.PdfDocument(io.BytesIO(report)))
    rule = [box for box in boxes(report, last) if box[2] - box[0] == pytest.approx(85.05, abs=1)]
    assert [(left, right) for left, _, right, _ in rule] == [(near(255), near(340))]


def test_job_number_and_bars_stand_on_page_one_of_an_issued_document_only() -> None:
    issued = pdf.write(single("en", job_number="GE.21-17632 (E)"))
    number = find(texts(issued, 1), "GE.21-17632 (E)")
    assert (number.x, number.base, number.size) == (near(56.7), near(783.4), 10)
    bars = [box for box in boxes(issued, 1) if box[0] == near(56.7) and box[1] > 780]
    assert [(right, bottom) for _, _, right, bottom in bars] == [(near(140.9), near(806.0))]
    digits = [text for text in texts(issued, 1) if text.size == 7]
    assert "".join(text.words for text in digits).replace(" ", "") == "*2117632*"
    assert digits[0].base == near(812.2)
    plain = pdf.write(single("en"))
    assert not [box for box in boxes(plain, 1) if box[0] == near(56.7) and box[1] > 780]


def test_letter_paper_keeps_the_text_column() -> None:
    edition = replace(single("en", long_lines("en", 30)), office=Office(page_size="Letter"))
    data = pdf.write(edition)
    sheet = pypdfium2.PdfDocument(io.BytesIO(data))[0]
    assert (sheet.get_width(), sheet.get_height()) == (612, 792)
    line = next(text for text in texts(data, 2) if text.size == 10)
    assert line.end - line.x == pytest.approx(368.55, abs=1.5)


def test_no_heading_is_alone_at_the_end_of_a_page() -> None:
    """Chained headings go to the next page together with the first lines of their text."""
    for filler in range(30, 36):
        lines = [*long_lines("en", filler), ("chapter", "II.", "Chained one"), ("h23", "", "Chained two")]
        lines.append(("para", "99.", "99: the paragraph under both headings, of one line or two, not more than that."))
        data = pdf.write(single("en", lines))
        pages = range(1, len(pypdfium2.PdfDocument(io.BytesIO(data))) + 1)
        where = [
            {page for page in pages for text in texts(data, page) if text.words.startswith(words)}
            for words in ("Chained one", "Chained two", "99: the")
        ]
        assert where[0] == where[1] == where[2]


def test_side_by_side_columns_start_level_and_have_their_numbers() -> None:
    data = pdf.write(parallel(paragraphs=20, notes=4))
    page = texts(data, 2)
    numbers = [text for text in page if text.words == "7."]
    assert len(numbers) == 2
    assert numbers[0].base == pytest.approx(numbers[1].base, abs=0.1)
    assert numbers[0].x == near(56.7)


def test_a_long_row_breaks_over_the_page_and_leaves_no_hole() -> None:
    data = pdf.write(parallel(paragraphs=30))
    pages = len(pypdfium2.PdfDocument(io.BytesIO(data)))
    for page in range(2, pages):
        lowest = max(text.base for text in texts(data, page) if text.base < 790)
        assert lowest > 700


def test_the_head_of_a_side_by_side_edition_names_symbol_languages_and_the_paragraphs_on_the_page() -> None:
    found = texts(pdf.write(parallel(paragraphs=20)), 2)
    numbers = [text.words.strip(" .") for text in found if re.fullmatch(r"\d+\. ?", text.words)]
    first, last = int(numbers[0]) - 1, numbers[-1]  # the row before the first number runs over from page one
    heads = [text.words for text in found if text.base < 60]
    assert heads == ["CAT/C/XXX/FCO/9", f"English, paras. {first}–{last} | Français, par. {first}-{last}"]


def test_the_head_of_three_languages_stands_on_one_line_and_its_commas_are_those_of_each() -> None:
    found = texts(pdf.write(parallel(("en", "fr", "es"), paragraphs=16)), 5)
    head = find(found, "English, paras.")
    assert re.search(r"Español, párrs\. \d+ a \d+$", head.words)
    assert {text.words for text in found if text.base < 70} == {"CAT/C/XXX/FCO/9", head.words}
    assert range_of(["4", "1", "2"], words_of(column("ar", ()))) == "الفقرة 4، الفقرات 1-2"


def test_numbers_that_begin_anew_in_every_article_make_no_range() -> None:
    blocks = [Block("paragraph", eid, (), "2.", 0, eid) for eid in ("para_2", "art_12__para_2", "att_1__para_2")]
    found = [numbers_of(Row(each.eid, each.kind, 0, (each, None), "en-only"), [{each.eid: "2"}, {}]) for each in blocks]
    assert found == [("2", "2"), (None, None), ("2", "2")]


def test_the_head_of_a_page_that_one_paragraph_fills_names_it_alone() -> None:
    words = {"one": "para. {number}", "many": "paras. {first}–{last}", "comma": ", "}
    assert range_of(["12", "12"], words) == "para. 12"
    assert range_of(["12", None, "13", "14"], words) == "paras. 12–14"
    assert range_of([None], words) == ""


def test_numbers_that_begin_anew_are_two_ranges_and_never_one_that_goes_backwards() -> None:
    words = {"one": "para. {number}", "many": "paras. {first}–{last}", "comma": ", "}
    assert range_of(["4", "5", "1", "2"], words) == "paras. 4–5, paras. 1–2"
    assert range_of(["13.9", "13.10", "1"], words) == "paras. 13.9–13.10, para. 1"


def test_arabic_runs_from_the_right() -> None:
    found = texts(pdf.write(single("ar", long_lines("ar", 6))), 1)
    symbol = find(found, "CAT")
    assert symbol.x < 100
    assert find(found, "Committee").end == near(538.65)
    assert max(text.end for text in found if text.size == 12 and text.base > 330) == near(481.95)


def test_every_word_of_a_page_is_in_a_declared_face(presentations: dict[str, Presentation]) -> None:
    edition = presentations["en"]
    data = pdf.write(edition)
    declared = pdf.expected(edition).fonts
    assert {text.font.rpartition("+")[2] for text in texts(data, 1)} <= declared


def test_widths_of_columns_follow_the_text() -> None:
    short, long = column("en", long_lines("en", 6)), column("fr", long_lines("fr", 6))
    assert short.language.code != long.language.code
    page = texts(pdf.write(parallel(paragraphs=6)), 1)
    numbers = [text.x for text in page if text.words == "1."]
    share = (numbers[1] - 56.7) / 482
    assert 0.46 <= share <= 0.56


@pytest.mark.parametrize(("label", "shown"), [("15.", "15"), ("14.1", "14.1"), ("14-1.", "14-1"), ("(a)", "a")])
def test_running_heads_and_contents_say_numbers_as_the_page_prints_them(label: str, shown: str) -> None:
    assert number_shown(label) == shown
