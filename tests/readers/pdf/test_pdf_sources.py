"""PDFs as sources: what their pages say comes back as paragraphs, notes and tables; what cannot be read is refused in words."""

import re
from itertools import pairwise

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.catalogue import language as language_of
from hexapla.catalogue import notices_in, organs
from hexapla.domain.limits import Limits, limited
from hexapla.errors import SourceError
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.text.words import words_of
from hexapla.writers import write
from samples.pages_alone import drawn, locked, pages_alone
from samples.paper import long_lines, single

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
BODY = "The Committee recalls that the measures described in its report were adopted in due time"


def paragraphs(reading: Reading) -> list[tuple[str, str]]:
    return [
        (unit.findtext("{*}num") or "", plain_text(unit.find(".//{*}p")))
        for unit in reading.body.iter("{*}paragraph", "{*}alinea", "{*}point", "{*}indent")
    ]


def folded(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_paragraphs_of_our_pages_come_back_from_the_pages_alone(code: str) -> None:
    lines = long_lines(code, 12)
    reading = read_pdf(pages_alone(write(single(code, lines, title="A title"), "pdf")), "x.pdf", code)
    wanted = {(number, folded(text)) for kind, number, text in lines if kind == "para"}
    found = {(number, folded(text)) for number, text in paragraphs(reading)}
    assert wanted - found == set()


def test_notes_stand_at_their_marks_over_the_end_of_a_page_too() -> None:
    long = " ".join([BODY] * 12)
    lines = [
        ("para", "1.", f"{BODY}.{{1|{long}.}} More."),
        ("para", "2.", f"{BODY}.{{2|A second note.}}"),
        *long_lines("en", 8),
    ]
    reading = read_pdf(pages_alone(write(single("en", lines, title="A title"), "pdf")), "x.pdf", "en")
    notes = {each.get("marker"): plain_text(each[0]) for each in reading.body.iter("{*}authorialNote")}
    assert notes == {"1": f"{long}.", "2": "A second note."}


def test_years_and_brackets_around_latin_words_stand_in_arabic_as_they_were_typed() -> None:
    text = "واستمرت خطة كوفيد-19 (COVID-19) في الفترة 2019-2021 عملاً بالقرار 75/201 (انظر A/80/590)."
    lines = [*long_lines("ar", 2), ("para", "3.", text)]
    reading = read_pdf(pages_alone(write(single("ar", lines), "pdf")), "x.pdf", "ar")
    assert ("3.", text) in paragraphs(reading)


@pytest.mark.parametrize("code", ["en", "fr", "es", "zh", "ar"])
def test_a_name_over_rows_of_the_masthead_is_one_slot(code: str) -> None:
    (organ,) = [each for each in organs() if each.key == "cat"]
    rows = organ.masthead[code].text.split("|")
    reading = read_pdf(pages_alone(write(single(code, name=tuple(rows), title="A title"), "pdf")), "x.pdf", code)
    slots = {slot.key: slot.text for slot in reading.slots}
    assert folded(slots["instrument"]) == folded("".join(rows))
    assert slots["distribution"] == "Distr.: General"


EDGES = (60, 260, 400, 540)


def ruled(*heights: int, edges: tuple[int, ...] = EDGES) -> list[tuple[int, int, int]]:
    return [(left, right, height) for height in heights for left, right in pairwise(edges)]


def rows(reading: Reading) -> list[tuple[str, ...]]:
    return [tuple(plain_text(cell) for cell in row) for row in reading.body.iter("{*}tr")]


def test_notes_with_numbers_that_are_not_raised_stand_at_their_marks() -> None:
    texts = [(60, 700, 10, f"1. {BODY}."), (433, 704, 6, "1"), (60, 682, 10, f"2. {BODY}."), (433, 686, 6, "2")]
    texts += [(60, 90, 8, "1 The first note."), (60, 80, 8, "2 The second note.")]
    reading = read_pdf(drawn(texts, rules=[(60, 150, 102)]), "x.pdf", "en")
    notes = {each.get("marker"): plain_text(each[0]) for each in reading.body.iter("{*}authorialNote")}
    assert notes == {"1": "The first note.", "2": "The second note."}


def test_a_table_with_rules_comes_back_cell_by_cell() -> None:
    cells = [("Item", "2024", "2025"), ("Travel", "10.5", "11.0"), ("Premises and supplies", "3.0", "4.5")]
    texts = [(60, 760, 10, f"1. {BODY}.")]
    texts += [
        (x, 700 - 20 * row, 9, word)
        for row, each in enumerate(cells)
        for x, word in zip((62, 262, 402), each, strict=True)
    ]
    reading = read_pdf(drawn(texts, rules=ruled(712, 695, 675, 655)), "x.pdf", "en")
    assert rows(reading) == cells


def test_a_head_over_columns_stands_above_them_and_the_others_reach_down() -> None:
    texts = [
        (300, 700, 7, "Variance"),
        (62, 684, 7, "Category"),
        (262, 684, 7, "Amount"),
        (402, 684, 7, "Share"),
        (62, 660, 9, "Travel"),
        (262, 660, 9, "10.5"),
        (402, 660, 9, "3.2"),
    ]
    rules = [*ruled(712, edges=(60, 260, 540)), *ruled(693, edges=EDGES[1:]), *ruled(675, 650)]
    reading = read_pdf(drawn(texts, rules=rules), "x.pdf", "en")
    assert rows(reading) == [("Category", "Variance"), ("Amount", "Share"), ("Travel", "10.5", "3.2")]
    spans = [(cell.get("rowspan"), cell.get("colspan")) for cell in next(reading.body.iter("{*}tr"))]
    assert spans == [("2", None), (None, "2")]


def test_a_cell_beside_two_others_reaches_over_both_rows() -> None:
    texts = [(62, 700, 7, "Output"), (262, 700, 7, "Number"), (402, 700, 7, "Remarks")]
    texts += [(62, height, 10, "words of one cell") for height in (680, 668, 656)]
    texts += [(262, 680, 10, "2"), (402, 680, 10, "Aircraft"), (262, 659, 10, "1"), (402, 659, 10, "Workshop")]
    reading = read_pdf(drawn(texts, rules=ruled(712, 694, 640)), "x.pdf", "en")
    whole = "words of one cell words of one cell words of one cell"
    assert rows(reading)[1:] == [(whole, "2", "Aircraft"), ("1", "Workshop")]


def test_a_row_that_a_page_end_cuts_is_whole_and_the_repeated_head_left_out() -> None:
    head = [(62, 700, 7, "Request"), (262, 700, 7, "Number"), (402, 700, 7, "Action")]
    first = [*head, (62, 680, 10, "The request is to"), (262, 680, 10, "3"), (402, 680, 10, "It was met in")]
    second = [*head, (62, 680, 10, "report on it."), (402, 680, 10, "due time."), (62, 650, 10, "Another.")]
    rules = ruled(712, 694)
    reading = read_pdf(drawn(first, second, rules=rules), "x.pdf", "en")
    assert rows(reading)[1] == ("The request is to report on it.", "3", "It was met in due time.")
    assert [row[0] for row in rows(reading)] == ["Request", "The request is to report on it.", "Another."]


def test_rows_in_columns_without_rules_are_a_table() -> None:
    cells = [("Item", "2024", "2025"), ("Travel", "10.5", "11.0"), ("Supplies of paper", "3.0", "4.5")]
    texts = [(60, 760, 10, f"1. {BODY}.")]
    texts += [
        (x, 700 - 20 * row, 9, word)
        for row, each in enumerate(cells)
        for x, word in zip((62, 262, 402), each, strict=True)
    ]
    assert rows(read_pdf(drawn(texts), "x.pdf", "en")) == cells


def test_the_left_one_of_two_columns_of_text_is_read_first() -> None:
    words = "was met in its report and in due time by"
    left = [(60, 700, 10, "1. The request that the Committee made"), *((60, 688 - 12 * n, 10, words) for n in range(6))]
    right = [
        (320, 700, 10, "all of its members, as the Committee"),
        *((320, 688 - 12 * n, 10, words) for n in range(5)),
    ]
    rows_side_by_side = sorted([*left, *right, (320, 628, 10, "then.")], key=lambda each: -each[1])
    (found,) = paragraphs(read_pdf(drawn(rows_side_by_side), "x.pdf", "en"))
    whole = ["The request that the Committee made", *[words] * 6, "all of its members, as the Committee", *[words] * 5]
    assert found == ("1.", " ".join([*whole, "then."]))


def test_running_heads_and_folios_are_left_out_and_said() -> None:
    pages = [[(60, 800, 9, "A/80/628"), (60, 700, 10, f"{n}. {BODY}."), (300, 30, 9, f"{n}/4")] for n in range(1, 5)]
    reading = read_pdf(drawn(*pages), "x.pdf", "en")
    assert "628" not in plain_text(reading.body)
    (said,) = [each for each in reading.findings if each.code == "F-238"]
    assert "A/80/628 (4 times)" in (said.before or "")


def test_the_words_of_a_pdf_tell_its_language() -> None:
    assert "Committee" in words_of(drawn([(60, 700, 10, BODY)]), ".pdf")
    assert words_of(b"no PDF", ".pdf") == ""


REFUSED = {
    "asks for a password": locked(drawn([(60, 700, 10, BODY)])),
    "is no PDF that can be opened": b"%PDF-1.7 and nothing behind it",
    "holds pictures of pages and no text": drawn([]),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence_with_what_to_do(reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as fault:
        read_pdf(REFUSED[reason], "x.pdf", "en")
    assert fault.value.advice


def test_more_pages_than_the_limit_are_refused() -> None:
    with limited(Limits(pages=2)), pytest.raises(SourceError, match="3 pages"):
        read_pdf(drawn(*[[(60, 700, 10, BODY)]] * 3), "x.pdf", "en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_editions_say_on_page_one_in_every_language_that_their_text_was_read_from_a_pdf(code: str) -> None:
    label = language_of(code).labels["read_from_pages"]
    assert "PDF" in label
    assert [label] == [said for said in notices_in(f"1. Text\n{label}\nmore") if "PDF" in said]
