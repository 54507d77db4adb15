"""Pages as other programs set them: bold words within a paragraph, titles at the head of pages, links, levels of headings."""

import weasyprint

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import CONFIDENCE
from hexapla.akn.reading import Reading
from hexapla.readers.pdf.reader import read_pdf

STYLE = """@page { size: A4; margin: 90pt 72pt } body { font: 10pt/12pt 'Liberation Serif', serif; text-align: justify }
p { margin: 0 0 12pt } .l { font-size: 14pt; line-height: 17pt } .m { font-size: 12pt; line-height: 14pt } h1 { margin: 0 0 12pt; line-height: 14pt }
table { border-top: .5pt solid; border-bottom: .5pt solid; font-size: 8.5pt; line-height: 10.4pt; width: 100% } .note { font-size: 8.5pt; line-height: 10.4pt }"""
LONG = "The Committee notes that the vessels of the harbour wait for pilots longer than was foreseen in the plan of the year before"
SAID = "trusts that the pilots of the harbour will come in due time and that the vessels will be told of every delay without exception"


def read(*pages: str) -> Reading:
    body = "".join(f"<section style='break-after: page'>{page}</section>" for page in pages)
    data = weasyprint.HTML(string=f"<html lang='en'><style>{STYLE}</style>{body}</html>").write_pdf()
    return read_pdf(data, "x.pdf", "en")


def texts(reading: Reading) -> list[str]:
    return [plain_text(each) for each in reading.body.iter("{*}p")]


def test_bold_words_that_begin_with_a_row_begin_no_paragraph() -> None:
    reading = read(f"<p>1. {LONG}, and it <b>{' and '.join([SAID] * 3)}.</b></p><p>2. {LONG}.</p>")
    assert texts(reading) == [f"{LONG}, and it {' and '.join([SAID] * 3)}.", f"{LONG}."]


def test_a_numbered_sentence_all_of_it_bold_is_a_paragraph() -> None:
    reading = read(f"<p>1. {LONG}.</p><p><b>2. The Committee recommends the pilots.</b></p><p>3. {LONG}.</p>")
    assert [each.findtext("{*}num") for each in reading.body.iter("{*}paragraph")] == ["1.", "2.", "3."]
    assert not list(reading.body.iter("{*}heading"))


def test_the_title_below_the_label_of_a_figure_is_no_heading() -> None:
    reading = read(
        f"<p>1. {LONG} (see figure 8.I).</p><p style='margin: 0'>Figure 8.I</p><p><b>Vessels by year</b></p><p>2. {LONG}.</p>"
    )
    assert not list(reading.body.iter("{*}heading"))
    assert {"Figure 8.I", "Vessels by year"} <= set(texts(reading))


def test_titles_that_are_counted_at_the_heads_of_pages_are_no_furniture() -> None:
    pages = [
        f"<p class='m'><b>Subprogramme {n} of the harbour</b></p>" + f"<p>{n}. {LONG}.</p>" * 2 for n in range(1, 11)
    ]
    plain = [f"<p>{n}. {LONG}.</p><p>{LONG}.</p>" for n in range(11, 31)]
    reading = read(
        *(each for one, two, three in zip(pages, plain[::2], plain[1::2], strict=True) for each in (one, two, three))
    )
    found = [plain_text(each) for each in reading.body.iter("{*}heading")]
    assert found == [f"Subprogramme {n} of the harbour" for n in range(1, 11)]


def test_headings_stand_as_deep_as_their_type_is_small() -> None:
    lines = ["<h1 class='l'>I. Ports</h1>", "<h1 class='m'>A. Quays</h1>", f"<p>1. {LONG}.</p>", "<h1 class='m'>Overall view</h1>",
             "<h1 style='font-size: 10pt'>Pilots</h1>", f"<p>2. {LONG}.</p>"]  # fmt: skip
    deep = {
        plain_text(each): len(list(each.iterancestors("{*}section", "{*}division")))
        for each in read("".join(lines)).body.iter("{*}heading")
    }
    assert deep["Overall view"] == deep["Quays"] == deep["Ports"] + 1
    assert deep["Pilots"] == deep["Overall view"] + 1


def test_a_link_takes_neither_the_blank_before_it_nor_the_point_behind_it() -> None:
    reading = read(
        f"<p>1. {LONG}, in<a href='https://undocs.org/A/80/6(1)'> </a><a href='https://undocs.org/A/80/6'>A/80/6</a><a href='https://undocs.org/A/80/6(1)'>.</a></p>"
    )
    assert texts(reading) == [f"{LONG}, in A/80/6."]
    assert [plain_text(each) for each in reading.body.iter("{*}ref")] == ["A/80/6"]


def test_a_hyphen_that_stands_for_a_later_word_keeps_its_blank() -> None:
    reading = read(
        f"<p>1. {LONG}.</p><p>2. The dues of the pilots that harbour-<br>and river-going vessels pay are late again.</p>"
    )
    assert "The dues of the pilots that harbour- and river-going vessels pay are late again." in texts(reading)


def test_text_that_ends_or_begins_as_none_does_is_doubtful() -> None:
    lines = ("2. The dues of the pilots (late", "the harbour pays them.", "Vessels pay them.")
    reading = read(f"<p>1. {LONG}.</p>{''.join(f'<p>{line}</p>' for line in lines)}")
    found = {plain_text(each)[-12:]: each.get(CONFIDENCE) for each in reading.body.iter("{*}p")}
    assert [found[line[-12:]] for line in lines] == ["0.60", "0.60", "1.00"]
