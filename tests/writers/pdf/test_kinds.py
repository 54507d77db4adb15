"""Every kind of block on paper: where it stands, how it breaks over pages, how it is read."""

import io
import re
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.names import E
from hexapla.present.presentation import Note, Presentation
from hexapla.tools.pdfgate import verify_pdf
from hexapla.tools.pdftext import structure
from hexapla.writers import pdf
from hexapla.writers.pdf.long_notes import LONG, cut
from samples.block_kinds import LONG_NOTE, every_kind
from samples.paper import WORDS, long_lines, parallel, single
from samples.pdf_pages import boxes, elements, find, near, texts


@pytest.fixture(scope="module")
def edition() -> Presentation:
    """An edition with every kind of block."""
    return every_kind()


@pytest.fixture(scope="module")
def data(edition: Presentation) -> bytes:
    """Its PDF."""
    return pdf.write(edition)


def pages(data: bytes) -> range:
    return range(1, len(pypdfium2.PdfDocument(io.BytesIO(data))) + 1)


def page_of(data: bytes, words: str) -> int:
    return next(page for page in pages(data) for text in texts(data, page) if text.words.startswith(words))


def test_every_kind_passes_the_gate(edition: Presentation, data: bytes) -> None:
    verdict = verify_pdf(data, pdf.expected(edition))
    assert verdict.findings == ()
    assert verdict.facts["notes"] == "4 of 4"


def test_session_lines_are_bold_in_the_first_and_roman_in_the_others(data: bytes) -> None:
    first = texts(data, 1)
    assert find(first, "Forty-third").font.endswith("Bold")
    assert not find(first, "24\u00a0February").font.endswith("Bold")
    assert find(first, "Forty-third").x == near(56.7)


def test_the_note_of_the_title_is_the_first_on_its_page_with_its_mark_on_the_baseline(data: bytes) -> None:
    first = texts(data, 1)
    note = find(first, "The annex is circulated")
    assert (note.x, note.size) == (near(113.4), 9)
    below = [text for text in first if text.base > note.base - 20 and text.size == 9]
    assert below[0] == note


def test_items_stand_in_two_degrees(data: bytes) -> None:
    first = texts(data, 1)
    for number, x, text_x in (("(a)", 141.75, 170.1), ("(i)", 170.1, 198.45), ("(b)", 141.75, 170.1)):
        label = next(text for text in first if text.words == number)
        following = first[first.index(label) + 1]
        assert (label.x, following.x) == (near(x), near(text_x))
    inner = find(first, "Its first part")
    assert first[first.index(inner) + 1].x == near(198.45)


def test_a_quotation_is_indented_on_both_sides(data: bytes) -> None:
    page = texts(data, page_of(data, "The State party quotes"))
    start = page.index(find(page, "The State party quotes")) + 1
    assert {round(text.x) for text in page[start : start + 3]} == {142}
    assert page[start].end == near(481.95 - 28.35)


def test_an_inserted_paragraph_keeps_its_number(data: bytes) -> None:
    assert find(texts(data, 1), "1 bis.").x == near(113.4)


def test_an_annex_begins_a_page_with_its_word_at_the_margin(data: bytes) -> None:
    page = page_of(data, "Annex")
    word, title = find(texts(data, page), "Annex"), find(texts(data, page), "List of persons")
    assert texts(data, page)[0] == word
    assert (word.x, word.size, title.x, title.size) == (near(56.7), 14, near(113.4), 14)


def test_a_heading_that_begins_a_page_stands_on_its_first_line() -> None:
    for job_number in (None, "GE.21-17632 (E)"):
        tops = []
        for filler in range(17, 21):
            for times in (1, 2):
                text = WORDS["en"]
                lines = [("para", f"{n}.", text * (2 if n < 5 else times)) for n in range(1, filler)]
                lines += [
                    ("h1", "A.", "Heading"),
                    *(("para", f"{n}.", text * 2) for n in range(filler, filler + 9)),
                ]
                data = pdf.write(single("en", lines, job_number=job_number))
                tops += [texts(data, page)[1].base for page in (2, 3) if texts(data, page)[1].words == "Heading"]
        assert all(top == pytest.approx(82.3, abs=1) for top in tops)
        assert tops


def table_rules(data: bytes, page: int) -> list[float]:
    """Return the heights of the rules as wide as the text column, from the top."""
    wide = [box for box in boxes(data, page) if 300 < box[2] - box[0] < 400 and box[3] - box[1] < 5]
    return sorted(round(box[3] - box[1], 1) for box in wide)


def test_a_table_has_horizontal_rules_figures_to_the_right_and_its_notes_below(data: bytes) -> None:
    page = page_of(data, "Prison population")
    found = texts(data, page)
    caption, region, note = (find(found, words) for words in ("Prison population", "Region", "Without the"))
    assert (caption.font[-4:], caption.size) == ("Bold", 10)
    assert (region.font[-6:], region.size) == ("Italic", 8)
    figures = [find(found, words).end for words in ("1,204", "310", "1,514", "2019")]
    assert max(figures) - min(figures) < 0.6
    assert find(found, "998").end == near(481.95)
    last = find(found, "Total")
    assert 10 < note.base - last.base < 30
    assert note.size == 9
    mark = next(text for text in found if text.words == "a" and text.base > last.base)
    assert (mark.font[-6:], mark.x) == ("Italic", near(113.4))
    vertical = [box for box in boxes(data, page) if box[3] - box[1] > 20 and box[2] - box[0] < 3]
    assert vertical == []


def test_a_table_note_is_a_note_right_after_its_call_in_reading_order(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as file:
        notes = [each for each in elements(file) if each.S == "/Note"]
        cells = [each for each in notes if str(each.ID) == "note-note_a"]
        assert len(cells) == 1
        kids = list(cells[0].P.K)
        place = [kid.objgen for kid in kids if isinstance(kid, pikepdf.Dictionary)].index(cells[0].objgen)
        assert kids[place - 1].S == "/Link"


def test_figures_have_their_words(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as file:
        alternatives = {str(each.Alt) for each in elements(file) if each.S == "/Figure"}
    assert "Three columns that rise" in alternatives


def test_a_long_note_is_split_over_pages_and_is_one_note_to_a_reader(data: bytes) -> None:
    seen = structure(data)
    text, where = seen.notes["note_1"]
    assert len(where) > 1
    assert re.sub(r"\s", "", LONG_NOTE) in re.sub(r"\s", "", text)
    assert min(where) in seen.calls["note_1"]


@pytest.mark.parametrize("sentences", [20, 60, 130])
def test_a_note_of_any_length_stays_on_the_paper(sentences: int) -> None:
    note = " ".join(f"Sentence {number} of a note that is as long as it is." for number in range(sentences))
    lines = [*long_lines("en", 6, 2), ("para", "7.", f"Called{{9|{note}}} here."), *long_lines("en", 4)[1:]]
    edition = single("en", [line for index, line in enumerate(lines) if line not in lines[:index]])
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    assert all(text.base < 815 for page in pages(data) for text in texts(data, page))


def test_a_note_that_two_pages_do_not_hold_goes_on_on_a_third() -> None:
    note = " ".join([WORDS["en"]] * 60)
    edition = single(
        "en", [*long_lines("en", 4), ("para", "8.", f"Called{{9|{note}}} here."), ("para", "9.", WORDS["en"])]
    )
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    feet = [[text for text in texts(data, page) if 60 < text.base < 815] for page in pages(data)]
    assert len([each for each in feet if len(each) > 30]) >= 3


def test_a_note_is_cut_at_sentences_and_what_follows_it_stays_behind_it() -> None:
    note = "<span class='footnote' id='n' role='doc-footnote' data-n='1'><span class='note-text'>{}</span></span>"
    text = "One sentence of <i>some</i> length that ends here. " * (LONG // 40)
    root = etree.fromstring(f"<p>Text{note.format(text)} and more</p>")
    before = "".join(map(str, root.itertext()))
    cut(root)
    assert "".join(map(str, root.itertext())) == before
    assert len(root) > 4
    assert [each.tail for each in root][-1] == " and more"
    assert {each.get("data-note") for each in list(root)[1:]} == {"n"}
    short = etree.fromstring(f"<p>Text{note.format('Short.')} and more</p>")
    cut(short)
    assert len(short) == 1


@pytest.mark.parametrize(
    "text", ["一个没有空格的很长的句子。", "words and words without a stop ", "letters", "逗号之间，"]
)
def test_a_long_note_whose_sentences_no_blank_parts_loses_none_of_its_words(text: str) -> None:
    note = "<span class='footnote' id='n'><span class='note-text'>{}</span></span>"
    root = etree.fromstring(f"<p>Text{note.format(text * (2 * LONG // len(text)))} and more</p>")
    before = "".join(map(str, root.itertext()))
    cut(root)
    assert "".join(map(str, root.itertext())) == before
    assert len(root) > 4


def test_a_short_document_has_no_contents_list(data: bytes) -> None:
    assert not [text for text in texts(data, 2) if text.words == "Contents"]


@pytest.fixture(scope="module")
def long_edition() -> Presentation:
    """An edition long enough for a contents list."""
    lines: list[Any] = []
    for chapter in ("I.", "II.", "III.", "IV.", "V."):
        lines.append(("chapter", chapter, f"Chapter {chapter} on its subject"))
        lines += [("para", f"{chapter}{number}", WORDS["en"] * 4) for number in range(1, 17)]
    return single("en", lines)


def test_a_long_document_has_a_contents_list_with_the_pages_of_its_headings(
    long_edition: Presentation,
) -> None:
    data = pdf.write(long_edition)
    assert verify_pdf(data, pdf.expected(long_edition)).findings == ()
    page = texts(data, 2)
    assert find(page, "Contents").size == 14
    with pikepdf.open(io.BytesIO(data)) as file:
        entries = [each for each in elements(file) if each.S == "/TOCI"]
        assert {str(each.P.S) for each in entries} == {"/TOC"}
    assert len(entries) == 5
    for chapter in ("II.", "V."):
        words = f"Chapter {chapter}"
        line = next(text for text in page if text.words.startswith(words))
        number = next(text.words for text in reversed(page) if text.base == pytest.approx(line.base, abs=0.5))
        place = next(
            index for index in pages(data) if index > 2 and any(t.words.startswith(words) for t in texts(data, index))
        )
        assert number.split()[-1] == str(place)


def test_an_issued_document_asks_to_recycle_in_its_language() -> None:
    edition = replace(single("fr", long_lines("fr", 4), job_number="GE.21-17632 (F)"), status="issued")
    line = find(texts(pdf.write(edition), 1), "Merci de recycler")
    assert 380 < line.x < line.end < 455
    assert line.font.endswith("Bold")
    assert not [text for text in texts(pdf.write(replace(edition, status="derived")), 1) if "recycler" in text.words]


def test_a_wide_table_takes_the_whole_width_and_a_long_one_repeats_its_head() -> None:
    rows = [E.tr(*(E.th(E.p(f"Head {number}")) for number in range(7)))]
    rows += [E.tr(*(E.td(E.p(f"{number},{place}00")) for number in range(7))) for place in range(80)]
    table = E.table({"eId": "table_1"}, *rows)
    edition = single("en", [("para", "1.", "Text before a table.")])
    blocks = (*edition.first.blocks, Block("table", "table_1", (table,), element=table))
    edition = replace(edition, columns=(replace(edition.first, blocks=blocks),))
    data = pdf.write(edition)
    heads = [texts(data, page) for page in pages(data)]
    assert all(find(page, "Head 6").end == near(538.65) for page in heads)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()


def test_side_by_side_both_calls_of_a_note_stand_on_its_page() -> None:
    edition = parallel(("en", "fr"), 60, 70)
    data = pdf.write(edition)
    seen = structure(data)
    assert len(seen.calls) == 70
    assert all(where <= seen.notes[eid][1] for eid, where in seen.calls.items())
    assert verify_pdf(data, pdf.expected(edition)).facts["marks"] == "70 of 70 on the page of their note"


def test_a_note_that_one_language_has_not_says_so_in_that_language() -> None:
    edition = parallel(("en", "fr"), 4, 4)
    english, french = edition.columns
    kept: tuple[Note, ...] = tuple(note for note in french.notes if note.eid != "note_2")
    edition = replace(edition, columns=(english, replace(french, notes=kept)))
    data = pdf.write(edition)
    text, _ = structure(data).notes["note_2"]
    assert "[Pas de note en français]" in text.replace("\u00a0", " ")
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
