"""Signatures of letters in Word files: the lines below who signed stay with it where they stand at the far edge as it does."""

import pytest

from hexapla.akn.names import BEFORE, PAGE
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, docx, p

FAR = '<w:jc w:val="right"/>'


def paragraphs(language: str, *lines: str) -> list[list[str]]:
    body = (p("Title", style="HChG"), p("1.\tWords of the letter."), *lines, p("2.\tMore words."))
    reading = read_word(docx(MASTHEAD + "".join(body)), f"{language}.docx", language)
    return [list(map(str, each.itertext())) for root in reading.body for each in root.iter("{*}p")]


@pytest.mark.parametrize(
    ("language", "signed", "office"),
    [
        ("en", "(Signed) Mara Holm", ("Envoy", "Head of the Mission")),
        ("ru", "(Подпись) Мара Холм", ("Посланник", "Глава миссии")),
        ("ar", "(توقيع) مارا هولم", ("السفيرة", "رئيسة البعثة")),
        ("zh", "玛拉·霍尔姆（签名）", ("大使", "代表团团长")),
    ],
)
def test_lines_at_the_far_edge_below_who_signed_are_lines_of_the_signature(
    language: str, signed: str, office: tuple[str, ...]
) -> None:
    said = paragraphs(language, *(p(each, properties=FAR) for each in (signed, *office)))
    assert [signed, *office] in said


def test_a_line_at_the_near_edge_and_the_next_who_signed_are_paragraphs_of_their_own() -> None:
    lines = (
        p("(Signed) Mara Holm", properties=FAR),
        p("Envoy", properties=FAR),
        p("(Signed) Ole Roe", properties=FAR),
        p("Copy to the Registrar"),
    )
    said = paragraphs("en", *lines)
    assert said[1:4] == [["(Signed) Mara Holm", "Envoy"], ["(Signed) Ole Roe"], ["Copy to the Registrar"]]


def test_what_is_enclosed_begins_a_page_where_the_paragraph_of_its_label_does() -> None:
    begins = "<w:pageBreakBefore/>"
    body = (
        p("Title", style="HChG"),
        p("1.\tWords."),
        p("Enclosure", style="HChG", properties=begins),
        p("Wells", style="HChG"),
        p("2.\tMore."),
    )
    reading = read_word(docx(MASTHEAD + "".join(body)), "en.docx", "en")
    (heading,) = (each for root in reading.body for each in root.iter("{*}heading"))
    assert (heading.text, heading.get(PAGE)) == ("Wells", BEFORE)
