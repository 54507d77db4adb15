"""Titles of Word files: the style of titles tells them, whatever stands above and below, and whatever they say."""

import pytest

from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, docx, p, styles

FRONT = (p("Sixteenth session"), p("Geneva, 5–9 July 2027"), p("Item 4 of the provisional agenda"))
NEW_YORK = '<w:style w:type="paragraph" w:styleId="TitleH1"><w:name w:val="Title_H1"/></w:style>'
BODY = (p("I.\tIntroduction", style="HCh"), p("1.\tText."))


def titles(*lines: str) -> list[tuple[str, str]]:
    reading = read_word(docx(MASTHEAD + "".join((*lines, *BODY)), parts={"styles": styles(NEW_YORK)}), "en.docx", "en")
    return [(slot.key, slot.text) for slot in reading.slots if slot.key in ("title", "subtitle")]


@pytest.mark.parametrize(
    "title",
    [
        "Reading rooms from 1995 to 2026",
        "Who reads at night?",
        "Reading rooms and the years 2028–2031",
        "Books",
        "The fifteenth session and its readers",
    ],
)
def test_one_in_the_style_of_titles_is_the_title_above_who_reports_and_below_days_and_items(title: str) -> None:
    found = titles(*FRONT, p(title, style="HChG"), p("Report by the Director-General", style="H1"))
    assert found == [("title", title), ("subtitle", "Report by the Director-General")]


def test_the_first_one_in_the_style_of_subtitles_is_the_title_where_no_other_stands() -> None:
    assert titles(p("Reading rooms", style="TitleH1"), p("Report", style="TitleH1")) == [
        ("title", "Reading rooms"),
        ("subtitle", "Report"),
    ]


def test_a_word_that_begins_as_captions_do_is_a_heading() -> None:
    made = docx(MASTHEAD + p("Title", style="HChG") + p("1.\tText.") + p("Tableaux", style="H1") + p("2.\tText."))
    reading = read_word(made, "fr.docx", "fr")
    assert [each.text for root in reading.body for each in root.iter("{*}heading")] == ["Tableaux"]


@pytest.mark.parametrize(
    ("language", "front", "title"),
    [
        ("fr", ("Seizième session", "Genève, 5-9 juillet 2027", "Point 4 de l’ordre du jour"), "La quinzième session"),
        (
            "es",
            ("16º período de sesiones", "Ginebra, 5 a 9 de julio de 2027"),
            "¿A quién sirvió el período de sesiones?",
        ),
        ("ru", ("Шестнадцатая сессия", "Женева, 5–9 июля 2027 года"), "Пятнадцатая сессия"),
        ("en", ("Sixteenth session", "Item 4 of the provisional agenda"), "Agenda 2030: fifteen years of it"),
    ],
)
def test_a_title_by_style_may_read_like_a_session_or_an_item(language: str, front: tuple[str, ...], title: str) -> None:
    lines = (*map(p, front), p(title, style="HChG"), p("1.\tABC."))
    reading = read_word(docx(MASTHEAD + "".join(lines)), f"{language}.docx", language)
    assert [slot.text for slot in reading.slots if slot.key == "title"] == [title]


def test_who_reports_is_below_a_title_by_style_where_no_session_stands_above() -> None:
    assert titles(p("Reading rooms", style="HCh"), p("Report of the Secretary-General", style="H1")) == [
        ("title", "Reading rooms"),
        ("subtitle", "Report of the Secretary-General"),
    ]


@pytest.mark.parametrize(
    ("language", "adopted", "number", "names"),
    [
        ("en", "Decisions adopted by the Assembly of Wells at its ninth meeting", "9/4.", ("Deep wells", "Dry wells")),
        ("fr", "Décisions adoptées par l’Assemblée des puits", "9/4-", ("Puits profonds", "« Puits secs »")),
        ("es", "Decisiones aprobadas por la Asamblea de Pozos", "IX/4.", ("Pozos hondos", "Pozos secos")),
        ("ru", "Решения, принятые Ассамблеей колодцев", "9/4–", ("Глубокие колодцы", "Сухие колодцы")),
        ("ar", "المقررات التي اعتمدتها جمعية الآبار في اجتماعها التاسع", "9/4-", ("الآبار العميقة", "الآبار الجافة")),
        ("zh", "水井大会第九次会议通过的各项决定", "9/4．", ("深井", "枯井")),
    ],
)
def test_what_was_adopted_is_the_title_and_the_number_of_a_decision_begins_a_heading(
    language: str, adopted: str, number: str, names: tuple[str, str]
) -> None:
    numbers = (number, number.replace("4", "5"))
    decisions = [
        p(f"{label}\t{name}", style="HChG") + p("1.\tABC.") for label, name in zip(numbers, names, strict=True)
    ]
    made = docx(MASTHEAD + p(adopted, style="HChG") + "".join(decisions))
    reading = read_word(made, f"{language}.docx", language)
    assert [slot.text for slot in reading.slots if slot.key == "title"] == [adopted]
    assert [each.text for root in reading.body for each in root.iter("{*}heading")] == list(names)
