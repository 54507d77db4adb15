"""What runs from left to right in an Arabic edition keeps its order in every format, and stands where it is said."""

import io
import zipfile

import pypdfium2
import pytest
from lxml import etree, html

from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf, write
from hexapla.writers.markup.isolates import isolate_passages
from hexapla.writers.pdf.figures_from_right import mark_figures
from samples.paper import single
from samples.pdf_pages import Text, texts

NAMES = ("UNOPS", "UNDP", "UNHCR")
WORDS = [("para", "1.", f"نظام C++، ومبلغ -5.2، و{'، و'.join(NAMES)} (انظر A/80/628)")]
PASSAGES = ["C++", "-5.2", *NAMES, "A/80/628"]


@pytest.mark.parametrize("name", ["html", "epub"])
def test_passages_are_isolates_of_a_page(name: str) -> None:
    data = write(single("ar", WORDS), name)
    pages = [data]
    if name == "epub":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            pages = [book.read(each) for each in sorted(book.namelist()) if each.startswith("EPUB/text/")]
    found = [each for page in pages for each in html.document_fromstring(page).iter("bdi")]
    isolates = found[-len(PASSAGES) :]
    assert [each.text_content() for each in isolates] == PASSAGES
    assert {each.get("dir") for each in isolates} == {"ltr"}


def test_passages_are_embedded_in_a_word_file_and_say_no_other_direction() -> None:
    with zipfile.ZipFile(io.BytesIO(write(single("ar", WORDS), "docx"))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    w = f"{{{root.nsmap['w']}}}"
    embedded = list(root.iter(f"{w}dir"))[-len(PASSAGES) :]
    assert ["".join(map(str, each.itertext())) for each in embedded] == PASSAGES
    assert not [each for holder in embedded for each in holder.iter(f"{w}rtl")]


def test_the_half_of_a_note_that_runs_from_the_right_is_looked_at_within_a_text_that_runs_from_the_left() -> None:
    note = etree.fromstring(
        '<p lang="en" dir="ltr">Rivers.<span class="footnote"><span class="note-text" lang="en" dir="ltr">See A/1.</span>'
        '<span class="note-text" lang="ar" dir="rtl">J. Doe, <em>Rivers</em>, 2nd ed.</span></span></p>'
    )
    isolate_passages(note, "en")
    (isolate,) = note.iter("bdi")
    assert "".join(map(str, isolate.itertext())) == "J. Doe, Rivers, 2nd ed."
    assert isolate.getparent().get("lang") == "ar"


def test_a_page_in_a_language_that_runs_from_the_left_has_no_isolates() -> None:
    assert b"<bdi" not in write(single("en", [("para", "1.", "C++ and -5.2")]), "html")


def test_passages_keep_their_order_on_paper_and_a_list_runs_from_the_right() -> None:
    page = pypdfium2.PdfDocument(pdf.write(single("ar", WORDS)))[0].get_textpage()
    lefts: dict[str, list[float]] = {}
    for each in range(page.count_chars()):
        lefts.setdefault(page.get_text_range(each, 1), []).append(page.get_charbox(each)[0])
    for sign, beside, is_before in (("+", "C", True), ("-", "5", False)):
        place = lefts[sign][0]
        assert (min(lefts[beside], key=lambda left: abs(left - place)) < place) is is_before
    found = texts(pdf.write(single("ar", WORDS)), 1)
    names = [next(each.x for each in found if each.words.strip() == name) for name in NAMES]
    assert names == sorted(names, reverse=True)


def test_justified_lines_that_run_from_the_right_end_at_one_edge() -> None:
    words = "تذكر اللجنة برنامج UNDP وتدعو الدولة الطرف إلى النظر في المسألة "
    lines: dict[float, list[Text]] = {}
    for each in texts(pdf.write(single("ar", [("para", "1.", words * 12)])), 1):
        if each.size == 12:
            lines.setdefault(round(each.base), []).append(each)
    full = sorted(lines.values(), key=lambda line: -line[0].base)[1:-1]
    assert len(full) > 4
    edges = [min(each.x for each in line) for line in full]
    assert max(edges) - min(edges) < 0.6


def test_a_note_in_a_second_language_is_no_passage_of_the_first_one() -> None:
    """It would stand on the line of the first, behind its last word."""
    texts = '<span class="note-text" lang="ar" dir="rtl">صوّب</span><span class="note-text" lang="fr" dir="ltr">Corrigé</span>'
    note = etree.fromstring(f'<span class="footnote" lang="ar">{texts}</span>')
    isolate_passages(note, "ar")
    assert [each.get("class") for each in note] == ["note-text", "note-text"]


def test_a_range_of_years_runs_the_same_way_at_the_beginning_of_a_line_as_within_one() -> None:
    words = "وقام العاملون بكذا وكذا في الفترة الممتدة 2019-2024 ثم قيل"
    made = pdf.write(single("ar", [("para", f"{n}.", f"{'كلمة ' * n}{words} {words} {words}") for n in range(1, 20)]))
    with pypdfium2.PdfDocument(made) as document:
        lines = [line for page in document for line in page.get_textpage().get_text_range().splitlines()]
    assert not any("2019-2024" in line for line in lines)
    assert any(line.startswith("2024-2019") for line in lines)


def test_figures_behind_latin_words_and_at_the_beginning_of_a_text_have_no_mark() -> None:
    paragraph = etree.fromstring('<p lang="ar">2019-2024 كانت UNDP 2019-2024 ثم <b>2019-2024</b></p>')
    mark_figures(paragraph, "en")
    assert "".join(paragraph.itertext()) == "2019-2024 كانت UNDP 2019-2024 ثم \u061c2019-2024"


def test_an_arabic_text_within_one_that_runs_from_the_left_has_its_marks() -> None:
    note = etree.fromstring('<span lang="en" dir="ltr">See 1-2 <i lang="ar" dir="rtl">الفقرات 119-190</i></span>')
    mark_figures(note, "en")
    assert "".join(note.itertext()) == "See 1-2 الفقرات \u061c119-190"


def test_a_pair_of_years_is_one_figure() -> None:
    paragraph = etree.fromstring('<p lang="ar">الفترة 2026/2027-2027/2028</p>')
    mark_figures(paragraph, "ar")
    assert "".join(paragraph.itertext()) == "الفترة \u061c2026/2027-2027/2028"


def test_a_range_of_hours_has_no_mark_within_an_hour() -> None:
    paragraph = etree.fromstring('<p lang="ar">الساعة 14:30-16:45</p>')
    mark_figures(paragraph, "ar")
    assert "".join(paragraph.itertext()) == "الساعة \u061c14:30-16:45"


def test_a_lowered_figure_is_of_the_formula_that_it_stands_in() -> None:
    paragraph = etree.fromstring('<p lang="ar">غاز N<sub>2</sub>O وغاز CO<sub>2</sub> معا</p>')
    isolate_passages(paragraph, "ar")
    assert ["".join(each.itertext()) for each in paragraph.iter("bdi")] == ["N2O", "CO2"]


HUMAN = "يولد جميع الناس أحرارا"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Set “{HUMAN}.” here", [f"{HUMAN}."]),
        (f"{HUMAN}، ثانيا (2024) or {HUMAN}.", [f"{HUMAN}، ثانيا", HUMAN]),
        ("כל בני האדם", ["כל בני האדם"]),
        ("Nothing but Latin 2024", []),
    ],
)
def test_words_that_run_from_the_right_are_one_passage_of_a_text_that_runs_from_the_left(
    text: str, found: list[str]
) -> None:
    made = etree.fromstring(f"<p>{text}</p>")
    isolate_passages(made, "en")
    assert [(each.text, each.get("dir")) for each in made.iter("bdi")] == [(each, "rtl") for each in found]


def test_the_first_of_words_from_the_right_stands_at_the_right_on_a_page_from_the_left() -> None:
    edition = single("en", [("para", "1.", f"The Declaration says {HUMAN} in its first article.")])
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    first, last = (page.search(word).get_next() for word in HUMAN.split()[:: len(HUMAN.split()) - 1])
    assert page.get_charbox(first[0])[0] > page.get_charbox(last[0])[0]
